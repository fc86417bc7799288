import type { UtcMs } from './attempt.ts';
import type { Money } from './money.ts';

export const SALE_STATUSES = ['open', 'paid', 'paidOtherwise', 'dropped'] as const;
export type SaleStatus = (typeof SALE_STATUSES)[number];

/** What the customer owes. Any number of attempts, at most one of them open, at most one paid. */
export interface Sale {
  readonly saleId: string;
  /** The caller's own key: the same key is the same sale. */
  readonly callKey: string;
  readonly money: Money;
  readonly reference: string | null;
  readonly status: SaleStatus;
  /** `YYYY-MM-DD` in the store's zone, with the cut-off it was told by. */
  readonly businessDay: string;
  readonly zone: string;
  readonly cutOff: string;
  readonly createdAt: UtcMs;
}

const FOUND = 'found ';

/** The key of a sale that nobody opened here: its payment was found at the acquirer. */
export function foundSaleKey(paymentRequestId: string): string {
  return `${FOUND}${paymentRequestId}`;
}

export function isFoundSale({ callKey }: Sale): boolean {
  return callKey.startsWith(FOUND);
}
