import { unhandled } from './check.ts';
import { emvApplications, startsAsEmv } from './emv-code.ts';
import {
  CODE_FAMILIES,
  DIGIT_SHAPES,
  type CodeFamily,
  type DigitShape,
  type NotACodeReason,
} from './payment-code-table.ts';
import { readRetailNumber } from './retail-number.ts';
import { splitSymbology } from './symbology.ts';

export { CODE_FAMILIES, NOT_A_CODE_REASONS } from './payment-code-table.ts';
export type { CodeFamily, NotACodeReason } from './payment-code-table.ts';

/**
 * What a scanned text is. Recognition decides what is sent: nothing that is not a payment code
 * ever reaches the acquirer. `docs/payment-codes.md` says it for people.
 */
export type Recognition =
  | { readonly kind: 'paymentCode'; readonly family: CodeFamily; readonly code: string }
  | { readonly kind: 'notACode'; readonly reason: NotACodeReason };

/** Longest text a payment code can be: an EMV code of 512 characters (EMV CPM 1.1, 2.2). */
const CODE_LENGTH_MAX = 512;
/** "Terminals should support 32 digits" (Alipay+ standard output checklist); none has more. */
const DIGITS_MAX = 32;
/** Fewer digits say nothing of what they were the beginning of. */
const HALF_CODE_DIGITS_MIN = 6;
/** No payment code is shorter, so of nothing shorter may the middle be all that is hidden. */
const CODE_LENGTH_MIN = 16;

/** A customer scans these to pay an order: its code stands alone or as the path of a link. */
const ORDER_CODE =
  /^(?:https?:\/\/[a-z.]{0,20}alipay\.com\/)?(?:2[5-9]|30)[0-9]{4}04[0-9A-Za-z]{4,}/i;
/** Links and texts that a merchant's own code holds: shown by the shop, not by the customer. */
const MERCHANT_CODE =
  /^(?:https?:\/\/(?:(?:global|qr|render)\.alipay\.com|payapp\.weixin\.qq\.com)\/|wxp:\/\/|weixin:\/\/|alipays?:)/i;
const LINK = /^(?:[a-z][a-z0-9+.-]{0,30}:\/\/|www\.)/i;
/** EMV merchant-presented: payload format indicator `00 02 01`. */
const EMV_MERCHANT_PRESENTED = /^000201/;
const DIGITS = /^[0-9]+$/;
/** Digits of whatever script, as many as may have been a code. */
const DIGITS_OF_ANY_SCRIPT = /^\p{Nd}{6,}$/u;
/** Separates the parts of a GS1 barcode, as labels of goods have. */
const GROUP_SEPARATOR = '\u001d';
/** Controls, marks without width, halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * Says what a scanned text is. Spaces between groups of digits are ignored, as people and some
 * scanners put them there; one AIM identifier in front is taken off, and believed. Never throws,
 * and never says `paymentCode` of a text it does not know.
 */
export function recognise(text: string): Recognition {
  const scan = splitSymbology(text.trim());
  const recognition = recogniseText(scan.text.trim());
  switch (scan.drawnAs) {
    case null:
    case 'paymentCodes':
      return recognition;
    case 'goods':
      return DIGITS.test(scan.text) ? notACode('productBarcode') : exceptPaymentCode(recognition);
    case 'other':
      return exceptPaymentCode(recognition);
    default:
      return unhandled(scan.drawnAs);
  }
}

/** No wallet draws its codes so, whatever the text may look like. */
function exceptPaymentCode(recognition: Recognition): Recognition {
  return recognition.kind === 'paymentCode' ? notACode('unknown') : recognition;
}

function recogniseText(text: string): Recognition {
  if (text === '') return notACode('empty');
  if (EMV_MERCHANT_PRESENTED.test(text)) return notACode('merchantCode');
  if (text.length > CODE_LENGTH_MAX) return notACode(linkIn(text) ?? 'tooLong');
  const digits = text.replaceAll(' ', '');
  if (DIGITS.test(digits)) return recogniseDigits(digits);
  if (startsAsEmv(text)) return recogniseEmv(text);
  return notACode(linkIn(text) ?? oddityIn(digits) ?? 'unknown');
}

function recogniseDigits(digits: string): Recognition {
  const reads = DIGIT_SHAPES.find((shape) => fits(digits, shape))?.reads;
  if (reads !== undefined) return isFamily(reads) ? paymentCode(reads, digits) : notACode(reads);
  const retail = readRetailNumber(digits);
  if (retail === 'right') return notACode('productBarcode');
  if (isHalfCode(digits)) return notACode('halfCode');
  if (retail === 'wrong') return notACode('productMisread');
  return notACode(digits.length > DIGITS_MAX ? 'tooLong' : 'unknown');
}

/** One that begins as an EMV code and is none was cut or read wrongly. */
function recogniseEmv(text: string): Recognition {
  return emvApplications(text) === null
    ? notACode('halfCode')
    : paymentCode('emvConsumerPresented', text);
}

function linkIn(text: string): NotACodeReason | null {
  if (ORDER_CODE.test(text)) return 'orderCode';
  if (MERCHANT_CODE.test(text)) return 'merchantCode';
  return LINK.test(text) ? 'link' : null;
}

/** What is the matter with a text that may have been a code, for someone to put it right. */
function oddityIn(text: string): NotACodeReason | null {
  if (text.includes(GROUP_SEPARATOR)) return 'productBarcode';
  if (INVISIBLE.test(text)) return 'unreadable';
  return DIGITS_OF_ANY_SCRIPT.test(text) ? 'otherDigits' : null;
}

function fits(digits: string, shape: DigitShape): boolean {
  const { length } = digits;
  return (
    length >= shape.lengthMin &&
    length <= shape.lengthMax &&
    shape.prefixes.some((prefix) => digits.startsWith(prefix)) &&
    (shape.pattern?.test(digits) ?? true)
  );
}

/** Begins as the codes of some family do, and is shorter. */
function isHalfCode(digits: string): boolean {
  if (digits.length < HALF_CODE_DIGITS_MIN) return false;
  return DIGIT_SHAPES.some(
    ({ reads, prefixes, lengthMin }) =>
      isFamily(reads) &&
      digits.length < lengthMin &&
      prefixes.some((prefix) => digits.startsWith(prefix) || prefix.startsWith(digits)),
  );
}

function isFamily(reads: CodeFamily | NotACodeReason): reads is CodeFamily {
  return CODE_FAMILIES.some((family) => family === reads);
}

function paymentCode(family: CodeFamily, code: string): Recognition {
  return { kind: 'paymentCode', family, code };
}

function notACode(reason: NotACodeReason): Recognition {
  return { kind: 'notACode', reason };
}

/** First 6 and last 4 characters; all that may be kept or shown of a code. */
export function maskCode(code: string): string {
  if (code.length < CODE_LENGTH_MIN) return '•'.repeat(code.length);
  return `${code.slice(0, 6)}…${code.slice(-4)}`;
}
