/**
 * What a scanned text is. Recognition decides what is sent: nothing that is not a payment
 * code ever reaches the acquirer. Sources: acquirer protocol research, sections 4.1 to 4.6
 * (Alipay+ code format specification; alipay domestic 16-24 digits 25..30; WeChat micropay
 * 18 digits 10..15; EMVCo consumer-presented QR, which always begins with Base64 of
 * `85 05 "CPV01"`).
 */
export const CODE_FAMILIES = ['alipayPlus', 'alipay', 'weChatPay', 'emvConsumerPresented'] as const;
export type CodeFamily = (typeof CODE_FAMILIES)[number];

/** Why a scan is not a payment code that could be charged. */
export const NOT_A_CODE_REASONS = [
  'empty',
  'productBarcode',
  'link',
  'merchantCode',
  'halfCode',
  'tooLong',
  'unknown',
] as const;
export type NotACodeReason = (typeof NOT_A_CODE_REASONS)[number];

export type Recognition =
  | { readonly kind: 'paymentCode'; readonly family: CodeFamily; readonly code: string }
  | { readonly kind: 'notACode'; readonly reason: NotACodeReason };

/** Longest text a payment code can be: an EMV code of 512 characters (EMV CPM 1.1, 2.2). */
const CODE_LENGTH_MAX = 512;

/** `85 05 "CPV01"` in Base64: how every EMV consumer-presented code begins. */
const EMV_START = /^hQVDUFYw[0-9A-Za-z+/]+={0,2}$/;
/** Links and texts that a merchant's own code holds: shown by the shop, not by the customer. */
const MERCHANT_CODE =
  /^(https?:\/\/(global\.alipay\.com|qr\.alipay\.com|payapp\.weixin\.qq\.com)\/|wxp:\/\/|weixin:\/\/|alipays?:)/i;
const LINK = /^([a-z][a-z0-9+.-]*:\/\/|www\.)/i;
/** EMV merchant-presented: payload format indicator `00 02 01`. */
const EMV_MERCHANT_PRESENTED = /^000201/;
const RETAIL_LENGTHS = new Set([8, 12, 13, 14]);
const DIGITS_MAX = 32;

/**
 * Says what a scanned text is. Spaces between groups of digits are ignored, as people and some
 * scanners put them there. Never throws; never says `paymentCode` of a text it does not know.
 */
export function recognise(text: string): Recognition {
  const trimmed = text.trim();
  if (trimmed === '') return notACode('empty');
  if (trimmed.length > CODE_LENGTH_MAX) return notACode('tooLong');
  const digits = trimmed.replaceAll(' ', '');
  if (/^[0-9]+$/.test(digits)) return recogniseDigits(digits);
  if (EMV_START.test(trimmed)) return paymentCode('emvConsumerPresented', trimmed);
  if (MERCHANT_CODE.test(trimmed) || EMV_MERCHANT_PRESENTED.test(trimmed)) {
    return notACode('merchantCode');
  }
  if (LINK.test(trimmed)) return notACode('link');
  return notACode('unknown');
}

function recogniseDigits(digits: string): Recognition {
  if (EMV_MERCHANT_PRESENTED.test(digits)) return notACode('merchantCode');
  // Code issuer (6), business type `02` = payment code (2), unique number (16).
  if (/^[0-9]{6}02[0-9]{16}$/.test(digits)) return paymentCode('alipayPlus', digits);
  if (/^(2[5-9]|30)[0-9]{14,22}$/.test(digits)) return paymentCode('alipay', digits);
  if (/^1[0-5][0-9]{16}$/.test(digits)) return paymentCode('weChatPay', digits);
  if (isRetailNumber(digits)) return notACode('productBarcode');
  if (digits.length > DIGITS_MAX) return notACode('tooLong');
  if (digits.length < 24 && /^(2[5-9]|30|1[0-5])/.test(digits)) return notACode('halfCode');
  return notACode('unknown');
}

/** An article number of GS1 (EAN-8, UPC-A, EAN-13, GTIN-14) with its check digit right. */
function isRetailNumber(digits: string): boolean {
  if (!RETAIL_LENGTHS.has(digits.length)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const fromRight = digits.length - 1 - place;
    sum += Number(digits[place]) * (fromRight % 2 === 0 ? 1 : 3);
  }
  return sum % 10 === 0;
}

function paymentCode(family: CodeFamily, code: string): Recognition {
  return { kind: 'paymentCode', family, code };
}

function notACode(reason: NotACodeReason): Recognition {
  return { kind: 'notACode', reason };
}

/** First 6 and last 4 characters; all that may be kept or shown of a code. */
export function maskCode(code: string): string {
  if (code.length <= 10) return '•'.repeat(code.length);
  return `${code.slice(0, 6)}…${code.slice(-4)}`;
}
