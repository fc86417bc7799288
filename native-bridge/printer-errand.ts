import type { Clock } from './clock.ts';
import { notPrinted, TOO_LATE, type JobEnd } from './printer-job.ts';

/** Who asks for the drawer stands before it; later it would spring open before somebody else. */
const DRAWER_LIMIT_MS = 3000;
/** Another till's slip holds a printer for some seconds. */
const SLIP_TRIES_MAX = 4;

/** One job of a printer from its asking to its end, which is told once. */
export class PrinterErrand {
  /** How often it is tried with a printer that is taken just now. */
  readonly triesMax: number;
  private readonly tell: (end: JobEnd) => void;
  private readonly undoLimit: () => void;
  private hasEnded = false;

  constructor(type: 'slip' | 'drawer', clock: Clock, tell: (end: JobEnd) => void) {
    this.triesMax = type === 'slip' ? SLIP_TRIES_MAX : 1;
    this.tell = tell;
    this.undoLimit =
      type === 'slip'
        ? () => undefined
        : clock.after(DRAWER_LIMIT_MS, () => this.end(notPrinted(TOO_LATE)));
  }

  get isOver(): boolean {
    return this.hasEnded;
  }

  /** Asked right before its first byte. False: it comes too late. True: from here on it does not. */
  mayBegin(): boolean {
    this.undoLimit();
    return !this.hasEnded;
  }

  end(end: JobEnd): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.undoLimit();
    this.tell(end);
  }
}
