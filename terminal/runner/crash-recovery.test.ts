import { describe, expect, test } from 'vitest';
import { attemptOf, factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import { runningPayments, SUCCESS } from '../../fixtures/proof/running-payments.ts';
import type { AttemptStatus } from '../core/attempt.ts';

const HOUR = 3_600_000;

/** A till that ended with these payments, each so long ago, and one that follows it. */
function afterEnds(
  crashed: boolean,
  ...ends: { id: string; status: AttemptStatus; agoMs: number }[]
) {
  const till = runningPayments();
  const { store, clock } = till;
  for (const { id, status, agoMs } of ends) {
    store.sales.insert(saleOf({ saleId: `S${id}` }));
    const facts = factsOf({ paymentRequestId: id, saleId: `S${id}` });
    store.attempts.insert(attemptOf(status, facts), clock.now() - agoMs);
  }
  const next = till.restarted(crashed);
  next.recover();
  return next;
}

const askedOf = ({ acquirer }: ReturnType<typeof runningPayments>) =>
  acquirer.inquiries.map(({ sent }) => sent.paymentRequestId);

describe('after an unclean end', () => {
  test('every payment that ended in the last day is asked about once, paid ones too (V6)', async () => {
    const next = afterEnds(
      true,
      { id: 'A', status: 'paid', agoMs: 1_000 },
      { id: 'B', status: 'declined', agoMs: 23 * HOUR },
      { id: 'C', status: 'notSent', agoMs: HOUR },
      { id: 'D', status: 'cancelled', agoMs: 25 * HOUR },
    );
    expect(askedOf(next).toSorted()).toEqual(['A', 'B', 'C']);
    expect(next.seenBeside('rechecks')).toHaveLength(3);
    for (const inquiry of next.acquirer.inquiries) await inquiry.answer({ outcome: 'notFound' });
    expect(next.rechecks.count).toBe(0);
    next.clock.advance(HOUR);
    expect(next.acquirer.inquiries).toHaveLength(3);
  });

  test('one that ended without money and was charged is undone', async () => {
    const next = afterEnds(true, { id: 'A', status: 'notSent', agoMs: HOUR });
    await next.acquirer.inquiries[0]?.answer(SUCCESS);
    expect(next.seenBeside('refunds')).toMatchObject([
      { payment_request_id: 'A', cause: 'reversal' },
    ]);
  });

  test('one that is to be asked about later keeps its moments', () => {
    const till = runningPayments();
    const { store, clock, facts, rechecks } = till;
    const ended = attemptOf('declined', facts) as Parameters<typeof rechecks.later>[0];
    store.write(() => {
      store.attempts.insert(ended, clock.now());
      rechecks.later(ended);
    });
    const before = till.seenBeside('rechecks');
    const next = till.restarted(true);
    next.recover();
    expect(next.seenBeside('rechecks')).toEqual(before);
    expect(askedOf(next)).toEqual([]);
  });

  test('a code that waited for the link may have left: it is asked about, and never sent', () => {
    const next = afterEnds(true, { id: 'A', status: 'waitingForLink', agoMs: 0 });
    expect(askedOf(next)).toEqual(['A']);
    expect(next.seenBeside('attempts')).toMatchObject([{ status: 'unconfirmed' }]);
    expect(next.acquirer.connects).toEqual([]);
  });

  test('a payment that was open is doubted when it turns out paid (V7)', async () => {
    const next = afterEnds(true, { id: 'A', status: 'unconfirmed', agoMs: 0 });
    await next.acquirer.inquiries[0]?.answer(SUCCESS);
    expect(next.seenBeside('attempts')).toMatchObject([{ status: 'paid' }]);
    expect(next.rechecks.count).toBe(1);
  });
});

describe('after a clean stop', () => {
  test('nothing that ended is doubted', () => {
    const next = afterEnds(false, { id: 'A', status: 'paid', agoMs: 1_000 });
    expect(askedOf(next)).toEqual([]);
    expect(next.seenBeside('rechecks')).toEqual([]);
  });

  test('a code that waited for the link was not sent', () => {
    const next = afterEnds(false, { id: 'A', status: 'waitingForLink', agoMs: 0 });
    expect(next.seenBeside('attempts')).toMatchObject([{ status: 'notSent' }]);
    expect(askedOf(next)).toEqual([]);
  });

  test('a payment that was open is paid beyond doubt when the acquirer says so', async () => {
    const next = afterEnds(false, { id: 'A', status: 'unconfirmed', agoMs: 0 });
    await next.acquirer.inquiries[0]?.answer(SUCCESS);
    expect(next.rechecks.count).toBe(0);
  });
});

test('what a start found is said once in the log', () => {
  const next = afterEnds(false, { id: 'A', status: 'unconfirmed', agoMs: 0 });
  expect(next.logged.filter(({ event }) => event === 'till.recovered')).toEqual([
    { event: 'till.recovered', facts: { openAttempts: 1 } },
  ]);
  expect(afterEnds(false).logged).toEqual([]);
});
