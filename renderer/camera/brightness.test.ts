import { expect, test } from 'vitest';

import { brightnessOf, isDark } from './brightness.ts';

const WIDTH = 640;

/** RGBA, so many of its lower rows lit. */
function picture(litRows: number, light: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(WIDTH * 480 * 4).fill(10);
  return pixels.fill(light, (480 - litRows) * WIDTH * 4);
}

test.each([
  ['a covered lens is dark', 0, 255, true],
  ['a bright phone in the dark is not', 100, 220, false],
  ['a dim room is not', 480, 40, false],
])('%s', (_name, litRows, light, dark) => {
  expect(isDark(brightnessOf(picture(litRows, light)))).toBe(dark);
});
