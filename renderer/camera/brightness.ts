/** A covered lens gives up to about 16; a dim room with a phone's screen in it, 40 and more. */
const DARK_BELOW = 24;

/** Every so many pixels are enough for an average; no even number of columns, which may be lines. */
const STEP_PIXELS = 61;

/** How bright RGBA pixels are on average, 0 to 255: by green, of which brightness mostly is. */
export function brightnessOf(pixels: Uint8ClampedArray): number {
  let sum = 0;
  let count = 0;
  for (let place = 1; place < pixels.length; place += 4 * STEP_PIXELS) {
    sum += pixels[place] ?? 0;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

export function isDark(brightness: number): boolean {
  return brightness < DARK_BELOW;
}
