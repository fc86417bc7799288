import { describe, expect, test } from 'vitest';
import { isGoodPin } from './pin-rules.ts';

describe('a PIN', () => {
  test.each(['2580', '1357', '1235', '7072', '112233445566'])('%s is taken', (pin) => {
    expect(isGoodPin(pin)).toBe(true);
  });

  test.each([
    ['too short', '258'],
    ['too long', '2580258025802'],
    ['not of digits', '25b0'],
    ['of digits that nobody has keys for', '٢٥٨٠'],
    ['empty', ''],
    ['one digit again and again', '0000'],
    ['counted up', '1234'],
    ['counted down', '987654'],
  ])('that is %s is refused: %s', (_why, pin) => {
    expect(isGoodPin(pin)).toBe(false);
  });
});
