import type { KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import {
  GENESIS,
  hashOf,
  sealKey,
  sealOf,
  type JournalHead,
  type JournalRow,
} from './journal-chain.ts';

/** What was done to the journal at `seq`. */
export type JournalFault = 'changed' | 'removed' | 'inserted' | 'cutOff' | 'sealBroken';

export type JournalVerdict =
  /** `sealedFrom`: the first row whose end was sealed, 1 unless an older till began the journal. */
  | { readonly whole: true; readonly rows: number; readonly sealedFrom: number }
  /** The first row that is not as it was written; `cutOff`: the first that is missing at the end. */
  | { readonly whole: false; readonly seq: number; readonly fault: JournalFault };

/** Rows read at once: while a read lasts, the writer cannot empty its log. */
const PAGE_ROWS = 1_000;

/** How far the walk has come. */
interface Walk {
  seq: number;
  hash: Buffer;
  hashBefore: Buffer | null;
}

/**
 * Walks the chain from its first row to the end as it stands now, and holds the end against its
 * seal. A second for 100,000 rows on a slow machine. Throws what SQLite throws.
 */
export function verifyJournal(database: Database, localKey: Uint8Array): JournalVerdict {
  const { head, lastSeq } = readEnd(database);
  const page = database.prepare<[number, number, number], JournalRow>(
    'SELECT * FROM journal WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
  );
  const walk: Walk = { seq: 0, hash: GENESIS, hashBefore: null };
  // A row that was put before the first has a number below one.
  let from = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const read = page.all(from, lastSeq, PAGE_ROWS);
    for (const row of read) {
      const broken = brokenAt(row, walk, { database, head, lastSeq });
      if (broken !== null) return { whole: false, ...broken };
      walk.seq = row.seq;
      walk.hashBefore = walk.hash;
      walk.hash = row.hash;
    }
    if (read.length < PAGE_ROWS) break;
    from = walk.seq;
  }
  const broken = brokenEnd(walk, head, sealKey(localKey));
  if (broken !== null) return { whole: false, ...broken };
  return { whole: true, rows: walk.seq, sealedFrom: head?.sealed_from ?? 1 };
}

interface Broken {
  readonly seq: number;
  readonly fault: JournalFault;
}

interface End {
  readonly database: Database;
  readonly head: JournalHead | null;
  readonly lastSeq: number;
}

/** Both ends as they stood at one moment: the till goes on writing. */
function readEnd(database: Database) {
  return database.transaction(() => {
    const head = database
      .prepare<[], JournalHead>('SELECT seq, hash, sealed_from, seal FROM journal_head')
      .get();
    const lastSeq = database
      .prepare<[], number | null>('SELECT max(seq) FROM journal')
      .pluck()
      .get();
    return { head: head ?? null, lastSeq: lastSeq ?? 0 };
  })();
}

/** What is wrong with a row, or with the one before it; null: it continues the chain. */
function brokenAt(row: JournalRow, walk: Walk, end: End): Broken | null {
  const next = walk.seq + 1;
  if (row.seq < next) return { seq: row.seq, fault: 'inserted' };
  if (row.seq > next) return { seq: next, fault: 'removed' };
  if (!hashOf(row).equals(row.hash)) return { seq: next, fault: faultOf(row, end) };
  if (row.previous_hash.equals(walk.hash)) return null;
  // Well sealed by itself, so it is the row before that is not what it was.
  if (walk.hashBefore === null) return { seq: next, fault: 'changed' };
  const isSkipped = row.previous_hash.equals(walk.hashBefore);
  return { seq: walk.seq, fault: isSkipped ? 'inserted' : 'changed' };
}

/**
 * What was done where a row does not say what its hash says. Whoever removes or inserts a row
 * and counts the rest anew moves it by as many places as the table and its head are apart.
 */
function faultOf(row: JournalRow, { database, head, lastSeq }: End): JournalFault {
  if (head === null) return 'changed';
  if (row.seq > head.seq) return 'inserted';
  const moved = head.seq - lastSeq;
  if (moved > 0 && isFrom(row, row.seq + moved)) return 'removed';
  const displaced = database
    .prepare<[number], JournalRow>('SELECT * FROM journal WHERE seq = ?')
    .get(row.seq - moved);
  return moved < 0 && displaced !== undefined && isFrom(displaced, row.seq)
    ? 'inserted'
    : 'changed';
}

function isFrom(row: JournalRow, seq: number): boolean {
  return hashOf({ ...row, seq }).equals(row.hash);
}

/** What is wrong with the end of a chain that is whole by itself. */
function brokenEnd(walk: Walk, head: JournalHead | null, key: KeyObject): Broken | null {
  if (head === null) return walk.seq === 0 ? null : { seq: walk.seq, fault: 'sealBroken' };
  if (!sealOf(head, key).equals(head.seal)) return { seq: walk.seq, fault: 'sealBroken' };
  if (walk.seq < head.seq) return { seq: walk.seq + 1, fault: 'cutOff' };
  if (walk.seq > head.seq) return { seq: head.seq + 1, fault: 'inserted' };
  return walk.hash.equals(head.hash) ? null : { seq: walk.seq, fault: 'changed' };
}
