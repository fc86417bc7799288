import type { PrintJobView, PrintProblem } from '../../messages/printing.ts';
import type { Answer } from '../../messages/table.ts';
import type { PrintLine } from '../../native-bridge/protocol.ts';
import { failed } from '../till/steps.ts';
import {
  asks,
  freshFor,
  hasEnded,
  identity,
  isAlready,
  isFresh,
  isSlip,
  type ErrandWork,
  type PrintJob,
  type SlipJob,
  type SlipWork,
} from './print-job.ts';
import { PrintList } from './print-list.ts';
import type { PrintEnded, PrintQueuePorts } from './print-ports.ts';
import { PrintRecords } from './print-records.ts';
import type { SlipFacts } from './slip-facts.ts';

/** While it is fresh the customer may still stand there, and it is printed by itself. */
export const FRESH_MS = 10 * 60_000;
/** Somebody stands before the printer or the drawer now. */
export const ERRAND_FRESH_MS = 10_000;
/** A printer that is ready and did not print was busy with something else. */
export const TRY_AGAIN_MS = 15_000;
/** The bridge ends every job much sooner, with what it knows; this is for one that does not. */
export const PRINTS_WITHIN_MS = 120_000;

/**
 * What is to be printed, one at a time, apart from everything about money: it hears of payments
 * after they are shown, and nothing of it is thrown back at them. A slip is on disk before it is
 * tried, and counted as printed before a byte leaves: a crash never makes two originals.
 */
export class PrintQueue {
  readonly #ports: PrintQueuePorts;
  readonly #records: PrintRecords;
  readonly #list = new PrintList();
  #current: { readonly jobId: string; readonly stopWaiting: () => void } | null = null;
  #isPrinterReady = false;
  #stopPlan: (() => void) | null = null;

  constructor(ports: PrintQueuePorts) {
    this.#ports = ports;
    this.#records = new PrintRecords(ports);
  }

  /** The newest first. */
  get jobs(): readonly PrintJobView[] {
    return this.#list.view;
  }

