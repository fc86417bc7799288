import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { KeyPress } from './key-press.ts';
import { nobodyTyping, typingAfter, typingAfterSilence, type Typing } from './scan-framing.ts';

/**
 * The fastest typist there is: 20 keys a second for as long as one likes (240 words a minute),
 * in strokes of up to four keys that fall within 20 ms of one another.
 */
const FASTEST_KEY_MS = 50;
/** One key in so many is pressed before the last is let go; of typists so quick nearly all are. */
const OVERLAPPING = 12;

const stroke = fc.record({
  gapsMs: fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { maxLength: 3 }),
  endsLine: fc.boolean(),
  slowerMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 400, noNaN: true })),
});

const typist = fc.array(stroke, { minLength: 1, maxLength: 40 }).map((strokes) => {
  const keys: KeyPress[] = [];
  let strokeAtMs = 0;
  for (const { gapsMs, slowerMs, endsLine } of strokes) {
    let atMs = strokeAtMs;
    for (const gapMs of [0, ...gapsMs]) {
      atMs += gapMs;
      // 17 signs in turn: no key is the one before, or eight of the same would be told apart by that.
      const physical = 'etaoinshrdlcumwfg'[keys.length % 17] ?? '';
      const isRolled = keys.length > 0 && keys.length % OVERLAPPING === 0;
      const overlaps = isRolled && { overlapsSinceMs: keys.at(-1)?.atMs ?? 0 };
      keys.push({ kind: 'character', physical, characters: physical, atMs, ...overlaps });
    }
    // A typist's Enter is one more finger in the stroke.
    if (endsLine && gapsMs.length < 3) {
      keys.push({ kind: 'end', atMs: atMs + 10 });
    }
    strokeAtMs += (gapsMs.length + 1) * FASTEST_KEY_MS + slowerMs;
  }
  return keys;
});

const scanner = fc.record({
  text: fc.string({
    unit: fc.constantFrom('2', '8', '0', 'a', 'Z', '/'),
    minLength: 8,
    maxLength: 60,
  }),
  keyMs: fc.double({ min: 0, max: 30, noNaN: true }),
  jitter: fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 61, maxLength: 61 }),
});

function after(typing: Typing, presses: readonly KeyPress[]) {
  let now = typing;
  const scans: string[] = [];
  let recognisedSinceMs: number | null = null;
  for (const press of presses) {
    const step = typingAfter(now, press);
    now = step.typing;
    recognisedSinceMs ??= step.recognisedSinceMs;
    if (step.scan !== null) scans.push(step.scan.physical);
  }
  return { typing: now, scans, recognisedSinceMs };
}

describe('the fastest typist', () => {
  test('is never taken for a scanner', () => {
    fc.assert(
      fc.property(typist, (keys) => {
        expect(after(nobodyTyping, keys).typing.status).toBe('unsure');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a scanner', () => {
  test('is recognised after any typist, from its first key to its Enter', () => {
    fc.assert(
      fc.property(
        typist,
        fc.integer({ min: 101, max: 2000 }),
        scanner,
        (person, pauseMs, { text, keyMs, jitter }) => {
          const startMs = (person.at(-1)?.atMs ?? 0) + pauseMs;
          const scanned = Array.from(text, (sign, index): KeyPress => {
            const atMs = startMs + index * keyMs + (jitter[index] ?? 0);
            return { kind: 'character', physical: sign, characters: sign, atMs };
          }).toSorted((one, other) => one.atMs - other.atMs);
          const enter: KeyPress = { kind: 'end', atMs: (scanned.at(-1)?.atMs ?? 0) + keyMs };
          const heard = after(nobodyTyping, [...person, ...scanned, enter]);
          const { scan } = typingAfterSilence(heard.typing);
          if (scan !== null) heard.scans.push(scan.physical);
          expect(heard.scans).toHaveLength(1);
          expect(heard.scans[0]).toHaveLength(text.length);
          expect(heard.recognisedSinceMs).toBe(scanned[0]?.atMs);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
