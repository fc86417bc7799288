import type { KeyObject } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { UtcMs } from '../core/attempt.ts';
import {
  GENESIS,
  hashOf,
  NO_SEAL,
  sealKey,
  sealOf,
  type JournalHead,
  type JournalRow,
} from './journal-chain.ts';
import { verifyJournal, type JournalVerdict } from './journal-verification.ts';

/** One thing that happened, as it is written down for ever. Never holds a payment code. */
export interface JournalEntry {
  readonly at: UtcMs;
  /** What it happened to: a sale's or an attempt's id, or `till`. */
  readonly subject: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The end of the table beside the end that was sealed; either may be missing. */
type JournalEnd = { last_seq: number | null } & (JournalHead | { seq: null });

export class Journal {
  readonly #database: Database;
  readonly #tillId: string;
  readonly #localKey: Uint8Array;
  readonly #sealKey: KeyObject;
  readonly #readEnd: Statement<[], JournalEnd>;
  readonly #insert: Statement<[JournalRow]>;
  readonly #putHead: Statement<[JournalHead]>;

  /** `localKey`: 32 bytes that stand in a file beside the database, for its owner only. */
  constructor(database: Database, tillId: string, localKey: Uint8Array) {
    this.#database = database;
    this.#tillId = tillId;
    this.#localKey = localKey;
    this.#sealKey = sealKey(localKey);
    this.#readEnd = database.prepare(
      `SELECT (SELECT max(seq) FROM journal) AS last_seq, seq, hash, sealed_from, seal
        FROM (SELECT 1) LEFT JOIN journal_head ON id = 1`,
    );
    this.#insert = database.prepare(
      `INSERT INTO journal VALUES
        (@seq, @till_id, @at_ms, @subject, @type, @facts, @previous_hash, @hash)`,
    );
    this.#putHead = database.prepare(
      'INSERT OR REPLACE INTO journal_head VALUES (1, @seq, @hash, @sealed_from, @seal)',
    );
  }

  /** Appends inside the caller's transaction: ordered per till, chained to the row before. */
  append(entry: JournalEntry): void {
    const end = this.#readEnd.get() ?? { last_seq: null, seq: null };
    const head = end.seq === null ? this.#firstHead(end.last_seq) : end;
    const row = {
      // Past what somebody may have put after the end: a till that is tampered with goes on.
      seq: Math.max(head.seq, end.last_seq ?? 0) + 1,
      till_id: this.#tillId,
      at_ms: entry.at,
      subject: entry.subject,
      type: entry.type,
      facts: JSON.stringify(entry.facts),
      previous_hash: head.hash,
    };
    const next = { seq: row.seq, hash: hashOf(row), sealed_from: head.sealed_from };
    const isWhole = end.seq === null || sealOf(end, this.#sealKey).equals(end.seal);
    this.#insert.run({ ...row, hash: next.hash });
    this.#putHead.run({ ...next, seal: isWhole ? sealOf(next, this.#sealKey) : NO_SEAL });
  }

  /** Reads every row: for who has the time, or for another thread. */
  verify(): JournalVerdict {
    return verifyJournal(this.#database, this.#localKey);
  }

  /** Of an empty journal, or of one that an older till wrote: it is sealed from here on. */
  #firstHead(lastSeq: number | null): Omit<JournalHead, 'seal'> {
    if (lastSeq === null) return { seq: 0, hash: GENESIS, sealed_from: 1 };
    const hash = this.#database
      .prepare<[number], Buffer>('SELECT hash FROM journal WHERE seq = ?')
      .pluck()
      .get(lastSeq);
    return { seq: lastSeq, hash: hash ?? GENESIS, sealed_from: lastSeq + 1 };
  }
}
