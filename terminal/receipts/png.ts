import { crc32, inflateSync } from 'node:zlib';
import type { BrandProblem } from '../../words/receipt-words.ts';

/** How dark each dot is on white paper: 0 is white, 1 is black. */
export interface Shades {
  readonly width: number;
  readonly height: number;
  readonly shades: Float32Array;
}

export type PngReading =
  | { readonly ok: true; readonly picture: Shades }
  | { readonly ok: false; readonly problem: BrandProblem };

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** A logo has a hundredth of it; unpacked it takes 64 MB at most. */
const DOTS_MAX = 4_000_000;

/** What a PNG file says in front of its dots. */
interface Head {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly colour: Colour;
  readonly palette: Buffer;
  /** How opaque the colours of the palette are. */
  readonly opacities: Buffer;
}

/** Values a dot; source: the PNG specification, third edition, section 11.2.1. */
const COLOURS = {
  0: { name: 'grey', values: 1, depths: [1, 2, 4, 8, 16] },
  2: { name: 'rgb', values: 3, depths: [8, 16] },
  3: { name: 'palette', values: 1, depths: [1, 2, 4, 8] },
  4: { name: 'greyAlpha', values: 2, depths: [8, 16] },
  6: { name: 'rgba', values: 4, depths: [8, 16] },
} as const;
type Colour = (typeof COLOURS)[keyof typeof COLOURS];

/** Reads any PNG but interlaced ones; never throws. */
export function readPng(file: Buffer): PngReading {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return { ok: false, problem: 'notAPng' };
  try {
    return readChunks(file);
  } catch {
    return { ok: false, problem: 'damaged' };
  }
}

function readChunks(file: Buffer): PngReading {
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (crc32(file.subarray(at + 4, at + 8 + length)) !== file.readUInt32BE(at + 8 + length)) {
      return { ok: false, problem: 'damaged' };
    }
    chunks.set(type, [...(chunks.get(type) ?? []), data]);
    at += 12 + length;
  }
  const header = chunks.get('IHDR')?.[0];
  if (header === undefined || !chunks.has('IEND')) return { ok: false, problem: 'damaged' };
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bitDepth = header.readUInt8(8);
  const colour = COLOURS[header.readUInt8(9) as keyof typeof COLOURS] as Colour | undefined;
  const isKnown = colour?.depths.some((depth) => depth === bitDepth) === true;
  if (colour === undefined || !isKnown || width === 0 || height === 0) {
    return { ok: false, problem: 'damaged' };
  }
  if (width * height > DOTS_MAX) return { ok: false, problem: 'tooLarge' };
  if (header.readUInt8(12) !== 0) return { ok: false, problem: 'interlaced' };
  const palette = Buffer.concat(chunks.get('PLTE') ?? []);
  const opacities = Buffer.concat(chunks.get('tRNS') ?? []);
  const head: Head = { width, height, bitDepth, colour, palette, opacities };
  return { ok: true, picture: shadesOf(head, Buffer.concat(chunks.get('IDAT') ?? [])) };
}

function shadesOf(head: Head, packed: Buffer): Shades {
  const { width, height, bitDepth, colour } = head;
  const rowBytes = Math.ceil((width * colour.values * bitDepth) / 8);
  const size = (rowBytes + 1) * height;
  const rows = inflateSync(packed, { maxOutputLength: size });
  if (rows.length !== size) throw new Error('a picture that ends too early');
  const shades = new Float32Array(width * height);
  const step = Math.max(1, (colour.values * bitDepth) >> 3);
  let above: Uint8Array = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y += 1) {
    const from = y * (rowBytes + 1);
    const row = rows.subarray(from + 1, from + 1 + rowBytes);
    unfilter(rows[from] ?? 0, row, above, step);
    for (let x = 0; x < width; x += 1) shades[y * width + x] = shadeAt(head, row, x);
    above = row;
  }
  return { width, height, shades };
}

/** Each byte says how it differs from what its neighbours foretell: section 9.2. */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  if (filter > 4) throw new Error('a filter that there is not');
  for (let at = 0; at < row.length; at += 1) {
    const left = at < step ? 0 : (row[at - step] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < step ? 0 : (above[at - step] ?? 0);
    row[at] = (row[at] ?? 0) + foretold(filter, left, up, corner);
  }
}

function foretold(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner;
}

function shadeAt(head: Head, row: Uint8Array, x: number): number {
  const { colour, bitDepth, palette, opacities } = head;
  const value = (index: number): number =>
    valueAt(row, x * colour.values + index, bitDepth) / (2 ** bitDepth - 1);
  switch (colour.name) {
    case 'grey':
      return 1 - value(0);
    case 'greyAlpha':
      return (1 - value(0)) * value(1);
    case 'rgb':
      return 1 - light(value(0), value(1), value(2));
    case 'rgba':
      return (1 - light(value(0), value(1), value(2))) * value(3);
    case 'palette': {
      const entry = valueAt(row, x, bitDepth);
      if (3 * entry + 2 >= palette.length) throw new Error('a colour that there is not');
      const [red = 0, green = 0, blue = 0] = palette.subarray(3 * entry, 3 * entry + 3);
      const opacity = (opacities[entry] ?? 255) / 255;
      return (1 - light(red / 255, green / 255, blue / 255)) * opacity;
    }
    default:
      return colour satisfies never;
  }
}

function light(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function valueAt(row: Uint8Array, index: number, bitDepth: number): number {
  if (bitDepth === 8) return row[index] ?? 0;
  if (bitDepth === 16) return ((row[2 * index] ?? 0) << 8) + (row[2 * index + 1] ?? 0);
  const bit = index * bitDepth;
  return ((row[bit >> 3] ?? 0) >> (8 - bitDepth - (bit & 7))) & (2 ** bitDepth - 1);
}
