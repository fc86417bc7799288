import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FINAL_STATUSES, OPEN_STATUSES } from './attempt.ts';
import { standingsOf, sumDay, type CountedPayment, type DayRecords } from './day-sums.ts';
import type { Currency, MinorUnits, Money } from './money.ts';
import { FINAL_REFUND_STATUSES, OPEN_REFUND_STATUSES, type RefundStatus } from './refund.ts';
import { tradingDayOf } from './trading-day.ts';

const DAY = tradingDayOf('2026-10-24', { zone: 'Europe/Paris', cutOff: '04:00' });
const EUR = 'EUR' as Currency;
const CHF = 'CHF' as Currency;
const euros = (amountMinor: number): Money => ({
  amountMinor: amountMinor as MinorUnits,
  currency: EUR,
});

const payment = (changes: Partial<CountedPayment> = {}): CountedPayment => ({
  status: 'paid',
  money: euros(1820),
  saleAt: DAY.startsAt,
  wallet: 'Lotus Wallet',
  refundedElsewhereMinor: 0,
  ...changes,
});

const sumsOf = (payments: readonly CountedPayment[], paidOtherwise: readonly Money[] = []) =>
  sumDay({ payments, refunds: [], paidOtherwise }, DAY, EUR)[0]!;

/** The place of the hour that a payment of this instant counts in. */
const hourAt = (saleAt: number) =>
  sumsOf([payment({ saleAt })]).hours.findIndex(({ count }) => count === 1);

const anyMoney: fc.Arbitrary<Money> = fc.record({
  amountMinor: fc.integer({ min: 1, max: 1_000_000 }).map((amount) => amount as MinorUnits),
  currency: fc.constantFrom(EUR, CHF, 'JPY' as Currency),
});
const anyPayment: fc.Arbitrary<CountedPayment> = fc.record({
  status: fc.constantFrom(...OPEN_STATUSES, ...FINAL_STATUSES),
  money: anyMoney,
  // Also a little outside of the day.
  saleAt: fc.integer({ min: DAY.startsAt - 7_200_000, max: DAY.endsAt + 7_200_000 }),
  wallet: fc.constantFrom('Lotus Wallet', 'Maple Pay', null),
  refundedElsewhereMinor: fc.constantFrom(0, 0, 420),
});
const anyRefund = fc.record({
  status: fc.constantFrom(...OPEN_REFUND_STATUSES, ...FINAL_REFUND_STATUSES),
  isOfTaken: fc.boolean(),
  money: anyMoney,
});
const anyRecords: fc.Arbitrary<DayRecords> = fc.record({
  payments: fc.array(anyPayment),
  refunds: fc.array(anyRefund),
  paidOtherwise: fc.array(anyMoney),
});

const total = (figures: readonly { amountMinor: number; count: number }[]) => ({
  amountMinor: figures.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  count: figures.reduce((sum, { count }) => sum + count, 0),
});

describe('the sums of any day', () => {
  test('are the same by hour, by wallet and together', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        for (const { taken, hours, wallets } of sumDay(records, DAY, EUR)) {
          expect(total(hours)).toEqual(taken);
          expect(total(wallets)).toEqual(taken);
        }
      }),
    );
  });

  test('leave what was taken less what was given back', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        for (const { taken, givenBack, netMinor } of sumDay(records, DAY, EUR)) {
          expect(netMinor).toBe(taken.amountMinor - givenBack.amountMinor);
        }
      }),
    );
  });

  test('do not depend on the order of the records', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const turned = {
          payments: records.payments.toReversed(),
          refunds: records.refunds.toReversed(),
          paidOtherwise: records.paidOtherwise.toReversed(),
        };
        expect(sumDay(turned, DAY, EUR)).toEqual(sumDay(records, DAY, EUR));
      }),
    );
  });

  test('never mix currencies, and have those that were used and the own one first', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const all = sumDay(records, DAY, CHF);
        const { payments, refunds, paidOtherwise } = records;
        const moneys = [...[...payments, ...refunds].map(({ money }) => money), ...paidOtherwise];
        const used = new Set([CHF, ...moneys.map(({ currency }) => currency)]);
        expect(all[0]?.currency).toBe(CHF);
        expect(new Set(all.map(({ currency }) => currency))).toEqual(used);
        expect(all).toHaveLength(used.size);
        for (const sums of all) {
          const { currency } = sums;
          const alone = {
            payments: records.payments.filter(({ money }) => money.currency === currency),
            refunds: records.refunds.filter(({ money }) => money.currency === currency),
            paidOtherwise: records.paidOtherwise.filter((money) => money.currency === currency),
          };
          expect(sumDay(alone, DAY, currency)).toEqual([sums]);
        }
      }),
    );
  });

  test('count every payment as taken, not paid or not known, and once', () => {
    fc.assert(
      fc.property(anyPayment, (one) => {
        const standings = standingsOf(one).filter((standing) => standing !== 'givenBack');
        expect(standings).toHaveLength(1);
      }),
    );
  });
});

