/** What the cashier has typed for a sale that does not exist yet. */
export interface SaleEntry {
  /** The amount in minor units, as typed, without leading noughts. */
  readonly digits: string;
  readonly reference: string;
  /** How it stood before each of the newest digits, to take a scanner's typing out again. */
  readonly before: readonly {
    readonly atMs: number;
    readonly digits: string;
    readonly reference: string;
  }[];
  /** A keyboard scanner typed here, and its digits were taken out. */
  readonly burstLeftOut: boolean;
}

export type SaleEntryEvent =
  | { readonly type: 'digitsTyped'; readonly digits: string; readonly atMs: number }
  | { readonly type: 'lastErased' }
  | { readonly type: 'cleared' }
  | { readonly type: 'referenceTyped'; readonly reference: string; readonly atMs: number }
  | { readonly type: 'burstSeen'; readonly sinceMs: number };

/** 9,999,999.99: more than any counter takes, and far below what a payment code would make. */
const AMOUNT_DIGITS_MAX = 9;
/** As many steps as a burst has before it is recognised. */
const REMEMBERED_STEPS = 10;

export const emptySaleEntry: SaleEntry = {
  digits: '',
  reference: '',
  before: [],
  burstLeftOut: false,
};

export function saleEntryAfter(entry: SaleEntry, event: SaleEntryEvent): SaleEntry {
  switch (event.type) {
    case 'digitsTyped': {
      const digits = (entry.digits + event.digits).replace(/^0+/, '');
      const kept = digits.length > AMOUNT_DIGITS_MAX ? entry.digits : digits;
      return { ...step(entry, event.atMs), digits: kept };
    }
    case 'lastErased':
      return { ...entry, digits: entry.digits.slice(0, -1), burstLeftOut: false };
    case 'cleared':
      return { ...entry, digits: '', burstLeftOut: false };
    case 'referenceTyped':
      return { ...step(entry, event.atMs), reference: event.reference };
    case 'burstSeen': {
      const first = entry.before.find((past) => past.atMs >= event.sinceMs);
      const { digits, reference } = first ?? entry;
      return { digits, reference, before: [], burstLeftOut: true };
    }
    default:
      return event satisfies never;
  }
}

/** Minor units: whole digits only, so exact. */
export function amountMinorOf(entry: SaleEntry): number {
  return Number(entry.digits);
}

function step(entry: SaleEntry, atMs: number): SaleEntry {
  const { digits, reference } = entry;
  const before = [...entry.before, { atMs, digits, reference }].slice(-REMEMBERED_STEPS);
  return { ...entry, before, burstLeftOut: false };
}
