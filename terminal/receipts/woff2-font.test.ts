import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { trueTypeOf } from './woff2-font.ts';

const { resolve } = createRequire(import.meta.url);

function slice(name: string): Buffer {
  const file = `@fontsource-variable/noto-sans-sc/files/noto-sans-sc-${name}-wght-normal.woff2`;
  return readFileSync(resolve(file));
}

function fontOf(file: Buffer) {
  const font = create(file);
  if (!('getVariation' in font)) throw new Error('not one font');
  return font;
}

describe('a font without its packing', () => {
  test('has every outline that fontkit reads of it packed', () => {
    const file = slice('119');
    const [plain, packed] = [fontOf(trueTypeOf(file)), fontOf(file)];
    expect(plain.numGlyphs).toBe(packed.numGlyphs);
    for (let glyph = 0; glyph < packed.numGlyphs; glyph += 1) {
      expect(plain.getGlyph(glyph).path.toSVG()).toBe(packed.getGlyph(glyph).path.toSVG());
    }
  });

  test('has strokes of the weight that is asked for', () => {
    const font = fontOf(trueTypeOf(slice('119')));
    const inner = [100, 400, 700].map((wght) => {
      const { bbox } = font.getVariation({ wght }).glyphForCodePoint(0x4e2d).path;
      return bbox.maxX - bbox.minX;
    });
    expect(inner).toEqual([785, 806, 826]);
  });
});

test('a file that is damaged or is none is refused', () => {
  const file = slice('119');
  expect(() => trueTypeOf(file.subarray(0, file.length / 2))).toThrow();
  expect(() => trueTypeOf(Buffer.from('<html>no font, but a page that says so</html>'))).toThrow(
    'not a WOFF2 file',
  );
});
