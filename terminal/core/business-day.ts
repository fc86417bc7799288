import { Temporal } from 'temporal-polyfill';
import type { UtcMs } from './attempt.ts';

/** A store's trading day: its date, and the zone and cut-off it was told by. */
export interface TradingHours {
  /** IANA time zone, for example `Europe/Paris`. */
  readonly zone: string;
  /** `HH:MM` local time at which a new trading day begins. */
  readonly cutOff: string;
}

/**
 * The trading day (`YYYY-MM-DD`) an instant belongs to: the local date of the moment, less one
 * day before the cut-off. Local wall time decides, so days of 23 and 25 hours come out right.
 */
export function businessDayOf(at: UtcMs, hours: TradingHours): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(hours.zone)
    .toPlainDateTime();
  const cutOff = Temporal.PlainTime.from(hours.cutOff);
  const date = local.toPlainDate();
  const beforeCutOff = Temporal.PlainTime.compare(local.toPlainTime(), cutOff) < 0;
  return (beforeCutOff ? date.subtract({ days: 1 }) : date).toString();
}
