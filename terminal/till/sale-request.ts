import type { CallFailure } from '../../messages/failures.ts';
import type { Calls } from '../../messages/table.ts';
import { startsAsEmv } from '../core/emv-code.ts';
import { recognise } from '../core/payment-code.ts';
import { parseMinorUnits, paymentStepMinor, type Money } from '../core/money.ts';
import type { TillFacts } from './till-ports.ts';

/** What a reference may be on the acquirer's side (`orderDescription`, 256), and on a screen. */
const REFERENCE_LENGTH_MAX = 64;

/** Fewer digits than any payment code has are somebody's order or telephone number. */
const CODE_DIGITS_MIN = 16;
const CODE_DIGITS = /\d(?:[ -]?\d){15,}/g;

export type SaleRequest =
  | { readonly ok: true; readonly money: Money; readonly reference: string | null }
  | { readonly ok: false; readonly failure: CallFailure };

/** What is asked to be charged, if it can be charged at all. */
export function readSaleRequest(call: Calls['charge']['argument'], facts: TillFacts): SaleRequest {
  const amountMinor = parseMinorUnits(call.amountMinor);
  if (amountMinor === null) return { ok: false, failure: 'amountInvalid' };
  if (amountMinor > facts.largestSaleMinor) return { ok: false, failure: 'amountTooLarge' };
  if (amountMinor % paymentStepMinor(facts.currency) !== 0) {
    return { ok: false, failure: 'amountNotWhole' };
  }
  const reference = call.reference?.trim() || null;
  if ((reference?.length ?? 0) > REFERENCE_LENGTH_MAX) {
    return { ok: false, failure: 'referenceTooLong' };
  }
  if (reference !== null && holdsPaymentCode(reference)) {
    return { ok: false, failure: 'referenceIsCode' };
  }
  return { ok: true, money: { amountMinor, currency: facts.currency }, reference };
}

/** A code that got into what is kept of a sale or refund would be shown in clear for ever. */
export function holdsPaymentCode(text: string): boolean {
  const parts = [text, ...(text.match(CODE_DIGITS) ?? [])];
  return parts.some((part) => isLikeCode(part.replaceAll('-', '').trim()));
}

/** A part of a code tells as much as the whole, and of several the whole is in there. */
function isLikeCode(part: string): boolean {
  const recognition = recognise(part);
  if (recognition.kind === 'paymentCode') return true;
  const { reason } = recognition;
  if (reason === 'reservedCode') return true;
  if (reason === 'tooLong') return /^[0-9 ]+$/.test(part);
  return reason === 'halfCode' && (startsAsEmv(part) || part.length >= CODE_DIGITS_MIN);
}
