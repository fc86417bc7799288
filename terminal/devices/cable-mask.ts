import type { CableUnit } from '../../messages/devices.ts';

/** All of a run shorter than this may be shown: of no code is that more than its two ends. */
const RUN_DIGITS_MIN = 11;
/** The same in what was torn: a part says more of its code than the code's own ends do. */
const TORN_RUN_DIGITS_MIN = 6;
/** No payment code is shorter; first 6 and last 4 of one may be kept. */
const CODE_LENGTH_MIN = 16;
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
/** Longer than what may be shown of a code, so that more of its positions need not be counted. */
const OPEN_BYTES_MAX = 64;
const OPEN_REPORTS_MAX = 2;
/** Of HID POS: where no layout has data any more. */
const POS_REPORT_ID = 2;
const POS_TRAILER_START = 61;

/** One byte of all chunks in a row. */
interface Place {
  readonly chunk: number;
  readonly index: number;
  readonly byte: number;
  /** Counted from the first byte of these chunks; less than 0: it came before them. */
  readonly offset: number;
}

interface CableContext {
  /** Where the scan that was read begins, in bytes; what is before it is torn. Null: all is. */
  readonly wholeFrom: number | null;
  /** What came before and may go on in these: see `openEnd`. */
  readonly before: readonly Uint8Array[];
}

/**
 * What came over a cable without what may be a live code in it: digits are replaced by zeros, and
 * all else stays, lengths and headers of reports too, so that it can be played again. Codes are
 * found across chunks and across the reports of one scan, and hidden whatever they were cut into.
 */
export function maskChunks(
  chunks: readonly Uint8Array[],
  unit: CableUnit,
  { wholeFrom, before }: CableContext,
): Uint8Array[] {
  // Of a Buffer `slice` would be the same bytes.
  const masked = chunks.map((chunk) => Uint8Array.from(chunk));
  const places = placesOf([...before, ...chunks], before.length, unit);
  const isTorn = (run: readonly Place[]): boolean =>
    wholeFrom === null || (run.at(-1)?.offset ?? 0) < wholeFrom;
  const hide = ({ chunk, index, byte }: Place): void => {
    const bytes = masked[chunk - before.length];
    if (bytes !== undefined) bytes[index] = isDigit(byte) ? ZERO : LETTER_A;
  };
  for (const run of runsOf(places, isDigit, unit)) {
    for (const place of hiddenDigits(run, isTorn(run))) hide(place);
  }
  for (const run of runsOf(places, isBase64, unit)) {
    for (const place of hiddenBase64(run, isTorn(run))) hide(place);
  }
  return masked;
}

/** Of masked chunks without an end: the last of them, which the next ones may go on with. */
export function openEnd(masked: readonly Uint8Array[], unit: CableUnit): readonly Uint8Array[] {
  if (unit === 'report') return masked.slice(-OPEN_REPORTS_MAX);
  const bytes = Buffer.concat(masked);
  const start = bytes.findLastIndex((byte) => byte !== SPACE && !isBase64(byte)) + 1;
  return [bytes.subarray(Math.max(start, bytes.length - OPEN_BYTES_MAX))];
}

function placesOf(chunks: readonly Uint8Array[], countBefore: number, unit: CableUnit): Place[] {
  const lengths = chunks.slice(0, countBefore).map(({ length }) => length);
  let offset = -lengths.reduce((sum, length) => sum + length, 0);
  return chunks.flatMap((bytes, chunk) => {
    const first = offset;
    offset += bytes.length;
    return Array.from(bytes, (byte, index) => ({
      chunk,
      index,
      byte,
      offset: first + index,
    })).filter(
      // A frame is no part of what was scanned, though a byte of it may look like a digit.
      ({ index }) => unit === 'bytes' || !isFrame(bytes, index),
    );
  });
}

/** Bytes of one kind that stand together, though a report or a blank is between them. */
function runsOf(
  places: readonly Place[],
  isMember: (byte: number) => boolean,
  unit: CableUnit,
): Place[][] {
  const runs: Place[][] = [];
  let last: number | null = null;
  for (const [at, place] of places.entries()) {
    if (!isMember(place.byte)) continue;
    const run = runs.at(-1);
    if (run !== undefined && last !== null && isJoined(places, last, at, unit)) run.push(place);
    else runs.push([place]);
    last = at;
  }
  return runs;
}

function isJoined(places: readonly Place[], before: number, at: number, unit: CableUnit): boolean {
  const gap = at - before - 1;
  if (gap === 0) return true;
  const [left, right] = [places[before], places[at]];
  if (left === undefined || right === undefined) return false;
  // People and some scanners put blanks between groups of digits.
  const isBlank = gap === 1 && places[at - 1]?.byte === SPACE;
  if (isBlank && isDigit(left.byte) && isDigit(right.byte)) return true;
  return unit === 'report' && left.chunk !== right.chunk && gap <= REPORT_GAP_BYTES_MAX;
}

function hiddenDigits(run: readonly Place[], isTorn: boolean): readonly Place[] {
  const { length } = run;
  if (length < (isTorn ? TORN_RUN_DIGITS_MIN : RUN_DIGITS_MIN)) return [];
  if (length >= CODE_LENGTH_MIN && !isTorn) return run.slice(KEPT_FIRST, -KEPT_LAST);
  return run.slice(Math.min(KEPT_FIRST, Math.floor(length / 3)));
}

/** Of an EMV code all but what each begins with; of what may be a part of one, as of digits. */
function hiddenBase64(run: readonly Place[], isTorn: boolean): readonly Place[] {
  const text = Buffer.from(run.map(({ byte }) => byte)).toString('latin1');
  const start = text.indexOf(EMV_START);
  if (start !== -1) return run.slice(start + EMV_START.length);
  const goesOn = (run[0]?.offset ?? 0) < 0;
  const isLikeOne = text.length >= CODE_LENGTH_MIN && /[a-z]/.test(text) && /[A-Z]/.test(text);
  // Digits by themselves are judged as such.
  if (!isLikeOne && !isTorn && (!goesOn || /^[0-9]*$/.test(text))) return [];
  return run.slice(KEPT_FIRST);
}

/** What says how a report is to be read: id, length, AIM identifier, the maker's symbology. */
function isFrame(report: Uint8Array, index: number): boolean {
  const isNumbered = report[0] === 1 || report[0] === 2;
  if (index <= (isNumbered ? 1 : 0)) return true;
  if (report[0] === POS_REPORT_ID && index >= POS_TRAILER_START) return true;
  const bracket = [2, 3].find((place) => report[place] === 0x5d);
  return isNumbered && bracket !== undefined && index >= bracket && index < bracket + 3;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isBase64(byte: number): boolean {
  return isDigit(byte) || /[A-Za-z+/=]/.test(String.fromCharCode(byte));
}
