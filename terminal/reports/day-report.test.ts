import { describe, expect, test } from 'vitest';
import { RecordedTill, refundedElsewhere } from '../../fixtures/proof/recorded-day.ts';
import { dayViewSchema } from '../../messages/day.schema.ts';
import { readDay } from './day-report.ts';
import { PAYMENTS_OF_DAY_SQL, SALES_OF_DAY_SQL } from './records.ts';

const NOON = Date.parse('2026-11-02T12:00:00+01:00');
const HALF = { amountMinor: 500, status: 'refunded' } as const;

function dayOf(recorded: RecordedTill, businessDay: string | null = null, now = NOON) {
  const view = readDay(recorded.till.database, recorded.settings, businessDay, now);
  return dayViewSchema.parse(view);
}

describe('the day', () => {
  test('that is going on is told by the clock of the till and the cut-off', () => {
    const recorded = new RecordedTill();
    expect(dayOf(recorded).businessDay).toBe('2026-11-02');
    const beforeCutOff = Date.parse('2026-11-03T03:59:00+01:00');
    expect(dayOf(recorded, null, beforeCutOff)).toMatchObject({
      businessDay: '2026-11-02',
      today: '2026-11-02',
      readAt: beforeCutOff,
    });
  });

  test('without a sale has sums of nought in the currency of the till', () => {
    const { totals, earlier, later, startsAt, endsAt } = dayOf(new RecordedTill());
    expect(totals).toHaveLength(1);
    expect(totals[0]).toMatchObject({ currency: 'EUR', netMinor: 0, averageMinor: null });
    expect([earlier, later]).toEqual([null, null]);
    expect([startsAt, endsAt]).toEqual([
      Date.parse('2026-11-02T04:00:00+01:00'),
      Date.parse('2026-11-03T04:00:00+01:00'),
    ]);
  });

  test('sums what its sales became', () => {
    const recorded = new RecordedTill();
    recorded.record({ amountMinor: 1000, payments: ['declined', 'paid'] });
    recorded.record({ amountMinor: 3000, saleStatus: 'open', payments: ['refunded'] });
    recorded.record({ amountMinor: 500, change: refundedElsewhere });
    recorded.record({ amountMinor: 700, saleStatus: 'open', payments: ['unconfirmed'] });
    recorded.record({ amountMinor: 90, saleStatus: 'paidOtherwise', payments: [] });
    recorded.record({
      amountMinor: 10,
      saleStatus: 'paidOtherwise',
      payments: ['declined', 'notSent'],
    });
    recorded.record({ amountMinor: 5, saleStatus: 'dropped', payments: ['cancelled'] });
    recorded.record({ amountMinor: 800, currency: 'CHF' });
    const [euros, francs, ...more] = dayOf(recorded).totals;
    expect(euros).toMatchObject({
      currency: 'EUR',
      taken: { amountMinor: 4500, count: 3 },
      givenBack: { amountMinor: 3420, count: 2 },
      netMinor: 1080,
      averageMinor: 1500,
      notKnown: { amountMinor: 700, count: 1 },
      paidOtherwise: { amountMinor: 100, count: 2 },
    });
    expect(francs).toMatchObject({ currency: 'CHF', taken: { amountMinor: 800, count: 1 } });
    expect(more).toEqual([]);
  });

  test('has a payment that was charged after midnight in the hour of its sale', () => {
    const recorded = new RecordedTill();
    recorded.record({ at: '2026-11-03T03:59:59+01:00' });
    const hours = dayOf(recorded).totals[0]?.hours ?? [];
    expect(hours).toHaveLength(24);
    expect(hours.at(-1)).toMatchObject({ amountMinor: 1820, count: 1 });
  });

  test('of 25 hours has them all', () => {
    const recorded = new RecordedTill();
    recorded.record({ at: '2026-10-25T02:30:00+02:00' });
    recorded.record({ at: '2026-10-25T02:30:00+01:00' });
    const hours = dayOf(recorded, '2026-10-24').totals[0]?.hours ?? [];
    expect(hours.map(({ count }) => count)).toEqual([...Array(22).fill(0), 1, 1, 0]);
  });

  test('leads to the nearest days that hold sales', () => {
    const recorded = new RecordedTill();
    for (const day of ['2026-10-30', '2026-11-01', '2026-11-04', '2026-11-09']) {
      recorded.record({ at: `${day}T12:00:00+01:00` });
    }
    expect(dayOf(recorded, '2026-11-02')).toMatchObject({
      earlier: '2026-11-01',
      later: '2026-11-04',
    });
    expect(dayOf(recorded, '2026-10-30').earlier).toBeNull();
    expect(dayOf(recorded, '2026-11-09').later).toBeNull();
  });

  test('on which money only went back is reached from the days beside it', () => {
    const recorded = new RecordedTill();
    const [id = ''] = recorded.record({ at: '2026-11-02T12:00:00+01:00' });
    recorded.giveBack(id, { at: '2026-11-03T12:00:00+01:00', ...HALF });
    recorded.record({ at: '2026-11-04T12:00:00+01:00' });
    expect(dayOf(recorded, '2026-11-02').later).toBe('2026-11-03');
    expect(dayOf(recorded, '2026-11-04').earlier).toBe('2026-11-03');
    expect(dayOf(recorded, '2026-11-03')).toMatchObject({
      earlier: '2026-11-02',
      later: '2026-11-04',
      totals: [{ givenBack: { amountMinor: 500 }, netMinor: -500 }],
    });
  });

  test('on which money only went back keeps the hours of that time', () => {
    const recorded = new RecordedTill();
    const [id = ''] = recorded.record({ at: '2026-11-02T12:00:00+01:00' });
    recorded.giveBack(id, { at: '2026-11-03T12:00:00+01:00', ...HALF });
    const settings = { ...recorded.settings, zone: 'Asia/Tokyo', cutOff: '00:00' };
    const view = readDay(recorded.till.database, settings, '2026-11-03', NOON);
    expect(view).toMatchObject({ zone: 'Europe/Paris', cutOff: '04:00' });
  });

  test('keeps the hours that its sales were told by', () => {
    const recorded = new RecordedTill();
    recorded.record();
    const settings = { ...recorded.settings, zone: 'Asia/Tokyo', cutOff: '00:00' };
    const view = readDay(recorded.till.database, settings, '2026-11-02', NOON);
    expect(view).toMatchObject({ zone: 'Europe/Paris', cutOff: '04:00' });
  });

  test('counts a payment that cannot be read as not known, whatever it was', () => {
    const recorded = new RecordedTill();
    const [paid] = recorded.record();
    recorded.spoil(paid ?? '');
    expect(dayOf(recorded).totals[0]).toMatchObject({
      taken: { count: 0 },
      notKnown: { amountMinor: 1820, count: 1 },
    });
  });

  test.each([SALES_OF_DAY_SQL, PAYMENTS_OF_DAY_SQL])('is found by its index: %s', (sql) => {
    const { database } = new RecordedTill().till;
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('2026-11-02');
    const steps = plan.map((step) => (step as { detail: string }).detail).join('\n');
    expect(steps).toContain('INDEX sales_by_day (business_day=?)');
    expect(steps).not.toContain('SCAN');
  });
});

