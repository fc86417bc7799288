import type { RefundInquiryAnswer } from '../core/answers.ts';
import type { RefundFacts } from './acquirer.ts';
import { judgeRefund } from './ams-answers.ts';
import type { ApsInquiryResponse } from './aps-wire.ts';
import { APS_POLICY } from './aps-profile.ts';
import type { InquiryResponse, RefundResponse, WireResult } from './wire.ts';

/** The result code of a payment that was cancelled; any other F of a payment is its failure. */
const CANCELLED = 'ORDER_IS_CANCELED';

/** The inquiry's answer as the AMS dialect would give it; all but the result is the same. */
export function asAmsInquiry({ paymentResult, ...answer }: ApsInquiryResponse): InquiryResponse {
  return {
    ...answer,
    paymentStatus: paymentResult && paymentStatusOf(paymentResult),
    paymentResultCode: paymentResult?.resultCode,
  };
}

function paymentStatusOf({ resultStatus, resultCode }: WireResult): string {
  switch (resultStatus) {
    case 'S':
      return 'SUCCESS';
    case 'F':
      return resultCode === CANCELLED ? 'CANCELLED' : 'FAIL';
    case 'U':
      // Any other U proves no more than that nobody knows.
      return resultCode === 'PAYMENT_IN_PROCESS' ? 'PROCESSING' : resultCode;
    default:
      return resultStatus;
  }
}

/**
 * What the answer to the same refund again says of the refund. A definite refusal says that it
 * is not there: what stands already would have been answered S.
 */
export function judgeRefundAgain(
  response: RefundResponse,
  expected: RefundFacts,
): RefundInquiryAnswer {
  const answer = judgeRefund(response, expected);
  switch (answer.outcome) {
    case 'refunded':
      return answer;
    case 'refused': {
      const { refundRefusals, balanceTooLow } = APS_POLICY;
      const isDefinite = [...refundRefusals, ...balanceTooLow].includes(answer.code);
      return isDefinite
        ? { outcome: 'notFound' }
        : { outcome: 'unknown', why: 'status', code: answer.code };
    }
    case 'unknown':
      return answer.code === 'REFUND_IN_PROCESS' ? { outcome: 'processing' } : answer;
    default:
      return answer satisfies never;
  }
}
