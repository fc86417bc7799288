import type { CableUnit } from '../../messages/devices.ts';

/** The middle digits of a run this long may be a payment code's. */
const RUN_DIGITS_MIN = 12;
/** The same in what was torn: a part says more of its code than the code's own ends do. */
const TORN_RUN_DIGITS_MIN = 6;
/** No payment code is shorter; first 6 and last 4 of one may be kept. */
const CODE_DIGITS_MIN = 16;
const KEPT_FIRST = 6;
const KEPT_LAST = 4;
/** Between the data of two reports of one scan stand at most their trailer and header. */
const REPORT_GAP_BYTES_MAX = 12;
/** Every EMV code in Base64 begins so. */
const EMV_START = 'hQVDUFYw';
/** In place of what is hidden: a code of the same form is read, and it is nobody's. */
const ZERO = 0x30;
const LETTER_A = 0x41;
const SPACE = 0x20;

/** One byte of all chunks in a row. */
interface Place {
  readonly chunk: number;
  readonly index: number;
  readonly byte: number;
}

/**
 * What came over a cable without what may be a live code in it: digits are replaced by zeros, and
 * all else stays, lengths and headers of reports too, so that it can be played again. Codes are
 * found across chunks and across the reports of one scan. `isTorn`: no whole code was read of it.
 */
export function maskChunks(
  chunks: readonly Uint8Array[],
  unit: CableUnit,
  isTorn: boolean,
): Uint8Array[] {
  const masked = chunks.map((chunk) => chunk.slice());
  // A header is no part of what was scanned, though a byte of it may look like a digit.
  const places = chunks.flatMap((bytes, chunk) =>
    Array.from(bytes, (byte, index): Place => ({ chunk, index, byte })).filter(
      ({ index }) => unit === 'bytes' || !isHeader(bytes, index),
    ),
  );
  const hide = ({ chunk, index }: Place, byte: number): void => {
    const bytes = masked[chunk];
    if (bytes !== undefined) bytes[index] = byte;
  };
  for (const run of runsOf(places, isDigit, unit)) {
    for (const place of middleOf(run, isTorn)) hide(place, ZERO);
  }
  for (const run of runsOf(places, isBase64, unit)) {
    const start = String.fromCharCode(...run.map(({ byte }) => byte)).indexOf(EMV_START);
    if (start === -1) continue;
    for (const place of run.slice(start + EMV_START.length)) hide(place, LETTER_A);
  }
  return masked;
}

/** Bytes of one kind that stand together, though a report or a blank is between them. */
function runsOf(
  places: readonly Place[],
  isMember: (byte: number) => boolean,
  unit: CableUnit,
): Place[][] {
  const runs: Place[][] = [];
  let last: { readonly at: number; readonly place: Place } | null = null;
  for (const [at, place] of places.entries()) {
    if (!isMember(place.byte)) continue;
    const run = runs.at(-1);
    if (run !== undefined && last !== null && isJoined(places, last.at, at, unit)) run.push(place);
    else runs.push([place]);
    last = { at, place };
  }
  return runs;
}

function isJoined(places: readonly Place[], before: number, at: number, unit: CableUnit): boolean {
  const gap = at - before - 1;
  if (gap === 0) return true;
  // People and some scanners put blanks between groups of digits.
  if (gap === 1 && places[at - 1]?.byte === SPACE) return true;
  const isOtherChunk = places[at]?.chunk !== places[before]?.chunk;
  return unit === 'report' && isOtherChunk && gap <= REPORT_GAP_BYTES_MAX;
}

function middleOf(run: readonly Place[], isTorn: boolean): readonly Place[] {
  const { length } = run;
  if (length < (isTorn ? TORN_RUN_DIGITS_MIN : RUN_DIGITS_MIN)) return [];
  if (length >= CODE_DIGITS_MIN && !isTorn) return run.slice(KEPT_FIRST, -KEPT_LAST);
  return run.slice(Math.min(KEPT_FIRST, Math.floor(length / 3)));
}

/** What says how a report is to be read: its id, its length, its AIM identifier. */
function isHeader(report: Uint8Array, index: number): boolean {
  const isNumbered = report[0] === 1 || report[0] === 2;
  if (index <= (isNumbered ? 1 : 0)) return true;
  const bracket = [2, 3].find((place) => report[place] === 0x5d);
  return isNumbered && bracket !== undefined && index >= bracket && index < bracket + 3;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isBase64(byte: number): boolean {
  return /[0-9A-Za-z+/=]/.test(String.fromCharCode(byte));
}
