import type { Database } from 'better-sqlite3';
import { OPEN_STATUSES, type AttemptStatus, type UtcMs } from '../core/attempt.ts';

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
  readonly refundedElsewhereMinor: number;
}

/** A place in the list of payments, the newest first. */
export type ListPlace = Pick<Candidate, 'createdAt' | 'paymentRequestId'>;

const LIST_BEGIN: ListPlace = { createdAt: Number.MAX_SAFE_INTEGER, paymentRequestId: '' };

/**
 * Read by one statement, in a few milliseconds: while one reads, the writer cannot
 * empty its log, and that comes with the end of a payment.
 */
const CHUNK_ROWS = 200;

/** In the order of `Row`. */
const COLUMNS = `attempts.payment_request_id, attempts.sale_id, attempts.created_at_ms,
  attempts.status, attempts.amount_minor, attempts.currency, sales.reference,
  attempts.state ->> '$.facts.scannedAt',
  coalesce(attempts.state ->> '$.details.paymentId', attempts.state ->> '$.pursuit.paymentId'),
  attempts.state ->> '$.details.refundedElsewhereMinor'`;
/** What comes out of a state may be anything that JSON can hold. */
type Row = [string, string, number, AttemptStatus, number, string, string | null, ...Parts];
type Parts = [scannedAt: unknown, paymentId: unknown, refundedElsewhereMinor: unknown];

const WITH_SALE = 'JOIN sales ON sales.id = attempts.sale_id';
const SELECT = `SELECT ${COLUMNS} FROM attempts ${WITH_SALE}`;
const BEHIND = '(attempts.created_at_ms, attempts.payment_request_id) < (?, ?)';
const NEWEST_FIRST = 'ORDER BY attempts.created_at_ms DESC, attempts.payment_request_id DESC';
// To the letter as the partial index has them; by age, every payment there is would be read.
const FEW_OPEN = `SELECT ${COLUMNS} FROM attempts INDEXED BY one_open_attempt_per_sale ${WITH_SALE}`;
const OPEN = OPEN_STATUSES.map((status) => `'${status}'`).join(', ');

/** Parameters of all: the place behind which to begin, as instant and id; then the day. */
export const CANDIDATES_SQL = {
  ever: `${SELECT} WHERE ${BEHIND} ${NEWEST_FIRST} LIMIT ${CHUNK_ROWS}`,
  open: `${FEW_OPEN} WHERE ${BEHIND} AND attempts.status IN (${OPEN}) ${NEWEST_FIRST}`,
  ofDay: `${SELECT} WHERE ${BEHIND} AND sales.business_day = ? ${NEWEST_FIRST}`,
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

function readCandidate(row: Row): Candidate {
  const [paymentRequestId, saleId, createdAt, status, amountMinor, currency, reference] = row;
  const [, , , , , , , scannedAt, paymentId, refundedElsewhereMinor] = row;
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
    refundedElsewhereMinor: typeof refundedElsewhereMinor === 'number' ? refundedElsewhereMinor : 0,
  };
}
