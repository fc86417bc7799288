/**
 * The acquirers' result codes as data: what each means, what it proves and of which operation,
 * and who must act. Source: acquirer protocol research, section 2.6, which assembled them from the
 * lists named in `CODE_LISTS`; the official table of the user-presented product is not public.
 *
 * A code proves only what its row says. One that is not here, or is said of another operation,
 * proves nothing: the payment is asked about.
 */
export const CODE_LISTS = {
  a: 'https://git.allpayx.com/OpenAPI/common/src/118a3ca033e4654e4921c598fdae840409178457/bindPay_reason.md',
  h: 'https://docs.antom.com/ac/amsapi/codeConsult',
  m: 'https://docs.alipayplus.com/alipayplus/alipayplus/integration_auto_debit_mpp/respond_to_payment_inquiry',
  u: 'https://docs.antom.com/ac/ams/upm',
  p: 'https://docs.antom.com/ac/apo_zh-cn/verifyAndCompletePayment',
  c: 'public clients of the same gateway',
} as const;

/** Whoever must do something so that the shop gets its money. */
export const ACTORS = ['nobody', 'customer', 'cashier', 'manager', 'technician'] as const;
export type Actor = (typeof ACTORS)[number];

/**
 * What a verified answer with this code proves:
 * pay: nothing was charged; inquiry: the payment, or the refund, is not known; cancel: it cannot
 * be undone this way, for good (`tooLate`) or as it stands now; refund: nothing goes back, for good
 * or until the shop's balance allows it; of every operation: who we are was refused.
 */
interface Proof {
  readonly pay?: 'notPaid';
  readonly inquiryPayment?: 'notFound';
  readonly cancel?: 'tooLate' | 'refused';
  readonly refund?: 'refused' | 'balanceTooLow';
  readonly inquiryRefund?: 'notFound';
  readonly every?: 'credentials';
}

interface ResultCodeRow {
  readonly means: string;
  /** Letters of `CODE_LISTS`. */
  readonly lists: string;
  readonly actor: Actor;
  readonly proves: Proof;
  /** It can be the reason that a payment ended without money, and has words of its own. */
  readonly declines: boolean;
}

type RowFacts = readonly [actor: Actor, lists: string, means: string];

/** A decline of the payment itself. */
function notPaid(...[actor, lists, means]: RowFacts) {
  return { actor, lists, means, proves: { pay: 'notPaid' }, declines: true } as const;
}
/** It can be why a payment ended, and what it proves depends on who is asked. */
function ending<const Proves extends Proof>(proves: Proves, ...[actor, lists, means]: RowFacts) {
  return { actor, lists, means, proves, declines: true } as const;
}
function proving<const Proves extends Proof>(proves: Proves, ...[actor, lists, means]: RowFacts) {
  return { actor, lists, means, proves, declines: false } as const;
}
function provesNothing(...facts: RowFacts) {
  return proving({}, ...facts);
}
/** Our key, client id or rights. */
function refusesUs(...[lists, means]: readonly [lists: string, means: string]) {
  return proving({ every: 'credentials' }, 'technician', lists, means);
}

