import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDayOf } from './business-day.ts';
import { tradingDayOf } from './trading-day.ts';

const HOUR_MS = 3_600_000;

describe('a trading day', () => {
  test.each([
    ['an ordinary day', '2026-06-10', 'Europe/Paris', 24],
    ['the day before the clocks go forward', '2026-03-28', 'Europe/Paris', 23],
    ['the day before the clocks go back', '2026-10-24', 'Europe/Paris', 25],
    ['a zone half an hour off', '2026-06-10', 'Asia/Kolkata', 24],
    ['a zone three quarters of an hour off', '2026-06-10', 'Asia/Kathmandu', 24],
    ['clocks that go forward by half an hour', '2026-10-03', 'Australia/Lord_Howe', 24],
    ['clocks that go back by half an hour', '2026-04-04', 'Australia/Lord_Howe', 25],
  ])('has as many hours as it lasts: %s', (_what, businessDay, zone, hours) => {
    const day = tradingDayOf(businessDay, { zone, cutOff: '04:00' });
    expect(day.hourStarts).toHaveLength(hours);
    expect(day.hourStarts[0]).toBe(day.startsAt);
    const lastHourMs = day.endsAt - (day.hourStarts.at(-1) ?? 0);
    expect(lastHourMs).toBe(zone === 'Australia/Lord_Howe' ? HOUR_MS / 2 : HOUR_MS);
  });

  test('begins at the cut-off in the zone of the store', () => {
    const { startsAt, endsAt } = tradingDayOf('2026-06-10', {
      zone: 'Asia/Kolkata',
      cutOff: '04:30',
    });
    expect(startsAt).toBe(Date.parse('2026-06-10T04:30:00+05:30'));
    expect(endsAt).toBe(Date.parse('2026-06-11T04:30:00+05:30'));
  });

  test('begins after the jump when the clocks jump over the cut-off', () => {
    const hours = { zone: 'Europe/Paris', cutOff: '02:30' };
    const { startsAt } = tradingDayOf('2026-03-29', hours);
    expect(startsAt).toBe(Date.parse('2026-03-29T03:00:00+02:00'));
    expect(businessDayOf(startsAt, hours)).toBe('2026-03-29');
    expect(businessDayOf(startsAt - 1, hours)).toBe('2026-03-28');
  });

  test('holds the instants that are put into it, and no other', () => {
    const hour = fc.integer({ min: 0, max: 23 }).map((at) => `${String(at).padStart(2, '0')}:00`);
    // A cut-off inside the hour that comes twice names two moments; nobody closes a shop there.
    const cutOff = hour.filter((at) => at !== '02:00' && at !== '01:00');
    const zone = fc.constantFrom('Europe/Paris', 'Asia/Kolkata', 'America/St_Johns', 'UTC');
    const at = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) });
    fc.assert(
      fc.property(cutOff, zone, at, (cutOffAt, inZone, instant) => {
        const hours = { zone: inZone, cutOff: cutOffAt };
        const { startsAt, endsAt } = tradingDayOf(businessDayOf(instant, hours), hours);
        expect(startsAt).toBeLessThanOrEqual(instant);
        expect(endsAt).toBeGreaterThan(instant);
      }),
    );
  });
});
