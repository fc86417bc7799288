import { ByteReader } from './byte-reader.ts';

/** The tables `glyf` and `loca` of a TrueType file; places are long ones. */
export interface Outlines {
  readonly glyphs: Buffer;
  readonly places: Buffer;
}

/** Seven streams, each with one kind of fact about every glyph: WOFF2, section 5.1. */
export function unpackOutlines(table: Buffer): Outlines {
  const head = new ByteReader(table, 4);
  const count = head.word();
  head.word();
  const lengths = Array.from({ length: 7 }, () => head.long());
  const [contours, points, flags, coordinates, , boxes] = lengths.map(
    (length) => new ByteReader(head.take(length)),
  );
  if (!contours || !points || !flags || !coordinates || !boxes) {
    throw new Error('a font without outlines');
  }
  // More than they get: five bytes for a point's two or more, two a contour, and a head each.
  const written = new Writer(14 * count + 3 * table.length);
  const places = Buffer.alloc(4 * (count + 1));
  const hasBox = boxes.take(4 * Math.ceil(count / 32));
  for (let glyph = 0; glyph < count; glyph += 1) {
    const contourCount = contours.signedWord();
    const isBoxGiven = ((hasBox[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) !== 0;
    const box = isBoxGiven ? boxes.take(8) : null;
    if (contourCount > 0) {
      written.word(contourCount);
      writeSimple(written, contourCount, box, points, flags, coordinates);
    } else if (contourCount < 0) throw new Error('a font with composite glyphs');
    written.align();
    places.writeUInt32BE(written.length, 4 * (glyph + 1));
  }
  return { glyphs: written.bytes(), places };
}

function writeSimple(
  to: Writer,
  contourCount: number,
  givenBox: Buffer | null,
  points: ByteReader,
  flags: ByteReader,
  coordinates: ByteReader,
): void {
  const boxAt = to.length;
  to.skip(8);
  let count = 0;
  for (let contour = 0; contour < contourCount; contour += 1) {
    count += points.short255();
    to.word(count - 1);
  }
  // Hints are for screens of long ago: none is written.
  to.word(0);
  const flagsAt = to.length;
  const [xAt, yAt] = [flagsAt + count, flagsAt + 3 * count];
  let [x, y, left, bottom, right, top] = [0, 0, Infinity, Infinity, -Infinity, -Infinity];
  for (let point = 0; point < count; point += 1) {
    const flag = flags.byte();
    const move = step(flag & 0x7f, coordinates);
    x += move.dx;
    y += move.dy;
    to.putByte(flagsAt + point, flag < 0x80 ? 1 : 0);
    to.putWord(xAt + 2 * point, move.dx);
    to.putWord(yAt + 2 * point, move.dy);
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  to.skip(5 * count);
  coordinates.skip(coordinates.short255());
  const box = givenBox === null ? [left, bottom, right, top] : wordsOf(givenBox);
  for (const [index, value] of box.entries()) to.putWord(boxAt + 2 * index, value);
}

interface Step {
  readonly dx: number;
  readonly dy: number;
}

/** How far a point lies from the one before it: WOFF2, section 5.2. */
function step(flag: number, coordinates: ByteReader): Step {
  const signed = (bit: number, size: number): number => ((flag >> bit) & 1 ? size : -size);
  const first = coordinates.byte();
  if (flag < 10) return { dx: 0, dy: signed(0, ((flag & 14) << 7) + first) };
  if (flag < 20) return { dx: signed(0, (((flag - 10) & 14) << 7) + first), dy: 0 };
  if (flag < 84) {
    const rest = flag - 20;
    const dx = signed(0, 1 + (rest & 0x30) + (first >> 4));
    return { dx, dy: signed(1, 1 + ((rest & 0x0c) << 2) + (first & 0x0f)) };
  }
  const second = coordinates.byte();
  if (flag < 120) {
    const rest = flag - 84;
    const dx = signed(0, 1 + (Math.trunc(rest / 12) << 8) + first);
    return { dx, dy: signed(1, 1 + (((rest % 12) >> 2) << 8) + second) };
  }
  const third = coordinates.byte();
  if (flag < 124) {
    const dx = signed(0, (first << 4) + (second >> 4));
    return { dx, dy: signed(1, ((second & 0x0f) << 8) + third) };
  }
  const dx = signed(0, (first << 8) + second);
  return { dx, dy: signed(1, (third << 8) + coordinates.byte()) };
}

function wordsOf(bytes: Buffer): number[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length: bytes.length / 2 }, () => reader.signedWord());
}

class Writer {
  readonly #bytes: Buffer;
  length = 0;

  constructor(lengthMax: number) {
    this.#bytes = Buffer.alloc(lengthMax);
  }

  word(value: number): void {
    this.putWord(this.length, value);
    this.length += 2;
  }

  skip(length: number): void {
    this.length += length;
  }

  putByte(at: number, value: number): void {
    this.#bytes[at] = value;
  }

  putWord(at: number, value: number): void {
    this.#bytes[at] = (value >> 8) & 0xff;
    this.#bytes[at + 1] = value & 0xff;
  }

  /** Glyphs begin at even places. */
  align(): void {
    this.length += this.length % 2;
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }
}
