import type { UtcMs } from './attempt.ts';
import { offsetMsOf } from './local-time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

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
export function businessDayOf(at: UtcMs, { zone, cutOff }: TradingHours): string {
  const localMs = at + offsetMsOf(at, zone);
  const [hour, minute] = cutOff.split(':').map(Number);
  const cutOffMs = ((hour ?? 0) * 60 + (minute ?? 0)) * MINUTE_MS;
  const date = Math.floor(localMs / DAY_MS);
  const isBeforeCutOff = localMs - date * DAY_MS < cutOffMs;
  // A date is written as UTC has it: what was added to the instant is in it already.
  return new Date((isBeforeCutOff ? date - 1 : date) * DAY_MS).toISOString().slice(0, 10);
}
