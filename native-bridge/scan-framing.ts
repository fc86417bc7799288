import type { SCAN_FAULTS } from './protocol.ts';
import { WHOLE_LENGTH_MIN, type EndingHabit, type Judgement } from './serial-ending.ts';

/**
 * Bytes of a scanner into codes; pure: bytes and times come in, codes and faults come out.
 *
 * A code ends with CR, LF, CRLF, TAB or ETX, and may begin with STX. STX never ends one: what
 * stands before it is half a code. A line end inside STX…ETX ends a code too, since scanners are
 * found that send STX code CR. Where a device has shown that it sends no end at all, silence ends
 * its codes (`serial-ending.ts`). Sources: suffixes and STX/ETX of the Honeywell HH490, Datalogic
 * D8530 and Unitech ES910 manuals; AIM identifiers in front, ISO/IEC 15424.
 */
export type ScanFault = (typeof SCAN_FAULTS)[number];

interface Code {
  readonly type: 'code';
  readonly text: string;
  readonly symbology: string | null;
}

export type Framed = Code | { readonly type: 'fault'; readonly fault: ScanFault };

/** The largest QR code holds 7,089 digits (ISO/IEC 18004, version 40-L); the rest is headroom. */
export const FRAME_BYTES_MAX = 8192;
/**
 * Silence that ends whatever is unfinished. The slowest line in use, 9600 baud, leaves 1 ms
 * between bytes; USB and busy machines add tens. Two scans by hand are further apart than this.
 */
export const SILENCE_MS = 500;
/**
 * A text without an end that is as long as its device's others is a code after this much silence:
 * a UART hands on up to 16 bytes at once, and USB bridges and the system add 16 ms and some. 47 ms
 * at 9600 baud, 31 ms at 115,200.
 */
const QUICK_SILENCE_BASE_MS = 30;
const UART_BYTES = 16;
const BITS_PER_BYTE = 10;

/** How long a line at this speed is silent between two codes at least. */
export function quickSilenceMs(baudRate: number): number {
  return Math.ceil(QUICK_SILENCE_BASE_MS + (UART_BYTES * BITS_PER_BYTE * 1000) / baudRate);
}

/** What silence may end. Without it, it ends nothing. */
interface SilenceRule {
  readonly habit: EndingHabit;
  readonly quickMs: number;
  /** When the line was opened: what comes soon after may be the rest of a code. */
  readonly openedMono: number;
}

