import type { RefundView } from '../../messages/refunds.ts';
import { isRefundFinal, type Refund } from '../core/refund.ts';

/** What a screen may know of a refund: facts and instants, no words. */
export function refundView(refund: Refund): RefundView {
  const { refundRequestId, money, cause, reason, requestedAt } = refund.facts;
  const base = {
    refundRequestId,
    status: refund.status,
    money,
    cause,
    reason,
    requestedAt,
    way: 'refund',
    by: null,
    endedAt: null,
    attentionReason: null,
    resultCode: null,
    tries: 0,
  } as const;
  if (isRefundFinal(refund)) {
    const { endedAt } = refund;
    if (refund.status === 'refused') return { ...base, endedAt, resultCode: refund.code };
    return { ...base, endedAt, way: refund.way, by: refund.by };
  }
  const { way, tries, refusedCode } = refund.pursuit;
  const attentionReason = refund.status === 'needsAttention' ? refund.reason : null;
  return { ...base, way, tries, resultCode: refusedCode, attentionReason };
}
