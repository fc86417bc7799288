import type { PrintJobView } from '../../messages/printing.ts';
import type { MonoMs } from '../core/attempt.ts';
import type { Clock } from '../ports.ts';
import {
  asks,
  hasEnded,
  isFresh,
  isSameThing,
  isSlip,
  printJobView,
  type ErrandWork,
  type PrintJob,
  type SlipJob,
  type SlipWork,
  type WaitingJob,
} from './print-job.ts';

/** Half an hour of customers without paper; beyond it the oldest that asks is forgotten. */
export const SLIPS_MAX = 20;
/** Whose end is told beside them; older ends are on paper, or were read. */
const ENDS_TOLD_MAX = 20;

/** All jobs that are told of, in the order in which they were asked for. */
export class PrintList {
  readonly #jobs = new Map<string, PrintJob>();

  /** The newest first. */
  get view(): readonly PrintJobView[] {
    return [...this.#jobs.values()].toReversed().map(printJobView);
  }

  get(jobId: string): PrintJob | null {
    return this.#jobs.get(jobId) ?? null;
  }

  put(job: PrintJob): void {
    this.#jobs.set(job.jobId, job);
    if (hasEnded(job)) this.#forgetEnds();
  }

  remove(jobIds: readonly string[]): void {
    for (const jobId of jobIds) this.#jobs.delete(jobId);
  }

  /** All that there is of the same payment or refund. */
  about(work: SlipWork): readonly SlipJob[] {
    return this.#slips().filter((job) => isSameThing(job.work, work));
  }

  /** Who goes next: an errand ahead of every slip. Null: nobody is due. */
  next(): PrintJob | null {
    const due = this.#waiting().filter(({ isDue }) => isDue);
    return due.find((job) => !isSlip(job)) ?? due[0] ?? null;
  }

  makeDue(): void {
    for (const job of this.#waiting()) this.put({ ...job, isDue: true });
  }

  /** When the first of those that wait is no longer fresh; null: none waits. */
  freshUntilMono(): MonoMs | null {
    const ends = this.#waiting().map(({ fresh }) => fresh.untilMono);
    return ends.length === 0 ? null : Math.min(...ends);
  }

  /** Those that have waited too long. */
  tooOld(clock: Clock): readonly WaitingJob[] {
    return this.#waiting().filter((job) => !isFresh(job, clock));
  }

  /** One that waits and does the same: it answers whoever asks for another. */
  waitingErrand({ type }: ErrandWork): WaitingJob | null {
    return this.#waiting().find(({ work }) => work.type === type) ?? null;
  }

  /** What goes to make room for one more, once these are gone; null: there is no room. */
  overfull(gone: readonly SlipJob[]): readonly SlipJob[] | null {
    const kept = this.#slips().filter((job) => !hasEnded(job) && !gone.includes(job));
    const over = Math.max(0, kept.length + 1 - SLIPS_MAX);
    const oldest = kept.filter(asks).slice(0, over);
    return oldest.length < over ? null : oldest;
  }

  #slips(): SlipJob[] {
    return [...this.#jobs.values()].filter(isSlip);
  }

  #waiting(): WaitingJob[] {
    return [...this.#jobs.values()].filter((job) => job.status === 'waiting');
  }

  #forgetEnds(): void {
    const ended = [...this.#jobs.values()].filter(hasEnded);
    this.remove(ended.slice(0, -ENDS_TOLD_MAX).map(({ jobId }) => jobId));
  }
}
