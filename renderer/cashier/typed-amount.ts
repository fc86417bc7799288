import { UNSURE_KEYS_MAX } from '../keyboard/scan-framing.ts';

/** An amount that is being typed. */
export interface TypedAmount {
  /** In minor units, as typed, without leading noughts. */
  readonly digits: string;
  /** The amount before each of the newest digits, to take a scanner's typing out again. */
  readonly before: readonly { readonly atMs: number; readonly digits: string }[];
}

export type TypedAmountEvent =
  | { readonly type: 'digitsTyped'; readonly digits: string; readonly atMs: number }
  | { readonly type: 'lastErased' }
  | { readonly type: 'cleared' }
  /** A scanner has been typing since then: the digits since then were its own. */
  | { readonly type: 'scannerTyped'; readonly sinceMs: number };

/** 9,999,999.99: more than any counter takes, and far below what a payment code would make. */
const AMOUNT_DIGITS_MAX = 9;

export const nothingTyped: TypedAmount = { digits: '', before: [] };

export function typedAmountAfter(typed: TypedAmount, event: TypedAmountEvent): TypedAmount {
  switch (event.type) {
    case 'digitsTyped': {
      const digits = (typed.digits + event.digits).replace(/^0+/, '');
      const kept = digits.length > AMOUNT_DIGITS_MAX ? typed.digits : digits;
      const step = { atMs: event.atMs, digits: typed.digits };
      return { digits: kept, before: [...typed.before, step].slice(-UNSURE_KEYS_MAX) };
    }
    case 'lastErased':
      return { ...typed, digits: typed.digits.slice(0, -1) };
    case 'cleared':
      return nothingTyped;
    case 'scannerTyped': {
      const first = typed.before.find(({ atMs }) => atMs >= event.sinceMs);
      return { digits: first?.digits ?? typed.digits, before: [] };
    }
    default:
      return event satisfies never;
  }
}

/** Minor units: whole digits only, so exact. */
export function amountMinorOf(typed: TypedAmount): number {
  return Number(typed.digits);
}
