import type { Database } from 'better-sqlite3';
import type { UtcMs } from '../core/attempt.ts';
import { Attempts } from './attempts.ts';
import { Journal } from './journal.ts';
import { LeftOpenPayments } from './left-open.ts';
import { ManagerPinRecord } from './manager-pin-record.ts';
import { Orphans } from './orphans.ts';
import { PrintJobs } from './print-jobs.ts';
import { Rechecks } from './rechecks.ts';
import { Refunds } from './refunds.ts';
import { Sales } from './sales.ts';
import type { Store } from './store-port.ts';
import { UsedCodes } from './used-codes.ts';
import { WorkTable } from './work.ts';

export interface TillIdentity {
  /** Which till this is, in the journal. */
  readonly tillId: string;
  /** To whom attempts are sent: profile, address and client. */
  readonly acquirer: string;
}

/** The till's memory in SQLite: one writing connection, and one transaction for every step. */
export class TillStore implements Store {
  readonly attempts: Attempts;
  readonly refunds: Refunds;
  readonly rechecks: Rechecks;
  readonly orphans: Orphans;
  readonly work: WorkTable;
  readonly sales: Sales;
  readonly leftOpen: LeftOpenPayments;
  readonly printJobs: PrintJobs;
  readonly journal: Journal;
  readonly usedCodes: UsedCodes;
  readonly managerPin: ManagerPinRecord;
  readonly #database: Database;

  constructor(database: Database, till: TillIdentity, codeKey: Uint8Array) {
    this.#database = database;
    this.attempts = new Attempts(database, till.acquirer);
    this.refunds = new Refunds(database);
    this.rechecks = new Rechecks(database);
    this.orphans = new Orphans(database);
    this.work = new WorkTable(database);
    this.sales = new Sales(database);
    this.leftOpen = new LeftOpenPayments(database);
    this.printJobs = new PrintJobs(database);
    this.journal = new Journal(database, till.tillId, codeKey);
    this.usedCodes = new UsedCodes(database, codeKey);
    this.managerPin = new ManagerPinRecord(database);
  }

  /**
   * Everything in `work` is on disk when this returns, or none of it. Nothing asynchronous
   * belongs inside: a promise is a mistake and is rolled back.
   */
  write<Result>(work: () => Result): Result {
    return this.#database
      .transaction(() => {
        const result = work();
        if (result instanceof Promise) throw new Error('a transaction cannot wait');
        return result;
      })
      .immediate();
  }

  /** Begins a life of the process. True: the one before ended uncleanly. */
  beginRun(epoch: string, at: UtcMs): boolean {
    const isAfterUncleanEnd = this.write(() => {
      const unclean = this.#database
        .prepare('SELECT 1 FROM runs WHERE stopped_at_ms IS NULL LIMIT 1')
        .get();
      // What ended uncleanly is remembered in the journal; the row is closed with this start.
      this.#database
        .prepare('UPDATE runs SET stopped_at_ms = ? WHERE stopped_at_ms IS NULL')
        .run(at);
      this.#database.prepare('INSERT INTO runs VALUES (?, ?, NULL)').run(epoch, at);
      this.attempts.noteAcquirer();
      const restored = this.#takeRestored();
      // What came after the backup is not in it: as after an unclean end.
      const afterUncleanEnd = unclean !== undefined || restored !== null;
      const facts = { epoch, afterUncleanEnd, ...restored };
      this.journal.append({ at, subject: 'till', type: 'started', facts });
      return afterUncleanEnd;
    });
    // It may have died between wiping a code and scrubbing it away.
    if (isAfterUncleanEnd) this.scrub();
    return isAfterUncleanEnd;
  }

  /** When this database took the place of a damaged one; told to its first start only. */
  #takeRestored(): { readonly restoredAt: UtcMs } | null {
    const value = this.#database
      .prepare<[], string>(`DELETE FROM meta WHERE key = 'restored_at' RETURNING value`)
      .pluck()
      .get();
    if (value === undefined) return null;
    // What was printed before it is not counted: its slips are copies for as long as they exist.
    this.#database
      .prepare(
        `INSERT INTO meta VALUES ('last_restored_at', ?)
          ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      )
      .run(value);
    return { restoredAt: Number(value) };
  }

  endRun(epoch: string, at: UtcMs): void {
    this.write(() => {
      this.#database.prepare('UPDATE runs SET stopped_at_ms = ? WHERE epoch = ?').run(at, epoch);
      this.journal.append({ at, subject: 'till', type: 'stopped', facts: { epoch } });
    });
  }

  foregroundSale(): string | null {
    return this.#meta('foreground_sale');
  }

  setForegroundSale(saleId: string | null): void {
    this.#setMeta('foreground_sale', saleId);
  }

  idsCheckedUntil(): number {
    return Number(this.#meta('ids_checked_until') ?? 0);
  }

  setIdsCheckedUntil(offset: number): void {
    this.#setMeta('ids_checked_until', String(offset));
  }

  isWritable(): boolean {
    try {
      this.write(() => this.#database.exec(`UPDATE meta SET value = value WHERE key = 'mode'`));
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Moves the WAL into the file and empties it, so that wiped bytes do not linger there. False: a
   * report is reading just now; nobody waits for it, and it is to be tried again.
   */
  scrub(): boolean {
    const patienceMs = this.#database.pragma('busy_timeout', { simple: true }) as number;
    this.#database.pragma('busy_timeout = 0');
    try {
      const [outcome] = this.#database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      return outcome?.busy === 0;
    } finally {
      this.#database.pragma(`busy_timeout = ${patienceMs}`);
    }
  }

  #meta(key: string): string | null {
    const value = this.#database
      .prepare<[string], string>('SELECT value FROM meta WHERE key = ?')
      .pluck()
      .get(key);
    return value ?? null;
  }

  #setMeta(key: string, value: string | null): void {
    this.#database.prepare('DELETE FROM meta WHERE key = ?').run(key);
    if (value === null) return;
    this.#database.prepare('INSERT INTO meta VALUES (?, ?)').run(key, value);
  }

  close(): void {
    this.#database.close();
  }
}