describe('the sums of a day', () => {
  test('of nothing are nought, without an average, with every hour', () => {
    const { taken, averageMinor, hours, wallets } = sumsOf([]);
    expect(taken).toEqual({ amountMinor: 0, count: 0 });
    expect(averageMinor).toBeNull();
    expect(hours.map(({ startsAt }) => startsAt)).toEqual(DAY.hourStarts);
    expect(hours).toHaveLength(25);
    expect(wallets).toEqual([]);
  });

  test('count what was given back as taken and as given back', () => {
    const sums = sumsOf([payment(), payment({ status: 'refunded', money: euros(500) })]);
    expect(sums.taken).toEqual({ amountMinor: 2320, count: 2 });
    expect(sums.givenBack).toEqual({ amountMinor: 500, count: 1 });
    expect(sums.netMinor).toBe(1820);
  });

  test('count what somebody else gave back of a payment', () => {
    const sums = sumsOf([payment({ refundedElsewhereMinor: 420 })]);
    expect(sums.taken).toEqual({ amountMinor: 1820, count: 1 });
    expect(sums.givenBack).toEqual({ amountMinor: 420, count: 1 });
  });

  test.each(OPEN_STATUSES)('keep %s apart as not known', (status) => {
    const sums = sumsOf([payment({ status })]);
    expect(sums.notKnown).toEqual({ amountMinor: 1820, count: 1 });
    expect(sums.taken.count).toBe(0);
  });

  test.each(['declined', 'cancelled', 'notSent'] as const)('leave %s out', (status) => {
    const { taken, givenBack, notKnown } = sumsOf([payment({ status })]);
    expect([taken.count, givenBack.count, notKnown.count]).toEqual([0, 0, 0]);
  });

  test('keep what was paid by cash or card apart', () => {
    const sums = sumsOf([payment()], [euros(300), euros(200)]);
    expect(sums.paidOtherwise).toEqual({ amountMinor: 500, count: 2 });
    expect(sums.taken.amountMinor).toBe(1820);
  });

  test('put a payment into the hour of its sale', () => {
    const saleAt = DAY.startsAt + 3 * 3_600_000;
    expect(hourAt(saleAt)).toBe(3);
    expect(hourAt(saleAt - 1)).toBe(2);
    expect(hourAt(DAY.startsAt - 1)).toBe(0);
    expect(hourAt(DAY.endsAt + 1)).toBe(24);
  });

  test.each([
    [[3], 3],
    [[1, 2], 2],
    [[1, 1, 2], 1],
    [[1, 2, 2], 2],
  ])('round the average of %j to %i', (amounts, average) => {
    const payments = amounts.map((amount) => payment({ money: euros(amount) }));
    expect(sumsOf(payments).averageMinor).toBe(average);
  });

  test('list the wallets with the largest first, and the nameless last of equals', () => {
    const wallets = [null, 'Lotus Wallet', 'Maple Pay', 'Maple Pay'];
    const sums = sumsOf(wallets.map((wallet) => payment({ wallet })));
    expect(sums.wallets.map(({ wallet }) => wallet)).toEqual(['Maple Pay', 'Lotus Wallet', null]);
  });

  test('refuse to be inexact', () => {
    const huge = payment({ money: euros(Number.MAX_SAFE_INTEGER) });
    expect(() => sumsOf([huge, huge])).toThrow(/too large/);
  });
});

const given = (status: RefundStatus, amountMinor = 500) => ({
  status,
  isOfTaken: true,
  money: euros(amountMinor),
});

const sumsWith = (...refunds: ReturnType<typeof given>[]) =>
  sumDay({ payments: [payment()], refunds, paidOtherwise: [] }, DAY, EUR)[0]!;

describe('a refund', () => {
  test('that is done is taken off the net, whatever day its payment was of', () => {
    expect(sumsWith(given('refunded'))).toMatchObject({
      taken: { amountMinor: 1820, count: 1 },
      givenBack: { amountMinor: 500, count: 1 },
      netMinor: 1320,
    });
  });

  test.each(OPEN_REFUND_STATUSES)(
    'that is %s is shown as on its way, and in no sum yet',
    (status) => {
      expect(sumsWith(given(status))).toMatchObject({
        givenBack: { amountMinor: 0, count: 0 },
        beingGivenBack: { amountMinor: 500, count: 1 },
        netMinor: 1820,
      });
    },
  );

  test('of what came after an end without money is shown on its way, and in no sum when done', () => {
    const late = { ...given('requested'), isOfTaken: false };
    expect(sumsWith(late)).toMatchObject({ beingGivenBack: { count: 1 } });
    expect(sumsWith({ ...late, status: 'refunded' })).toMatchObject({
      givenBack: { count: 0 },
      netMinor: 1820,
    });
  });

  test('that was refused counts nowhere', () => {
    expect(sumsWith(given('refused'))).toMatchObject({
      givenBack: { count: 0 },
      beingGivenBack: { count: 0 },
      netMinor: 1820,
    });
  });
});
