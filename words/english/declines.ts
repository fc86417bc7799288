import type { Catalogue, DeclineText } from '../catalogue.ts';

const FRESH_CODE = 'Ask for a fresh code, press Scan again (Enter), then scan it.';
const OTHER_MEANS = 'Ask the customer to choose another way to pay.';
const TELL_MANAGER = 'Take another kind of payment, and tell the manager.';

const codeRefused: DeclineText = {
  reason: 'The wallet did not accept the code.',
  advice: FRESH_CODE,
};
const accountNotUsable: DeclineText = {
  reason: 'The wallet cannot be used for this payment.',
  advice: 'The wallet’s own support can tell the customer why. Offer another way to pay.',
};
const methodNotUsable: DeclineText = {
  reason: 'The wallet has no means of payment that fits.',
  advice: `${OTHER_MEANS} Another card or account in the wallet may work.`,
};
// Neutral on purpose: why a payment was stopped is between the customer and the wallet.
const notAllowed: DeclineText = {
  reason: 'The wallet did not allow this payment.',
  advice: OTHER_MEANS,
};
const orderOver: DeclineText = {
  reason: 'The time for this payment was over.',
  advice: FRESH_CODE,
};
const shopNotSetUp: DeclineText = {
  reason: 'The shop’s account does not allow this payment.',
  advice: TELL_MANAGER,
};

export const declines: Catalogue['declines'] = {
  INVALID_PAYMENT_CODE: codeRefused,
  INVALID_CODE: codeRefused,
  EXPIRED_CODE: { reason: 'The code has expired.', advice: FRESH_CODE },
  USER_BALANCE_NOT_ENOUGH: {
    reason: 'There is not enough money in the wallet.',
    advice:
      'Ask for another card or account in the wallet, then press Scan again (Enter) and scan a fresh code.',
  },
  USER_AMOUNT_EXCEED_LIMIT: {
    reason: 'The amount is above the limit of the customer’s wallet.',
    advice: OTHER_MEANS,
  },
  PAYMENT_AMOUNT_EXCEED_LIMIT: {
    reason: 'The amount is above what may be paid by wallet at once.',
    advice: OTHER_MEANS,
  },
  PAYMENT_COUNT_EXCEED_LIMIT: {
    reason: 'The wallet has made too many payments for now.',
    advice: OTHER_MEANS,
  },
  USER_PAYMENT_VERIFICATION_FAILED: {
    reason: 'The payment was not confirmed on the phone.',
    advice: 'If the customer wants to try again, press Scan again (Enter), then scan a fresh code.',
  },
  USER_NOT_EXIST: accountNotUsable,
  USER_STATUS_ABNORMAL: accountNotUsable,
  USER_KYC_NOT_QUALIFIED: accountNotUsable,
  UNAVAILABLE_PAYMENT_METHOD: methodNotUsable,
  NO_PAY_OPTIONS: methodNotUsable,
  PAYMENT_NOT_QUALIFIED: methodNotUsable,
  RISK_REJECT: notAllowed,
  FRAUD_REJECT: notAllowed,
  ORDER_IS_CLOSED: orderOver,
  ORDER_IS_CANCELED: orderOver,
  ORDER_NOT_EXIST: { reason: 'The payment did not reach the wallet.', advice: FRESH_CODE },
  PROCESS_FAIL: { reason: 'The wallet could not make this payment.', advice: OTHER_MEANS },
  CURRENCY_NOT_SUPPORT: {
    reason: 'The wallet cannot pay in this currency.',
    advice: TELL_MANAGER,
  },
  SETTLE_CONTRACT_NOT_MATCH: shopNotSetUp,
  INVALID_CONTRACT: shopNotSetUp,
  MERCHANT_NOT_REGISTERED: shopNotSetUp,
  MERCHANT_KYB_NOT_QUALIFIED: shopNotSetUp,
  INVALID_MERCHANT_STATUS: shopNotSetUp,
  PARAM_ILLEGAL: {
    reason: 'The acquirer could not accept what the till sent.',
    advice: 'Take another kind of payment, and tell the technician the result code.',
  },
};

export const refundRefusals: Catalogue['refundRefusals'] = {
  ORDER_NOT_EXIST: 'It knows no such payment.',
  ORDER_STATUS_INVALID: 'The payment was cancelled, or is not one that can be given back.',
  REFUND_WINDOW_EXCEED: 'The payment is too old to be given back by the till.',
  REFUND_AMOUNT_EXCEED: 'More would go back than is left of the payment.',
  MERCHANT_BALANCE_NOT_ENOUGH: 'The shop’s balance with the acquirer is too low.',
  PROCESS_FAIL: 'It gave no reason.',
};

export const declineOther: DeclineText = {
  reason: 'The payment was refused, and no reason was given that the till knows.',
  advice: 'Press Scan again (Enter) and scan a fresh code, or ask for another way to pay.',
};
