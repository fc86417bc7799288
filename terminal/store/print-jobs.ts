import type { Database } from 'better-sqlite3';
import type { UtcMs } from '../core/attempt.ts';
import type { PrintJobRecord, PrintJobRecords } from './store-port.ts';

/** Slips that are to be printed, and how often each was. */
export class PrintJobs implements PrintJobRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  put({ jobId, askedAt, state }: PrintJobRecord): void {
    this.#database
      .prepare(
        `INSERT INTO print_jobs VALUES (?, ?, ?)
          ON CONFLICT (job_id) DO UPDATE SET state = excluded.state`,
      )
      .run(jobId, askedAt, state);
  }

  remove(jobId: string): void {
    this.#database.prepare('DELETE FROM print_jobs WHERE job_id = ?').run(jobId);
  }

  all(): PrintJobRecord[] {
    return this.#database
      .prepare<[], PrintJobRecord>(
        `SELECT job_id AS jobId, asked_at_ms AS askedAt, state
          FROM print_jobs ORDER BY asked_at_ms, job_id`,
      )
      .all();
  }

  restoredAt(): UtcMs | null {
    const value = this.#database
      .prepare<[], string>(`SELECT value FROM meta WHERE key = 'last_restored_at'`)
      .pluck()
      .get();
    return value === undefined ? null : Number(value);
  }

  timesOf(slip: string): number {
    const times = this.#database
      .prepare<[string], number>('SELECT times FROM prints WHERE slip = ?')
      .pluck()
      .get(slip);
    return times ?? 0;
  }

  setTimes(slip: string, times: number): void {
    this.#database
      .prepare(
        `INSERT INTO prints VALUES (?, ?)
          ON CONFLICT (slip) DO UPDATE SET times = excluded.times`,
      )
      .run(slip, times);
  }
}
