import type { Database } from 'better-sqlite3';
import type { CountedPayment } from '../core/day-sums.ts';
import type { Sale } from '../core/sale.ts';
import { readAttempt, type AttemptRow } from '../store/attempts.ts';
import { readSale } from '../store/sales.ts';
import type { StoredAttempt } from '../store/store-port.ts';
import { refundDaysBeside } from './refund-days.ts';

/** A sale with its payments, in their order. */
export interface SaleRecord {
  readonly sale: Sale;
  readonly payments: readonly StoredAttempt[];
}

/** Parameter of both: the business day. */
export const SALES_OF_DAY_SQL =
  'SELECT * FROM sales WHERE business_day = ? ORDER BY created_at_ms, id';
export const PAYMENTS_OF_DAY_SQL = `SELECT attempts.*
  FROM sales JOIN attempts ON attempts.sale_id = sales.id
  WHERE sales.business_day = ? ORDER BY attempts.sale_id, attempts.number`;

/** The whole day as it stood at one moment, its sales in their order. */
export function recordsOfDay(database: Database, businessDay: string): SaleRecord[] {
  // Read at once and parsed afterwards: while a read lasts, the writer cannot empty its log.
  const { sales, attempts } = database.transaction(() => ({
    sales: database.prepare<[string]>(SALES_OF_DAY_SQL).all(businessDay),
    attempts: database.prepare<[string], AttemptRow>(PAYMENTS_OF_DAY_SQL).all(businessDay),
  }))();
  const bySale = new Map<string, StoredAttempt[]>();
  for (const row of attempts) {
    const payments = bySale.get(row.sale_id) ?? [];
    payments.push(readAttempt(row));
    bySale.set(row.sale_id, payments);
  }
  return sales.map((row) => {
    const sale = readSale(row);
    return { sale, payments: bySale.get(sale.saleId) ?? [] };
  });
}

/** The nearest days that hold sales or refunds; null: none. */
export function daysBeside(database: Database, businessDay: string) {
  const find = (sql: string) =>
    database.prepare<[string], string | null>(sql).pluck().get(businessDay) ?? null;
  const ofRefunds = refundDaysBeside(database, businessDay);
  const earlier = [
    find('SELECT max(business_day) FROM sales WHERE business_day < ?'),
    ofRefunds.earlier,
  ];
  const later = [
    find('SELECT min(business_day) FROM sales WHERE business_day > ?'),
    ofRefunds.later,
  ];
  return { earlier: inOrder(earlier).at(-1) ?? null, later: inOrder(later)[0] ?? null };
}

function inOrder(days: readonly (string | null)[]): string[] {
  return days.filter((day) => day !== null).toSorted();
}

/** How a payment counts; one that cannot be read is not known, whatever its columns say. */
export function countedPayment(sale: Sale, stored: StoredAttempt): CountedPayment {
  const { createdAt: saleAt } = sale;
  if (!stored.readable) {
    const { money } = stored;
    return { status: 'needsAttention', money, saleAt, wallet: null, refundedElsewhereMinor: 0 };
  }
  const { attempt } = stored;
  const { money } = attempt.facts;
  const { wallet = null, refundedElsewhereMinor = 0 } =
    attempt.status === 'paid' ? attempt.details : {};
  return { status: attempt.status, money, saleAt, wallet, refundedElsewhereMinor };
}
