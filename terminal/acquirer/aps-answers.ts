import type { RefundInquiryAnswer } from '../core/answers.ts';
import { resultCodeRow } from '../core/result-codes.ts';
import type { RefundFacts } from './acquirer.ts';
import { judgeInquiry, judgeRefundInquiry } from './ams-answers.ts';
import type { ApsInquiryResponse } from './aps-wire.ts';
import type { InquiryResponse, WireResult } from './wire.ts';

/** The inquiry's answer as the AMS dialect would give it; all but the result is the same. */
export function asAmsInquiry({ paymentResult, ...answer }: ApsInquiryResponse): InquiryResponse {
  return {
    ...answer,
    paymentStatus: paymentResult && paymentStatusOf(paymentResult),
    paymentResultCode: paymentResult?.resultCode,
  };
}

/**
 * A status that the AMS dialect knows only where status and code agree with the table of result
 * codes; whatever else is said becomes one that it does not know, which proves nothing.
 */
function paymentStatusOf({ resultStatus, resultCode }: WireResult): string {
  if (resultStatus === 'S') return 'SUCCESS';
  if (resultStatus === 'U' && resultCode === 'PAYMENT_IN_PROCESS') return 'PROCESSING';
  if (resultStatus === 'F' && resultCode === 'ORDER_IS_CANCELED') return 'CANCELLED';
  // A fault of the question or of the acquirer is no fault of the payment.
  const endsPayment =
    resultCode === 'ORDER_IS_CLOSED' || resultCodeRow(resultCode)?.proves.pay === 'notPaid';
  return resultStatus === 'F' && endsPayment ? 'FAIL' : `${resultStatus} ${resultCode}`;
}

/**
 * What an inquiry about its payment says of a refund, as there is no other question: the refund
 * stands among the payment's transactions, or the acquirer does not know it.
 */
export function judgeRefundOf(
  response: ApsInquiryResponse,
  refund: RefundFacts,
): RefundInquiryAnswer {
  const { result, paymentId, transactions } = response;
  const asked = judgeInquiry(asAmsInquiry(response), {
    paymentRequestId: response.paymentRequestId ?? '',
    money: null,
  });
  if (asked.outcome === 'unknown' || asked.outcome === 'notFound') return asked;
  // That a refund is not there is only told by an answer that names its payment.
  if (paymentId !== refund.paymentId) {
    const why = paymentId === undefined ? 'unreadable' : 'differs';
    return { outcome: 'unknown', why, code: result.resultCode };
  }
  const { refundRequestId } = refund;
  const own = transactions?.find((one) => one.transactionRequestId === refundRequestId);
  if (own === undefined) return { outcome: 'notFound' };
  return judgeRefundInquiry(
    {
      result,
      refundRequestId,
      refundAmount: own.transactionAmount,
      refundStatus: own.transactionStatus ?? statusOf(own.transactionResult),
    },
    refund,
  );
}

function statusOf(result: WireResult | undefined): string | undefined {
  return result?.resultStatus === 'S' ? 'SUCCESS' : result?.resultStatus;
}
