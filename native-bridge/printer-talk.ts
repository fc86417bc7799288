import type { Clock } from './clock.ts';
import type { PrinterFault, PrinterLine, PrinterPort } from './printer-port.ts';
import {
  AnswerReader,
  printerState,
  STATUS_QUESTIONS,
  statusQuestion,
  type Answer,
  type PrinterState,
} from './printer-status.ts';

/** Printers answer within some milliseconds; a slow network adds some hundred. */
const ANSWER_LIMIT_MS = 1000;
/** Simple printers answer in their turn, after what they have yet to print: longer than any slip. */
const LATE_ANSWER_LIMIT_MS = 25_000;
/** Takes a second on the slowest cable, so that a line that has stopped is noticed soon. */
const PIECE_BYTES = 1024;
/** A printer whose memory is full goes on within a second or two, one without paper does not. */
const STALL_LIMIT_MS = 10_000;

/** One open line to a printer: what is asked, answered and sent, each with a limit. */
export class PrinterTalk {
  /** Why the line has ended; null: it has not. */
  fault: PrinterFault | null = null;
  /** The newest answer to `GS r 1`. */
  paper: number | null = null;
  private readonly clock: Clock;
  private readonly ended: (() => void) | null;
  private readonly reader = new AnswerReader();
  private readonly waiting = new Set<(answer: Answer | null) => void>();
  private line: PrinterLine | null = null;
  /** When a question was asked that has no answer yet; null: none. */
  private owedSinceMono: number | null = null;

  private constructor(clock: Clock, ended: (() => void) | null) {
    this.clock = clock;
    this.ended = ended;
  }

  /** `ended`: the line has gone away by itself, also after the talk is over. */
  static async open(
    port: PrinterPort,
    clock: Clock,
    ended: () => void,
  ): Promise<PrinterTalk | PrinterFault> {
    const talk = new PrinterTalk(clock, ended);
    const opening = await port.open({
      heard: (bytes) => talk.hear(bytes),
      gone: (fault) => talk.leave(fault),
    });
    if (opening.status === 'failed') return opening.fault;
    talk.line = opening.line;
    return talk;
  }

  /** How much the printer may have; what did not add to it cannot be on paper. */
  get takenBytes(): number {
    return this.line?.takenBytes ?? 0;
  }

  /**
   * The printer's state, asked now; null: it does not answer, or is gone. Answers do not say what
   * they answer, so nothing more is asked while one may still come.
   */
  async readState(): Promise<PrinterState | null> {
    if (this.isAnswerOwed) return null;
    const answers: number[] = [];
    for (const question of STATUS_QUESTIONS) {
      const answer = this.next('status', ANSWER_LIMIT_MS);
      this.owedSinceMono = this.clock.mono();
      await this.send(statusQuestion(question));
      const byte = await answer;
      if (byte === null) return null;
      answers.push(byte);
    }
    const [printer = 0, offline = 0, error = 0, paper = 0] = answers;
    return printerState([printer, offline, error, paper]);
  }

  /** A question was asked that may still be answered. */
  get isAnswerOwed(): boolean {
    const { owedSinceMono } = this;
    return owedSinceMono !== null && this.clock.mono() - owedSinceMono < LATE_ANSWER_LIMIT_MS;
  }

  /** True: the system has taken all. False: it has not for too long, or the line is gone. */
  async send(bytes: Uint8Array): Promise<boolean> {
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      const { line } = this;
      if (this.fault !== null || line === null) return false;
      const piece = bytes.subarray(start, start + PIECE_BYTES);
      if (!(await within(STALL_LIMIT_MS, this.clock, line.write(piece)))) return false;
    }
    return this.fault === null;
  }

  /** The next answer of its kind; null when none comes in time, or the line is gone. */
  next(type: Answer['type'], limitMs: number): Promise<number | null> {
    return new Promise((resolve) => {
      if (this.fault !== null) {
        resolve(null);
        return;
      }
      const settle = (answer: Answer | null): void => {
        if (answer !== null && answer.type !== type) return;
        undo();
        this.waiting.delete(settle);
        resolve(answer?.byte ?? null);
      };
      const undo = this.clock.after(limitMs, () => settle(null));
      this.waiting.add(settle);
    });
  }

  /** Shorter when the line ends. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const go = (answer: Answer | null): void => {
        if (answer !== null) return;
        undo();
        this.waiting.delete(go);
        resolve();
      };
      const undo = this.clock.after(ms, () => go(null));
      this.waiting.add(go);
      if (this.fault !== null) go(null);
    });
  }

  /** Nothing more is sent; true: the printer has taken every byte. */
  async finish(): Promise<boolean> {
    const { line } = this;
    if (this.fault !== null || line === null) return false;
    let isTaken = false;
    const finished = line.finish().then((taken) => {
      isTaken = taken;
    });
    return (await within(STALL_LIMIT_MS, this.clock, finished)) && isTaken;
  }

  /** Ends whatever is under way. */
  async close(): Promise<void> {
    this.settleAll({ problem: 'interrupted', detail: 'The till ended the connection.' });
    await this.line?.close();
  }

  private hear(bytes: Uint8Array): void {
    for (const answer of this.reader.push(bytes)) {
      if (answer.type === 'paper') this.paper = answer.byte;
      else this.owedSinceMono = null;
      for (const settle of this.waiting) settle(answer);
    }
  }

  private leave(fault: PrinterFault): void {
    this.settleAll(fault);
    this.ended?.();
  }

  private settleAll(fault: PrinterFault): void {
    this.fault ??= fault;
    for (const settle of this.waiting) settle(null);
  }
}

/** Whether `work` ended in time; it goes on unattended. */
export function within(limitMs: number, clock: Clock, work: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const undo = clock.after(limitMs, () => resolve(false));
    work.then(() => {
      undo();
      resolve(true);
    }, reject);
  });
}
