import type { Clock } from './clock.ts';
import { CONFIRM } from './escpos-bytes.ts';
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
/** Much more than a printer says between two questions, and soon reached by what is none. */
const UNASKED_MAX_BYTES = 4096;
/** Noise on a cable, and answers that come when nobody waits for them any more. */
const STRAYS_MAX = 3;
/** One for each slip that was not confirmed, and they are tried a few times. */
const LATE_PAPERS_MAX = 8;
/** For support: what was heard instead of an answer. */
const KEPT_BYTES = 16;

/** One open line to a printer: what is asked, answered and sent, each with a limit. */
export class PrinterTalk {
  /** Why the line has ended; null: it has not. */
  fault: PrinterFault | null = null;
  /** The answer to `GS r 1` of the newest job. */
  paper: number | null = null;
  /** What was sent may still be on its way: the line is not kept, and closing throws it away. */
  isUnsure = false;
  /** Bytes that answer nothing, since `begin`. */
  strays = 0;
  private readonly clock: Clock;
  private readonly ended: (() => void) | null;
  private readonly reader = new AnswerReader();
  private readonly waiting = new Set<(answer: Answer | null) => void>();
  private line: PrinterLine | null = null;
  /** When a question was asked that has no answer yet; null: none. */
  private owedSinceMono: number | null = null;
  /** Answers that may come: one for each question, and to `GS r 1` those of jobs before it too. */
  private owedStates = 0;
  private owedPapers = 0;
  private unaskedBytes = 0;
  /** The first bytes since the last question. */
  private newest: readonly number[] = [];
  private question: Buffer | null = null;

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
    const strays = this.strays;
    const answers: number[] = [];
    for (const question of STATUS_QUESTIONS) {
      const answer = this.next('status', ANSWER_LIMIT_MS);
      this.owedSinceMono = this.clock.mono();
      this.owedStates += 1;
      this.newest = [];
      this.question = Buffer.from(statusQuestion(question));
      await this.send(this.question);
      const byte = await answer;
      const isStrange = this.strays - strays > (byte === null ? 0 : STRAYS_MAX);
      if (isStrange) this.distrust(this.strangeWords);
      if (byte === null || this.fault !== null) return null;
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

  /**
   * A look or a job begins: what was heard before it says nothing about it. `isLateOwed`: answers
   * to `GS r 1` of earlier jobs may come.
   */
  begin(isLateOwed: boolean): void {
    this.strays = 0;
    this.unaskedBytes = 0;
    this.owedPapers = isLateOwed ? LATE_PAPERS_MAX : 0;
  }

  /** True: the system has taken all. False: it has not for too long, or the line is gone. */
  async send(bytes: Uint8Array, stallLimitMs: number = STALL_LIMIT_MS): Promise<boolean> {
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      const { line } = this;
      if (this.fault !== null || line === null) return false;
      const piece = bytes.subarray(start, start + PIECE_BYTES);
      if (!(await within(stallLimitMs, this.clock, line.write(piece)))) {
        this.isUnsure = true;
        return false;
      }
    }
    return this.fault === null;
  }

  /**
   * Asks for the state of the paper, in its turn. Only what is heard from here on is an answer,
   * and it has one more than were owed before.
   */
  async confirm(stallLimitMs?: number): Promise<boolean> {
    this.paper = null;
    this.owedPapers += 1;
    return this.send(CONFIRM, stallLimitMs);
  }

  /** Why what was heard is not believed. */
  get strangeWords(): string {
    const bytes = this.newest.map((byte) => byte.toString(16).padStart(2, '0'));
    return `It does not answer as a receipt printer does: ${bytes.join(' ')}`;
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
  async finish(limitMs: number = STALL_LIMIT_MS): Promise<boolean> {
    const { line } = this;
    if (this.fault !== null || line === null) return false;
    let isTaken = false;
    const finished = line.finish().then((taken) => {
      isTaken = taken;
    });
    return (await within(limitMs, this.clock, finished)) && isTaken;
  }

  /** Ends whatever is under way. */
  async close(): Promise<void> {
    this.settleAll({ problem: 'interrupted', detail: 'The till ended the connection.' });
    await this.line?.close({ discards: this.isUnsure });
  }

  private hear(bytes: Uint8Array): void {
    if (this.fault !== null) return;
    this.unaskedBytes += bytes.length;
    this.newest = [...this.newest, ...bytes.subarray(0, KEPT_BYTES)].slice(0, KEPT_BYTES);
    if (this.question !== null && Buffer.from(this.newest).includes(this.question)) {
      this.distrust(`It gives back what it is sent: ${this.question.toString('hex')}`);
    } else if (this.unaskedBytes > UNASKED_MAX_BYTES) {
      this.distrust(`It said more than ${UNASKED_MAX_BYTES} bytes that nobody asked for.`);
    } else {
      for (const answer of this.reader.push(bytes)) this.take(answer);
    }
  }

  private take(answer: Answer): void {
    if (answer.type === 'status' && this.owedStates > 0) {
      this.owedStates -= 1;
      this.owedSinceMono = null;
    } else if (answer.type === 'paper' && this.owedPapers > 0) {
      this.owedPapers -= 1;
      this.paper = answer.byte;
    } else {
      this.strays += 1;
      return;
    }
    this.unaskedBytes = 0;
    for (const settle of this.waiting) settle(answer);
  }

  /** Whatever is there is no printer, or none that can be understood: the line is cut. */
  private distrust(detail: string): void {
    this.isUnsure = true;
    this.leave({ problem: 'failed', detail });
    void this.line?.close({ discards: true }).catch(() => undefined);
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
