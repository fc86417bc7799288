import { Temporal } from 'temporal-polyfill';
import type { UtcMs } from './attempt.ts';

const MINUTE_MS = 60_000;
const MINUTES_OF_DAY = 24 * 60;

/** A stretch of time in which a zone keeps one offset. */
interface Stretch {
  readonly from: UtcMs;
  readonly until: UtcMs;
  readonly offsetMs: number;
}

/**
 * Tells the local minute of the day of an instant: 0 is 00:00, 872 is 14:32. Remembers the
 * zone's offset until its next change, so that it is quick for many instants in their order.
 */
export function localMinuteIn(zone: string): (at: UtcMs) => number {
  let stretch: Stretch | null = null;
  return (at) => {
    if (stretch === null || at < stretch.from || at >= stretch.until) {
      stretch = stretchAround(at, zone);
    }
    const minute = Math.floor((at + stretch.offsetMs) / MINUTE_MS) % MINUTES_OF_DAY;
    return minute < 0 ? minute + MINUTES_OF_DAY : minute;
  };
}

/** The newest stretch of each zone that was asked about: a shop has one, and it lasts for months. */
const newestStretches = new Map<string, Stretch>();

/** Milliseconds by which a zone's clocks are ahead of UTC at an instant. */
export function offsetMsOf(at: UtcMs, zone: string): number {
  const newest = newestStretches.get(zone);
  if (newest !== undefined && at >= newest.from && at < newest.until) return newest.offsetMs;
  const stretch = stretchAround(at, zone);
  newestStretches.set(zone, stretch);
  return stretch.offsetMs;
}

function stretchAround(at: UtcMs, zone: string): Stretch {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // One later, since a change at this very instant is where the stretch begins.
  const from = local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const until = local.getTimeZoneTransition('next');
  return {
    from: from?.epochMilliseconds ?? -Infinity,
    until: until?.epochMilliseconds ?? Infinity,
    offsetMs: local.offsetNanoseconds / 1e6,
  };
}

/** `2026-11-02T14:32:19+01:00`: what the clock on the wall showed, and how far that is from UTC. */
export function localTimeText(at: UtcMs, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'second', timeZoneName: 'never' });
}
