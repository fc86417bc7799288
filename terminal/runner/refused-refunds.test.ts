import { describe, expect, test } from 'vitest';
import { withPayment } from '../../fixtures/proof/paid-payment.ts';
import { NO_ANSWER, SUCCESS } from '../../fixtures/proof/running-payments.ts';

describe('a part that somebody asked for before the whole is undone', () => {
  test('must go back as well: a refusal does not end it', async () => {
    const till = withPayment();
    till.ask(500);
    till.reverse();
    expect(till.acquirer.refunds.map(({ sent }) => sent.money.amountMinor)).toEqual([500, 1320]);
    await till.acquirer.refunds[0]?.answer({ outcome: 'refused', code: 'PROCESS_FAIL' });
    await till.acquirer.inquiries.at(-1)?.answer(SUCCESS);
    expect(till.store.refunds.byId('F1')).toMatchObject({
      status: 'needsAttention',
      reason: 'undoRefused',
    });
  });
});

describe('a refund that is refused for good', () => {
  test('has its payment asked about once more by the same transaction', async () => {
    const till = withPayment();
    till.ask(500);
    await till.acquirer.refunds[0]?.answer({ outcome: 'refused', code: 'PROCESS_FAIL' });
    await till.acquirer.refundInquiries[0]?.answer({ outcome: 'notFound' });
    expect(till.store.refunds.byId('F1')?.status).toBe('refused');
    expect(till.rechecks.has(till.facts.paymentRequestId)).toBe(true);
    till.clock.advance(0);
    await till.acquirer.inquiries.at(-1)?.answer({ outcome: 'cancelled' });
    expect(till.store.refunds.of(till.facts.paymentRequestId)).toMatchObject([
      { status: 'refused' },
      { status: 'refunded', facts: { cause: 'elsewhere', money: { amountMinor: 1820 } } },
    ]);
  });
});

describe('a refund that was refused after one that nobody answered', () => {
  test('is not told before the first can hardly arrive, and is then asked about for a day', async () => {
    const till = withPayment();
    till.ask(500);
    await till.acquirer.refunds[0]?.answer(NO_ANSWER);
    till.clock.advance(1_000);
    await till.acquirer.refundInquiries[0]?.answer({ outcome: 'notFound' });
    await till.acquirer.refunds[1]?.answer({ outcome: 'refused', code: 'PROCESS_FAIL' });
    await till.acquirer.refundInquiries[1]?.answer({ outcome: 'notFound' });
    const { paymentRequestId } = till.facts;
    expect(till.store.refunds.byId('F1')?.status).toBe('unconfirmed');
    till.clock.advance(91_000);
    await till.acquirer.refundInquiries.at(-1)?.answer({ outcome: 'notFound' });
    expect(till.store.refunds.byId('F1')?.status).toBe('refused');
    expect(till.store.rechecks.byId(paymentRequestId)?.dueAt).toHaveLength(4);
  });
});
