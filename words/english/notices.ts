import type { CodeFamily, NotACodeReason } from '../../terminal/core/payment-code.ts';
import type { Catalogue, NextPress } from '../catalogue.ts';

const SHOW_PAYMENT_CODE = 'Ask the customer to open the wallet and show the payment code.';

const notACode: {
  readonly [Reason in NotACodeReason]: { readonly what: string; readonly advice: string };
} = {
  empty: { what: 'The scan held nothing.', advice: 'Scan the code again.' },
  productBarcode: { what: 'That was the barcode of a product.', advice: SHOW_PAYMENT_CODE },
  productMisread: {
    what: 'That looks like the barcode of a product, read wrongly.',
    advice: SHOW_PAYMENT_CODE,
  },
  link: { what: 'That was a link, not a payment code.', advice: SHOW_PAYMENT_CODE },
  merchantCode: {
    what: 'That was a shop’s code, for being paid and not for paying.',
    advice: SHOW_PAYMENT_CODE,
  },
  orderCode: {
    what: 'That was the code of an order, which a wallet scans to pay it.',
    advice: SHOW_PAYMENT_CODE,
  },
  halfCode: {
    what: 'Only part of a payment code was read.',
    advice: 'Hold the phone still and scan again.',
  },
  reservedCode: {
    what: 'No wallet shows codes of that length yet: it was probably read wrongly.',
    advice: 'Scan again. If it comes again, ask for another wallet.',
  },
  closedWallet: {
    what: 'That is a code of a wallet that no longer exists.',
    advice: 'Ask for another wallet.',
  },
  tooLong: { what: 'That is too long to be a payment code.', advice: SHOW_PAYMENT_CODE },
  otherDigits: {
    what: 'The scanner typed other characters than the digits 0 to 9.',
    advice: 'Switch the keyboard of this computer to English and scan again.',
  },
  unreadable: {
    what: 'The scan held invisible characters, which no payment code has.',
    advice: 'Scan the code again.',
  },
  unknown: { what: 'That is not a payment code.', advice: SHOW_PAYMENT_CODE },
};

const familyNames: { readonly [Family in CodeFamily]: string } = {
  alipayPlus: 'an Alipay+ wallet',
  alipay: 'Alipay',
  weChatPay: 'WeChat Pay',
  emvConsumerPresented: 'a wallet that shows EMV codes',
  payPay: 'PayPay',
  rakutenPay: 'Rakuten Pay',
  dBarai: 'd Barai',
  merpay: 'Merpay',
  auPay: 'au PAY',
  pring: 'pring',
  bankPay: 'Yucho Pay or another Japanese bank',
  jpqr: 'a Japanese wallet (JPQR)',
};

/** They speak of the scan only: the payment on the screen has words of its own. */
export const notices: Catalogue['notices'] = {
  notACode: ({ reason }) =>
    `${notACode[reason].what} It was not charged. ${notACode[reason].advice}`,
  familyNotTaken: ({ family, application }) =>
    `That is a code of ${familyNames[family]}${application === null ? '' : ` (${application})`}, which this shop does not take. It was not charged. Ask for another wallet.`,
  codeNotCarried: () =>
    'That payment code is longer than the payment provider of this shop takes. It was not charged. Ask the customer for the wallet’s barcode or for another wallet.',
  scanNotExpected: () =>
    'A code was scanned just as Charge was pressed. It was not charged. Scan it again.',
  heldCodeTooOld: () =>
    'The code that was scanned before is too old by now. It was not charged. Ask for a fresh code and scan it.',
  scanAfterEnd: (_, next) =>
    `A code was scanned while a result is shown. It was not charged. ${afterEnd(next)}`,
  receiptScanned: ({ shortId }) =>
    `That is the receipt of payment ${shortId}. Nothing was charged. History shows it, and gives money back.`,
  notArmed: () =>
    'A code was scanned, but the till may not charge yet. It was not charged. Scan a fresh code when it is ready.',
  scanWhileOpen: (_, next) =>
    next === 'sendNow'
      ? 'A code was scanned, but no scan sends this payment. It was not charged. Press Enter to send the payment now, or Esc to stop it.'
      : 'Another code was scanned while this payment is open. It was not charged. Wait for the result.',
  codeUsed: () => 'This code was scanned before. It was not charged again. Ask for a fresh code.',
  sameCodeAgain: ({ isByTwoWays }) =>
    isByTwoWays
      ? 'The same code came from two scanners, or by two ways from one. It counts once.'
      : 'The same code was read again. It counts once.',
  scanTooLong: () => 'The scanner sent far more than a code holds. It was not charged. Scan again.',
  scanNoise: () => 'The scanner sent something unreadable. It was not charged. Scan again.',
  scanPartial: () => 'The scanner stopped in the middle of a code. It was not charged. Scan again.',
  scanUnended: () =>
    'The scanner sends no end after a code. It was not charged. Scan the same code once more.',
  scannerUnplugged: () => 'The scanner was unplugged. Plug it in: the till finds it by itself.',
  recovered: ({ openAttempts }) =>
    openAttempts === 1
      ? 'The till was restarted. 1 payment is still open: the till is finding out how it ended.'
      : `The till was restarted. ${openAttempts} payments are still open: the till is finding out how they ended.`,
};

function afterEnd(next: NextPress | null): string {
  return next === 'scanAgain'
    ? 'Press Scan again (Enter), then scan a fresh code for the same sale.'
    : 'Press Next sale (Enter), then charge the next sale and scan.';
}