describe('a refund', () => {
  test('counts on the day it was begun, whatever day its payment was of', () => {
    const recorded = new RecordedTill();
    const [yesterday = ''] = recorded.record({ at: '2026-11-01T12:00:00+01:00' });
    recorded.record({ amountMinor: 1000 });
    recorded.giveBack(yesterday, { ...HALF, at: '2026-11-02T12:00:00+01:00' });
    expect(dayOf(recorded).totals[0]).toMatchObject({
      taken: { amountMinor: 1000, count: 1 },
      givenBack: { amountMinor: 500, count: 1 },
      netMinor: 500,
    });
    expect(dayOf(recorded, '2026-11-01').totals[0]).toMatchObject({
      givenBack: { amountMinor: 0, count: 0 },
      netMinor: 1820,
    });
  });

  test.each([
    ['was changed to midnight before it', '00:00', '2026-11-03'],
    ['was changed to midnight, and nothing was charged since', '04:00', '2026-11-02'],
  ])('counts on one day where the cut-off %s', (_what, cutOff, businessDay) => {
    const recorded = new RecordedTill();
    const [id = ''] = recorded.record({ at: '2026-11-02T12:00:00+01:00' });
    recorded.record({ at: '2026-11-02T23:00:00+01:00', currency: 'CHF', cutOff });
    recorded.giveBack(id, { ...HALF, at: '2026-11-03T02:00:00+01:00' });
    // What is configured when somebody looks moves nothing that was told before.
    for (const configured of ['00:00', '04:00']) {
      const settings = { ...recorded.settings, cutOff: configured };
      const given = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'].filter((day) => {
        const [euros] = readDay(recorded.till.database, settings, day, NOON).totals;
        return euros?.givenBack.amountMinor === 500;
      });
      expect(given).toEqual([businessDay]);
    }
  });
});
