import type { HidEnd, HidLayoutName, HidPart } from './hid-layouts.ts';
import { endsWithSuffix, readHidText, type HidText } from './hid-text.ts';

/** How far the bytes are to be believed: see `HidFramer`. */
type Trust = 'closed' | 'clear' | 'weak';

/** A scan so far, as one layout reads its reports. */
export interface HidReading {
  readonly layout: HidLayoutName;
  readonly chunks: readonly Uint8Array[];
  readonly length: number;
  readonly aim: string | null;
  readonly mark: number;
  readonly end: HidEnd;
  /** Some report held more than it said it did. */
  readonly hasRest: boolean;
  /** The last report was full: where nothing says the end, more is to be expected. */
  readonly isFull: boolean;
}

const RIGHT_BRACKET = 0x5d;
/** The data field of layout E. */
const UNNUMBERED_DATA_BYTES = 63;

/** The reading that begins with this part. */
export function beginReading(part: HidPart): HidReading {
  return {
    layout: part.layout,
    chunks: [part.data],
    length: part.data.length,
    aim: part.aim,
    mark: part.mark,
    end: part.end,
    hasRest: part.rest !== null,
    isFull: part.data.length === UNNUMBERED_DATA_BYTES,
  };
}

/** The reading with one part more; null: the part is of another scan, or of none. */
export function continueReading(reading: HidReading, part: HidPart): HidReading | null {
  // All reports of one scan name the same symbology, where they name any.
  const differ = reading.aim !== null && part.aim !== null && reading.aim !== part.aim;
  if (differ || reading.mark !== part.mark) return null;
  // Silence had been the end, but a report that was not full had been the last one already.
  if (reading.end === 'atSilence' && !reading.isFull) return null;
  return {
    ...beginReading(part),
    chunks: [...reading.chunks, part.data],
    length: reading.length + part.data.length,
    aim: reading.aim ?? part.aim,
    hasRest: reading.hasRest || part.rest !== null,
  };
}

/** What a whole reading says, and how surely; `isProven`: no other layout is to be thought of. */
export function finishReading(
  reading: HidReading,
  isProven: boolean,
): {
  readonly text: HidText;
  readonly trust: Trust;
  /** It shows which layout the device has: nothing in it is doubtful. */
  readonly proves: boolean;
  /** It may be the end of a scan whose beginning was not heard. */
  readonly mayBeTail: boolean;
} {
  const bytes = joined(reading.chunks);
  const isClosed = endsWithSuffix(bytes);
  const trust = isClosed ? 'closed' : 'clear';
  const text = readHidText(bytes, reading.aim);
  // An AIM identifier where A has its field, and no number where B has its own, may be either:
  // a torn report of A looks like a whole one of B.
  const mayBeA = !isProven && reading.layout === 'B' && reading.mark === 0 && startsWithAim(bytes);
  const isAimed = reading.layout === 'A' || reading.layout === 'C';
  return {
    text,
    trust: !isClosed && (reading.hasRest || mayBeA) ? 'weak' : trust,
    proves: !reading.hasRest && !mayBeA,
    mayBeTail: isAimed && reading.aim === null && reading.chunks.length === 1,
  };
}

function startsWithAim(bytes: Uint8Array): boolean {
  return bytes[0] === RIGHT_BRACKET;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
