import type {
  CancelAnswer,
  FoundAnswer,
  InquiryAnswer,
  PayAnswer,
  RefundAnswer,
  RefundInquiryAnswer,
  UnknownAnswer,
  UnknownReason,
} from '../core/answers.ts';
import type { PaidDetails } from '../core/attempt.ts';
import { parseCurrency, parseMinorUnits, sameMoney, type Money } from '../core/money.ts';
import { codesThat } from '../core/result-codes.ts';
import type { Question, RefundFacts } from './acquirer.ts';
import { CREDENTIAL_CODES } from './result-code-policy.ts';
import type {
  CancelResponse,
  InquiryResponse,
  PayResponse,
  RefundInquiryResponse,
  RefundResponse,
  WireAmount,
  WireResult,
} from './wire.ts';

/** The payment that an answer must speak of; `money` null: of whatever amount. */
type Expected = Pick<Question, 'paymentRequestId'> & { readonly money: Money | null };

/** The acquirer never heard of the payment; of the refund, or of its payment. */
const UNKNOWN_PAYMENT_CODES: ReadonlySet<string> = new Set(codesThat('inquiryPayment', 'notFound'));
const UNKNOWN_REFUND_CODES: ReadonlySet<string> = new Set(codesThat('inquiryRefund', 'notFound'));

/**
 * Verified answers of the dialect, judged: rules 9 to 11 of the life of one attempt, result
 * codes of the protocol research 2.6. What is not plainly proven is unknown.
 */
export function judgePay(response: PayResponse, expected: Question): PayAnswer {
  if (differs(response, expected)) return unknown('differs', response.result.resultCode);
  switch (response.result.resultStatus) {
    case 'S':
      return judgeSuccess(response, 0);
    case 'U':
      return response.result.resultCode === 'PAYMENT_IN_PROCESS'
        ? { outcome: 'inProcess', paymentId: response.paymentId ?? null }
        : unproven(response.result);
    case 'F':
      return refused(response.result);
    default:
      return unproven(response.result);
  }
}

export function judgeInquiry(response: InquiryResponse, expected: Expected): InquiryAnswer {
  const { result } = response;
  if (differs(response, expected)) return unknown('differs', result.resultCode);
  if (result.resultStatus === 'F') {
    if (UNKNOWN_PAYMENT_CODES.has(result.resultCode)) return { outcome: 'notFound' };
    return unproven(result);
  }
  if (result.resultStatus !== 'S') return unproven(result);
  // Whose payment an answer speaks of must be said; `result` only says that the question worked.
  if (response.paymentRequestId === undefined) return unknown('unreadable', result.resultCode);
  switch (response.paymentStatus?.toUpperCase() ?? '') {
    case 'SUCCESS': {
      const refunded = refundedMinor(response);
      return refunded === null
        ? unknown('unreadable', result.resultCode)
        : judgeSuccess(response, refunded);
    }
    case 'PROCESSING':
    case 'PENDING':
      return { outcome: 'processing', paymentId: response.paymentId ?? null };
    case 'FAIL':
      return { outcome: 'failed', code: response.paymentResultCode ?? 'FAIL' };
    case 'CANCELLED':
      return { outcome: 'cancelled' };
    default:
      return unknown('status', response.paymentStatus ?? result.resultCode);
  }
}

/** The same, of an id whose amount is not known any more: a success tells it. */
export function judgeFound(response: InquiryResponse, paymentRequestId: string): FoundAnswer {
  const answer = judgeInquiry(response, { paymentRequestId, money: null });
  if (answer.outcome !== 'success') return answer;
  const money = response.paymentAmount && toMoney(response.paymentAmount);
  return money ? { ...answer, money } : unknown('unreadable', response.result.resultCode);
}

export function judgeCancel(response: CancelResponse, expected: Question): CancelAnswer {
  const { result } = response;
  if (differs(response, expected)) return unknown('differs', result.resultCode);
  if (result.resultStatus === 'S') {
    return response.paymentRequestId === undefined
      ? unknown('unreadable', result.resultCode)
      : { outcome: 'cancelled' };
  }
  return result.resultStatus === 'F' ? refused(result) : unproven(result);
}

export function judgeRefund(response: RefundResponse, expected: RefundFacts): RefundAnswer {
  const { result, refundRequestId, refundAmount } = response;
  if (refundDiffers(response, expected)) return unknown('differs', result.resultCode);
  if (result.resultStatus === 'S') {
    return refundRequestId === undefined || refundAmount === undefined
      ? unknown('unreadable', result.resultCode)
      : { outcome: 'refunded' };
  }
  return result.resultStatus === 'F' ? refused(result) : unproven(result);
}