  /** After a start: what an earlier process left asks, and nothing is printed by itself. */
  restore(): void {
    for (const job of this.#records.left()) this.#list.put(job);
  }

  stop(): void {
    this.#current?.stopWaiting();
    this.#stopPlan?.();
  }

  /** The same slip once more while it waits or prints is that one, by what is known now. */
  add(work: SlipWork): Answer<{ jobId: string }> {
    const before = this.#list.about(work);
    const there = before.find((job) => isAlready(job, work));
    if (there !== undefined) {
      this.#wantedAgain(there, work);
      return { ok: true, result: { jobId: there.jobId } };
    }
    const replaced = before.filter(({ status }) => status !== 'printing');
    const overfull = this.#list.overfull(replaced);
    if (overfull === null) return failed('printQueueFull');
    const job = this.#fresh(work);
    const gone = [...replaced, ...overfull].map(({ jobId }) => jobId);
    if (!this.#records.keep(job, gone)) return failed('printNotKept');
    this.#list.remove(gone);
    this.#list.put(job);
    this.#goOn();
    return { ok: true, result: { jobId: job.jobId } };
  }

  /** Ahead of every slip, and never later than now; one of each kind is enough to wait. */
  doNow(work: ErrandWork): { jobId: string } {
    const waiting = this.#list.waitingErrand(work);
    const made = this.#fresh(work);
    const job = waiting === null ? made : { ...made, jobId: waiting.jobId };
    this.#list.put(job);
    this.#goOn();
    return { jobId: job.jobId };
  }

  /** Nobody hears an answer that it was not kept: told, and nothing else. */
  tellLost(work: SlipWork, problem: PrintProblem): void {
    this.#fail(this.#fresh(work), problem, null);
    this.#goOn();
  }

  /** Somebody wants it on paper now: what may be there already is printed as a copy. */
  retry(jobId: string): Answer<null> {
    const job = this.#list.get(jobId);
    if (job === null || hasEnded(job)) return failed('notNow');
    this.#wantedAgain(job, job.work);
    return { ok: true, result: null };
  }

  #wantedAgain({ jobId, askedAt, status }: PrintJob, work: PrintJob['work']): void {
    if (status !== 'printing') this.#list.put({ ...this.#fresh(work), jobId, askedAt });
    this.#goOn();
  }

  /** Nobody wants these any more. One that prints, or is gone, is left as it is. */
  drop(jobIds: readonly string[]): Answer<null> {
    const dropped = jobIds.filter((jobId) => {
      const job = this.#list.get(jobId);
      return job !== null && (job.status === 'waiting' || asks(job));
    });
    if (dropped.length === 0) return failed('notNow');
    if (!this.#records.forget(dropped)) return failed('printNotKept');
    this.#list.remove(dropped);
    this.#goOn();
    return { ok: true, result: null };
  }

  /** What waited is tried as soon as the printer says that it can. */
  printerIs(isReady: boolean): void {
    const becameReady = isReady && !this.#isPrinterReady;
    this.#isPrinterReady = isReady;
    if (becameReady) this.#list.makeDue();
    this.#goOn();
  }

  ended({ jobId, ending, problem, detail }: PrintEnded): void {
    if (this.#current?.jobId === jobId) this.#release();
    const job = this.#list.get(jobId);
    const isDone = ending === 'printed' || ending === 'sent';
    // One that was given up, and comes after all, is done too.
    if (isDone && (job?.status === 'printing' || job?.status === 'notKnown')) {
      const { copy } = job;
      if (isSlip(job)) this.#records.ended(job, copy, ending);
      const endedAt = this.#ports.clock.now();
      this.#list.put({ ...identity(job), status: ending, copy, endedAt });
    } else if (job?.status === 'printing') {
      if (!isSlip(job)) this.#fail(job, problem ?? 'failed', detail);
      else if (ending === 'notPrinted') this.#cameBack(job, job.copy, problem ?? 'failed', detail);
      else this.#notKnown(job, job.copy, problem ?? 'failed', detail);
    }
    this.#goOn();
  }

  /** Whoever had the printer is gone: what it printed last is not known. */
  linkLost(): void {
    this.#isPrinterReady = false;
    const jobId = this.#current?.jobId;
    if (jobId === undefined) this.#goOn();
    else this.ended({ jobId, ending: 'notKnown', problem: 'interrupted', detail: null });
  }

  #goOn(): void {
    this.#age();
    while (this.#current === null) {
      const next = this.#list.next();
      if (next === null) break;
      this.#send(next);
    }
    this.#plan();
    this.#ports.onChange();
  }

  #send(waiting: PrintJob): void {
    const { link } = this.#ports;
    const job = isSlip(waiting) ? this.#asKnownNow(waiting) : waiting;
    const { jobId, work } = job;
    if (work.type === 'drawer') {
      this.#begin(job, 0);
      if (!link.openDrawer(jobId)) this.#notTaken(job, 0);
      return;
    }
    const copy = isSlip(job) ? this.#records.begins(job) : 0;
    if (copy === null) {
      if (isSlip(job)) this.#wait(job, 'notWritten', null);
      return;
    }
    const isCounted = work.type !== 'slip' || this.#records.isCounted(work);
    const lines = this.#linesOf(work.facts, isCounted ? copy : null);
    if (lines === null) this.#notDrawn(job, copy);
    else {
      this.#begin(job, copy);
      if (!link.print(jobId, lines)) this.#notTaken(job, copy);
    }
  }

  /** It may have waited for long: what has become of its money since stands on it. */
  #asKnownNow(job: SlipJob): SlipJob {
    try {
      return { ...job, work: this.#ports.again(job.work) ?? job.work };
    } catch (error) {
      this.#ports.log.error('printing.notRead', { detail: (error as Error).message });
      return job;
    }
  }

  #linesOf(facts: SlipFacts, copy: number | null): readonly PrintLine[] | null {
    try {
      return this.#ports.linesOf(facts, copy);
    } catch (error) {
      this.#ports.log.error('printing.notDrawn', { detail: (error as Error).message });
      return null;
    }
  }

