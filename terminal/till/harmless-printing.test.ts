import { expect, test } from 'vitest';
import { details } from '../../fixtures/proof/decisions.ts';
import { runningTill } from '../../fixtures/proof/running-till.ts';
import { NO_PRINTING } from './till-ports.ts';

function broken(): never {
  throw new Error('no such table');
}

test('a payment goes on, is shown and forgets its code, whatever printing throws', async () => {
  const till = runningTill(undefined, undefined, false, () => ({
    ...NO_PRINTING,
    paidOnStage: broken,
    paidOtherwise: broken,
  }));
  till.charge();
  const paymentRequestId = await till.scan();
  await till.payAnswers({ outcome: 'success', details: details() });
  expect(till.shown().attempt.status).toBe('paid');
  expect(till.view().arming.status).toBe('armed');
  expect(till.store.work.of(paymentRequestId)).toEqual([]);
  expect(till.store.attempts.bodyOf(paymentRequestId)).toBeNull();
  const { saleId } = till.shown().sale;
  expect(till.till.nextSale(saleId)).toMatchObject({ ok: true });
  const next = till.charge();
  const closed = { saleId: (next.ok && next.result.saleId) || '', paymentRequestId: null };
  expect(till.till.closeSale({ ...closed, as: 'paidOtherwise' })).toMatchObject({ ok: true });
});
