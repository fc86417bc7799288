import type { HidLayoutName } from './hid-layouts.ts';

/**
 * How a scanner of some layout writes a scan; the other direction of `hid-layouts.ts`. For tests
 * and the simulated world.
 */
export interface ReportStyle {
  readonly layout: HidLayoutName;
  /** Null: it says none. */
  readonly aim?: string | null;
  /** The maker's number of the symbology, where the layout has one. */
  readonly mark?: number;
  /** Bytes that the scanner has not cleared away, of its report before. */
  readonly before?: Uint8Array;
}

/** Where the data of each layout begins, and how many bytes it may have. */
export const DATA_FIELDS: Readonly<Record<HidLayoutName, { start: number; bytes: number }>> = {
  A: { start: 5, bytes: 56 },
  B: { start: 2, bytes: 56 },
  C: { start: 6, bytes: 55 },
  D: { start: 2, bytes: 62 },
  E: { start: 1, bytes: 63 },
};
const REPORT_BYTES = 64;
/** Honeywell's number of a QR code. */
const QR_MARK = 0x73;

/** The reports of one scan, each but the last full. */
export function reportsOf(data: string | Uint8Array, style: ReportStyle): Uint8Array[] {
  const bytes = new Uint8Array(Buffer.from(data));
  const size = DATA_FIELDS[style.layout].bytes;
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  // A full one of layout D says that more follows, also when that is nothing.
  if (style.layout === 'D' && bytes.length % size === 0) chunks.push(new Uint8Array());
  return chunks.map((chunk, place) => report(chunk, place < chunks.length - 1, style));
}

function report(data: Uint8Array, isMore: boolean, style: ReportStyle): Uint8Array {
  const { layout, aim = ']Q1', mark = QR_MARK, before } = style;
  const bytes = new Uint8Array(REPORT_BYTES);
  const { start: field, bytes: size } = DATA_FIELDS[layout];
  if (before !== undefined) bytes.set(before.subarray(field, field + size), field);
  bytes.set(data, field);
  bytes[layout === 'E' ? 0 : 1] = data.length;
  if (layout === 'E') return bytes;
  bytes[0] = layout === 'D' ? 1 : 2;
  if (layout === 'D') return bytes;
  if (layout !== 'B' && aim !== null) bytes.set(Buffer.from(aim), field - 3);
  bytes[layout === 'B' ? 62 : 61] = mark;
  bytes[63] = isMore ? 1 : 0;
  return bytes;
}
