import { describe, expect, test } from 'vitest';
import { SUCCESS } from '../../fixtures/proof/running-payments.ts';
import { PIN, runningTill } from '../../fixtures/proof/running-till.ts';

const FORMER = { ok: false, failure: 'formerAcquirer' };

/** A till that was given another acquirer since its one payment was paid. */
async function withFormerPayment() {
  const counter = runningTill();
  counter.charge(1820);
  const paymentRequestId = await counter.scan();
  await counter.payAnswers(SUCCESS);
  counter.database.exec(`UPDATE attempts SET acquirer = 'ams FORMER'`);
  return { ...counter, paymentRequestId, saleId: counter.shown().sale.saleId };
}

/** H1: an acquirer may answer S to the cancel of an id that it never saw. */
describe('money that another acquirer than the one of now took', () => {
  test('is not given back from here, and whoever asks is told with whom it was paid', async () => {
    const { till, store, acquirer, clock, paymentRequestId } = await withFormerPayment();
    expect(store.attempts.acquirersOfOpen()).toEqual([]);
    const read = till.givingBack.read(paymentRequestId);
    expect(read).toMatchObject({ result: { leftMinor: 1820, formerAcquirer: 'ams FORMER' } });
    const call = { key: 'K', paymentRequestId, amountMinor: 1820, reason: 'x', pin: PIN };
    expect(await till.givingBack.refund(call)).toEqual(FORMER);
    clock.advance(0);
    expect(store.refunds.of(paymentRequestId)).toEqual([]);
    expect(acquirer.cancels).toEqual([]);
  });

  test('is not given back by the closing of its sale, which stays paid', async () => {
    const { till, store, saleId, paymentRequestId } = await withFormerPayment();
    expect(till.closeSale({ saleId, paymentRequestId, as: 'dropped' })).toEqual(FORMER);
    expect(store.sales.byId(saleId)?.status).toBe('paid');
    expect(store.refunds.of(paymentRequestId)).toEqual([]);
  });
});
