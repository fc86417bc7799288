import { describe, expect, test } from 'vitest';

import type { FramedScan } from './scan-framing.ts';
import { endsWithKey, scanByHabit, usualHabit } from './scanner-habit.ts';

const CODE = '281006020000000000125733';
const OTHER = '281006020000000000125741';

const none = { physical: '', characters: '', others: [] };

function scanned(text: string, typedAs: string | null): FramedScan {
  const readings = { physical: text, characters: text, others: [] };
  return { ...readings, before: none, isHeadUnsure: false, afterStalls: [], typedAs };
}

/** Of each of these scans, whether it was believed. */
function believed(...scans: readonly FramedScan[]): readonly boolean[] {
  let habit = usualHabit;
  return scans.map((framed) => {
    const judged = scanByHabit(habit, framed);
    ({ habit } = judged);
    return judged.scan.isDoubtful !== true;
  });
}

describe('what is typed as nearly all scanners type', () => {
  test('is believed at once, and told with nothing that is not so', () => {
    const { scan } = scanByHabit(usualHabit, scanned(CODE, '1'));
    expect(scan).toEqual({ physical: CODE, characters: CODE });
  });
});

describe('another habit', () => {
  test.each(['0', '2', '1 overlapping'])(
    '(%s) is believed once it has said the same twice',
    (typedAs) => {
      const [one, other] = [scanned(CODE, typedAs), scanned(OTHER, typedAs)];
      expect(believed(one, one, other, one)).toEqual([false, true, true, true]);
      expect(believed(one, other, other)).toEqual([false, false, true]);
    },
  );

  test('is forgotten as soon as anything is typed in another way', () => {
    const [unended, usual] = [scanned(CODE, '0'), scanned(CODE, '1')];
    expect(believed(unended, unended, usual, unended)).toEqual([false, true, true, false]);
    expect(believed(unended, scanned(CODE, '2'), unended)).toEqual([false, false, false]);
  });

  test('of no single scanner is never believed', () => {
    const mixed = scanned(CODE, null);
    expect(believed(mixed, mixed, mixed)).toEqual([false, false, false]);
  });

  test('of no end key has none to wait for', () => {
    const unended = scanned(CODE, '0');
    const { habit } = scanByHabit(usualHabit, unended);
    expect(endsWithKey(habit)).toBe(true);
    expect(endsWithKey(scanByHabit(habit, unended).habit)).toBe(false);
  });
});

test('a code that stalls more often than any scanner is doubtful', () => {
  const afterStalls = Array.from({ length: 5 }, () => none);
  const { scan } = scanByHabit(usualHabit, { ...scanned(CODE, '1'), afterStalls });
  expect(scan).toMatchObject({ isDoubtful: true, afterStalls: { length: 4 } });
});
