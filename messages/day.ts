import type { UtcMs } from '../terminal/core/attempt.ts';
import type { PaymentView } from './views.ts';

/** One trading day of the store, as a manager reads it. Sums are exact minor units. */
export interface DayView {
  /** `YYYY-MM-DD` in the store's zone. */
  readonly businessDay: string;
  readonly zone: string;
  /** `HH:MM`: when a new trading day begins. */
  readonly cutOff: string;
  readonly startsAt: UtcMs;
  /** 23 or 25 hours after the start on the days that the clocks change. */
  readonly endsAt: UtcMs;
  /** When these sums were made; payments change after it. */
  readonly readAt: UtcMs;
  /** The trading day that is going on at `readAt`. */
  readonly today: string;
  /** The nearest days that hold sales; null: none. */
  readonly earlier: string | null;
  readonly later: string | null;
  /** One for each currency that was used, the till's own first and always there. */
  readonly totals: readonly DayTotals[];
}

export interface DayTotals {
  readonly currency: string;
  /** Every verified success, also one that was given back later. */
  readonly taken: DayFigure;
  readonly givenBack: DayFigure;
  /** Refunds whose end is not proven: in neither of the others. */
  readonly beingGivenBack: DayFigure;
  /** `taken` less `givenBack`. */
  readonly netMinor: number;
  /** `taken` by its count, rounded to the nearest minor unit; null: nothing was taken. */
  readonly averageMinor: number | null;
  /** Payments whose end is not proven yet. */
  readonly notKnown: DayFigure;
  /** Sales that the cashier closed as paid by cash, card or otherwise. */
  readonly paidOtherwise: DayFigure;
  /** What was taken in each hour of the day, all of them, in their order. */
  readonly hours: readonly HourFigure[];
  /** What was taken from each wallet, the largest first. */
  readonly wallets: readonly WalletFigure[];
}

interface DayFigure {
  readonly amountMinor: number;
  readonly count: number;
}

export interface HourFigure extends DayFigure {
  readonly startsAt: UtcMs;
}

export interface WalletFigure extends DayFigure {
  /** Display name as the acquirer told it; null: it told none. */
  readonly wallet: string | null;
}

/** What a list of payments is narrowed to. */
export const PAYMENT_GROUPS = ['all', 'taken', 'notKnown', 'notPaid', 'givenBack'] as const;
export type PaymentGroup = (typeof PAYMENT_GROUPS)[number];

/** A page of payments, the newest first. */
export interface FoundPayments {
  readonly payments: readonly PaymentView[];
  /** Hand this on as `after` for the next page; null: this is the last one. */
  readonly next: string | null;
}
