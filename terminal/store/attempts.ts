import type { Database } from 'better-sqlite3';
import {
  isFinal,
  isUnknown,
  OPEN_STATUSES,
  type Attempt,
  type AttemptStatus,
  type UtcMs,
} from '../core/attempt.ts';
import type { Money } from '../core/money.ts';
import type { Work } from '../core/work.ts';
import { attemptSchema } from './attempt-schema.ts';
import { toMoney } from './sales.ts';

/** A stored attempt: read, or so broken that only its columns can be believed. */
export type StoredAttempt =
  | { readonly readable: true; readonly attempt: Attempt }
  | {
      readonly readable: false;
      readonly paymentRequestId: string;
      readonly saleId: string;
      readonly money: Money;
      readonly createdAt: UtcMs;
      /** As the column has it, which the table's own check keeps to known ones. */
      readonly status: AttemptStatus;
      /** What the row held; kept in the journal. */
      readonly state: string;
    };

/** A row of the table, as it is before anything in it is believed. */
export interface AttemptRow {
  payment_request_id: string;
  sale_id: string;
  amount_minor: number;
  currency: string;
  status: AttemptStatus;
  state: string;
  created_at_ms: number;
}

export class Attempts {
  readonly #database: Database;
  readonly #acquirer: string;

  /** `acquirer`: whom attempts are sent to now, as `acquirersOfOpen` tells it again. */
  constructor(database: Database, acquirer: string) {
    this.#database = database;
    this.#acquirer = acquirer;
  }

  insert(attempt: Attempt, at: UtcMs): void {
    this.#database
      .prepare(
        `INSERT INTO attempts VALUES (@paymentRequestId, @saleId,
          (SELECT coalesce(max(number), 0) + 1 FROM attempts WHERE sale_id = @saleId),
          @acquirer, @amountMinor, @currency, @status, @state, @at, @at, @shownUnknown)`,
      )
      .run({ ...columns(attempt), acquirer: this.#acquirer, at });
  }

  /** Writes the new state; a final one takes its request body and its work with it. */
  update(attempt: Attempt, at: UtcMs): void {
    const { paymentRequestId } = attempt.facts;
    const changed = this.#database
      .prepare(
        `UPDATE attempts SET status = @status, state = @state, updated_at_ms = @at,
          shown_unknown = max(shown_unknown, @shownUnknown)
          WHERE payment_request_id = @paymentRequestId`,
      )
      .run({
        paymentRequestId,
        status: attempt.status,
        state: JSON.stringify(attempt),
        shownUnknown: Number(isUnknown(attempt)),
        at,
      });
    if (changed.changes !== 1) throw new Error(`no attempt ${paymentRequestId}`);
    if (isFinal(attempt)) this.wipeBody(paymentRequestId);
  }

  insertBody(paymentRequestId: string, body: Uint8Array): void {
    this.#database.prepare('INSERT INTO request_bodies VALUES (?, ?)').run(paymentRequestId, body);
  }

  /** Once it may no longer be sent; `secure_delete` overwrites the bytes in the file. */
  wipeBody(paymentRequestId: string): void {
    this.#database
      .prepare('DELETE FROM request_bodies WHERE payment_request_id = ?')
      .run(paymentRequestId);
  }

  replaceWork(paymentRequestId: string, work: readonly Work[]): void {
    this.#database.prepare('DELETE FROM work WHERE payment_request_id = ?').run(paymentRequestId);
    const insert = this.#database.prepare(
      'INSERT INTO work VALUES (@paymentRequestId, @kind, @dueAt, @tries, @lastError)',
    );
    for (const row of work) insert.run({ ...row, paymentRequestId });
  }

  /** Whom the open attempts were sent to, each once. */
  acquirersOfOpen(): string[] {
    const statuses = OPEN_STATUSES.map(() => '?').join(', ');
    return this.#database
      .prepare<string[], string>(
        `SELECT DISTINCT acquirer FROM attempts WHERE status IN (${statuses})`,
      )
      .pluck()
      .all(...OPEN_STATUSES);
  }

  /** Oldest first. */
  open(): StoredAttempt[] {
    // To the letter as the partial index has them: bound values would read every row there is,
    // and so would the index by age, which the plus keeps out.
    const statuses = OPEN_STATUSES.map((status) => `'${status}'`).join(', ');
    return this.#database
      .prepare<[], AttemptRow>(
        `SELECT * FROM attempts WHERE status IN (${statuses}) ORDER BY +created_at_ms`,
      )
      .all()
      .map(readAttempt);
  }

  byId(paymentRequestId: string): StoredAttempt | null {
    const row = this.#database
      .prepare<[string], AttemptRow>('SELECT * FROM attempts WHERE payment_request_id = ?')
      .get(paymentRequestId);
    return row === undefined ? null : readAttempt(row);
  }

  /** Attempts that were once shown as not known and ended around `at`, the newest first. */
  endedUnknownAround(at: UtcMs, withinMs: number): Attempt[] {
    return this.#database
      .prepare<[number, number], AttemptRow>(
        `SELECT * FROM attempts WHERE shown_unknown = 1 AND updated_at_ms BETWEEN ? AND ?
          ORDER BY updated_at_ms DESC`,
      )
      .all(at - withinMs, at + withinMs)
      .map(readAttempt)
      .flatMap((stored) => (stored.readable && isFinal(stored.attempt) ? [stored.attempt] : []));
  }

  wasShownUnknown(paymentRequestId: string): boolean {
    const shown = this.#database
      .prepare<[string], number>('SELECT shown_unknown FROM attempts WHERE payment_request_id = ?')
      .pluck()
      .get(paymentRequestId);
    return shown === 1;
  }

  /** The newest attempt of a sale. */
  newestOf(saleId: string): StoredAttempt | null {
    const row = this.#database
      .prepare<[string], AttemptRow>(
        'SELECT * FROM attempts WHERE sale_id = ? ORDER BY number DESC LIMIT 1',
      )
      .get(saleId);
    return row === undefined ? null : readAttempt(row);
  }
}

function columns(attempt: Attempt) {
  const { paymentRequestId, saleId, money } = attempt.facts;
  const { status } = attempt;
  const shownUnknown = Number(isUnknown(attempt));
  return {
    paymentRequestId,
    saleId,
    ...money,
    status,
    state: JSON.stringify(attempt),
    shownUnknown,
  };
}

export function readAttempt(row: AttemptRow): StoredAttempt {
  const attempt = parseState(row);
  if (attempt !== null) return { readable: true, attempt };
  return {
    readable: false,
    paymentRequestId: row.payment_request_id,
    saleId: row.sale_id,
    money: toMoney(row.amount_minor, row.currency),
    createdAt: row.created_at_ms,
    status: row.status,
    state: row.state,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null when the state is not one of ours, or speaks of another payment than its columns. */
function parseState(row: AttemptRow): Attempt | null {
  const parsed = attemptSchema.safeParse(parseJson(row.state));
  if (!parsed.success) return null;
  const { facts, status } = parsed.data;
  const agrees =
    facts.paymentRequestId === row.payment_request_id &&
    facts.saleId === row.sale_id &&
    facts.money.amountMinor === row.amount_minor &&
    facts.money.currency === row.currency &&
    status === row.status;
  return agrees ? parsed.data : null;
}
