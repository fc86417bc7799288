import type { KeyEvent, KeyPress } from './key-press.ts';

/**
 * A character that is typed as its number on the keypad while Alt is down. Scanners in "ALT mode"
 * type all of theirs so: `065` or `0065` or `65` is A, under every keyboard layout.
 */
export interface AltCode {
  readonly digits: string;
  readonly startedAtMs: number;
}

/** Windows itself heeds no more: three digits, or nought and three. */
const DIGITS_MAX = 4;
const ENDS = new Set([3, 4, 10, 13, 9]);

/** With one more key down; null: none is being typed. */
export function altCodeAfter(before: AltCode | null, event: KeyEvent): AltCode | null {
  const digit = /^Numpad(\d)$/.exec(event.code ?? '')?.[1];
  const isAltAlone = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (digit === undefined || !isAltAlone || event.repeat) return null;
  const { digits, startedAtMs } = before ?? { digits: '', startedAtMs: event.timeStamp };
  return { digits: digits + digit, startedAtMs };
}

/** What it is once Alt has been let go. */
export function altCodePress({ digits, startedAtMs }: AltCode, atMs: number): KeyPress {
  const number = Number(digits);
  if (ENDS.has(number)) return { kind: 'end', atMs };
  // Without the leading nought higher numbers are of a code page; no payment code has them.
  const isAscii = number > 0 && number < 127 && digits.length <= DIGITS_MAX;
  const sign = isAscii ? String.fromCodePoint(number) : '\u0000';
  const strokes = digits.length;
  return { kind: 'character', physical: sign, characters: sign, atMs, startedAtMs, strokes };
}
