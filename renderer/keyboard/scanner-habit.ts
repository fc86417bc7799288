import type { TypedScan } from '../../messages/table.ts';
import type { Readings } from './readings.ts';
import type { FramedScan } from './scan-framing.ts';

/**
 * How the scanners of this till are known to type. Nearly all press one key after another and one
 * Enter or Tab at the end. What looks different may be a code that was torn, or two scanners at
 * once; so another habit is believed only once it has typed the very same twice in a row, and for
 * as long as nothing was typed in another way.
 */
interface Habit {
  readonly learned: string | null;
  readonly unproven: FramedScan | null;
}

export const usualHabit: Habit = { learned: null, unproven: null };

/** One end key, and no key pressed while another one was down. */
const USUAL = '1';

export function scanByHabit(
  habit: Habit,
  scan: FramedScan,
): { readonly habit: Habit; readonly scan: TypedScan } {
  const { typedAs } = scan;
  if (typedAs === USUAL) return { habit: usualHabit, scan: told(scan, false) };
  if (typedAs === null) return { habit: { ...habit, unproven: null }, scan: told(scan, true) };
  if (typedAs === habit.learned) return { habit, scan: told(scan, false) };
  const isProven = habit.unproven?.typedAs === typedAs && isSame(habit.unproven, scan);
  return isProven
    ? { habit: { learned: typedAs, unproven: null }, scan: told(scan, false) }
    : { habit: { learned: null, unproven: scan }, scan: told(scan, true) };
}

/** A scanner that is known to press none has no end key to wait for. */
export function endsWithKey({ learned }: Habit): boolean {
  return learned?.startsWith('0') !== true;
}

function isSame(one: Readings, other: Readings): boolean {
  return one.physical === other.physical && one.characters === other.characters;
}

/** More are no scan of anything. */
const STALLS_MAX = 4;

function told(scan: FramedScan, doubtful: boolean): TypedScan {
  const { physical, characters, others, before, isHeadUnsure, afterStalls } = scan;
  const isAfterKeys = before.physical !== '' || before.characters !== '';
  const isDoubtful = doubtful || afterStalls.length > STALLS_MAX;
  return {
    physical,
    characters,
    ...(others.length > 0 && { others }),
    ...(isAfterKeys && { before: bothOf(before) }),
    ...(isHeadUnsure && { isHeadUnsure }),
    ...(afterStalls.length > 0 && { afterStalls: afterStalls.slice(0, STALLS_MAX).map(bothOf) }),
    ...(isDoubtful && { isDoubtful }),
  };
}

function bothOf({ physical, characters }: Readings): Pick<Readings, 'physical' | 'characters'> {
  return { physical, characters };
}
