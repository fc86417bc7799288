import { Temporal } from 'temporal-polyfill';
import type { UtcMs } from './attempt.ts';
import type { TradingHours } from './business-day.ts';

const HOUR_MS = 3_600_000;

/** One trading day as a stretch of time, from cut-off to cut-off. */
export interface TradingDay {
  readonly startsAt: UtcMs;
  readonly endsAt: UtcMs;
  /**
   * Where each of its hours begins: 24, and 23 or 25 when the clocks change by one. Where they
   * change by half an hour, the last one is half as long.
   */
  readonly hourStarts: readonly UtcMs[];
}

/** More days than any report shows at once; beyond it, all are forgotten. */
const KNOWN_DAYS_MAX = 400;
const knownDays = new Map<string, TradingDay>();

/** The stretch whose instants `businessDayOf` puts into this day (`YYYY-MM-DD`). */
export function tradingDayOf(businessDay: string, hours: TradingHours): TradingDay {
  const name = `${businessDay} ${hours.cutOff} ${hours.zone}`;
  const known = knownDays.get(name);
  if (known !== undefined) return known;
  if (knownDays.size >= KNOWN_DAYS_MAX) knownDays.clear();
  const day = measureDay(businessDay, hours);
  knownDays.set(name, day);
  return day;
}

function measureDay(businessDay: string, hours: TradingHours): TradingDay {
  const date = Temporal.PlainDate.from(businessDay);
  const startsAt = cutOffOn(date, hours);
  const endsAt = cutOffOn(date.add({ days: 1 }), hours);
  const length = Math.ceil((endsAt - startsAt) / HOUR_MS);
  const hourStarts = Array.from({ length }, (_, hour) => startsAt + hour * HOUR_MS);
  return { startsAt, endsAt, hourStarts };
}

function cutOffOn(date: Temporal.PlainDate, { zone, cutOff }: TradingHours): UtcMs {
  const plainTime = Temporal.PlainTime.from(cutOff);
  const local = date.toZonedDateTime({ timeZone: zone, plainTime });
  if (local.toPlainTime().equals(plainTime)) return local.epochMilliseconds;
  // The clocks jump over the cut-off: the day begins with the first moment after the jump.
  const jump = local.getTimeZoneTransition('previous');
  return (jump ?? local).epochMilliseconds;
}
