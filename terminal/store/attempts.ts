import type { Database } from 'better-sqlite3';
import {
  FINAL_STATUSES,
  isFinal,
  isUnknown,
  OPEN_STATUSES,
  type Attempt,
  type AttemptStatus,
  type UtcMs,
} from '../core/attempt.ts';
import type { Money } from '../core/money.ts';
import { OPEN_REFUND_STATUSES } from '../core/refund.ts';
import { attemptSchema } from './attempt-schema.ts';
import { parseJson } from './json.ts';
import { toMoney } from './sales.ts';
import type { AttemptRecords, OpenAttempt, StoredAttempt } from './store-port.ts';

// To the letter as the partial indexes have them: bound values would read every row there is.
const OPEN = OPEN_STATUSES.map((status) => `'${status}'`).join(', ');
const OPEN_REFUNDS = OPEN_REFUND_STATUSES.map((status) => `'${status}'`).join(', ');
/** Whom the newest process asked about ids that are in no other table. */
const ACQUIRER_KEY = 'acquirer';
const ENDED = FINAL_STATUSES.map((status) => `'${status}'`).join(', ');

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

export class Attempts implements AttemptRecords {
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
          @acquirer, @amountMinor, @currency, @status, @state, @at, @at, @shownUnknown, 0)`,
      )
      .run({ ...columns(attempt), acquirer: this.#acquirer, at });
  }

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
    if (isFinal(attempt)) this.#wipeBody(paymentRequestId);
  }

  release(paymentRequestId: string): void {
    this.#database
      .prepare('UPDATE attempts SET released = 1 WHERE payment_request_id = ?')
      .run(paymentRequestId);
  }

  isReleased(paymentRequestId: string): boolean {
    const released = this.#database
      .prepare<[string], number>('SELECT released FROM attempts WHERE payment_request_id = ?')
      .pluck()
      .get(paymentRequestId);
    return released === 1;
  }

  insertBody(paymentRequestId: string, body: Uint8Array): void {
    this.#database.prepare('INSERT INTO request_bodies VALUES (?, ?)').run(paymentRequestId, body);
  }

  bodyOf(paymentRequestId: string): Uint8Array | null {
    const body = this.#database
      .prepare<[string], Buffer>('SELECT body FROM request_bodies WHERE payment_request_id = ?')
      .pluck()
      .get(paymentRequestId);
    return body ?? null;
  }

  /** Once it may no longer be sent; `secure_delete` overwrites the bytes in the file. */
  #wipeBody(paymentRequestId: string): void {
    this.#database
      .prepare('DELETE FROM request_bodies WHERE payment_request_id = ?')
      .run(paymentRequestId);
  }

  acquirersOfOpen(): string[] {
    return this.#database
      .prepare<[], string>(
        `SELECT acquirer FROM attempts WHERE status IN (${OPEN})
          UNION SELECT acquirer FROM refunds INDEXED BY open_refunds
            JOIN attempts ON attempts.payment_request_id = refunds.payment_request_id
            WHERE refunds.status IN (${OPEN_REFUNDS})
          UNION SELECT acquirer FROM rechecks
            JOIN attempts ON attempts.payment_request_id = rechecks.payment_request_id
          UNION SELECT value FROM meta WHERE key = '${ACQUIRER_KEY}'
            AND EXISTS (SELECT 1 FROM orphans WHERE status = 'asking')`,
      )
      .pluck()
      .all();
  }

  /** Inside a transaction: whom this process sends to is the one who is asked about lost ids. */
  noteAcquirer(): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)')
      .run(ACQUIRER_KEY, this.#acquirer);
  }

  formerAcquirerOf(paymentRequestId: string): string | null {
    const acquirer = this.#database
      .prepare<[string], string>('SELECT acquirer FROM attempts WHERE payment_request_id = ?')
      .pluck()
      .get(paymentRequestId);
    return acquirer === undefined || acquirer === this.#acquirer ? null : acquirer;
  }

  allOpen(): OpenAttempt[] {
    return this.#database
      .prepare<[], OpenAttempt>(
        `SELECT payment_request_id AS paymentRequestId, status
          FROM attempts INDEXED BY open_attempts WHERE status IN (${OPEN}) ORDER BY created_at_ms`,
      )
      .all();
  }

  openAlike(money: Money): string[] {
    return this.#database
      .prepare<[number, string], string>(
        `SELECT payment_request_id FROM attempts INDEXED BY open_attempts
          JOIN sales ON sales.id = attempts.sale_id
          WHERE attempts.status IN (${OPEN})
            AND (attempts.amount_minor = ? AND attempts.currency = ?
              OR sales.reference IS NOT NULL)
          ORDER BY attempts.created_at_ms DESC`,
      )
      .pluck()
      .all(money.amountMinor, money.currency);
  }

  newestEndAt(): UtcMs | null {
    const at = this.#database
      .prepare<[], number>(
        `SELECT updated_at_ms FROM attempts INDEXED BY ended_attempts
          WHERE status IN (${ENDED}) ORDER BY updated_at_ms DESC LIMIT 1`,
      )
      .pluck()
      .get();
    return at ?? null;
  }

  endedSince(at: UtcMs): string[] {
    return this.#database
      .prepare<[number], string>(
        `SELECT payment_request_id FROM attempts INDEXED BY ended_attempts
          WHERE status IN (${ENDED}) AND updated_at_ms >= ? ORDER BY updated_at_ms`,
      )
      .pluck()
      .all(at);
  }

  has(paymentRequestId: string): boolean {
    const found = this.#database
      .prepare('SELECT 1 FROM attempts WHERE payment_request_id = ?')
      .get(paymentRequestId);
    return found !== undefined;
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
