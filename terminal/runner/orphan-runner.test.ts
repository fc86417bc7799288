import { describe, expect, test } from 'vitest';
import { details } from '../../fixtures/proof/decisions.ts';
import { NO_ANSWER, runningPayments } from '../../fixtures/proof/running-payments.ts';
import type { Currency, MinorUnits } from '../core/money.ts';

const ID = 'SIM0123456789000042';
const MONEY = { amountMinor: 990 as MinorUnits, currency: 'EUR' as Currency };
const OVER_MS = 95_200;

/** A till whose file of ids knows one that its database lacks. */
function withLostId() {
  const till = runningPayments();
  const notedAt = till.clock.now() - 3_600_000;
  const noted = { ids: [{ paymentRequestId: ID, notedAt }], refunds: [], until: 34 };
  till.recover(noted);
  return { ...till, noted, notedAt };
}

const foundAt = (paidAt: number) =>
  ({ outcome: 'success', money: MONEY, details: details({ paidAt }) }) as const;

describe('an id that the database lacks', () => {
  test('is durable work before it is asked about, and is asked about at once', () => {
    const { acquirer, orphans, journalled, seenBeside, store } = withLostId();
    expect(seenBeside('orphans')).toMatchObject([{ payment_request_id: ID, status: 'asking' }]);
    expect(seenBeside('work')).toMatchObject([{ subject: ID, kind: 'orphan', tries: 1 }]);
    expect(journalled()).toEqual(['idWithoutRow']);
    expect(acquirer.finds.map(({ sent }) => sent)).toEqual([ID]);
    expect(orphans.count).toBe(1);
    expect(store.idsCheckedUntil()).toBe(34);
  });

  test('is asked about until nothing sent under it can be accepted, and then is over', async () => {
    const { acquirer, clock, orphans, seenBeside } = withLostId();
    let asked = 0;
    const answerAll = async () => {
      for (const find of acquirer.finds.splice(0)) {
        asked += 1;
        await find.answer({ outcome: 'notFound' });
      }
    };
    await answerAll();
    for (let second = 1; second < OVER_MS / 1_000; second += 1) {
      clock.advance(1_000);
      await answerAll();
    }
    expect(orphans.count).toBe(1);
    clock.advance(1_000);
    await answerAll();
    expect(orphans.count).toBe(0);
    expect(asked).toBeLessThan(12);
    expect(seenBeside('orphans')).toMatchObject([{ status: 'absent' }]);
    expect(seenBeside('work')).toEqual([]);
    expect(clock.waitingCount).toBe(0);
  });

  test('and was paid is a payment of this till again, by one transaction', async () => {
    const { acquirer, clock, store, found, seenBeside, notedAt, orphans } = withLostId();
    const paidAt = notedAt + 2_000;
    await acquirer.finds[0]?.answer(foundAt(paidAt));
    const { attempt } = store.attempts.byId(ID) as { attempt: (typeof found)[0] };
    expect(found).toEqual([attempt]);
    expect(attempt).toMatchObject({
      status: 'paid',
      facts: { paymentRequestId: ID, saleId: `${ID}S`, money: MONEY, scannedAt: notedAt },
      details: { paymentId: 'P1', paidAt },
      endedAt: clock.now(),
    });
    expect(store.sales.byId(`${ID}S`)).toMatchObject({
      status: 'paid',
      money: MONEY,
      businessDay: '2026-11-02',
      createdAt: paidAt,
    });
    expect(store.leftOpen.all()).toMatchObject([{ paymentRequestId: ID }]);
    expect(seenBeside('orphans')).toMatchObject([{ status: 'found' }]);
    expect(seenBeside('work')).toMatchObject([{ kind: 'recheck' }]);
    expect(orphans.count).toBe(0);
  });

  test('and was paid is asked about again: a cancel of the dead process may arrive late', async () => {
    const { acquirer, clock, notedAt, settled, refunds } = withLostId();
    await acquirer.finds[0]?.answer(foundAt(notedAt + 2_000));
    await settled();
    clock.advance(2 * 60_000);
    await acquirer.inquiries[0]?.answer({ outcome: 'cancelled' });
    expect(refunds.givenBackMinor(ID)).toBe(MONEY.amountMinor);
  });

  test('and was paid before the cut-off is of the business day before', async () => {
    const { acquirer, store } = withLostId();
    await acquirer.finds[0]?.answer(foundAt(Date.UTC(2026, 10, 2, 2, 59)));
    expect(store.sales.byId(`${ID}S`)?.businessDay).toBe('2026-11-01');
  });

  test('is found all or not at all when the disk refuses', async () => {
    const { acquirer, clock, refuseWrites, seenBeside, found, store } = withLostId();
    refuseWrites(true);
    await acquirer.finds[0]?.answer(foundAt(clock.now()));
    expect(store.attempts.has(ID)).toBe(false);
    expect(seenBeside('orphans')).toMatchObject([{ status: 'asking' }]);
    refuseWrites(false);
    clock.advance(1_000);
    expect(store.attempts.has(ID)).toBe(true);
    expect(found).toHaveLength(1);
  });

  test('is asked about by the next process too, without being noted again', async () => {
    const till = withLostId();
    await till.acquirer.finds[0]?.answer(NO_ANSWER);
    const next = till.restarted();
    next.recover(till.noted);
    expect(next.acquirer.finds.map(({ sent }) => sent)).toEqual([ID]);
    expect(next.journalled()).toEqual(['idWithoutRow', 'orphanAnswered']);
  });

  test('that is over is not asked about again by any process', async () => {
    const till = withLostId();
    await till.acquirer.finds[0]?.answer({ outcome: 'cancelled' });
    const next = till.restarted();
    next.recover({ ...till.noted, until: 68 });
    expect(next.orphans.count).toBe(0);
    expect(next.acquirer.finds).toEqual([]);
  });

  test('is checked at once when a person wants it', () => {
    const { acquirer, orphans } = withLostId();
    orphans.check(ID);
    expect(acquirer.finds).toHaveLength(2);
  });
});

describe('ids that the database knows', () => {
  test('are nothing to ask about, and are not compared again', () => {
    const till = runningPayments();
    till.send();
    const { paymentRequestId } = till.facts;
    till.recover({
      ids: [{ paymentRequestId, notedAt: till.clock.now() }],
      refunds: [],
      until: 34,
    });
    expect(till.orphans.count).toBe(0);
    expect(till.seenBeside('orphans')).toEqual([]);
    expect(till.store.idsCheckedUntil()).toBe(34);
  });

  test('cost no write when nothing was noted since', () => {
    const till = withLostId();
    const next = till.restarted(false);
    next.refuseWrites(true);
    next.orphans.recover({ ids: [], refunds: [], until: 34 });
    expect(next.orphans.count).toBe(1);
    expect(() => next.orphans.recover({ ids: [], refunds: [], until: 68 })).toThrow(/readonly/);
  });
});
