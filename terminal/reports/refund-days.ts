import type { Database } from 'better-sqlite3';
import type { AttemptStatus, UtcMs } from '../core/attempt.ts';
import { businessDayOf, type TradingHours } from '../core/business-day.ts';
import type { CountedRefund } from '../core/day-sums.ts';
import type { RefundCause, RefundStatus } from '../core/refund.ts';
import { toMoney } from '../store/sales.ts';

/** A refund as its columns have it, and the day on which it counts. */
export interface DatedRefund extends CountedRefund {
  readonly refundRequestId: string;
  readonly paymentRequestId: string;
  readonly cause: RefundCause;
  /** When it was begun. */
  readonly at: UtcMs;
  readonly businessDay: string;
  /** By which its day is told. */
  readonly hours: TradingHours;
}

/**
 * A refund counts on the day on which it was begun, by the hours of the newest payment until then:
 * what the configuration says later moves none into another day, so that each counts on one, and
 * always the same. Where a clock that was set back left no payment before it, by those of its own.
 */
const SELECT = `SELECT refunds.refund_request_id AS refundRequestId,
    refunds.payment_request_id AS paymentRequestId, refunds.cause, refunds.status,
    refunds.amount_minor AS amountMinor, refunds.currency, refunds.created_at_ms AS at,
    own.status AS paymentStatus, told.zone, told.cut_off AS cutOff
  FROM refunds INDEXED BY refunds_by_age
  JOIN attempts AS own ON own.payment_request_id = refunds.payment_request_id
  JOIN sales AS told ON told.id = coalesce(
    (SELECT newest.sale_id FROM attempts AS newest INDEXED BY attempts_by_age
      WHERE newest.created_at_ms <= refunds.created_at_ms
      ORDER BY newest.created_at_ms DESC, newest.payment_request_id DESC LIMIT 1),
    own.sale_id)`;

/** Parameters: an instant to begin with, and for a stretch the one that is not in it any more. */
export const REFUNDS_SQL = {
  within: `${SELECT} WHERE refunds.created_at_ms >= ? AND refunds.created_at_ms < ?
    ORDER BY refunds.created_at_ms, refunds.refund_request_id`,
  since: `${SELECT} WHERE refunds.created_at_ms >= ? ORDER BY refunds.created_at_ms`,
  before: `${SELECT} WHERE refunds.created_at_ms < ? ORDER BY refunds.created_at_ms DESC`,
} as const;

interface Row extends TradingHours {
  readonly refundRequestId: string;
  readonly paymentRequestId: string;
  readonly cause: RefundCause;
  readonly status: RefundStatus;
  readonly amountMinor: number;
  readonly currency: string;
  readonly at: UtcMs;
  readonly paymentStatus: AttemptStatus;
}

/** Refunds that count on this day, of payments of any day, the oldest first. */
export function refundsOfDay(database: Database, businessDay: string): DatedRefund[] {
  return database
    .prepare<[number, number], Row>(REFUNDS_SQL.within)
    .all(earliestOf(businessDay), latestOf(businessDay))
    .map(readRefund)
    .filter((refund) => refund.businessDay === businessDay);
}

/** The nearest days on which refunds count; null: none. */
export function refundDaysBeside(database: Database, businessDay: string) {
  return {
    earlier: refundDayBefore(database, businessDay),
    later: refundDayAfter(database, businessDay),
  };
}

function refundDayBefore(database: Database, businessDay: string): string | null {
  const statement = database.prepare<[number], Row>(REFUNDS_SQL.before);
  let nearest: string | null = null;
  for (const row of statement.iterate(latestOf(businessDay))) {
    // After a change of hours, an older refund may count on a later day; further back, none can.
    if (nearest !== null && row.at < earliestOf(nearest)) break;
    const day = businessDayOf(row.at, row);
    if (day < businessDay && (nearest === null || day > nearest)) nearest = day;
  }
  return nearest;
}

function refundDayAfter(database: Database, businessDay: string): string | null {
  const statement = database.prepare<[number], Row>(REFUNDS_SQL.since);
  let nearest: string | null = null;
  for (const row of statement.iterate(earliestOf(businessDay))) {
    if (nearest !== null && row.at >= latestOf(nearest)) break;
    const day = businessDayOf(row.at, row);
    if (day > businessDay && (nearest === null || day < nearest)) nearest = day;
  }
  return nearest;
}

const DAY_MS = 24 * 3_600_000;

/** No moment of the day is before it, in whatever zone: they reach to 14 hours before UTC. */
function earliestOf(businessDay: string): UtcMs {
  return Date.parse(businessDay) - DAY_MS;
}

/** All moments of the day are before it: it ends by the next midnight, in zones behind UTC later. */
function latestOf(businessDay: string): UtcMs {
  return Date.parse(businessDay) + 3 * DAY_MS;
}

function readRefund(row: Row): DatedRefund {
  const { refundRequestId, paymentRequestId, cause, status, at, zone, cutOff } = row;
  const hours = { zone, cutOff };
  return {
    refundRequestId,
    paymentRequestId,
    cause,
    status,
    isOfTaken: row.paymentStatus === 'paid',
    money: toMoney(row.amountMinor, row.currency),
    at,
    businessDay: businessDayOf(at, hours),
    hours,
  };
}
