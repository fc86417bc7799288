import { describe, expect, test } from 'vitest';
import { policy } from '../../fixtures/proof/decisions.ts';
import {
  cancelRefused,
  cancelSilent,
  cancelled,
  goOn,
  NOTHING,
  paymentIs,
  refundIs,
  refundRefused,
  refundSilent,
  refunded,
  requested,
  wait,
  WHOLE,
  type PlayedRefund,
  type RefundStep,
} from '../../fixtures/proof/refund-decisions.ts';
import { refundFactsOf } from '../../fixtures/proof/refunds.ts';
import { refundWakeMono, wayOf } from './decide-refund.ts';
import type { MinorUnits } from './money.ts';
import { isRefundFinal, type OpenRefund } from './refund.ts';

const byCancel = (...steps: RefundStep[]) => goOn(requested('cancel'), [wait(0), ...steps]);
const byRefund = (...steps: RefundStep[]) => goOn(requested('refund'), [wait(0), ...steps]);
const reversal = (...steps: RefundStep[]) =>
  goOn(requested('refund', { cause: 'reversal', reason: null }), [wait(0), ...steps]);
const pursuitOf = ({ refund }: PlayedRefund) => (refund as OpenRefund).pursuit;

const without = (cancel: 'none' | 'supported') => ({
  ...policy,
  capabilities: { ...policy.capabilities, cancel },
});

describe('the way in which money goes back', () => {
  const whole = { amountMinor: WHOLE, paidMinor: WHOLE, standingMinor: 0 };
  test('is a cancel for the whole of a payment of which nothing was given back', () => {
    expect(wayOf(whole, 'Lotus Wallet', policy)).toBe('cancel');
    expect(wayOf(whole, null, policy)).toBe('cancel');
  });

  test('is a refund for a part, and once a part went back (H14)', () => {
    expect(wayOf({ ...whole, amountMinor: 1 }, null, policy)).toBe('refund');
    expect(wayOf({ ...whole, standingMinor: 1 }, null, policy)).toBe('refund');
  });

  test('is a refund where the wallet or the acquirer cannot cancel', () => {
    expect(wayOf(whole, 'GoPay', policy)).toBe('refund');
    expect(wayOf(whole, 'Lotus Wallet', without('none'))).toBe('refund');
    expect(wayOf(whole, 'Lotus Wallet', without('supported'))).toBe('cancel');
  });
});

describe('a refund by cancel', () => {
  test('is sent when its moment comes, and is done when the acquirer says so', () => {
    expect(requested().refund.status).toBe('requested');
    expect(byCancel().refund.status).toBe('submitting');
    const done = byCancel(cancelled);
    expect(done.effects).toEqual(['sendCancel']);
    expect(done.refund).toMatchObject({ status: 'refunded', way: 'cancel', by: 'till' });
  });

  test.each(['CANCEL_WINDOW_EXCEED', 'METHOD_NOT_SUPPORTED'])(
    'that is refused as too late, %s, goes on as a refund at once',
    (code) => {
      const late = byCancel(cancelRefused(code));
      expect(late.effects).toEqual(['sendCancel', 'sendRefund']);
      expect(goOn(late, [refunded]).refund).toMatchObject({ status: 'refunded', way: 'refund' });
    },
  );

  test('that is refused, and whose payment stands, is cancelled a few times and then refunded', () => {
    let at = byCancel();
    for (let refusal = 1; refusal < policy.refusalsOfSuccessMax; refusal += 1) {
      at = goOn(at, [cancelRefused('PROCESS_FAIL'), paymentIs('success')]);
      expect(at.effects.at(-1)).toBe('sendCancel');
    }
    expect(goOn(at, [cancelRefused('PROCESS_FAIL')]).effects.at(-1)).toBe('sendRefund');
  });

  test.each<[string, RefundStep]>([
    ['silence', cancelSilent],
    ['an F that refuses nothing', cancelRefused('SYSTEM_ERROR')],
  ])('never becomes a refund by %s: that cancel may still be done (H14)', (_name, step) => {
    let at = byCancel();
    for (let round = 0; round < 10; round += 1) {
      at = goOn(at, [step, wait(60_000), paymentIs('success')]);
    }
    expect(new Set(at.effects)).toEqual(new Set(['sendCancel', 'askPayment']));
  });

  test('that is not answered asks what became of the payment, and is done when it is cancelled', () => {
    const silent = byCancel(cancelSilent);
    expect(silent.refund.status).toBe('unconfirmed');
    expect(silent.effects).toEqual(['sendCancel']);
    const asked = goOn(silent, [wait(2_000)]);
    expect(asked.effects).toEqual(['sendCancel', 'askPayment']);
    expect(goOn(asked, [paymentIs('cancelled')]).refund).toMatchObject({
      status: 'refunded',
      way: 'cancel',
      by: 'till',
    });
  });

  test('that never left is no cancel, and is tried again after a pause', () => {
    const unsent = byCancel({
      type: 'cancelAnswered',
      answer: { outcome: 'unknown', why: 'unsent', code: null },
    });
    expect(unsent.refund.status).toBe('submitting');
    expect(pursuitOf(unsent).cancelsSent).toBe(0);
    expect(goOn(unsent, [wait(2_000)]).effects).toEqual(['sendCancel', 'sendCancel']);
  });

  test('proven by inquiry only is done when the inquiry says so', () => {
    const capabilities = { ...policy.capabilities, cancelProvenBy: 'inquiry' } as const;
    const at = goOn(requested(), [wait(0), cancelled], { ...policy, capabilities });
    expect(at.refund.status).toBe('submitting');
    expect(at.effects).toEqual(['sendCancel', 'askPayment']);
    expect(goOn(at, [paymentIs('cancelled')]).refund.status).toBe('refunded');
  });

  test('of a payment that still waits for its customer is sent again while it waits', () => {
    const waiting = byCancel(cancelSilent, wait(2_000), paymentIs('processing'));
    expect(waiting.effects).toEqual(['sendCancel', 'askPayment']);
    expect(goOn(waiting, [wait(60_000)]).effects.at(-1)).toBe('sendCancel');
  });

  test('refused as too late after one that was lost, and then refused as a refund, was done (H13)', () => {
    const refusedTwice = byCancel(
      cancelSilent,
      wait(2_000),
      paymentIs('success'),
      cancelRefused('CANCEL_WINDOW_EXCEED'),
      refundRefused('ORDER_STATUS_INVALID'),
      refundIs('notFound'),
    );
    expect(refusedTwice.effects.at(-1)).toBe('askPayment');
    expect(goOn(refusedTwice, [paymentIs('cancelled')]).refund).toMatchObject({
      status: 'refunded',
      way: 'cancel',
      by: 'till',
    });
    // The lost cancel may still arrive: it is not told as refused before that is over.
    const stands = goOn(refusedTwice, [paymentIs('success')]);
    expect(stands.refund.status).toBe('unconfirmed');
    const later = goOn(stands, [wait(91_000), refundIs('notFound'), paymentIs('success')]);
    expect(later.refund).toMatchObject({ status: 'refused', code: 'ORDER_STATUS_INVALID' });
  });
});

