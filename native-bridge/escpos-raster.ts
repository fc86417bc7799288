import type { PrinterSettings, PrintLine } from './protocol.ts';

type Picture = Extract<PrintLine, { type: 'picture' }>;

/** `GS v 0`, dots as they are. */
const PRINT_RASTER = [0x1d, 0x76, 0x30, 0x00];
/** Some firmware reads only the low byte of the number of rows. */
const ROWS_MAX = 255;
const DLE = 0x10;
/**
 * After DLE, these are commands that a printer obeys wherever they stand, in a picture too: tell
 * the status (EOT), recover from an error (ENQ), open the drawer or switch off (DC4).
 */
const REAL_TIME: ReadonlySet<number | undefined> = new Set([0x04, 0x05, 0x14]);
/** One dot more beside one that is black: nobody sees it, and it is no DLE. */
const DOT_BESIDE = 0x08;

/** The commands that print a picture. What is wider than the paper is cut off at the right. */
export function rasterBytes(picture: Picture, { widthDots }: PrinterSettings): Uint8Array {
  const rowBytes = Math.min(picture.widthDots, widthDots) / 8;
  const rows = rowsOf(picture, rowBytes);
  const bands: Uint8Array[] = [];
  for (let start = 0; start < picture.heightDots; start += ROWS_MAX) {
    const count = Math.min(ROWS_MAX, picture.heightDots - start);
    bands.push(
      Uint8Array.from([...PRINT_RASTER, rowBytes, 0, count, 0]),
      rows.subarray(start * rowBytes, (start + count) * rowBytes),
    );
  }
  return Buffer.concat(bands);
}

/** All rows, one after another; what the picture lacks is white. */
function rowsOf({ widthDots, heightDots, bits }: Picture, rowBytes: number): Uint8Array {
  const given = Buffer.from(bits, 'base64');
  const rows = new Uint8Array(rowBytes * heightDots);
  for (let row = 0; row < heightDots; row += 1) {
    const start = (row * widthDots) / 8;
    rows.set(given.subarray(start, start + rowBytes), row * rowBytes);
  }
  for (const [place, byte] of rows.entries()) {
    if (byte === DLE && REAL_TIME.has(rows[place + 1])) rows[place] = DLE | DOT_BESIDE;
  }
  return rows;
}
