/**
 * The acquirer's result codes of a payment that was not made, each with its own advice.
 * Source: acquirer protocol research, section 2.6. A code that is not here gets an honest
 * general sentence; it is shown small, for support.
 */
export const DECLINE_CODES = [
  'INVALID_PAYMENT_CODE',
  'INVALID_CODE',
  'EXPIRED_CODE',
  'USER_BALANCE_NOT_ENOUGH',
  'USER_AMOUNT_EXCEED_LIMIT',
  'PAYMENT_AMOUNT_EXCEED_LIMIT',
  'PAYMENT_COUNT_EXCEED_LIMIT',
  'USER_PAYMENT_VERIFICATION_FAILED',
  'USER_NOT_EXIST',
  'USER_STATUS_ABNORMAL',
  'USER_KYC_NOT_QUALIFIED',
  'UNAVAILABLE_PAYMENT_METHOD',
  'NO_PAY_OPTIONS',
  'PAYMENT_NOT_QUALIFIED',
  'RISK_REJECT',
  'FRAUD_REJECT',
  'ORDER_IS_CLOSED',
  'ORDER_IS_CANCELED',
  'ORDER_NOT_EXIST',
  'PROCESS_FAIL',
  'CURRENCY_NOT_SUPPORT',
  'SETTLE_CONTRACT_NOT_MATCH',
  'INVALID_CONTRACT',
  'MERCHANT_NOT_REGISTERED',
  'MERCHANT_KYB_NOT_QUALIFIED',
  'INVALID_MERCHANT_STATUS',
] as const;
export type DeclineCode = (typeof DECLINE_CODES)[number];

export function isDeclineCode(code: string): code is DeclineCode {
  return (DECLINE_CODES as readonly string[]).includes(code);
}
