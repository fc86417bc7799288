import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { brandPicture } from './brand-picture.ts';
import type { Picture } from './picture.ts';

interface Png {
  readonly size: readonly [number, number];
  readonly bitDepth: number;
  readonly colour: number;
  readonly rows: readonly (readonly number[])[];
  readonly palette?: readonly number[];
  readonly opacities?: readonly number[];
  readonly interlaced?: boolean;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG file; each row begins with its filter. */
function pngOf({ size, bitDepth, colour, rows, palette, opacities, interlaced }: Png): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size[0], 0);
  header.writeUInt32BE(size[1], 4);
  header.set([bitDepth, colour, 0, 0, interlaced === true ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(palette === undefined ? [] : [chunk('PLTE', Buffer.from(palette))]),
    ...(opacities === undefined ? [] : [chunk('tRNS', Buffer.from(opacities))]),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function rowsOf({ widthDots, heightDots, bits }: Picture): string[] {
  return Array.from({ length: heightDots }, (_row, y) =>
    [...bits.subarray((y * widthDots) / 8, ((y + 1) * widthDots) / 8)]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join(''),
  );
}

function drawn(png: Png, paperWidthDots = 576): string[] {
  const reading = brandPicture(pngOf(png), paperWidthDots);
  return reading.ok ? rowsOf(reading.picture) : [reading.problem];
}

const BLACK_WHITE = [0, 255];
/** Two rows of a black and a white dot, in the middle of a byte. */
const HALF = ['00010000', '00010000'];

describe('a brand’s picture', () => {
  const size = [2, 2] as const;
  test.each<readonly [string, Png]>([
    [
      'grey',
      {
        size,
        bitDepth: 8,
        colour: 0,
        rows: [
          [0, ...BLACK_WHITE],
          [2, 0, 0],
        ],
      },
    ],
    [
      'grey of one bit',
      {
        size,
        bitDepth: 1,
        colour: 0,
        rows: [
          [0, 0x40],
          [0, 0x40],
        ],
      },
    ],
    [
      'grey of 16 bits, by its neighbours',
      {
        size,
        bitDepth: 16,
        colour: 0,
        rows: [
          [1, 0, 0, 255, 255],
          [4, 0, 0, 0, 0],
        ],
      },
    ],
    [
      'colours, by the mean of their neighbours',
      {
        size,
        bitDepth: 8,
        colour: 2,
        rows: [
          [0, 0, 0, 90, 255, 255, 255],
          [3, 0, 0, 45, 128, 128, 105],
        ],
      },
    ],
    [
      'a palette with a colour that is not seen',
      {
        size,
        bitDepth: 8,
        colour: 3,
        palette: [0, 0, 0, 0, 0, 0],
        opacities: [255, 0],
        rows: [
          [0, 0, 1],
          [0, 0, 1],
        ],
      },
    ],
    [
      'black on nothing',
      {
        size,
        bitDepth: 8,
        colour: 6,
        rows: [
          [0, 0, 0, 0, 255, 0, 0, 0, 0],
          [2, 0, 0, 0, 0, 0, 0, 0, 0],
        ],
      },
    ],
    [
      'grey on nothing',
      {
        size,
        bitDepth: 8,
        colour: 4,
        rows: [
          [0, 0, 255, 0, 0],
          [2, 0, 0, 0, 0],
        ],
      },
    ],
  ])('is read of %s', (_name, png) => {
    expect(drawn(png)).toEqual(HALF);
  });

  test('is made smaller until it leaves the paper room, and never larger', () => {
    const rows = Array.from({ length: 400 }, () => [0, ...Array<number>(100).fill(0xf0)]);
    const reading = brandPicture(pngOf({ size: [800, 400], bitDepth: 1, colour: 0, rows }), 384);
    expect(reading).toMatchObject({ ok: true, picture: { widthDots: 256, heightDots: 126 } });
  });

  test('shows grey as dots, about as many as it is dark', () => {
    const rows = Array.from({ length: 32 }, () => [0, ...Array<number>(32).fill(160)]);
    const dots = drawn({ size: [32, 32], bitDepth: 8, colour: 0, rows }).join('');
    const share = dots.replaceAll('0', '').length / dots.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });
});

describe('a file that is no picture for a receipt', () => {
  const good: Png = { size: [1, 1], bitDepth: 8, colour: 0, rows: [[0, 0]] };
  const file = pngOf(good);
  const flipped = Buffer.from(file);
  flipped[45] = (flipped[45] ?? 0) ^ 1;

  test.each<readonly [string, Buffer, string]>([
    ['of another kind', Buffer.from('GIF89a'), 'notAPng'],
    ['without its end', file.subarray(0, -12), 'damaged'],
    ['cut short', file.subarray(0, 50), 'damaged'],
    ['with a wrong bit', flipped, 'damaged'],
    ['with fewer dots than it says', pngOf({ ...good, size: [1, 9] }), 'damaged'],
    ['with a colour that its palette lacks', pngOf({ ...good, colour: 3, palette: [] }), 'damaged'],
    ['of a depth that there is not', pngOf({ ...good, bitDepth: 3 }), 'damaged'],
    ['interlaced', pngOf({ ...good, interlaced: true }), 'interlaced'],
    ['too large', pngOf({ ...good, size: [40_000, 40_000] }), 'tooLarge'],
    ['all white', pngOf({ ...good, rows: [[0, 255]] }), 'empty'],
  ])('%s is refused in words: %s', (_name, bytes, problem) => {
    expect(brandPicture(bytes, 576)).toEqual({ ok: false, problem });
  });
});
