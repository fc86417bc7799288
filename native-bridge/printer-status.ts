import type { PrinterProblem } from './printer-port.ts';

/** What is asked for by `DLE EOT n`, in this order: the answers do not say which they are. */
export const STATUS_QUESTIONS = [1, 2, 3, 4] as const;

/** `DLE EOT n`: answered at once, even by a printer that waits for paper. */
export function statusQuestion(question: (typeof STATUS_QUESTIONS)[number]): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

export type Answer =
  /** To `DLE EOT`. */
  | { readonly type: 'status'; readonly byte: number }
  /** To `GS r 1`. */
  | { readonly type: 'paper'; readonly byte: number }
  /** To nothing that is ever asked: whoever says it is no receipt printer, or the cable is bad. */
  | { readonly type: 'stray'; readonly byte: number };

/** Bytes of a status that is said unasked (`GS a`): the first has its mark, and these follow. */
const REPORT_REST_BYTES = 3;

/** Sent unasked by a printer whose memory is full, where the system does not heed them itself. */
const GO_ON = 0x11;
const WAIT = 0x13;

/** Tells by their fixed bits what a printer's bytes are; reports and flow control are passed over. */
export class AnswerReader {
  private unasked = 0;

  push(bytes: Uint8Array): readonly Answer[] {
    return [...bytes].flatMap((byte) => this.read(byte));
  }

  private read(byte: number): readonly Answer[] {
    if (byte === GO_ON || byte === WAIT) return [];
    const mark = byte & 0x93;
    const isRest = this.unasked > 0 && (byte & 0x90) === 0;
    this.unasked = isRest ? this.unasked - 1 : 0;
    if (isRest) return [];
    if (mark === 0x12) return [{ type: 'status', byte }];
    if (mark === 0x10) {
      this.unasked = REPORT_REST_BYTES;
      return [];
    }
    return [{ type: (byte & 0x90) === 0 ? 'paper' : 'stray', byte }];
  }
}

/** How a printer says it is. */
export interface PrinterState {
  /** Null: it can print. */
  readonly problem: PrinterProblem | null;
  readonly isPaperLow: boolean;
  /** The contact of the drawer; which level is open differs by drawer. */
  readonly isDrawerPinHigh: boolean;
  /** The bytes themselves, for support. */
  readonly detail: string;
}

/** The answers to the four questions, with the bits of Epson's ESC/POS reference. */
export function printerState([printer, offline, error, paper]: readonly [
  number,
  number,
  number,
  number,
]): PrinterState {
  const bytes = [printer, offline, error, paper].map((byte) => byte.toString(16).padStart(2, '0'));
  return {
    problem: problemOf(printer, offline, error, paper),
    isPaperLow: (paper & 0x0c) !== 0,
    isDrawerPinHigh: (printer & 0x04) !== 0,
    detail: `DLE EOT 1-4: ${bytes.join(' ')}`,
  };
}

/** The answer to `GS r 1` that says there was no paper any more. */
export function isPaperOut(byte: number): boolean {
  return (byte & 0x0c) !== 0;
}

/** What a person should see to first: an open cover looks like missing paper too. */
function problemOf(
  printer: number,
  offline: number,
  error: number,
  paper: number,
): PrinterProblem | null {
  if ((offline & 0x04) !== 0) return 'coverOpen';
  if ((paper & 0x60) !== 0 || (offline & 0x20) !== 0) return 'paperOut';
  if ((error & 0x08) !== 0) return 'cutterJammed';
  if ((error & 0x20) !== 0) return 'failed';
  if ((printer & 0x08) !== 0 || (offline & 0x40) !== 0) return 'offline';
  return null;
}
