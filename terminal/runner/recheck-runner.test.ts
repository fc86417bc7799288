import { describe, expect, test } from 'vitest';
import { attemptOf } from '../../fixtures/proof/attempts.ts';
import { details } from '../../fixtures/proof/decisions.ts';
import {
  FAILED,
  NO_ANSWER,
  runningPayments,
  SUCCESS,
} from '../../fixtures/proof/running-payments.ts';
import type { FinalAttempt } from '../core/attempt.ts';

const MINUTE = 60_000;
const NOT_FOUND = { outcome: 'notFound' } as const;

/** A payment that ended as declined although nobody told so. */
async function doubted() {
  const till = runningPayments();
  till.send();
  await till.acquirer.pays[0]?.answer({ outcome: 'refused', code: 'EXPIRED_CODE' });
  await till.acquirer.inquiries[0]?.answer(NOT_FOUND);
  till.acquirer.inquiries.length = 0;
  return till;
}

/** A payment that was paid, and is asked about once. */
function paidAndDoubted() {
  const till = runningPayments();
  const { store, facts, clock, rechecks } = till;
  const paid = attemptOf('paid', facts) as FinalAttempt;
  const begin = store.write(() => {
    store.attempts.insert(paid, clock.now());
    return rechecks.once(paid);
  });
  begin();
  clock.advance(0);
  return till;
}

/** A payment that was paid, and of which two questions are on the wire at once. */
function paidAndAskedTwice() {
  const till = runningPayments();
  const { store, facts, clock, rechecks, acquirer } = till;
  const paid = attemptOf('paid', facts) as FinalAttempt;
  store.write(() => {
    store.attempts.insert(paid, clock.now());
    return rechecks.later(paid);
  })();
  clock.advance(2 * MINUTE);
  rechecks.check(facts.paymentRequestId);
  expect(acquirer.inquiries).toHaveLength(2);
  return till;
}

test('what somebody else gave back counts once, however often it is heard while nothing can be written', async () => {
  const { acquirer, facts, clock, refunds, refuseWrites, settled } = paidAndAskedTwice();
  const { amountMinor } = facts.money;
  const whole = {
    outcome: 'success',
    details: details({ refundedElsewhereMinor: amountMinor }),
  } as const;
  refuseWrites(true);
  for (const inquiry of acquirer.inquiries.splice(0)) await inquiry.answer(whole);
  await settled();
  refuseWrites(false);
  clock.advance(1_000);
  expect(refunds.givenBackMinor(facts.paymentRequestId)).toBe(amountMinor);
});

