import type { Database } from 'better-sqlite3';
import type { Work } from '../core/work.ts';
import type { WorkRecords } from './store-port.ts';

interface WorkRow extends Work {
  readonly parked: string | null;
}

/** The one table of what is in flight or due. */
export class WorkTable implements WorkRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  replace(subject: string, work: readonly Work[]): void {
    this.#database.prepare('DELETE FROM work WHERE subject = ?').run(subject);
    const insert = this.#database.prepare(
      'INSERT INTO work VALUES (@subject, @kind, @dueAt, @tries, @lastError, NULL)',
    );
    for (const row of work) insert.run({ ...row, subject });
  }

  of(subject: string): WorkRow[] {
    return this.#database
      .prepare<[string], WorkRow>(
        `SELECT kind, due_at_ms AS dueAt, tries, last_error AS lastError, parked
          FROM work WHERE subject = ? ORDER BY kind`,
      )
      .all(subject);
  }

  park(subject: string, reason: string): void {
    const { changes } = this.#database
      .prepare('UPDATE work SET parked = ? WHERE subject = ?')
      .run(reason, subject);
    if (changes > 0) return;
    // What has no work of its own yet is told all the same.
    this.#database
      .prepare(`INSERT INTO work VALUES (?, 'inquiry', 0, 0, NULL, ?)`)
      .run(subject, reason);
  }

  parked(): { subject: string; reason: string }[] {
    return this.#database
      .prepare<[], { subject: string; reason: string }>(
        `SELECT DISTINCT subject, parked AS reason FROM work INDEXED BY parked_work
          WHERE parked IS NOT NULL`,
      )
      .all();
  }
}
