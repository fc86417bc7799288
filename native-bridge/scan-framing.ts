import type { SCAN_FAULTS } from './protocol.ts';

/**
 * Bytes of a scanner into codes; pure: bytes and times come in, codes and faults come out.
 *
 * A code ends with CR, LF, CRLF or ETX, and may begin with STX. STX never ends one: what stands
 * before it is half a code. A line end inside STX…ETX ends a code too, since scanners are found
 * that send STX code CR. Sources: suffixes and STX/ETX of the Honeywell HH490, Datalogic D8530
 * and Unitech ES910 manuals; AIM identifiers in front, ISO/IEC 15424.
 */
export type ScanFault = (typeof SCAN_FAULTS)[number];

export type Framed =
  | { readonly type: 'code'; readonly text: string; readonly symbology: string | null }
  | { readonly type: 'fault'; readonly fault: ScanFault };

/** The largest QR code holds 7,089 digits (ISO/IEC 18004, version 40-L); the rest is headroom. */
export const FRAME_BYTES_MAX = 8192;
/**
 * Silence that ends whatever is unfinished. The slowest line in use, 9600 baud, leaves 1 ms
 * between bytes; USB and busy machines add tens. Two scans by hand are further apart than this.
 */
export const SILENCE_MS = 500;

const STX = 0x02;
const ETX = 0x03;
const LF = 0x0a;
const CR = 0x0d;

/** `]`, the code's letter, its modifier; then the code itself, which is never empty. */
const AIM_PREFIX = /^(\][A-Za-z][0-9A-Za-z])(.+)$/s;
const CONTROL_CHARACTER = /\p{Cc}/u;

/**
 * One open line. Make a new one for each open: half a code of before an unplug must not be
 * glued to the next. Never throws, whatever the bytes, and never holds more than
 * `FRAME_BYTES_MAX` of them. How the same bytes are cut into chunks changes nothing.
 */
export class ScanFramer {
  private readonly frame = new Uint8Array(FRAME_BYTES_MAX);
  private length = 0;
  /** The frame grew past its limit: what comes is thrown away until it ends. */
  private skipping = false;
  private lastByteMono = 0;
  /** Said since the last code or silence. A burst of rubbish says each fault once. */
  private readonly said = new Set<ScanFault>();

  /** Something is unfinished and waits for its end, or for silence. */
  get isWaiting(): boolean {
    return this.length > 0 || this.skipping;
  }

  /** Takes bytes that arrived at `mono` (monotonic ms). */
  push(bytes: Uint8Array, mono: number): Framed[] {
    const framed = this.settle(mono);
    if (bytes.length > 0) this.lastByteMono = mono;
    for (const byte of bytes) this.take(byte, framed);
    return framed;
  }

  /** Ends what is unfinished when there was silence before `mono`; else does nothing. */
  settle(mono: number): Framed[] {
    return mono - this.lastByteMono < SILENCE_MS ? [] : this.end();
  }

  /** Ends what is unfinished: the line is silent, or was cut. */
  end(): Framed[] {
    const framed: Framed[] = [];
    this.drop(framed);
    this.said.clear();
    return framed;
  }

  private take(byte: number, framed: Framed[]): void {
    if (byte === CR || byte === LF || byte === ETX) {
      this.finish(framed);
    } else if (this.skipping) {
      return;
    } else if (byte === STX) {
      this.drop(framed);
    } else if (this.length === FRAME_BYTES_MAX) {
      this.length = 0;
      this.skipping = true;
      this.sayFault('tooLong', framed);
    } else {
      this.frame[this.length] = byte;
      this.length += 1;
    }
  }

  /** An end character came. An empty frame is none: CRLF is one end. */
  private finish(framed: Framed[]): void {
    if (this.length > 0) {
      const text = printableText(this.frame.subarray(0, this.length), 'whole');
      if (text === null) {
        this.sayFault('noise', framed);
      } else {
        framed.push(splitSymbology(text));
        this.said.clear();
      }
    }
    this.reset();
  }

  /** What is unfinished stays so: said, and never part of another code. */
  private drop(framed: Framed[]): void {
    if (this.length > 0) {
      const text = printableText(this.frame.subarray(0, this.length), 'cut');
      this.sayFault(text === null ? 'noise' : 'partial', framed);
    }
    this.reset();
  }

  private reset(): void {
    this.length = 0;
    this.skipping = false;
  }

  private sayFault(fault: ScanFault, framed: Framed[]): void {
    if (this.said.has(fault)) return;
    this.said.add(fault);
    framed.push({ type: 'fault', fault });
  }
}

/**
 * UTF-8 without control characters, or null. A QR code may hold any language; a line at the
 * wrong speed gives bytes that are neither. Cut text may end inside a character.
 */
function printableText(bytes: Uint8Array, extent: 'whole' | 'cut'): string | null {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const text = decoder.decode(bytes, { stream: extent === 'cut' });
    return CONTROL_CHARACTER.test(text) ? null : text;
  } catch {
    return null;
  }
}

function splitSymbology(text: string): Framed {
  const match = AIM_PREFIX.exec(text);
  return {
    type: 'code',
    text: match?.[2] ?? text,
    symbology: match?.[1] ?? null,
  };
}