export const RESULT_CODES = {
  SUCCESS: provesNothing('nobody', 'ah', 'Done.'),
  PAYMENT_IN_PROCESS: provesNothing(
    'customer',
    'ac',
    'The payment is being processed; the customer may be asked to confirm it.',
  ),
  UNKNOWN_EXCEPTION: provesNothing('nobody', 'ah', 'The call failed for unknown reasons.'),
  REQUEST_TRAFFIC_EXCEED_LIMIT: provesNothing(
    'nobody',
    'h',
    'There are more requests than the acquirer allows.',
  ),
  SYSTEM_ERROR: provesNothing(
    'nobody',
    'c',
    'A fault inside the acquirer; the payment may have been made.',
  ),
  INVALID_PAYMENT_CODE: notPaid('customer', 'uh', 'The payment code is not valid.'),
  INVALID_CODE: notPaid('customer', 'h', 'The payment code is not valid.'),
  EXPIRED_CODE: notPaid('customer', 'h', 'The payment code has expired.'),
  USER_BALANCE_NOT_ENOUGH: notPaid('customer', 'am', 'The wallet holds too little money.'),
  USER_AMOUNT_EXCEED_LIMIT: notPaid(
    'customer',
    'a',
    'The amount is above the limit of the customer’s wallet.',
  ),
  PAYMENT_AMOUNT_EXCEED_LIMIT: notPaid(
    'customer',
    'a',
    'The amount is above the limit that Alipay+ sets.',
  ),
  PAYMENT_COUNT_EXCEED_LIMIT: notPaid('customer', 'a', 'The wallet has made too many payments.'),
  USER_PAYMENT_VERIFICATION_FAILED: notPaid(
    'customer',
    'a',
    'The customer’s password or one-time code was wrong, or not given.',
  ),
  USER_NOT_EXIST: notPaid('customer', 'a', 'The customer has no account.'),
  USER_STATUS_ABNORMAL: notPaid('customer', 'a', 'The customer’s account cannot be used.'),
  USER_KYC_NOT_QUALIFIED: notPaid('customer', 'a', 'The customer’s identity was not verified.'),
  UNAVAILABLE_PAYMENT_METHOD: notPaid('customer', 'ac', 'The payment method cannot be used.'),
  NO_PAY_OPTIONS: notPaid('customer', 'ac', 'The wallet has no means of payment that fits.'),
  PAYMENT_NOT_QUALIFIED: notPaid('customer', 'ac', 'The customer is not entitled to this payment.'),
  RISK_REJECT: notPaid(
    'customer',
    'ap',
    'Risk control rejected the payment; if it was made, it is refunded.',
  ),
  FRAUD_REJECT: notPaid('customer', 'ap', 'Risk control rejected the payment.'),
  PROCESS_FAIL: ending(
    { pay: 'notPaid', cancel: 'refused', refund: 'refused' },
    'customer',
    'ah',
    'A general business failure; not to be tried again.',
  ),
  CURRENCY_NOT_SUPPORT: notPaid('manager', 'a', 'The currency is not in the contract.'),
  SETTLE_CONTRACT_NOT_MATCH: notPaid('manager', 'a', 'No settlement contract fits.'),
  INVALID_CONTRACT: notPaid('manager', 'a', 'The contract is not valid.'),
  MERCHANT_NOT_REGISTERED: notPaid(
    'manager',
    'ac',
    'The merchant is not registered with the wallet.',
  ),
  MERCHANT_KYB_NOT_QUALIFIED: notPaid('manager', 'ac', 'The merchant’s business was not verified.'),
  INVALID_MERCHANT_STATUS: notPaid('manager', 'ac', 'The merchant’s account cannot be used.'),
  PARAM_ILLEGAL: notPaid('technician', 'ahc', 'A field of the request is not as it must be.'),
  ORDER_IS_CLOSED: ending({}, 'customer', 'ac', 'The payment was closed before it was paid.'),
  ORDER_IS_CANCELED: ending({}, 'customer', 'ac', 'The payment was cancelled.'),
  ORDER_NOT_EXIST: ending(
    { inquiryPayment: 'notFound', cancel: 'refused', refund: 'refused', inquiryRefund: 'notFound' },
    'customer',
    'ah',
    'The acquirer knows no such payment.',
  ),
  REFUND_NOT_EXIST: proving(
    { inquiryRefund: 'notFound' },
    'nobody',
    'c',
    'The acquirer knows no such refund.',
  ),
  REPEAT_REQ_INCONSISTENT: provesNothing(
    'technician',
    'u',
    'The same id came before with another amount or code.',
  ),
  REFUND_IN_PROCESS: provesNothing('nobody', 'c', 'The refund was taken on and is not done yet.'),
  ORDER_STATUS_INVALID: proving(
    { cancel: 'refused', refund: 'refused' },
    'manager',
    'c',
    'The payment is in a state that does not allow this.',
  ),
  CANCEL_WINDOW_EXCEED: proving(
    { cancel: 'tooLate' },
    'nobody',
    'c',
    'The day on which the payment could be cancelled is over.',
  ),
  METHOD_NOT_SUPPORTED: proving(
    { cancel: 'tooLate' },
    'nobody',
    'c',
    'The wallet does not offer this.',
  ),
  REFUND_WINDOW_EXCEED: proving(
    { refund: 'refused' },
    'manager',
    'c',
    'The payment is too old to be refunded.',
  ),
  REFUND_AMOUNT_EXCEED: proving(
    { refund: 'refused' },
    'manager',
    'c',
    'The refunds would be more than was paid.',
  ),
  MERCHANT_BALANCE_NOT_ENOUGH: proving(
    { refund: 'balanceTooLow' },
    'manager',
    'c',
    'The shop’s balance with the acquirer does not cover the refund.',
  ),
  ACCESS_DENIED: refusesUs('hc', 'The client may not use this.'),
  KEY_NOT_FOUND: refusesUs('hc', 'The key version is not known.'),
  INVALID_SIGNATURE: refusesUs('hc', 'The signature of the request is wrong.'),
  SIGNATURE_INVALID: refusesUs('c', 'The signature of the request is wrong.'),
  INVALID_CLIENT: refusesUs('hc', 'The client id is not known.'),
  OAUTH_FAIL: refusesUs('c', 'The agent’s token is not valid.'),
  INVALID_API: provesNothing('technician', 'ac', 'There is no such interface.'),
  NO_INTERFACE_DEF: provesNothing('technician', 'h', 'The interface is not defined.'),
} satisfies Readonly<Record<string, ResultCodeRow>>;

type Rows = typeof RESULT_CODES;
export type ResultCode = keyof Rows;
/** Why a payment ended without money; each has a reason and an advice in every language. */
export type DeclineCode = {
  [Code in ResultCode]: Rows[Code]['declines'] extends true ? Code : never;
}[ResultCode];
/** Why money does not go back; each has a reason in every language. */
export type RefundRefusalCode = {
  [Code in ResultCode]: Rows[Code]['proves'] extends { readonly refund: string } ? Code : never;
}[ResultCode];

/** Null: the till does not know the code, and it proves nothing. */
export function resultCodeRow(code: string): ResultCodeRow | null {
  return Object.hasOwn(RESULT_CODES, code) ? RESULT_CODES[code as ResultCode] : null;
}

/** Every code that proves this of the operation, in the order of the table. */
export function codesThat<Of extends keyof Proof>(of: Of, proof: Proof[Of]): readonly string[] {
  const rows: readonly (readonly [string, ResultCodeRow])[] = Object.entries(RESULT_CODES);
  return rows.filter(([, { proves }]) => proves[of] === proof).map(([code]) => code);
}

export function isDeclineCode(code: string): code is DeclineCode {
  return resultCodeRow(code)?.declines === true;
}

export function isRefundRefusalCode(code: string): code is RefundRefusalCode {
  return resultCodeRow(code)?.proves.refund !== undefined;
}
