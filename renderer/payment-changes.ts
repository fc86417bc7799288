import { useEffect, useRef } from 'react';

import type { PaymentView, TillView } from '../messages/views.ts';
import { useMirror } from './till-context.ts';

/** Records are read again no more often than that, however busy the till is. */
const CHANGES_EVERY_MS = 2000;

/** Calls back after payments have changed: what was read of them is old then. */
export function usePaymentChanges(onChange: () => void): void {
  const mark = useMirror(({ till }) => paymentsMark(till));
  const newest = useRef(onChange);
  const told = useRef(mark);
  const toldAtMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    newest.current = onChange;
  });
  useEffect(() => {
    if (mark === told.current) return undefined;
    const waitMs = Math.max(0, toldAtMs.current + CHANGES_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      told.current = mark;
      toldAtMs.current = performance.now();
      newest.current();
    }, waitMs);
    return () => clearTimeout(timer);
  }, [mark]);
}

function paymentsMark(till: TillView | null): string {
  if (till === null) return '';
  const { stage, openPayments, outcomes, givingBack } = till;
  const onStage = stage.screen === 'attempt' ? [stage] : [];
  const payments = [...onStage, ...openPayments.newest, ...outcomes].map(paymentMark);
  const refunds = givingBack.newest.map(
    ({ refund }) => `${refund.refundRequestId}:${refund.status}`,
  );
  return [...payments, ...refunds].join(' ');
}

function paymentMark({ sale, attempt }: PaymentView): string {
  return `${attempt.paymentRequestId}:${attempt.status}:${sale.status}`;
}
