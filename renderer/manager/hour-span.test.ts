import { describe, expect, test } from 'vitest';

import type { HourFigure } from '../../messages/day.ts';
import { hourSpan } from './hour-span.ts';

const HOUR_MS = 3_600_000;

/** A day of so many hours; something was taken in those that are named. */
function hoursOfDay(length: number, ...taken: readonly number[]): readonly HourFigure[] {
  return Array.from({ length }, (_, hour) => ({
    startsAt: hour * HOUR_MS,
    amountMinor: taken.includes(hour) ? 1820 : 0,
    count: taken.includes(hour) ? 1 : 0,
  }));
}

function shown(hours: readonly HourFigure[]): readonly number[] {
  return hourSpan(hours).map(({ startsAt }) => startsAt / HOUR_MS);
}

describe('the hours that are drawn', () => {
  test('are those with payments, all between them, and one on each side', () => {
    expect(shown(hoursOfDay(24, 5, 9, 11))).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('are never fewer than six', () => {
    expect(shown(hoursOfDay(24, 9))).toEqual([8, 9, 10, 11, 12, 13]);
    expect(shown(hoursOfDay(24, 23))).toEqual([18, 19, 20, 21, 22, 23]);
  });

  test('do not go beyond the day, also where it has 23 or 25 hours', () => {
    expect(shown(hoursOfDay(23, 0, 22))).toHaveLength(23);
    expect(shown(hoursOfDay(25, 0, 24))).toHaveLength(25);
  });

  test('are none where nothing was taken', () => {
    expect(shown(hoursOfDay(24))).toEqual([]);
  });
});
