import {
  nothingTyped,
  typedAmountAfter,
  type TypedAmount,
  type TypedAmountEvent,
} from './typed-amount.ts';

/** What the cashier has typed for a sale that does not exist yet. */
export interface SaleEntry extends TypedAmount {
  readonly reference: string;
}

export type SaleEntryEvent =
  | TypedAmountEvent
  | { readonly type: 'referenceTyped'; readonly reference: string };

export const emptySaleEntry: SaleEntry = { ...nothingTyped, reference: '' };

export function saleEntryAfter(entry: SaleEntry, event: SaleEntryEvent): SaleEntry {
  switch (event.type) {
    case 'referenceTyped':
      return { ...entry, reference: event.reference };
    case 'cleared':
      return emptySaleEntry;
    case 'digitsTyped':
    case 'lastErased':
    case 'scannerTyped':
      return { ...entry, ...typedAmountAfter(entry, event) };
    default:
      return event satisfies never;
  }
}
