import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Fontkit from 'fontkit';
import { z } from 'zod';
import type { OutlineStep } from './outline-fill.ts';
import { trueTypeOf } from './woff2-font.ts';

/**
 * Noto Sans SC as its package has it: a hundred slices, each with some of its characters. Found
 * beside the program's other packages, from its source as from its built file. fontkit is loaded
 * with the first character that is asked for: most shops never need it, and it takes a tenth of a
 * second.
 */
const require = createRequire(import.meta.url);

export type Weight = 'normal' | 'bold';
/** On the axis of the font. Paper takes thin strokes away, so normal is a little more than 400. */
const WEIGHTS: { readonly [Name in Weight]: number } = { normal: 450, bold: 700 };

export interface Glyph {
  /** How far the pen goes, in ems. */
  readonly advanceEm: number;
  readonly unitsPerEm: number;
  readonly steps: readonly OutlineStep[];
}

interface Slice {
  readonly file: string;
  /** First and last code point, by turns. */
  readonly bounds: readonly number[];
}

let slices: readonly Slice[] | null = null;
const fonts = new Map<string, Fontkit.Font>();
/** The same, at one weight. */
const weighted = new Map<string, Fontkit.Font>();

/** Null: no slice has it, or its slice cannot be read; it is drawn as a missing one then. */
export function glyphOf(codePoint: number, weight: Weight): Glyph | null {
  slices ??= readSlices();
  for (const { file, bounds } of slices) {
    if (!isWithin(codePoint, bounds)) continue;
    try {
      const font = fontOf(file, weight);
      // A slice may name what it does not have.
      if (!font.hasGlyphForCodePoint(codePoint)) continue;
      const { advanceWidth, path } = font.glyphForCodePoint(codePoint);
      const { unitsPerEm } = font;
      return { advanceEm: advanceWidth / unitsPerEm, unitsPerEm, steps: path.commands };
    } catch {
      continue;
    }
  }
  return null;
}

function fontOf(file: string, weight: Weight): Fontkit.Font {
  const key = `${weight} ${file}`;
  const font = weighted.get(key) ?? plainFontOf(file).getVariation({ wght: WEIGHTS[weight] });
  weighted.set(key, font);
  return font;
}

function plainFontOf(file: string): Fontkit.Font {
  const font = fonts.get(file) ?? readFont(file);
  fonts.set(file, font);
  return font;
}

function readFont(file: string): Fontkit.Font {
  const fontkit = require('fontkit') as typeof Fontkit;
  const font = fontkit.create(trueTypeOf(readFileSync(file)));
  if (!('getVariation' in font)) throw new Error('a collection of fonts');
  return font;
}

const rangesSchema = z.record(z.string(), z.string());

/** `unicode.json`: `{"[4]": "U+1f1e9-1f1f5,U+1f21a", …}`. Without the package: none. */
function readSlices(): readonly Slice[] {
  try {
    const index = require.resolve('@fontsource-variable/noto-sans-sc/unicode.json');
    const ranges = rangesSchema.parse(JSON.parse(readFileSync(index, 'utf8')));
    return Object.entries(ranges).map(([key, range]) => ({
      file: join(
        dirname(index),
        'files',
        `noto-sans-sc-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`,
      ),
      bounds: range.split(',').flatMap(boundsOf),
    }));
  } catch {
    return [];
  }
}

function boundsOf(range: string): [number, number] {
  const [first = '', last = first] = range.replace('U+', '').split('-');
  return [parseInt(first, 16), parseInt(last, 16)];
}

function isWithin(codePoint: number, bounds: readonly number[]): boolean {
  for (let at = 0; at < bounds.length; at += 2) {
    if (codePoint >= (bounds[at] ?? 0) && codePoint <= (bounds[at + 1] ?? 0)) return true;
  }
  return false;
}