describe('a refund', () => {
  test('is done when the acquirer says so', () => {
    expect(byRefund(refunded).refund).toMatchObject({
      status: 'refunded',
      way: 'refund',
      by: 'till',
    });
  });

  test.each<[string, RefundStep]>([
    ['silence', refundSilent],
    ['an F that refuses nothing', refundRefused('SYSTEM_ERROR')],
  ])('of which %s tells nothing is asked about, and sent again if it never arrived', (_n, step) => {
    const unknown = byRefund(step);
    expect(unknown.refund.status).toBe('unconfirmed');
    const asked = goOn(unknown, [wait(2_000)]);
    expect(asked.effects).toEqual(['sendRefund', 'askRefund']);
    const again = goOn(asked, [refundIs('notFound')]);
    expect(again.effects).toEqual(['sendRefund', 'askRefund', 'sendRefund']);
    expect(again.refund.facts).toEqual(unknown.refund.facts);
    expect(goOn(asked, [refundIs('refunded')]).refund.status).toBe('refunded');
    expect(goOn(asked, [refundIs('processing')]).refund.status).toBe('unconfirmed');
  });

  test('is refused only when a question that was asked after the refusal agrees', () => {
    const refused = byRefund(refundRefused('REFUND_WINDOW_EXCEED'));
    expect(refused.effects).toEqual(['sendRefund', 'askRefund']);
    expect(refused.refund.status).toBe('unconfirmed');
    expect(goOn(refused, [refundIs('notFound', -1)]).refund.status).toBe('unconfirmed');
    expect(goOn(refused, [refundIs('failed', -1)]).refund.status).toBe('unconfirmed');
    expect(goOn(refused, [refundIs('notFound')]).refund).toMatchObject({
      status: 'refused',
      code: 'REFUND_WINDOW_EXCEED',
    });
    expect(goOn(refused, [refundIs('refunded', -1)]).refund.status).toBe('refunded');
  });

  test('that the shop has too little money for is refused, and told to whoever asked', () => {
    const poor = byRefund(refundRefused('MERCHANT_BALANCE_NOT_ENOUGH'), refundIs('notFound'));
    expect(poor.refund).toMatchObject({ status: 'refused', code: 'MERCHANT_BALANCE_NOT_ENOUGH' });
  });

  test('that never left is tried again after a pause', () => {
    const answer = { outcome: 'unknown', why: 'unsent', code: null } as const;
    const unsent = byRefund({ type: 'refundAnswered', answer });
    expect(unsent.refund.status).toBe('submitting');
    expect(unsent.effects).toEqual(['sendRefund']);
    expect(goOn(unsent, [wait(2_000)]).effects).toEqual(['sendRefund', 'sendRefund']);
  });

  test('of a payment whose id is not known asks for it first', () => {
    const at = goOn(requested('refund', {}, null), [wait(0)]);
    expect(at.effects).toEqual(['askPayment']);
    expect(at.refund.status).toBe('requested');
    expect(goOn(at, [paymentIs('success')]).effects).toEqual(['askPayment', 'sendRefund']);
  });

  test('ignores everything once it is over', () => {
    const done = byRefund(refunded);
    const after = goOn(done, [refundRefused('PROCESS_FAIL'), { type: 'checkAsked' }, wait(60_000)]);
    expect(after).toMatchObject({ refund: done.refund, effects: done.effects });
    expect(refundWakeMono(done.refund)).toBeNull();
    expect(isRefundFinal(done.refund)).toBe(true);
  });
});

