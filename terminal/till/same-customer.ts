import type { Attempt } from '../core/attempt.ts';
import { sameMoney, type Money } from '../core/money.ts';
import type { Sale } from '../core/sale.ts';
import type { Store } from '../store/store-port.ts';

/** All of them are listed; this is more than any screen shows, and only caps a till gone wrong. */
const MATCHES_MAX = 100;

interface Wanted {
  readonly money: Money;
  readonly reference: string | null;
}

/**
 * Those of the doubtful attempts whose sale is of the same amount or reference: the new sale may
 * be one of these again (rule 21). All of them, since the first need not be the right one (V3).
 */
export function sameCustomerMatches(
  store: Pick<Store, 'sales'>,
  doubtful: readonly Attempt[],
  wanted: Wanted,
): readonly string[] {
  const alike = doubtful.filter(({ facts }) => {
    const sale = store.sales.byId(facts.saleId);
    return sale !== null && isAlike(sale, wanted);
  });
  const ids = new Set(alike.map(({ facts }) => facts.paymentRequestId));
  return [...ids].slice(0, MATCHES_MAX);
}

function isAlike(sale: Sale, wanted: Wanted): boolean {
  if (sameMoney(sale.money, wanted.money)) return true;
  if (sale.reference === null || wanted.reference === null) return false;
  return likened(sale.reference) === likened(wanted.reference);
}

/** However somebody typed it: wide and narrow letters, accents, capitals, spaces. */
function likened(reference: string): string {
  return reference.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toUpperCase();
}