  #begin(job: PrintJob, copy: number): void {
    const { jobId } = job;
    this.#list.put({ ...identity(job), status: 'printing', copy });
    const { clock } = this.#ports;
    const stopWaiting = clock.after(PRINTS_WITHIN_MS * clock.rate, () =>
      this.ended({ jobId, ending: 'notKnown', problem: 'silent', detail: null }),
    );
    this.#current = { jobId, stopWaiting };
  }

  #release(): void {
    this.#current?.stopWaiting();
    this.#current = null;
  }

  /** The bridge is being started again: tried once it says that the printer is ready. */
  #notTaken(job: PrintJob, copy: number): void {
    this.#release();
    if (isSlip(job)) this.#cameBack(job, copy, 'restarting', null);
    else this.#fail(job, 'restarting', null);
  }

  /** Nothing of it is on paper. */
  #cameBack(job: SlipJob, copy: number, problem: PrintProblem, detail: string | null): void {
    this.#records.cameBack(job, copy, problem);
    this.#wait(job, problem, detail);
  }

  /** Waits for another try for as long as it is fresh, counted from when it was wanted last. */
  #wait(job: SlipJob, problem: PrintProblem, detail: string | null): void {
    const trouble = { ...identity(job), problem, detail };
    if (isFresh(job, this.#ports.clock))
      this.#list.put({ ...trouble, status: 'waiting', isDue: false });
    else this.#list.put({ ...trouble, status: 'stale' });
  }

  /** It would be so each time: tried again on a person's word only. */
  #notDrawn(job: PrintJob, copy: number): void {
    if (!isSlip(job)) return this.#fail(job, 'notDrawn', null);
    this.#records.cameBack(job, copy, 'notDrawn');
    this.#list.put({ ...identity(job), status: 'stale', problem: 'notDrawn', detail: null });
  }

  #notKnown(job: SlipJob, copy: number, problem: PrintProblem, detail: string | null): void {
    this.#records.ended(job, copy, 'notKnown');
    this.#list.put({ ...identity(job), status: 'notKnown', copy, problem, detail });
  }

  #fail(job: PrintJob, problem: PrintProblem, detail: string | null): void {
    const endedAt = this.#ports.clock.now();
    this.#list.put({ ...identity(job), status: 'failed', endedAt, problem, detail });
  }

  /** When something is next to be done without anybody asking. */
  #plan(): void {
    this.#stopPlan?.();
    this.#stopPlan = null;
    const { clock } = this.#ports;
    const freshUntilMono = this.#list.freshUntilMono();
    if (freshUntilMono === null) return;
    const isIdle = this.#current === null && this.#isPrinterReady;
    const againMs = isIdle ? TRY_AGAIN_MS : Infinity;
    this.#stopPlan = clock.after(Math.min(againMs, freshUntilMono - clock.mono()), () => {
      if (this.#isPrinterReady) this.#list.makeDue();
      this.#goOn();
    });
  }

  #age(): void {
    for (const job of this.#list.tooOld(this.#ports.clock)) {
      const { problem, detail } = job;
      if (isSlip(job)) this.#list.put({ ...identity(job), status: 'stale', problem, detail });
      else this.#fail(job, problem ?? 'busy', detail);
    }
  }

  #fresh<Work extends PrintJob['work']>(work: Work) {
    const { clock, newId } = this.#ports;
    // People and printers keep real time, also where a test clock runs fast.
    const freshMs = work.type === 'slip' ? FRESH_MS : ERRAND_FRESH_MS * clock.rate;
    const fresh = freshFor(freshMs, clock);
    const base = { jobId: newId(), askedAt: clock.now(), work, fresh };
    return { ...base, status: 'waiting', isDue: true, problem: null, detail: null } as const;
  }
}
