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
