import type { UtcMs } from '../terminal/core/attempt.ts';

/** `14:32`, on a 24-hour clock; `zone` is an IANA name, the machine's own without it. */
export function clockTime(at: UtcMs, locale: string, zone?: string): string {
  return timeFormat(locale, { hour: '2-digit', minute: '2-digit' }, zone).format(at);
}

/** `14:32:19`: what a customer's phone shows too, so that both can be compared. */
export function clockTimeWithSeconds(at: UtcMs, locale: string, zone?: string): string {
  const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  return timeFormat(locale, parts, zone).format(at);
}

/** `14:32` of the day that it is now, `Nov 20, 14:32` of another, with the year of another one. */
export function clockTimeOfDay(at: UtcMs, now: UtcMs, locale: string, zone?: string): string {
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const dayOf = (instant: UtcMs): string => timeFormat(locale, day, zone).format(instant);
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  if (dayOf(at) === dayOf(now)) return timeFormat(locale, time, zone).format(at);
  const yearOf = (instant: UtcMs): string =>
    timeFormat(locale, { year: 'numeric' }, zone).format(instant);
  const { year, ...dayOnly } = day;
  const named = yearOf(at) === yearOf(now) ? dayOnly : { ...dayOnly, year };
  return timeFormat(locale, { ...named, ...time }, zone).format(at);
}

/** `Sat, Nov 21, 2026, 14:32:19`: an instant whole, for who looks it up elsewhere. */
export function dayAndTime(at: UtcMs, locale: string, zone?: string): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  return timeFormat(locale, { ...day, ...time }, zone).format(at);
}

/** `Saturday, November 21, 2026`: a trading day, `YYYY-MM-DD`, which is no instant of any zone. */
export function dayInWords(businessDay: string, locale: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return timeFormat(locale, day, 'UTC').format(Date.parse(businessDay));
}

/** `9`: the hour of an instant, for the foot of a chart. */
export function hourNumber(at: UtcMs, locale: string, zone?: string): string {
  const parts = timeFormat(locale, { hour: 'numeric' }, zone).formatToParts(at);
  return String(Number(parts.find(({ type }) => type === 'hour')?.value));
}

/** Whole seconds until an instant, rounded up: 0 only once it has come. */
export function secondsUntil(at: UtcMs, now: UtcMs): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}

function timeFormat(
  locale: string,
  parts: Intl.DateTimeFormatOptions,
  zone: string | undefined,
): Intl.DateTimeFormat {
  const timeZone = zone === undefined ? {} : { timeZone: zone };
  return new Intl.DateTimeFormat(locale, { ...parts, ...timeZone, hourCycle: 'h23' });
}
