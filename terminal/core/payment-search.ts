import type { UtcMs } from './attempt.ts';
import { unhandled } from './check.ts';
import { decimalsOf, type Currency } from './money.ts';

/** What a typed text may mean. A text with several meanings finds what any of them finds. */
export type Meaning =
  | { readonly type: 'amount'; readonly amountMinor: number; readonly currency: Currency }
  /** A local minute of any day: 0 is 00:00. */
  | { readonly type: 'time'; readonly minuteOfDay: number }
  /** What people say aloud; a null sequence: only the four characters before the dash. */
  | { readonly type: 'shortId'; readonly epochEnd: string; readonly sequence: number | null }
  | { readonly type: 'requestIdPart'; readonly part: string }
  | { readonly type: 'paymentId'; readonly paymentId: string }
  | { readonly type: 'referencePart'; readonly part: string };

export interface SearchedPayment {
  readonly paymentRequestId: string;
  /** The acquirer's id, once told. */
  readonly paymentId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reference: string | null;
  /** The time that is shown for it. */
  readonly scannedAt: UtcMs;
}

/** A shorter part of an id would be found in most of them. */
const ID_PART_LENGTH_MIN = 4;
/** Digits alone stand at the end of every id, counted up from noughts. */
const ID_DIGITS_LENGTH_MIN = 6;
/** `paymentId` of the acquirer has 64 characters at most. */
const PAYMENT_ID = /^[\w-]{6,64}$/;
const TIME = /^(\d{1,2}) ?[:h] ?(\d{2})$/i;
const SHORT_ID = /^([0-9a-z]{4})(?: ?[-–] ?(\d{1,6}))?$/i;
/** A currency's sign, with the letters that tell it from others of its kind: `€`, `£GB`, `US$`. */
const SIGN = /[A-Z]{0,2}\p{Sc}[A-Z]{0,2}/u;
/** Also the no-break and narrow spaces that separate thousands in French. */
const SPACES = /\s+/g;

/** Every meaning of what was typed; none of an empty text, which everything answers to. */
export function readSearch(text: string, currency: Currency): readonly Meaning[] {
  const typed = text.replace(SPACES, ' ').trim();
  if (typed === '') return [];
  return [
    ...amountsIn(typed, currency),
    ...timesIn(typed),
    ...shortIdsIn(typed),
    ...idsIn(typed),
    { type: 'referencePart', part: folded(typed) },
  ];
}

/** `localMinute`: the local minute of the day of an instant. */
export function isFound(
  payment: SearchedPayment,
  meanings: readonly Meaning[],
  localMinute: (at: UtcMs) => number,
): boolean {
  return (
    meanings.length === 0 || meanings.some((meaning) => answers(payment, meaning, localMinute))
  );
}

function answers(
  payment: SearchedPayment,
  meaning: Meaning,
  localMinute: (at: UtcMs) => number,
): boolean {
  const { paymentRequestId } = payment;
  switch (meaning.type) {
    case 'amount':
      return payment.amountMinor === meaning.amountMinor && payment.currency === meaning.currency;
    case 'time':
      return localMinute(payment.scannedAt) === meaning.minuteOfDay;
    case 'shortId': {
      const sequence = paymentRequestId.slice(-6);
      const isOfEpoch = paymentRequestId.slice(-10, -6) === meaning.epochEnd;
      return isOfEpoch && (meaning.sequence === null || Number(sequence) === meaning.sequence);
    }
    case 'requestIdPart':
      return paymentRequestId.includes(meaning.part);
    case 'paymentId':
      return payment.paymentId === meaning.paymentId;
    case 'referencePart':
      return payment.reference !== null && folded(payment.reference).includes(meaning.part);
    default:
      return unhandled(meaning);
  }
}

/**
 * An amount of the till's currency as English or French writes it, with or without its sign:
 * `18.20`, `18,20`, `€18.20`, `1 820,00`, `1,820`. Where a mark may be either, both are meant.
 */
function amountsIn(typed: string, currency: Currency): Meaning[] {
  const bare = typed.replace(SIGN, '').replace(new RegExp(currency, 'i'), '');
  const amounts = new Set(
    ['.', ','].flatMap((mark) => minorUnitsOf(bare.trim(), mark, decimalsOf(currency)) ?? []),
  );
  return [...amounts].map((amountMinor) => ({ type: 'amount', amountMinor, currency }));
}

/** Minor units of digits whose fraction stands behind `mark`; null: they are no amount. */
function minorUnitsOf(typed: string, mark: string, decimals: number): number | null {
  const [whole = '', fraction = '', ...more] = typed.split(mark);
  if (more.length > 0 || !/^\d*$/.test(fraction) || fraction.length > decimals) return null;
  const thousands = `${mark === '.' ? ',' : '.'} '’`;
  const isGrouped = new RegExp(`^\\d{1,3}([${thousands}])\\d{3}(?:\\1\\d{3})*$`).test(whole);
  if (!isGrouped && !/^\d+$/.test(whole)) return null;
  const digits = whole.replace(/\D/g, '') + fraction.padEnd(decimals, '0');
  const amountMinor = Number(digits);
  return Number.isSafeInteger(amountMinor) ? amountMinor : null;
}

/** `14:32`, `14h32`, `9:05`. */
function timesIn(typed: string): Meaning[] {
  const match = TIME.exec(typed);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (!(hour < 24 && minute < 60)) return [];
  return [{ type: 'time', minuteOfDay: hour * 60 + minute }];
}

/** `7F3K-42`, `7f3k`. Read as Crockford's alphabet has it: an O was a nought, an I or L a one. */
function shortIdsIn(typed: string): Meaning[] {
  const match = SHORT_ID.exec(typed);
  if (match?.[1] === undefined) return [];
  const epochEnd = match[1].toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return [
    { type: 'shortId', epochEnd, sequence: match[2] === undefined ? null : Number(match[2]) },
  ];
}

function idsIn(typed: string): Meaning[] {
  const isWord = /^[0-9a-z]+$/i.test(typed);
  const lengthMin = /[a-z]/i.test(typed) ? ID_PART_LENGTH_MIN : ID_DIGITS_LENGTH_MIN;
  return [
    ...(isWord && typed.length >= lengthMin
      ? [{ type: 'requestIdPart', part: typed.toUpperCase() } as const]
      : []),
    ...(PAYMENT_ID.test(typed) ? [{ type: 'paymentId', paymentId: typed } as const] : []),
  ];
}

/** Large and small letters alike, and an accent alike however it was typed. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(SPACES, ' ');
}
