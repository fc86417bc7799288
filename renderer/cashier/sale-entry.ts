import { UNSURE_KEYS_MAX } from '../keyboard/scan-framing.ts';

/** What the cashier has typed for a sale that does not exist yet. */
export interface SaleEntry {
  /** The amount in minor units, as typed, without leading noughts. */
  readonly digits: string;
  readonly reference: string;
  /** The amount before each of the newest digits, to take a scanner's typing out again. */
  readonly before: readonly { readonly atMs: number; readonly digits: string }[];
}

export type SaleEntryEvent =
  | { readonly type: 'digitsTyped'; readonly digits: string; readonly atMs: number }
  | { readonly type: 'lastErased' }
  | { readonly type: 'cleared' }
  | { readonly type: 'referenceTyped'; readonly reference: string }
  /** A scanner has been typing since then: the digits since then were its own. */
  | { readonly type: 'scannerTyped'; readonly sinceMs: number };

/** 9,999,999.99: more than any counter takes, and far below what a payment code would make. */
const AMOUNT_DIGITS_MAX = 9;

export const emptySaleEntry: SaleEntry = { digits: '', reference: '', before: [] };

export function saleEntryAfter(entry: SaleEntry, event: SaleEntryEvent): SaleEntry {
  switch (event.type) {
    case 'digitsTyped': {
      const digits = (entry.digits + event.digits).replace(/^0+/, '');
      const kept = digits.length > AMOUNT_DIGITS_MAX ? entry.digits : digits;
      const step = { atMs: event.atMs, digits: entry.digits };
      return { ...entry, digits: kept, before: [...entry.before, step].slice(-UNSURE_KEYS_MAX) };
    }
    case 'lastErased':
      return { ...entry, digits: entry.digits.slice(0, -1) };
    case 'cleared':
      return emptySaleEntry;
    case 'referenceTyped':
      return { ...entry, reference: event.reference };
    case 'scannerTyped': {
      const first = entry.before.find(({ atMs }) => atMs >= event.sinceMs);
      return { ...entry, digits: first?.digits ?? entry.digits, before: [] };
    }
    default:
      return event satisfies never;
  }
}

/** Minor units: whole digits only, so exact. */
export function amountMinorOf(entry: SaleEntry): number {
  return Number(entry.digits);
}
