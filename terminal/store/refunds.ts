import type { Database } from 'better-sqlite3';
import type { UtcMs } from '../core/attempt.ts';
import { OPEN_REFUND_STATUSES, type Refund, type RefundStatus } from '../core/refund.ts';
import { parseJson } from './json.ts';
import { refundSchema } from './refund-schema.ts';
import type { RefundRecords, UntoldRefund } from './store-port.ts';

interface RefundRow {
  refund_request_id: string;
  status: RefundStatus;
  state: string;
  seen_status: RefundStatus | null;
}

// To the letter as the partial index has them.
const OPEN = OPEN_REFUND_STATUSES.map((status) => `'${status}'`).join(', ');

export class Refunds implements RefundRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert(refund: Refund, at: UtcMs): void {
    const { facts, status } = refund;
    const { refundRequestId, paymentRequestId, money, cause } = facts;
    const seenStatus = cause === 'asked' ? status : null;
    const { callKey } = facts;
    const columns = { refundRequestId, paymentRequestId, callKey, ...money, cause, status };
    this.#database
      .prepare(
        `INSERT INTO refunds VALUES (@refundRequestId, @paymentRequestId,
          (SELECT coalesce(max(number), 0) + 1 FROM refunds
            WHERE payment_request_id = @paymentRequestId),
          @callKey, @amountMinor, @currency, @cause, @status, @state, @at, @at, @seenStatus)`,
      )
      .run({ ...columns, seenStatus, state: JSON.stringify(refund), at });
  }

  update(refund: Refund, at: UtcMs): void {
    const { refundRequestId } = refund.facts;
    const changed = this.#database
      .prepare(
        `UPDATE refunds SET status = @status, state = @state, updated_at_ms = @at
          WHERE refund_request_id = @refundRequestId`,
      )
      .run({ refundRequestId, status: refund.status, state: JSON.stringify(refund), at });
    if (changed.changes !== 1) throw new Error(`no refund ${refundRequestId}`);
  }

  byId(refundRequestId: string): Refund | null {
    const row = this.#database
      .prepare<[string], RefundRow>('SELECT * FROM refunds WHERE refund_request_id = ?')
      .get(refundRequestId);
    return row === undefined ? null : readRefund(row);
  }

  of(paymentRequestId: string): Refund[] {
    return this.#database
      .prepare<[string], RefundRow>(
        'SELECT * FROM refunds WHERE payment_request_id = ? ORDER BY number',
      )
      .all(paymentRequestId)
      .map(readRefund)
      .filter((refund) => refund !== null);
  }

  standingMinor(paymentRequestId: string): number {
    return this.#sumOf(paymentRequestId, "status <> 'refused'");
  }

  unprovenMinor(paymentRequestId: string): number {
    return this.#sumOf(paymentRequestId, `status IN (${OPEN})`);
  }

  #sumOf(paymentRequestId: string, which: string): number {
    const sum = this.#database
      .prepare<[string], number>(
        `SELECT coalesce(sum(amount_minor), 0) FROM refunds
          WHERE payment_request_id = ? AND ${which}`,
      )
      .pluck()
      .get(paymentRequestId);
    return sum ?? 0;
  }

  byCallKey(callKey: string): string | null {
    const id = this.#database
      .prepare<[string], string>('SELECT refund_request_id FROM refunds WHERE call_key = ?')
      .pluck()
      .get(callKey);
    return id ?? null;
  }

  toTell(): UntoldRefund[] {
    return this.#database
      .prepare<[], RefundRow>(
        `SELECT * FROM refunds WHERE status IN (${OPEN})
          UNION
          SELECT * FROM refunds WHERE seen_status IS NULL OR seen_status <> status
          ORDER BY created_at_ms`,
      )
      .all()
      .flatMap((row) => {
        const refund = readRefund(row);
        return refund === null ? [] : [{ refund, seenStatus: row.seen_status }];
      });
  }

  setSeen(refundRequestId: string, status: RefundStatus): void {
    this.#database
      .prepare('UPDATE refunds SET seen_status = ? WHERE refund_request_id = ?')
      .run(status, refundRequestId);
  }

  allOpen(): string[] {
    return this.#database
      .prepare<[], string>(
        `SELECT refund_request_id FROM refunds INDEXED BY open_refunds
          WHERE status IN (${OPEN}) ORDER BY created_at_ms`,
      )
      .pluck()
      .all();
  }
}

/** Null when the state is not one of ours, or speaks of another refund than its columns. */
function readRefund(row: RefundRow): Refund | null {
  const parsed = refundSchema.safeParse(parseJson(row.state));
  if (!parsed.success) return null;
  const { facts, status } = parsed.data;
  const agrees = facts.refundRequestId === row.refund_request_id && status === row.status;
  return agrees ? parsed.data : null;
}
