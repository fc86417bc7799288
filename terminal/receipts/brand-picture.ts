import type { BrandProblem } from '../../words/receipt-words.ts';
import { blacken, blankPicture, type Picture } from './picture.ts';
import { readPng, type Shades } from './png.ts';

export type BrandReading =
  | { readonly ok: true; readonly picture: Picture }
  | { readonly ok: false; readonly problem: BrandProblem };

/** A logo, not a poster: 18 mm of paper. */
const HEIGHT_DOTS_MAX = 144;
/** Wider it would be the first thing that is seen, and that is the shop's name. */
const WIDTH_SHARE_MAX = 0.66;
/** Lighter than the first is white, darker than the second is black: edges of letters stay sharp. */
const WHITE_TO = 0.15;
const BLACK_FROM = 0.6;

/**
 * The acquirer's brand as it stands on receipts, from a PNG file: never larger than it is there,
 * in grey by dots. The words of a problem are `receipts.brandProblems`.
 */
export function brandPicture(file: Buffer, paperWidthDots: number): BrandReading {
  const reading = readPng(file);
  if (!reading.ok) return reading;
  const { width, height } = reading.picture;
  const scale = Math.min(1, (paperWidthDots * WIDTH_SHARE_MAX) / width, HEIGHT_DOTS_MAX / height);
  const small = shrunk(reading.picture, scale);
  const picture = dotted(small);
  const isSeen = picture.bits.some((byte) => byte !== 0);
  return isSeen ? { ok: true, picture } : { ok: false, problem: 'empty' };
}

/** Where the dots begin that the one at `at` stands for. */
function bound(at: number, of: number, from: number): number {
  return Math.floor((at * from) / of);
}

/** Each dot as dark as all of the dots that it stands for. */
function shrunk({ width, height, shades }: Shades, scale: number): Shades {
  if (scale === 1) return { width, height, shades };
  const small = {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
  };
  const dots = new Float32Array(small.width * small.height);
  for (let y = 0; y < small.height; y += 1) {
    const [top, bottom] = [bound(y, small.height, height), bound(y + 1, small.height, height)];
    for (let x = 0; x < small.width; x += 1) {
      const [left, right] = [bound(x, small.width, width), bound(x + 1, small.width, width)];
      let sum = 0;
      for (let row = top; row < bottom; row += 1) {
        for (let dot = left; dot < right; dot += 1) sum += shades[row * width + dot] ?? 0;
      }
      dots[y * small.width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return { ...small, shades: dots };
}

/** What a dot is too light or too dark is made up for by its neighbours (Floyd and Steinberg). */
function dotted({ width, height, shades }: Shades): Picture {
  const picture = blankPicture(width, height);
  const margin = Math.floor((picture.widthDots - width) / 2);
  const wanted = shades.map((shade) =>
    Math.min(1, Math.max(0, (shade - WHITE_TO) / (BLACK_FROM - WHITE_TO))),
  );
  const pass = (x: number, y: number, error: number): void => {
    if (x < 0 || x >= width || y >= height) return;
    wanted[y * width + x] = (wanted[y * width + x] ?? 0) + error;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = wanted[y * width + x] ?? 0;
      const isBlack = shade >= 0.5;
      if (isBlack) blacken(picture, margin + x, y);
      const error = shade - (isBlack ? 1 : 0);
      pass(x + 1, y, (error * 7) / 16);
      pass(x - 1, y + 1, (error * 3) / 16);
      pass(x, y + 1, (error * 5) / 16);
      pass(x + 1, y + 1, error / 16);
    }
  }
  return picture;
}
