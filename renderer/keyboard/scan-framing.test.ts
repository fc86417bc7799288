import { describe, expect, test } from 'vitest';

import type { KeyPress } from './key-press.ts';
import {
  nobodyTyping,
  QUIET_MS,
  stallMsOf,
  typingAfter,
  typingAfterSilence,
  type Typing,
  type TypingStep,
} from './scan-framing.ts';

const CODE = '281006020000000000125733';
const EMV = 'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MQ==';

/** The keys of a text, `gapMs` apart; `⏎` is Enter, `⇥` Tab, `⎋` Escape. */
function keys(
  text: string,
  gapMs: number,
  startMs = 0,
  lateMs = (_index: number): number => 0,
): KeyPress[] {
  return Array.from(text, (letter, index) => {
    const atMs = startMs + index * gapMs + lateMs(index);
    if (letter === '⏎' || letter === '⇥') return { kind: 'end', atMs };
    if (letter === '⎋') return { kind: 'other', atMs };
    return { kind: 'character', physical: letter, characters: letter.toUpperCase(), atMs };
  });
}

/** After these keys, and a long silence. */
function heard(...presses: readonly (readonly KeyPress[])[]) {
  const steps: TypingStep[] = [];
  let typing: Typing = nobodyTyping;
  for (const press of presses.flat()) {
    const step = typingAfter(typing, press);
    steps.push(step);
    typing = step.typing;
  }
  const framed = [...steps, typingAfterSilence(typing)].flatMap(({ scan }) => scan ?? []);
  const since = steps.flatMap(({ recognisedSinceMs }) => recognisedSinceMs ?? []);
  return {
    framed,
    scans: framed.map(({ physical }) => physical),
    since,
    taken: steps.map(({ isScanners }) => isScanners),
    typing,
  };
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
    expect(heard(keys(`${EMV}⏎`, 2)).framed).toMatchObject([
      { physical: EMV, characters: EMV.toUpperCase(), typedAs: '1' },
    ]);
  });

  test('is recognised from scanners of every speed that they are sold with', () => {
    for (const gapMs of [0, 1, 6, 10, 19, 32, 36, 40, 48, 64]) {
      expect(heard(keys(`${CODE}⏎`, gapMs)).scans, `${gapMs} ms`).toEqual([CODE]);
    }
  });

  test('is not made of what wavers at a pace that a person could just keep', () => {
    for (const gapMs of [50, 60, 64]) {
      const wavering = keys(`${CODE}⏎`, gapMs, 0, (index) => (index % 3) * 8);
      expect(heard(wavering).scans, `${gapMs} ms`).toEqual([]);
    }
  });

  test('is not made of slow keys of which one is pressed before the other is let go', () => {
    const rolled = keys(`${CODE}⏎`, 60);
    for (const place of [5, 13, 21]) {
      Object.assign(rolled[place] ?? {}, { overlapsSinceMs: (place - 1) * 60 });
    }
    expect(heard(rolled).scans).toEqual([]);
  });

  test('of which keys overlap may be two, but what was down before it is not its own', () => {
    const scan = keys(`${CODE}⏎`, 5, 1000);
    Object.assign(scan[4] ?? {}, { overlapsSinceMs: 940 });
    expect(heard(scan).framed).toMatchObject([{ typedAs: '1' }]);
    Object.assign(scan[4] ?? {}, { overlapsSinceMs: 1000 + 3 * 5 });
    expect(heard(scan).framed).toMatchObject([{ typedAs: '1 overlapping' }]);
  });

  test('is not made of a key that is held, where nothing says that it repeats', () => {
    expect(heard(keys('000000000000⏎', 33)).scans).toEqual([]);
    expect(heard(keys('5', 0), keys('000000000000', 33, 250)).scans).toEqual([]);
  });

  test('may be ended by Tab, or by a key that no code has', () => {
    expect(heard(keys(`${CODE}⇥`, 5)).scans).toEqual([CODE]);
    expect(heard(keys(`${CODE}⎋`, 5))).toMatchObject({ scans: [CODE] });
  });

  test('without an ending is ended by silence', () => {
    const { framed, typing } = heard(keys(CODE, 5));
    expect(typing.status).toBe('scanner');
    expect(framed).toMatchObject([{ physical: CODE, typedAs: '0' }]);
  });

  test('that a busy machine tears is one code still, and says where', () => {
    const rest = CODE.slice(18);
    const torn = heard(keys(CODE.slice(0, 18), 5), keys(`${rest}⏎`, 5, 400));
    expect(torn.framed).toMatchObject([
      { physical: CODE, typedAs: '1', afterStalls: [{ physical: rest }] },
    ]);
    const early = heard(keys(CODE.slice(0, 6), 5), keys(`${CODE.slice(6)}⏎`, 5, 900));
    expect(early.framed).toMatchObject([{ physical: CODE }]);
    expect(early.since).toEqual([0]);
  });

  test('torn off from too few keys to be a scanner’s says what they were', () => {
    const { framed } = heard(keys(CODE.slice(0, 3), 5), keys(`${CODE.slice(3)}⏎`, 5, 900));
    expect(framed).toMatchObject([{ physical: CODE.slice(3), before: { physical: '281' } }]);
  });

  test('of a scanner that ends them with no key is over sooner', () => {
    let typing: Typing = nobodyTyping;
    const scans: string[] = [];
    for (const press of [...keys(CODE, 5), ...keys(CODE, 5, 400)]) {
      const step = typingAfter(typing, press, stallMsOf(false));
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
    const { scans, taken } = heard(keys(`${CODE}⏎`, 5), keys('7', 0, 24 * 5 + QUIET_MS + 1));
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

  test('that stutters after its first key has that too, and says what it is without', () => {
    const [head, rest] = [keys(CODE.slice(0, 1), 0), keys(`${CODE.slice(1)}⏎`, 5, 60)];
    const { framed, since } = heard(head, rest);
    const afterStalls = [{ physical: CODE.slice(1) }];
    expect(framed).toMatchObject([{ physical: CODE, typedAs: '1', afterStalls }]);
    expect(since).toEqual([0]);
    Object.assign(rest[0] ?? {}, { overlapsSinceMs: 0 });
    expect(heard(head, rest).framed).toMatchObject([{ before: { physical: '2' } }]);
  });

  test('is cut off after 1,024 keys, and what is too much still reaches nobody', () => {
    const { scans, taken } = heard(keys(`${'78'.repeat(750)}⏎`, 1));
    expect(scans).toEqual(['78'.repeat(512)]);
    expect(taken.slice(7)).not.toContain(false);
  });

  test('of fewer than eight keys is recognised by its Enter, of fewer than six not at all', () => {
    expect(heard(keys('9638507⏎', 1)).scans).toEqual(['9638507']);
    expect(heard(keys('9638507⏎', 1)).taken).toEqual([...Array(7).fill(false), true]);
    expect(heard(keys('963850⏎', 20)).scans).toEqual(['963850']);
    expect(heard(keys('9638507⏎', 40)).scans).toEqual([]);
    expect(heard(keys('96385⏎', 1)).scans).toEqual([]);
    expect(heard(keys('96385074', 1)).scans).toEqual(['96385074']);
  });
});

describe('after a scan', () => {
  test('a second ending of the same scanner reaches nobody, a later Enter is a person’s', () => {
    const scan = keys(`${CODE}⏎⏎⇥`, 5);
    const later = keys('⏎', 0, 26 * 5 + QUIET_MS + 1);
    expect(heard(scan, later).taken.slice(24)).toEqual([true, true, true, false]);
    expect(heard(scan).framed).toMatchObject([{ physical: CODE, typedAs: '3' }]);
  });

  test('the next one may follow soon, but not at once: that may be two scanners', () => {
    const endMs = 24 * 5;
    const later = heard(keys(`${CODE}⏎`, 5), keys(`${EMV}⏎`, 5, endMs + QUIET_MS + 1));
    expect(later.scans).toEqual([CODE, EMV]);
    expect(later.framed.map(({ typedAs }) => typedAs)).toEqual(['1', '1']);
    const { framed, taken } = heard(keys(`${CODE}⏎`, 5), keys(`${EMV}⏎`, 5, endMs + QUIET_MS));
    expect(framed).toMatchObject([{ physical: `${CODE}\n${EMV}`, typedAs: null }]);
    expect(taken.slice(7)).not.toContain(false);
  });

  test('that ends while another one begins, the head of the other one is not sure', () => {
    const other = keys(CODE.slice(0, 1), 0, 125);
    const { framed } = heard(keys('963', 60), other, keys(`⏎${CODE.slice(1)}⏎`, 60, 130));
    const [rest, before] = [CODE.slice(1), { physical: '9632' }];
    expect(framed).toMatchObject([{ physical: rest, before, isHeadUnsure: true }]);
  });

  test('further lines are the rest of it', () => {
    const card = 'BEGIN:VCARD⏎N:Doe⏎END:VCARD⏎';
    const { scans, taken } = heard(keys(card, 3));
    expect(scans).toEqual(['BEGIN:VCARD\nN:Doe\nEND:VCARD']);
    expect(taken.slice(7)).not.toContain(false);
  });

  test('a person is heard again', () => {
    const { scans, taken } = heard(keys(`${CODE}⏎`, 5), keys('182⏎', 120, 400));
    expect(scans).toEqual([CODE]);
    expect(taken.slice(25)).toEqual([false, false, false, false]);
  });
});