describe('a reversal', () => {
  test('that the shop has too little money for calls a person, and is tried again', () => {
    const poor = reversal(refundRefused('MERCHANT_BALANCE_NOT_ENOUGH'), paymentIs('success'));
    expect(poor.effects).toEqual(['sendRefund', 'askPayment']);
    expect(poor.refund).toMatchObject({ status: 'needsAttention', reason: 'moneyWithShop' });
    const soon = goOn(poor, [wait(policy.attentionAskMs - 1)]);
    expect(soon.effects).toEqual(poor.effects);
    const again = goOn(soon, [wait(1)]);
    expect(again.effects.at(-1)).toBe('sendRefund');
    expect(goOn(again, [refunded]).refund.status).toBe('refunded');
    const lost = goOn(again, [refundSilent, wait(policy.attentionAskMs), refundIs('notFound')]);
    expect(lost.effects.slice(-2)).toEqual(['askRefund', 'sendRefund']);
  });

  test('that is refused for good is never given up: a person is called', () => {
    const refused = reversal(refundRefused('REFUND_WINDOW_EXCEED'), paymentIs('success'));
    expect(refused.refund).toMatchObject({ status: 'needsAttention', reason: 'undoRefused' });
  });

  test('found to have failed asks the payment what stands', () => {
    const failed = reversal(refundSilent, wait(2_000), refundIs('failed'));
    expect(failed.effects.at(-1)).toBe('askPayment');
    expect(goOn(failed, [paymentIs('success')]).refund.status).toBe('needsAttention');
  });

  test.each(['cancelled', 'failed'] as const)(
    'of a payment that is %s already has nothing to give back',
    (outcome) => {
      const refused = reversal(refundRefused('ORDER_STATUS_INVALID'), paymentIs(outcome));
      expect(refused.refund).toMatchObject({ status: 'refunded', way: 'cancel', by: 'elsewhere' });
    },
  );

  test('that was given back whole is done, by whoever sent the refund', () => {
    const gone = paymentIs('success', WHOLE);
    expect(reversal(refundRefused('PROCESS_FAIL'), gone).refund).toMatchObject({ by: 'till' });
    const cancelling = goOn(requested('cancel', { cause: 'reversal' }), [wait(0), cancelSilent]);
    const found = goOn(cancelling, [wait(2_000), gone]);
    expect(found.refund).toMatchObject({ status: 'refunded', way: 'refund', by: 'elsewhere' });
  });

  test('is not done by a part that somebody else gave back', () => {
    const refused = reversal(refundRefused('PROCESS_FAIL'), paymentIs('success', WHOLE - 1));
    expect(refused.refund.status).toBe('needsAttention');
  });

  test('of a part is not done when as much was given back of the payment', () => {
    const money = { ...refundFactsOf().money, amountMinor: 500 as MinorUnits };
    const part = goOn(requested('refund', { cause: 'reversal', money }), [
      wait(0),
      refundRefused('PROCESS_FAIL'),
      paymentIs('success', WHOLE),
    ]);
    expect(part.refund.status).toBe('needsAttention');
  });

  test('is not sent again on what was asked before it ended', () => {
    const asked = reversal(refundRefused('PROCESS_FAIL'), paymentIs('success', 0, -1));
    expect(asked.effects).toEqual(['sendRefund', 'askPayment']);
    expect(asked.refund.status).toBe('unconfirmed');
  });
});

test('an answer that proves nothing of a refund leaves it as it was', () => {
  const asked = byRefund(refundSilent, wait(2_000));
  const answers: RefundStep[] = [
    { type: 'inquiryAnswered', answer: NOTHING },
    { type: 'refundInquiryAnswered', answer: NOTHING },
    paymentIs('notFound'),
  ];
  for (const step of answers) expect(goOn(asked, [step])).toEqual(asked);
});
