import { describe, expect, test } from 'vitest';

import type { KeyPress } from './key-press.ts';
import {
  nobodyTyping,
  silenceAfter,
  typingAfter,
  typingAfterSilence,
  type Typing,
  type TypingStep,
} from './scan-framing.ts';

const CODE = '281006020000000000125733';
const EMV = 'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MQ==';

/** The keys of a text, `gapMs` apart; `⏎` is Enter, `⇥` Tab, `⎋` Escape. */
function keys(text: string, gapMs: number, startMs = 0): KeyPress[] {
  return Array.from(text, (letter, index) => {
    const atMs = startMs + index * gapMs;
    if (letter === '⏎' || letter === '⇥') return { kind: 'end', atMs };
    if (letter === '⎋') return { kind: 'other', atMs };
    return { kind: 'character', physical: letter, characters: letter.toUpperCase(), atMs };
  });
}

function heard(...presses: readonly (readonly KeyPress[])[]) {
  const steps: TypingStep[] = [];
  let typing: Typing = nobodyTyping;
  for (const press of presses.flat()) {
    const step = typingAfter(typing, press);
    steps.push(step);
    typing = step.typing;
  }
  const scans = steps.flatMap(({ scan }) => (scan === null ? [] : [scan.physical]));
  const since = steps.flatMap(({ recognisedSinceMs }) => recognisedSinceMs ?? []);
  return { scans, since, taken: steps.map(({ isScanners }) => isScanners), typing };
}

describe('a scan', () => {
  test('is what was typed too fast for a person, up to Enter, which belongs to it', () => {
    const { scans, since, taken } = heard(keys(`${CODE}⏎`, 5, 1000));
    expect(scans).toEqual([CODE]);
    expect(since).toEqual([1000]);
    expect(taken.indexOf(true)).toBe(7);
    expect(taken.slice(7)).not.toContain(false);
  });

  test('says both what the keys are and what the layout made of them', () => {
    const steps = keys(`${EMV}⏎`, 2);
    let typing: Typing = nobodyTyping;
    let scan = null;
    for (const press of steps) ({ typing, scan } = typingAfter(typing, press));
    expect(scan).toEqual({ physical: EMV, characters: EMV.toUpperCase() });
  });

  test('is recognised from scanners of every speed that they are sold with', () => {
    for (const gapMs of [0, 1, 6, 10, 19, 32]) {
      expect(heard(keys(`${CODE}⏎`, gapMs)).scans, `${gapMs} ms`).toEqual([CODE]);
    }
  });

  test('is not made at a pace that a person could just keep', () => {
    for (const gapMs of [36, 40, 45]) {
      expect(heard(keys(`${CODE}⏎`, gapMs)).scans, `${gapMs} ms`).toEqual([]);
    }
  });

  test('may be ended by Tab, or by a key that no code has', () => {
    expect(heard(keys(`${CODE}⇥`, 5)).scans).toEqual([CODE]);
    expect(heard(keys(`${CODE}⎋`, 5))).toMatchObject({ scans: [CODE] });
  });

  test('without an ending is ended by silence', () => {
    const { scans, typing } = heard(keys(CODE, 5));
    expect(scans).toEqual([]);
    expect(typingAfterSilence(typing).scan).toEqual({ physical: CODE, characters: CODE });
  });

  test('that a busy machine tears is one code still, from a scanner that ends them with a key', () => {
    const torn = [...keys(CODE.slice(0, 18), 5), ...keys(`${CODE.slice(18)}⏎`, 5, 400)];
    let typing: Typing = nobodyTyping;
    const scans: string[] = [];
    for (const press of torn) {
      const step = typingAfter(typing, press, silenceAfter('key'));
      ({ typing } = step);
      if (step.scan !== null) scans.push(step.scan.physical);
    }
    expect(scans).toEqual([CODE]);
  });

  test('is not told twice when its end is heard later than the silence', () => {
    const half = heard(keys(CODE.slice(0, 14), 5)).typing;
    let step = typingAfterSilence(half);
    expect(step.scan?.physical).toBe(CODE.slice(0, 14));
    for (const press of keys(`${CODE.slice(14)}⏎`, 5, 14 * 5)) {
      step = typingAfter(step.typing, press);
      expect(step).toMatchObject({ isScanners: true, scan: null });
    }
  });

  test('is ended by a silence that only the times of the keys tell of', () => {
    const { scans, taken } = heard(keys(CODE, 5), keys('7', 0, 24 * 5 + 150));
    expect(scans).toEqual([CODE]);
    expect(taken.at(-1)).toBe(false);
  });

  test('goes on through a stutter of a busy machine', () => {
    const stutter = [...keys(CODE.slice(0, 12), 3), ...keys(`${CODE.slice(12)}⏎`, 3, 33 + 95)];
    expect(heard(stutter).scans).toEqual([CODE]);
    const early = [...keys(CODE.slice(0, 4), 3), ...keys(`${CODE.slice(4)}⏎`, 3, 9 + 80)];
    expect(heard(early).scans).toEqual([CODE]);
  });

  test('leaves out what a person typed before it', () => {
    for (const pauseMs of [46, 60, 99, 100, 101, 500]) {
      const person = keys('182', 130);
      const { scans, since } = heard(person, keys(`${CODE}⏎`, 5, 260 + pauseMs));
      expect(scans, `${pauseMs} ms`).toEqual([CODE]);
      expect(since).toEqual([260 + pauseMs]);
    }
  });

  test('is cut off after 1,024 keys, and what is too much still reaches nobody', () => {
    const { scans, taken } = heard(keys(`${'7'.repeat(1500)}⏎`, 1));
    expect(scans).toEqual(['7'.repeat(1024)]);
    expect(taken.slice(7)).not.toContain(false);
  });

  test('is not made of fewer than eight keys', () => {
    expect(heard(keys('9638507⏎', 1)).scans).toEqual([]);
    expect(heard(keys('96385074⏎', 1)).scans).toEqual(['96385074']);
  });
});

describe('after a scan', () => {
  test('a second ending of the same scanner reaches nobody, a later Enter is a person’s', () => {
    const scan = keys(`${CODE}⏎⏎⇥`, 5);
    expect(heard(scan, keys('⏎', 0, 26 * 5 + 46)).taken.slice(24)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(heard(scan).scans).toEqual([CODE]);
  });

  test('the next one may follow at once, and leaks nothing', () => {
    const { scans, taken } = heard(keys(`${CODE}⏎${EMV}⏎`, 5));
    expect(scans).toEqual([CODE, EMV]);
    expect(taken.slice(7)).not.toContain(false);
  });

  test('short further lines are the rest of it', () => {
    const card = 'BEGIN:VCARD⏎N:Doe⏎END:VCARD⏎';
    const { scans, taken } = heard(keys(card, 3));
    expect(scans).toEqual(['BEGIN:VCARD', 'END:VCARD']);
    expect(taken.slice(7)).not.toContain(false);
  });

  test('a person is heard again', () => {
    const { scans, taken } = heard(keys(`${CODE}⏎`, 5), keys('182⏎', 120, 400));
    expect(scans).toEqual([CODE]);
    expect(taken.slice(25)).toEqual([false, false, false, false]);
  });
});