const STX = 0x02;
const ETX = 0x03;
const TAB = 0x09;
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
  private readonly rule: SilenceRule | null;
  private readonly frame = new Uint8Array(FRAME_BYTES_MAX);
  private length = 0;
  /** The frame grew past its limit: what comes is thrown away until it ends. */
  private skipping = false;
  private lastByteMono: number;
  /** Silence came before the next byte, and nothing else. */
  private isFresh = false;
  /** The frame began after silence. */
  private isIsolated = false;
  /** The frame began with STX, so an end is to come. */
  private hasStart = false;
  private badFrames = 0;
  /** Said since the last code or silence. A burst of rubbish says each fault once. */
  private readonly said = new Set<ScanFault>();

  constructor(rule: SilenceRule | null = null) {
    this.rule = rule;
    this.lastByteMono = rule?.openedMono ?? 0;
  }

  /** Something is unfinished and waits for its end, or for silence. */
  get isWaiting(): boolean {
    return this.length > 0 || this.skipping;
  }

  /** How long the line must be silent for `settle` to end what is unfinished. */
  get waitMs(): number {
    const code = this.rule === null || this.hasStart ? null : this.codeOfFrame();
    const isQuick =
      code !== null &&
      code.text.length >= WHOLE_LENGTH_MIN &&
      this.rule?.habit.isUsual(code.text) === true;
    return isQuick ? Math.min(this.rule?.quickMs ?? SILENCE_MS, SILENCE_MS) : SILENCE_MS;
  }

  /** Frames that were no code, also those whose fault was not said again. */
  get badFrameCount(): number {
    return this.badFrames;
  }

  /** Takes bytes that arrived at `mono` (monotonic ms). */
  push(bytes: Uint8Array, mono: number): Framed[] {
    const isLate = mono - this.lastByteMono >= SILENCE_MS;
    const framed = isLate ? this.end() : [];
    if (bytes.length > 0) this.lastByteMono = mono;
    this.isFresh = isLate;
    for (const byte of bytes) this.take(byte, framed);
    return framed;
  }

  /** Silence would end what is unfinished as a code: worth a look whether the device is there. */
  get isCodeBySilence(): boolean {
    return this.judgeSilence().judgement === 'code';
  }

  /** Ends what is unfinished when there was silence up to `mono`; else does nothing. */
  settle(mono: number): Framed[] {
    if (mono - this.lastByteMono < this.waitMs) return [];
    const { code, judgement } = this.judgeSilence();
    if (code === null || judgement === 'partial') return this.end();
    const framed: Framed[] = [];
    if (judgement === 'code') framed.push(code);
    else this.sayFault('unended', framed);
    this.rule?.habit.settled(code.text, judgement);
    this.said.clear();
    this.reset();
    return framed;
  }

  /** Ends what is unfinished: the line is silent, or was cut. */
  end(): Framed[] {
    const framed: Framed[] = [];
    this.drop(framed);
    this.said.clear();
    return framed;
  }

  private take(byte: number, framed: Framed[]): void {
    if (byte === CR || byte === LF || byte === ETX || byte === TAB) {
      this.finish(framed);
    } else if (this.skipping) {
      return;
    } else if (byte === STX) {
      this.drop(framed);
      this.hasStart = true;
    } else if (this.length === FRAME_BYTES_MAX) {
      this.reset();
      this.skipping = true;
      this.sayFault('tooLong', framed);
    } else {
      if (this.length === 0) this.isIsolated = this.isFresh;
      this.frame[this.length] = byte;
      this.length += 1;
    }
    this.isFresh = false;
  }

  /** An end character came. An empty frame is none: CRLF is one end. */
  private finish(framed: Framed[]): void {
    if (this.length > 0) {
      const code = this.codeOfFrame();
      if (code === null) {
        this.sayFault('noise', framed);
      } else {
        framed.push(code);
        this.rule?.habit.ended();
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
      this.rule?.habit.settled('', 'partial');
    }
    this.reset();
  }

  /** What silence makes of the frame, and the code that it would be. */
  private judgeSilence(): { judgement: Judgement; code: Code | null } {
    const code = this.hasStart || this.length === 0 ? null : this.codeOfFrame();
    if (this.rule === null || code === null) return { judgement: 'partial', code: null };
    const { habit } = this.rule;
    if (habit.isUsual(code.text)) return { judgement: 'code', code };
    return { judgement: this.isIsolated ? habit.judge(code.text) : 'partial', code };
  }

  private codeOfFrame(): Code | null {
    const text = printableText(this.frame.subarray(0, this.length), 'whole');
    return text === null ? null : splitSymbology(text);
  }

  private reset(): void {
    this.length = 0;
    this.skipping = false;
    this.hasStart = false;
  }

  private sayFault(fault: ScanFault, framed: Framed[]): void {
    this.badFrames += 1;
    if (this.said.has(fault)) return;
    this.said.add(fault);
    framed.push({ type: 'fault', fault });
  }
}

/** One for all whole texts, which leave nothing behind in it: making one takes longer than its work. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * UTF-8 without control characters, or null. A QR code may hold any language; a line at the
 * wrong speed gives bytes that are neither. Cut text may end inside a character.
 */
function printableText(bytes: Uint8Array, extent: 'whole' | 'cut'): string | null {
  try {
    const text = extent === 'whole' ? UTF8.decode(bytes) : cutText(bytes);
    return CONTROL_CHARACTER.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** Kept open, it forgives what is missing in the end. */
function cutText(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return decoder.decode(bytes, { stream: true });
}

function splitSymbology(text: string): Code {
  const match = AIM_PREFIX.exec(text);
  return {
    type: 'code',
    text: match?.[2] ?? text,
    symbology: match?.[1] ?? null,
  };
}
