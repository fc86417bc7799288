import type { CallFailure } from '../../messages/failures.ts';
import type { Calls } from '../../messages/table.ts';
import { parseMinorUnits, type Money } from '../core/money.ts';
import type { TillFacts } from './till-ports.ts';

/** What a reference may be on the acquirer's side (`orderDescription`, 256), and on a screen. */
const REFERENCE_LENGTH_MAX = 64;

export type SaleRequest =
  | { readonly ok: true; readonly money: Money; readonly reference: string | null }
  | { readonly ok: false; readonly failure: CallFailure };

/** What is asked to be charged, if it can be charged at all. */
export function readSaleRequest(call: Calls['charge']['argument'], facts: TillFacts): SaleRequest {
  const amountMinor = parseMinorUnits(call.amountMinor);
  if (amountMinor === null) return { ok: false, failure: 'amountInvalid' };
  if (amountMinor > facts.largestSaleMinor) return { ok: false, failure: 'amountTooLarge' };
  const reference = call.reference?.trim() || null;
  if ((reference?.length ?? 0) > REFERENCE_LENGTH_MAX) {
    return { ok: false, failure: 'referenceTooLong' };
  }
  return { ok: true, money: { amountMinor, currency: facts.currency }, reference };
}
