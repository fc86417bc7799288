import { describe, expect, test } from 'vitest';
import { SUCCESS } from '../../fixtures/proof/running-payments.ts';
import { PIN, runningTill, seenPayment } from '../../fixtures/proof/running-till.ts';

const OK = { ok: true, result: null };

/** A till with one payment that was left unknown, and another that is given back. */
async function waiting() {
  const counter = runningTill();
  const { till, charge, scan, goesSilent, payAnswers, clock, acquirer } = counter;
  charge(1820);
  const paid = await scan();
  await payAnswers(SUCCESS);
  till.nextSale(counter.shown().sale.saleId);
  charge(990);
  const left = await scan();
  await goesSilent();
  till.handOver(seenPayment(till, left));
  const call = { key: 'K', paymentRequestId: paid, amountMinor: 1820, reason: '', pin: PIN };
  const answer = await till.givingBack.refund(call);
  if (!answer.ok) throw new Error(answer.failure);
  clock.advance(0);
  acquirer.inquiries.length = 0;
  return { ...counter, paid, left, refundRequestId: answer.result.refundRequestId };
}

describe('to check now', () => {
  test('asks about one payment at once', async () => {
    const { till, acquirer, left } = await waiting();
    expect(till.checking.one(left)).toEqual(OK);
    expect(acquirer.inquiries.map(({ sent }) => sent.paymentRequestId)).toEqual([left]);
  });

  test('asks about one refund at once, by the payment that it belongs to', async () => {
    const { till, acquirer, refundRequestId, paid } = await waiting();
    expect(till.checking.one(refundRequestId)).toEqual(OK);
    expect(acquirer.inquiries.map(({ sent }) => sent.paymentRequestId)).toEqual([paid]);
  });

  test('is refused for what is over or never was', async () => {
    const { till, paid } = await waiting();
    expect(till.checking.one(paid)).toEqual({ ok: false, failure: 'notNow' });
    expect(till.checking.one('NOBODY')).toEqual({ ok: false, failure: 'notNow' });
  });

  test('asks about everything that waits, each in its turn', async () => {
    const { till, acquirer, left, paid, clock } = await waiting();
    expect(till.checking.all()).toEqual(OK);
    expect(acquirer.inquiries).toEqual([]);
    clock.advance(0);
    const asked = acquirer.inquiries.map(({ sent }) => sent.paymentRequestId);
    expect(asked.toSorted()).toEqual([left, paid].toSorted());
  });

  test('asks about what ended in doubt and what was lost, and their number is shown', async () => {
    const counter = await waiting();
    const next = counter.killed();
    // What was paid is doubted after a crash.
    expect(next.view().alsoAsked).toMatchObject({ ended: 1, lost: 0, parked: [] });
    next.clock.advance(0);
    next.acquirer.inquiries.length = 0;
    expect(next.till.checking.one(counter.paid)).toEqual(OK);
    expect(next.acquirer.inquiries.map(({ sent }) => sent.paymentRequestId)).toEqual([
      counter.paid,
    ]);
  });
});

test('a payment that the records had lost is told, and counts as its own sale', async () => {
  const counter = runningTill();
  counter.charge(1820);
  const id = await counter.scan();
  await counter.payAnswers(SUCCESS);
  // An older copy of the records takes their place.
  counter.database.exec(`
    DELETE FROM attempts; DELETE FROM sales; DELETE FROM meta WHERE key LIKE 'ids%'`);
  const next = counter.killed();
  expect(next.view().alsoAsked).toMatchObject({ lost: 1 });
  next.clock.advance(0);
  expect(next.acquirer.finds.map(({ sent }) => sent)).toEqual([id]);
  const money = { amountMinor: 1820, currency: 'EUR' } as never;
  await next.acquirer.finds[0]?.answer({ ...SUCCESS, money });
  await next.settled();
  expect(next.view()).toMatchObject({
    alsoAsked: { lost: 0 },
    outcomes: [
      {
        sale: { isFound: true, status: 'paid' },
        attempt: { paymentRequestId: id, status: 'paid' },
      },
    ],
  });
  next.till.acknowledge({ paymentRequestId: id, status: 'paid' });
  expect(next.view().outcomes).toEqual([]);
  expect(next.killed().view().outcomes).toEqual([]);
});

/** So many unknown payments that were left, each of another amount. */
async function manyLeft(count: number) {
  const counter = runningTill();
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    counter.charge(1000 + number);
    const id = await counter.scan();
    await counter.goesSilent();
    counter.till.handOver(seenPayment(counter.till, id));
    ids.push(id);
  }
  return { ...counter, ids };
}

describe('among many that earlier processes left', () => {
  test('the same customer is asked about one that was not looked at yet', async () => {
    const counter = await manyLeft(12);
    const next = counter.killed();
    expect(next.charge(1007)).toEqual({ ok: true, result: { saleId: null } });
    expect(next.view().stage).toMatchObject({
      question: { matches: [{ attempt: { paymentRequestId: counter.ids[7] } }] },
    });
  });

  test('the one that is brought back to the stage is asked about at once', async () => {
    const counter = await manyLeft(12);
    const next = counter.killed();
    next.clock.advance(0);
    const oldest = counter.ids[0] ?? '';
    const asked = () => next.acquirer.inquiries.map(({ sent }) => sent.paymentRequestId);
    expect(asked()).not.toContain(oldest);
    const { saleId } = next.view().openPayments.newest.at(-1)?.sale ?? { saleId: '' };
    expect(next.till.takeBack(saleId)).toEqual(OK);
    next.clock.advance(0);
    expect(asked()).toContain(oldest);
    await next.inquiryAnswers(SUCCESS);
    expect(next.shown().attempt).toMatchObject({ paymentRequestId: oldest, status: 'paid' });
  });
});