describe('a payment that ended in doubt', () => {
  test('and whose row cannot be read is parked, which is no failure of the store', async () => {
    const { database, clock, acquirer, storeReports, settled, store } = await doubted();
    database.exec(`UPDATE attempts SET state = '{}'`);
    clock.advance(2 * MINUTE);
    await acquirer.inquiries[0]?.answer(SUCCESS);
    await settled();
    clock.advance(10_000);
    expect(storeReports.filter((one) => one !== null)).toEqual([]);
    expect(store.work.parked()).toHaveLength(1);
  });

  test('is asked about in its time although the wall clock is put right meanwhile', async () => {
    const { clock, acquirer } = await doubted();
    clock.jumpWall(-365 * 24 * 60 * MINUTE);
    clock.advance(2 * MINUTE);
    expect(acquirer.inquiries).toHaveLength(1);
  });

  test('is to be asked about by the very transaction that ends it', async () => {
    const { seenBeside, facts, rechecks, clock } = await doubted();
    expect(seenBeside('attempts')).toMatchObject([{ status: 'declined' }]);
    expect(seenBeside('rechecks')).toMatchObject([{ payment_request_id: facts.paymentRequestId }]);
    expect(seenBeside('work')).toMatchObject([
      { kind: 'recheck', due_at_ms: clock.now() + 2 * MINUTE, tries: 0 },
    ]);
    expect(rechecks.count).toBe(1);
  });

  test('is asked about at +2, +10, +60 minutes and at the end of its business day', async () => {
    const { acquirer, clock, rechecks, seenBeside } = await doubted();
    const startedAt = clock.now();
    const askedAfterMinutes: number[] = [];
    for (let minute = 0; minute < 24 * 60 && rechecks.count > 0; minute += 1) {
      clock.advance(MINUTE);
      for (const inquiry of acquirer.inquiries.splice(0)) {
        askedAfterMinutes.push((clock.now() - startedAt) / MINUTE);
        await inquiry.answer(NOT_FOUND);
      }
    }
    // It ended at 13:00 in Paris, whose day ends at 04:00.
    expect(askedAfterMinutes).toEqual([2, 10, 60, 15 * 60]);
    expect(seenBeside('rechecks')).toEqual([]);
    expect(seenBeside('work')).toEqual([]);
    expect(clock.waitingCount).toBe(0);
  });

  test('is asked about again each minute while nobody answers, and why is kept', async () => {
    const { acquirer, clock, seenBeside } = await doubted();
    clock.advance(2 * MINUTE);
    for (let count = 1; count <= 3; count += 1) {
      expect(acquirer.inquiries).toHaveLength(count);
      await acquirer.inquiries.at(-1)?.answer(NO_ANSWER);
      expect(seenBeside('work')).toMatchObject([{ tries: count, last_error: 'noAnswer' }]);
      clock.advance(MINUTE);
    }
  });

  test('and was charged after all is undone by the transaction that finds it', async () => {
    const { acquirer, clock, facts, refunds, journal, seenBeside } = await doubted();
    clock.advance(2 * MINUTE);
    await acquirer.inquiries[0]?.answer(SUCCESS);
    expect(seenBeside('rechecks')).toEqual([]);
    expect(seenBeside('refunds')).toMatchObject([
      { payment_request_id: facts.paymentRequestId, cause: 'reversal', amount_minor: 1820 },
    ]);
    expect(
      journal()
        .slice(-2)
        .map(({ type }) => type),
    ).toEqual(['recheckAnswered', 'refundRequested']);
    expect(refunds.count).toBe(1);
    clock.advance(0);
    expect(acquirer.cancels).toHaveLength(1);
    await acquirer.cancels[0]?.answer({ outcome: 'cancelled' });
    expect(seenBeside('refunds')).toMatchObject([{ status: 'refunded' }]);
    expect(seenBeside('attempts')).toMatchObject([{ status: 'declined' }]);
  });

  test('is found and undone both or neither when the disk refuses', async () => {
    const { acquirer, clock, refuseWrites, seenBeside } = await doubted();
    clock.advance(2 * MINUTE);
    refuseWrites(true);
    await acquirer.inquiries[0]?.answer(SUCCESS);
    expect(seenBeside('refunds')).toEqual([]);
    expect(seenBeside('rechecks')).toHaveLength(1);
    refuseWrites(false);
    clock.advance(1_000);
    expect(seenBeside('refunds')).toHaveLength(1);
    expect(seenBeside('rechecks')).toEqual([]);
  });

  test('and is not charged, by the acquirer’s own word, is done with', async () => {
    const { acquirer, clock, rechecks, seenBeside } = await doubted();
    clock.advance(2 * MINUTE);
    await acquirer.inquiries[0]?.answer(FAILED);
    expect(rechecks.count).toBe(0);
    expect(seenBeside('refunds')).toEqual([]);
  });

  test('is asked about at once when a person wants it', async () => {
    const { acquirer, facts, rechecks } = await doubted();
    rechecks.check(facts.paymentRequestId);
    expect(acquirer.inquiries.map(({ sent }) => sent)).toEqual([
      { paymentRequestId: facts.paymentRequestId, money: facts.money },
    ]);
  });

  test('is asked about by the next process, at the same moments', async () => {
    const till = await doubted();
    till.clock.advance(MINUTE);
    const next = till.restarted(false);
    next.recover();
    next.clock.advance(MINUTE - 1);
    expect(next.acquirer.inquiries).toEqual([]);
    next.clock.advance(1);
    expect(next.acquirer.inquiries).toHaveLength(1);
  });
});

describe('a payment that was paid and is doubted', () => {
  test('and of which somebody gave a part back is worth that much less', async () => {
    const { acquirer, refunds, facts, seenBeside } = paidAndDoubted();
    await acquirer.inquiries[0]?.answer({
      outcome: 'success',
      details: details({ refundedElsewhereMinor: 420 }),
    });
    expect(seenBeside('refunds')).toMatchObject([{ cause: 'elsewhere', amount_minor: 420 }]);
    expect(refunds.givenBackMinor(facts.paymentRequestId)).toBe(420);
    expect(acquirer.refunds).toEqual([]);
  });

  test('is not given back twice over: what this till gave back is not found elsewhere', async () => {
    const { acquirer, store, refunds, facts, seenBeside } = paidAndDoubted();
    store.write(() => refunds.reverse(facts, 'P1', null));
    await acquirer.inquiries[0]?.answer({ outcome: 'cancelled' });
    expect(seenBeside('refunds')).toHaveLength(1);
    expect(refunds.givenBackMinor(facts.paymentRequestId)).toBe(1820);
  });

  test('and was cancelled by somebody is worth nothing', async () => {
    const { acquirer, refunds, facts } = paidAndDoubted();
    await acquirer.inquiries[0]?.answer({ outcome: 'cancelled' });
    expect(refunds.givenBackMinor(facts.paymentRequestId)).toBe(1820);
  });
});

test('a question after an end that cannot be read is parked for a person', async () => {
  const till = await doubted();
  till.database.exec(`UPDATE rechecks SET state = '{}'`);
  const next = till.restarted(false);
  next.recover();
  const { paymentRequestId } = till.facts;
  expect(next.store.work.parked()).toEqual([{ subject: paymentRequestId, reason: 'unreadable' }]);
});
