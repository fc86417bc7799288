import type { Character } from './scan-pace.ts';

/** What was typed, in the ways that it can have been meant. */
export interface Readings {
  /** The keys as they lie on a US keyboard. */
  readonly physical: string;
  /** What the machine's own layout made of them. */
  readonly characters: string;
  /** Both again without what Caps Lock did, where it was on: some scanners undo that themselves. */
  readonly others: readonly string[];
}

export function readingsOf(keys: readonly Character[]): Readings {
  const physical = textOf(keys, (key) => key.physical);
  const characters = textOf(keys, (key) => key.characters);
  const readings = [
    textOf(keys, (key) => withoutCapsLock(key, key.physical)),
    textOf(keys, (key) => withoutCapsLock(key, key.characters)),
    textOf(keys, (key) => withoutCapsLock(key, withDigit(key))),
    textOf(keys, withDigit),
  ];
  const others = readings.filter((text) => text !== physical && text !== characters);
  return { physical, characters, others: [...new Set(others)] };
}

function textOf(keys: readonly Character[], read: (key: Character) => string): string {
  return keys.map(read).join('');
}

function withoutCapsLock({ capsLock }: Character, sign: string): string {
  if (capsLock !== true) return sign;
  const upper = sign.toUpperCase();
  // One letter of one: `ß` has no capital, and of `İ` its dot is left over.
  if (upper !== sign && upper.length === 1) return upper;
  return sign.toLowerCase().slice(0, sign.length);
}

const SHIFTED_DIGITS = ')!@#$%^&*(';
/** Signs of payment codes, of which none is what an upper row without its digits writes. */
const CODE_SIGN = /^[0-9A-Za-z+/=]$/;

/**
 * Where digits need Shift (AZERTY on Windows), Caps Lock is Shift for them too, and both together
 * are neither: the key has written its other sign.
 */
function withDigit({ capsLock, physical, characters }: Character): string {
  const digit = physical === '' ? -1 : SHIFTED_DIGITS.indexOf(physical);
  if (capsLock !== true || digit < 0 || CODE_SIGN.test(characters)) return characters;
  return String(digit);
}
