import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { UtcMs } from '../core/attempt.ts';

/** One thing that happened, as it is written down for ever. Never holds a payment code. */
export interface JournalEntry {
  readonly at: UtcMs;
  /** What it happened to: a sale's or an attempt's id, or `till`. */
  readonly subject: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface JournalRow {
  seq: number;
  till_id: string;
  at_ms: number;
  subject: string;
  type: string;
  facts: string;
  previous_hash: Buffer;
  hash: Buffer;
}

/** What stands before row one. */
const GENESIS = Buffer.alloc(32);

export class Journal {
  readonly #database: Database;
  readonly #tillId: string;

  constructor(database: Database, tillId: string) {
    this.#database = database;
    this.#tillId = tillId;
  }

  /** Appends inside the caller's transaction: ordered per till, each row sealed by the last. */
  append(entry: JournalEntry): void {
    const last = this.#database
      .prepare<[], Pick<JournalRow, 'seq' | 'hash'>>(
        'SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1',
      )
      .get();
    const row = {
      seq: (last?.seq ?? 0) + 1,
      till_id: this.#tillId,
      at_ms: entry.at,
      subject: entry.subject,
      type: entry.type,
      facts: JSON.stringify(entry.facts),
      previous_hash: last?.hash ?? GENESIS,
    };
    this.#database
      .prepare(
        `INSERT INTO journal VALUES
          (@seq, @till_id, @at_ms, @subject, @type, @facts, @previous_hash, @hash)`,
      )
      .run({ ...row, hash: hashOf(row) });
  }

  /** The first row that was changed, removed or inserted; null: the chain is whole. */
  firstBrokenSeq(): number | null {
    let previous: Buffer = GENESIS;
    let seq = 0;
    const rows = this.#database.prepare<[], JournalRow>('SELECT * FROM journal ORDER BY seq');
    for (const row of rows.iterate()) {
      seq += 1;
      const isNext = row.seq === seq && row.previous_hash.equals(previous);
      if (!isNext || !hashOf(row).equals(row.hash)) return seq;
      previous = row.hash;
    }
    return null;
  }
}

function hashOf(row: Omit<JournalRow, 'hash'>): Buffer {
  const text = JSON.stringify([row.seq, row.till_id, row.at_ms, row.subject, row.type, row.facts]);
  return createHash('sha256').update(row.previous_hash).update(text).digest();
}
