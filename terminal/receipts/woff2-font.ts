import { brotliDecompressSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { unpackOutlines } from './woff2-outlines.ts';

const HEADER_LENGTH = 48;
const SIGNATURE = 0x774f4632;
/** By their number in the file: W3C "WOFF File Format 2.0", section 4.1. */
const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill';
/** It stands there by its name. */
const NAMED = 63;

interface Table {
  readonly tag: string;
  readonly bytes: Buffer;
}

/**
 * A WOFF2 file as the plain TrueType file that it was made of. fontkit reads WOFF2 too, but leaves
 * every glyph at the thinnest weight, and takes ten times as long to unpack it. Throws when it is
 * none, or has a form that no font of ours has.
 */
export function trueTypeOf(file: Buffer): Buffer {
  if (file.readUInt32BE(0) !== SIGNATURE) throw new Error('not a WOFF2 file');
  const reader = new ByteReader(file, HEADER_LENGTH);
  const entries = Array.from({ length: file.readUInt16BE(12) }, () => readEntry(reader));
  const compressed = reader.take(file.readUInt32BE(20));
  const data = new ByteReader(brotliDecompressSync(compressed));
  const packed = entries.map(({ tag, length }) => ({ tag, bytes: data.take(length) }));
  const outlines = packed.find(({ tag }) => tag === 'glyf');
  if (outlines === undefined) throw new Error('a font without TrueType outlines');
  const { glyphs, places } = unpackOutlines(outlines.bytes);
  return wholeFile(
    packed.map(({ tag, bytes }) => {
      if (tag === 'glyf') return { tag, bytes: glyphs };
      if (tag === 'loca') return { tag, bytes: places };
      return { tag, bytes: tag === 'head' ? withLongPlaces(bytes) : bytes };
    }),
  );
}

/** `length`: as it lies in the compressed data. */
function readEntry(reader: ByteReader): { readonly tag: string; readonly length: number } {
  const flags = reader.byte();
  const known = flags & 0x3f;
  const tag =
    known === NAMED
      ? reader.take(4).toString('latin1')
      : KNOWN_TAGS.slice(known * 5, known * 5 + 4);
  if (flags >> 6 !== 0) throw new Error(`a font whose ${tag} has another form`);
  const length = reader.base128();
  return { tag, length: tag === 'glyf' || tag === 'loca' ? reader.base128() : length };
}

function withLongPlaces(head: Buffer): Buffer {
  const patched = Buffer.from(head);
  patched.writeInt16BE(1, 50);
  return patched;
}

/** In the order in which they came; their sums are looked at by nobody here. */
function wholeFile(tables: readonly Table[]): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(tables.length, 4);
  const bodies: Buffer[] = [];
  let offset = head.length;
  for (const [index, { tag, bytes }] of tables.entries()) {
    const at = 12 + 16 * index;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    const gap = -bytes.length & 3;
    bodies.push(bytes, Buffer.alloc(gap));
    offset += bytes.length + gap;
  }
  return Buffer.concat([head, ...bodies]);
}
