import type { HourFigure } from '../../messages/day.ts';

/** Fewer bars than this are no picture of a day. */
const HOURS_SHOWN_MIN = 6;

/** The hours from the first in which something was taken to the last, and one on each side. */
export function hourSpan(hours: readonly HourFigure[]): readonly HourFigure[] {
  const first = hours.findIndex(({ count }) => count > 0);
  if (first === -1) return [];
  const last = hours.findLastIndex(({ count }) => count > 0);
  let from = Math.max(0, first - 1);
  let to = Math.min(hours.length, last + 2);
  while (to - from < Math.min(HOURS_SHOWN_MIN, hours.length)) {
    if (to < hours.length) to += 1;
    else from -= 1;
  }
  return hours.slice(from, to);
}
