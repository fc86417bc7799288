import { describe, expect, test } from 'vitest';

import { altCodeAfter, altCodePress, type AltCode } from './alt-codes.ts';
import type { KeyEvent } from './key-press.ts';

function keypad(digit: string, timeStamp: number, fields: Partial<KeyEvent> = {}): KeyEvent {
  return {
    // Num Lock is off, and the keys still count.
    key: 'Home',
    code: `Numpad${digit}`,
    shiftKey: false,
    ctrlKey: false,
    altKey: true,
    metaKey: false,
    repeat: false,
    timeStamp,
    getModifierState: () => false,
    ...fields,
  };
}

/** The key that these digits make, 4 ms apart, when Alt is let go. */
function typed(digits: string) {
  let code: AltCode | null = null;
  for (const [index, digit] of Array.from(digits).entries()) {
    code = altCodeAfter(code, keypad(digit, 100 + index * 4));
  }
  return code === null ? null : altCodePress(code, 120);
}

describe('a number that is typed with Alt', () => {
  test.each([
    ['50', '2'],
    ['050', '2'],
    ['0050', '2'],
    ['093', ']'],
    ['0113', 'q'],
    ['029', '\u001D'],
  ])('as %s is the sign that it numbers', (digits, sign) => {
    expect(typed(digits)).toEqual({
      kind: 'character',
      physical: sign,
      characters: sign,
      atMs: 120,
      startedAtMs: 100,
      strokes: digits.length,
    });
  });

  test('ends a scan if it is that of Enter, Tab, LF or ETX', () => {
    for (const digits of ['013', '0013', '009', '010', '003']) {
      expect(typed(digits)).toEqual({ kind: 'end', atMs: 120 });
    }
  });

  test('is no sign of any code if it is too great, or too long', () => {
    expect(typed('0233')).toMatchObject({ physical: '\u0000' });
    expect(typed('00050')).toMatchObject({ physical: '\u0000' });
  });

  test('is none without Alt, with other keys, or on the upper row', () => {
    expect(altCodeAfter(null, keypad('5', 0, { altKey: false }))).toBeNull();
    expect(altCodeAfter(null, keypad('5', 0, { ctrlKey: true }))).toBeNull();
    expect(altCodeAfter({ digits: '5', startedAtMs: 0 }, keypad('x', 0))).toBeNull();
    expect(altCodeAfter(null, keypad('5', 0, { code: 'Digit5' }))).toBeNull();
  });
});
