import { expect, test } from 'vitest';
import { SUCCESS } from '../../fixtures/proof/running-payments.ts';
import { PIN, runningTill, seenPayment } from '../../fixtures/proof/running-till.ts';

/** Paid unseen, wholly on its way back, and then its sale is closed: nothing else is left to undo. */
async function closedWhileGivenBack() {
  const counter = runningTill();
  const { till, clock, view } = counter;
  counter.charge();
  const paymentRequestId = await counter.scan();
  await counter.goesSilent();
  till.handOver(seenPayment(till, paymentRequestId));
  await counter.inquiryAnswers(SUCCESS);
  const saleId = view().outcomes[0]?.sale.saleId ?? '';
  const whole = { key: 'K', paymentRequestId, amountMinor: 1820, reason: 'Cold soup', pin: PIN };
  await till.givingBack.refund(whole);
  clock.advance(0);
  const closed = till.closeSale({ saleId, paymentRequestId, as: 'paidOtherwise' });
  expect(closed).toEqual({ ok: true, result: null });
  return { ...counter, paymentRequestId };
}

test('the money of a closed sale goes on being given back although its refund is refused', async () => {
  const { acquirer, clock, store, settled, paymentRequestId } = await closedWhileGivenBack();
  for (let second = 0; second < 600; second += 1) {
    for (const one of acquirer.cancels.splice(0)) {
      await one.answer({ outcome: 'refused', code: 'CANCEL_WINDOW_EXCEED' });
    }
    for (const one of acquirer.refunds.splice(0)) {
      await one.answer({ outcome: 'refused', code: 'MERCHANT_BALANCE_NOT_ENOUGH' });
    }
    for (const one of acquirer.refundInquiries.splice(0)) await one.answer({ outcome: 'notFound' });
    for (const one of acquirer.inquiries.splice(0)) await one.answer(SUCCESS);
    await settled();
    clock.advance(1_000);
  }
  expect(store.refunds.of(paymentRequestId)).toMatchObject([{ status: 'needsAttention' }]);
});
