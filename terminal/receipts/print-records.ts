import type { PrintProblem } from '../../messages/printing.ts';
import type { FromBridge } from '../../native-bridge/protocol.ts';
import type { Clock, Log } from '../ports.ts';
import type { Store } from '../store/store-port.ts';
import { beganAt, idOf, slipLeft, slipRecord, type SlipJob, type SlipWork } from './print-job.ts';

export type PrintEnding = Extract<FromBridge, { type: 'printEnded' }>['ending'];

/** Who comes back for a slip after days has it printed from the history. */
const KEPT_MS = 3 * 24 * 60 * 60_000;

interface RecordsPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Pick<Store, 'write' | 'journal' | 'printJobs'>;
}

/**
 * What the store keeps of printing. Nothing here throws: a disk that refuses a slip is told by
 * the slip, and payments hear nothing of it.
 */
export class PrintRecords {
  readonly #ports: RecordsPorts;

  constructor(ports: RecordsPorts) {
    this.#ports = ports;
  }

  /**
   * What an earlier process left, the oldest first; what is too old is forgotten, and what an older
   * copy of the database brought back: it may have been printed since.
   */
  left(): readonly SlipJob[] {
    const { store, clock, log } = this.#ports;
    const found: SlipJob[] = [];
    this.#writes(() => {
      const oldest = Math.max(clock.now() - KEPT_MS, store.printJobs.restoredAt() ?? 0);
      for (const record of store.printJobs.all()) {
        const job = slipLeft(record);
        if (job === null) log.warn('printing.unreadable', { jobId: record.jobId });
        if (job !== null && record.askedAt >= oldest) found.push(job);
        else store.printJobs.remove(record.jobId);
      }
    });
    return found;
  }

  /** In the place of others; false: it could not be written, and nothing has changed. */
  keep(job: SlipJob, others: readonly string[]): boolean {
    const { printJobs } = this.#ports.store;
    return this.#writes(() => {
      for (const jobId of others) printJobs.remove(jobId);
      printJobs.put(slipRecord(job, null));
    });
  }

  forget(jobIds: readonly string[]): boolean {
    const { printJobs } = this.#ports.store;
    return this.#writes(() => jobIds.forEach((jobId) => printJobs.remove(jobId)));
  }

  /**
   * Before a byte leaves: whatever happens from here on, the next one is a copy. Which copy this
   * one is; null: it could not be written.
   */
  begins(job: SlipJob): number | null {
    const { printJobs } = this.#ports.store;
    const { countedAs } = job.work;
    let copy = 0;
    const isWritten = this.#writes(() => {
      copy = Math.max(printJobs.timesOf(countedAs), this.isCounted(job.work) ? 0 : 1);
      printJobs.setTimes(countedAs, copy + 1);
      printJobs.put(slipRecord(job, copy));
    });
    return isWritten ? copy : null;
  }

  /** False: it began before the database was restored, which forgot what was printed since. */
  isCounted(work: SlipWork): boolean {
    const restoredAt = this.#ports.store.printJobs.restoredAt();
    return restoredAt === null || beganAt(work) >= restoredAt;
  }

  /** Nothing of it is on paper: it did not count. */
  cameBack(job: SlipJob, copy: number, problem: PrintProblem | null): void {
    const { printJobs } = this.#ports.store;
    this.#writes(() => {
      printJobs.setTimes(job.work.countedAs, copy);
      printJobs.put(slipRecord(job, null, problem));
    });
  }

  /** Paper went out, or may have: the journal knows of it. */
  ended({ jobId, work: { thing } }: SlipJob, copy: number, ending: PrintEnding): void {
    const { store, clock } = this.#ports;
    const subject = idOf(thing);
    this.#writes(() => {
      if (ending !== 'notKnown') store.printJobs.remove(jobId);
      const facts = { copy, ending };
      store.journal.append({ at: clock.now(), subject, type: 'slipPrinted', facts });
    });
  }

  #writes(write: () => void): boolean {
    const { store, log } = this.#ports;
    try {
      store.write(write);
      return true;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      log.error('printing.notWritten', { code: code ?? null, message });
      return false;
    }
  }
}
