import { describe, expect, test } from 'vitest';

import { KeysDown } from './keys-down.ts';

describe('a key that is down', () => {
  test('is another one to every key but itself, until it is let go', () => {
    const down = new KeysDown();
    down.press('Digit1', 100);
    down.press('Digit3', 102);
    expect(down.otherDownSinceMs('Digit2', 105)).toBe(102);
    expect(down.otherDownSinceMs('Digit3', 105)).toBe(100);
    down.release('Digit1');
    expect(down.otherDownSinceMs('Digit3', 110)).toBeUndefined();
  });

  test('has been so since it was first pressed', () => {
    const down = new KeysDown();
    expect(down.downForMs('Digit1', 100)).toBeUndefined();
    down.press('Digit1', 100);
    down.press('Digit1', 350);
    expect(down.downForMs('Digit1', 380)).toBe(280);
  });

  test('is forgotten where it came up unheard', () => {
    const down = new KeysDown();
    down.press('Digit1', 100);
    expect(down.otherDownSinceMs('Digit2', 1_100)).toBeUndefined();
    down.press('Digit3', 1_100);
    down.releaseAll();
    expect(down.otherDownSinceMs('Digit2', 1_101)).toBeUndefined();
  });
});
