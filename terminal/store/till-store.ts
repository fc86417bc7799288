import type { Database } from 'better-sqlite3';
import type { UtcMs } from '../core/attempt.ts';
import { Attempts } from './attempts.ts';
import { Journal } from './journal.ts';
import { LeftOpenPayments } from './left-open.ts';
import { Sales } from './sales.ts';
import { UsedCodes } from './used-codes.ts';

export interface TillIdentity {
  /** Which till this is, in the journal. */
  readonly tillId: string;
  /** To whom attempts are sent: profile, address and client. */
  readonly acquirer: string;
}

/** The till's memory: one writing connection, and one transaction for every step. */
export class TillStore {
  readonly attempts: Attempts;
  readonly sales: Sales;
  readonly leftOpen: LeftOpenPayments;
  readonly journal: Journal;
  readonly usedCodes: UsedCodes;
  readonly #database: Database;

  constructor(database: Database, till: TillIdentity, codeKey: Uint8Array) {
    this.#database = database;
    this.attempts = new Attempts(database, till.acquirer);
    this.sales = new Sales(database);
    this.leftOpen = new LeftOpenPayments(database);
    this.journal = new Journal(database, till.tillId);
    this.usedCodes = new UsedCodes(database, codeKey);
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
      const facts = { epoch, afterUncleanEnd: unclean !== undefined };
      this.journal.append({ at, subject: 'till', type: 'started', facts });
      return unclean !== undefined;
    });
    // It may have died between wiping a code and scrubbing it away.
    if (isAfterUncleanEnd) this.scrub();
    return isAfterUncleanEnd;
  }

  endRun(epoch: string, at: UtcMs): void {
    this.write(() => {
      this.#database.prepare('UPDATE runs SET stopped_at_ms = ? WHERE epoch = ?').run(at, epoch);
      this.journal.append({ at, subject: 'till', type: 'stopped', facts: { epoch } });
    });
  }

  /** The sale that the screen shows; kept so that a restart shows the same. */
  foregroundSale(): string | null {
    const value = this.#database
      .prepare<[], string>(`SELECT value FROM meta WHERE key = 'foreground_sale'`)
      .pluck()
      .get();
    return value ?? null;
  }

  setForegroundSale(saleId: string | null): void {
    this.#database.prepare(`DELETE FROM meta WHERE key = 'foreground_sale'`).run();
    if (saleId === null) return;
    this.#database.prepare(`INSERT INTO meta VALUES ('foreground_sale', ?)`).run(saleId);
  }

  /** Tries a write that changes nothing. */
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

  close(): void {
    this.#database.close();
  }
}
