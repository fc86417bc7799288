import type { Database } from 'better-sqlite3';
import { OPEN_STATUSES, type AttemptStatus, type UtcMs } from '../core/attempt.ts';
import { OPEN_REFUND_STATUSES } from '../core/refund.ts';
import { refundsOfDay } from './refund-days.ts';

/** What of a payment is looked at before its whole row is read: columns, and parts of its state. */
export interface Candidate {
  readonly paymentRequestId: string;
  readonly saleId: string;
  readonly createdAt: UtcMs;
  readonly status: AttemptStatus;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly scannedAt: UtcMs;
  readonly paymentId: string | null;
  /** Of what was paid: given back by anybody, done or possibly done, in minor units. */
  readonly givenBackMinor: number;
  /** Of that: not proven to be given back. */
  readonly unprovenBackMinor: number;
}

/** A place in the list of payments, the newest first. */
export type ListPlace = Pick<Candidate, 'createdAt' | 'paymentRequestId'>;

const LIST_BEGIN: ListPlace = { createdAt: Number.MAX_SAFE_INTEGER, paymentRequestId: '' };

/**
 * Read by one statement, in a few milliseconds: while one reads, the writer cannot
 * empty its log, and that comes with the end of a payment.
 */
const CHUNK_ROWS = 200;

const OPEN_REFUNDS = OPEN_REFUND_STATUSES.map((status) => `'${status}'`).join(', ');

/** In the order of `Row`. */
const COLUMNS = `attempts.payment_request_id, attempts.sale_id, attempts.created_at_ms,
  attempts.status, attempts.amount_minor, attempts.currency, sales.reference,
  attempts.state ->> '$.facts.scannedAt',
  coalesce(attempts.state ->> '$.details.paymentId', attempts.state ->> '$.pursuit.paymentId'),
  coalesce(attempts.state ->> '$.details.refundedElsewhereMinor', 0)
    + (SELECT coalesce(sum(refunds.amount_minor), 0) FROM refunds
        WHERE refunds.payment_request_id = attempts.payment_request_id
          AND refunds.status <> 'refused'),
  (SELECT coalesce(sum(refunds.amount_minor), 0) FROM refunds
    WHERE refunds.payment_request_id = attempts.payment_request_id
      AND refunds.status IN (${OPEN_REFUNDS}))`;
/** What comes out of a state may be anything that JSON can hold. */
type Row = [string, string, number, AttemptStatus, number, string, string | null, ...Parts];
type Parts = [
  scannedAt: unknown,
  paymentId: unknown,
  givenBackMinor: unknown,
  unprovenBackMinor: number,
];

const WITH_SALE = 'JOIN sales ON sales.id = attempts.sale_id';
const SELECT = `SELECT ${COLUMNS} FROM attempts ${WITH_SALE}`;
const BEHIND = '(attempts.created_at_ms, attempts.payment_request_id) < (?, ?)';
const NEWEST_FIRST = 'ORDER BY attempts.created_at_ms DESC, attempts.payment_request_id DESC';
// To the letter as the partial index has them; by age, every payment there is would be read.
const FEW_OPEN = `SELECT ${COLUMNS} FROM attempts INDEXED BY open_attempts ${WITH_SALE}`;
const OPEN = OPEN_STATUSES.map((status) => `'${status}'`).join(', ');

/** Parameters of all: the place behind which to begin, as instant and id; then the day. */
export const CANDIDATES_SQL = {
  ever: `${SELECT} WHERE ${BEHIND} ${NEWEST_FIRST} LIMIT ${CHUNK_ROWS}`,
  open: `${FEW_OPEN} WHERE ${BEHIND} AND attempts.status IN (${OPEN}) ${NEWEST_FIRST}`,
  ofDay: `${SELECT} WHERE ${BEHIND} AND sales.business_day = ? ${NEWEST_FIRST}`,
  /** Then ids as a list of JSON: payments of any day that were given back on it, or were of it. */
  givenBackOnDay: `${SELECT} WHERE ${BEHIND} AND attempts.payment_request_id IN (
      SELECT one.payment_request_id FROM sales AS day JOIN attempts AS one ON one.sale_id = day.id
        WHERE day.business_day = ?
      UNION SELECT value FROM json_each(?)) ${NEWEST_FIRST}`,
} as const;

/** All that were ever written, the newest first, read as they are asked for. */
export function* candidatesEver(database: Database, place: ListPlace | null): Generator<Candidate> {
  const statement = database.prepare<[number, string], Row>(CANDIDATES_SQL.ever).raw();
  let behind = place ?? LIST_BEGIN;
  for (;;) {
    const chunk = statement.all(behind.createdAt, behind.paymentRequestId).map(readCandidate);
    yield* chunk;
    const last = chunk.at(-1);
    if (last === undefined || chunk.length < CHUNK_ROWS) return;
    behind = last;
  }
}

/** Those whose end is not proven, as their columns have it. */
export function openCandidates(database: Database, place: ListPlace | null): Candidate[] {
  const { createdAt, paymentRequestId } = place ?? LIST_BEGIN;
  return database
    .prepare<[number, string], Row>(CANDIDATES_SQL.open)
    .raw()
    .all(createdAt, paymentRequestId)
    .map(readCandidate);
}

export function candidatesOfDay(
  database: Database,
  place: ListPlace | null,
  businessDay: string,
): Candidate[] {
  const { createdAt, paymentRequestId } = place ?? LIST_BEGIN;
  return database
    .prepare<[number, string, string], Row>(CANDIDATES_SQL.ofDay)
    .raw()
    .all(createdAt, paymentRequestId, businessDay)
    .map(readCandidate);
}

/** Of which something was given back on this day, or that are of it. */
export function candidatesGivenBackOn(
  database: Database,
  place: ListPlace | null,
  businessDay: string,
): Candidate[] {
  const { createdAt, paymentRequestId } = place ?? LIST_BEGIN;
  const givenBack = refundsOfDay(database, businessDay).map((refund) => refund.paymentRequestId);
  return database
    .prepare<[number, string, string, string], Row>(CANDIDATES_SQL.givenBackOnDay)
    .raw()
    .all(createdAt, paymentRequestId, businessDay, JSON.stringify(givenBack))
    .map(readCandidate);
}

function readCandidate(row: Row): Candidate {
  const [paymentRequestId, saleId, createdAt, status, amountMinor, currency, reference] = row;
  const [, , , , , , , scannedAt, paymentId, givenBackMinor, unprovenBackMinor] = row;
  return {
    paymentRequestId,
    saleId,
    createdAt,
    status,
    amountMinor,
    currency,
    reference,
    scannedAt: typeof scannedAt === 'number' ? scannedAt : createdAt,
    paymentId: typeof paymentId === 'string' ? paymentId : null,
    givenBackMinor: typeof givenBackMinor === 'number' ? givenBackMinor : 0,
    unprovenBackMinor,
  };
}
