import type { Database } from 'better-sqlite3';
import type { DayView } from '../../messages/day.ts';
import type { UtcMs } from '../core/attempt.ts';
import { businessDayOf, type TradingHours } from '../core/business-day.ts';
import { sumDay, type DayRecords } from '../core/day-sums.ts';
import type { Currency } from '../core/money.ts';
import { tradingDayOf } from '../core/trading-day.ts';
import { countedPayment, daysBeside, recordsOfDay, type SaleRecord } from './records.ts';
import { refundsOfDay } from './refund-days.ts';

/** The day `wanted`, or the one that is going on at `now`. */
export function readDay(
  database: Database,
  settings: TradingHours & { readonly currency: Currency },
  wanted: string | null,
  now: UtcMs,
): DayView {
  const today = businessDayOf(now, settings);
  const businessDay = wanted ?? today;
  const records = recordsOfDay(database, businessDay);
  const refunds = refundsOfDay(database, businessDay);
  // A day keeps the hours that it was told by, whatever the configuration says since.
  const { zone, cutOff } = records.at(-1)?.sale ?? refunds.at(-1)?.hours ?? settings;
  const day = tradingDayOf(businessDay, { zone, cutOff });
  return {
    businessDay,
    zone,
    cutOff,
    startsAt: day.startsAt,
    endsAt: day.endsAt,
    readAt: now,
    today,
    ...daysBeside(database, businessDay),
    totals: sumDay({ ...countedRecords(records), refunds }, day, settings.currency),
  };
}

function countedRecords(records: readonly SaleRecord[]): Omit<DayRecords, 'refunds'> {
  return {
    payments: records.flatMap(({ sale, payments }) =>
      payments.map((stored) => countedPayment(sale, stored)),
    ),
    paidOtherwise: records
      .filter(({ sale }) => sale.status === 'paidOtherwise')
      .map(({ sale }) => sale.money),
  };
}
