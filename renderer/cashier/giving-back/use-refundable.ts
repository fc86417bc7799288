import { useEffect, useState } from 'react';

import type { CallFailure } from '../../../messages/failures.ts';
import type { RefundableView } from '../../../messages/refunds.ts';
import type { PaymentView } from '../../../messages/views.ts';
import { usePaymentChanges } from '../../payment-changes.ts';
import { useTill } from '../../till-context.ts';

interface RefundableReading {
  /** Null: not read yet, or it could not be. */
  readonly refundable: RefundableView | null;
  readonly failure: CallFailure | null;
}

/**
 * What may be given back of a payment and what was, read again as payments and refunds move on.
 * It is of the payment that its component began with. `before`: as it was read already.
 */
export function useRefundable(
  paymentRequestId: string,
  before: RefundableView | null = null,
): RefundableReading {
  const { door } = useTill();
  const [wanted, setWanted] = useState({ paymentRequestId });
  const [reading, setReading] = useState<RefundableReading>({ refundable: before, failure: null });
  usePaymentChanges(() => setWanted((now) => ({ ...now })));
  useEffect(() => {
    // An answer that comes after a newer question is left aside.
    let isNewest = true;
    void door
      .call('readRefunds', wanted)
      .catch(() => ({ ok: false, failure: 'notReady' }) as const)
      .then((answer) => {
        if (!isNewest) return;
        if (answer.ok) setReading({ refundable: answer.result, failure: null });
        else setReading({ refundable: null, failure: answer.failure });
      });
    return () => {
      isNewest = false;
    };
  }, [door, wanted]);
  return reading;
}

/** The payment with what was given back of it, which lists of the records do not tell. */
export function withGivenBack(
  payment: PaymentView,
  refundable: RefundableView | null,
): PaymentView {
  const { sale, attempt } = payment;
  if (refundable === null || attempt.status !== 'paid') return payment;
  const givenBackMinor = sale.money.amountMinor - refundable.leftMinor;
  const unprovenBackMinor = refundable.refunds
    .filter(({ endedAt }) => endedAt === null)
    .reduce((sum, { money }) => sum + money.amountMinor, 0);
  return { sale, attempt: { ...attempt, givenBackMinor, unprovenBackMinor } };
}
