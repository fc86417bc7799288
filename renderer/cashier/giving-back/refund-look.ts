import type { RefundView } from '../../../messages/refunds.ts';
import type { VerdictLook } from '../verdict-look.ts';

/** Money is shown as returned only once that is proven. */
const looks: { readonly [Status in RefundView['status']]: VerdictLook } = {
  requested: { tone: 'sending', shape: 'sending' },
  submitting: { tone: 'sending', shape: 'sending' },
  unconfirmed: { tone: 'notKnown', shape: 'question' },
  needsAttention: { tone: 'notKnown', shape: 'question', filled: true },
  refunded: { tone: 'moneyReturned', shape: 'returnArrow' },
  refused: { tone: 'notPaid', shape: 'cross' },
};

/** The colour and the shape of money on its way back. */
export function refundLook({ status }: RefundView): VerdictLook {
  return looks[status];
}

export function isRefundEnded({ endedAt }: RefundView): boolean {
  return endedAt !== null;
}