/** Again `result` only says that the question worked; `refundStatus` speaks of the refund. */
export function judgeRefundInquiry(
  response: RefundInquiryResponse,
  expected: RefundFacts,
): RefundInquiryAnswer {
  const { result, refundRequestId, refundAmount, refundStatus } = response;
  if (refundDiffers(response, expected)) return unknown('differs', result.resultCode);
  if (result.resultStatus === 'F' && UNKNOWN_REFUND_CODES.has(result.resultCode)) {
    return { outcome: 'notFound' };
  }
  if (result.resultStatus !== 'S') return unproven(result);
  if (refundRequestId === undefined) return unknown('unreadable', result.resultCode);
  switch (refundStatus?.toUpperCase() ?? '') {
    case 'SUCCESS':
      return refundAmount === undefined
        ? unknown('unreadable', result.resultCode)
        : { outcome: 'refunded' };
    case 'PROCESSING':
      return { outcome: 'processing' };
    case 'FAIL':
      return { outcome: 'failed', code: 'FAIL' };
    default:
      return unknown('status', refundStatus ?? result.resultCode);
  }
}

function judgeSuccess(
  response: PayResponse,
  refundedElsewhereMinor: number,
): { outcome: 'success'; details: PaidDetails } | UnknownAnswer {
  const { paymentRequestId, paymentId } = response;
  const paid = response.paymentAmount && toMoney(response.paymentAmount);
  // Absent from a success, an id or an amount proves nothing.
  if (paymentRequestId === undefined || paymentId === undefined || !paid) {
    return unknown('unreadable', response.result.resultCode);
  }
  const charged = response.actualPaymentAmount && toMoney(response.actualPaymentAmount);
  const customerMoney = charged && !sameMoney(charged, paid) ? charged : null;
  return {
    outcome: 'success',
    details: {
      paymentId,
      wallet: response.walletBrandName ?? response.pspCustomerInfo?.pspName ?? null,
      customerMoney,
      paidAt: response.paymentTime === undefined ? null : Date.parse(response.paymentTime),
      refundedElsewhereMinor,
    },
  };
}

/** Refunds that somebody made of this payment and that are done; null: not to be read. */
function refundedMinor(response: InquiryResponse): number | null {
  let sum = 0;
  const counted = new Set<string>();
  for (const transaction of response.transactions ?? []) {
    const { transactionStatus, transactionResult, transactionRequestId } = transaction;
    // Where the status stands only it counts; the result may speak of the request alone.
    const isDone = transactionStatus
      ? transactionStatus.toUpperCase() === 'SUCCESS'
      : transactionResult?.resultStatus === 'S';
    if (transaction.transactionType.toUpperCase() !== 'REFUND' || !isDone) continue;
    if (transactionRequestId !== undefined && counted.has(transactionRequestId)) continue;
    if (transactionRequestId !== undefined) counted.add(transactionRequestId);
    const money = transaction.transactionAmount && toMoney(transaction.transactionAmount);
    if (!money || money.currency !== response.paymentAmount?.currency) return null;
    sum += money.amountMinor;
  }
  return sum;
}

function differs(
  response: { paymentRequestId?: string | undefined; paymentAmount?: WireAmount | undefined },
  { paymentRequestId, money }: Expected,
): boolean {
  const said = response.paymentRequestId;
  return (
    (said !== undefined && said !== paymentRequestId) || isOther(response.paymentAmount, money)
  );
}

function refundDiffers(
  response: { refundRequestId?: string | undefined; refundAmount?: WireAmount | undefined },
  { refundRequestId, money }: RefundFacts,
): boolean {
  const said = response.refundRequestId;
  return (said !== undefined && said !== refundRequestId) || isOther(response.refundAmount, money);
}

function isOther(amount: WireAmount | undefined, expected: Money | null): boolean {
  return amount !== undefined && expected !== null && !isMoney(amount, expected);
}

function isMoney(amount: WireAmount, expected: Money): boolean {
  const money = toMoney(amount);
  return money !== null && sameMoney(money, expected);
}

/** Null when the amount is not one that JavaScript holds exactly. */
function toMoney(amount: WireAmount): Money | null {
  const amountMinor = parseMinorUnits(Number(amount.value));
  const currency = parseCurrency(amount.currency);
  return amountMinor === null || currency === null ? null : { amountMinor, currency };
}

function refused(result: WireResult): { outcome: 'refused'; code: string } | UnknownAnswer {
  return CREDENTIAL_CODES.has(result.resultCode)
    ? unknown('credentials', result.resultCode)
    : { outcome: 'refused', code: result.resultCode };
}

function unproven(result: WireResult): UnknownAnswer {
  if (CREDENTIAL_CODES.has(result.resultCode)) return unknown('credentials', result.resultCode);
  const slower = result.resultCode === 'REQUEST_TRAFFIC_EXCEED_LIMIT';
  return unknown(slower ? 'trafficLimit' : 'status', result.resultCode);
}

function unknown(why: UnknownReason, code: string | null): UnknownAnswer {
  return { outcome: 'unknown', why, code };
}
