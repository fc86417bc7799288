import type { AttentionReason, UtcMs } from '../terminal/core/attempt.ts';
import type { Money } from '../terminal/core/money.ts';
import type { RefundCause, RefundStatus, RefundWay } from '../terminal/core/refund.ts';
import type { AttemptView, SaleView } from './views.ts';

/** Money on its way back to a customer, or what became of it. */
export interface RefundView {
  readonly refundRequestId: string;
  readonly status: RefundStatus;
  readonly money: Money;
  readonly cause: RefundCause;
  /** The way it goes now, or went. */
  readonly way: RefundWay;
  /** By whom it was given back; null: it is not yet. */
  readonly by: 'till' | 'elsewhere' | null;
  /** What the person said who asked for it; null: nobody asked. */
  readonly reason: string | null;
  readonly requestedAt: UtcMs;
  readonly endedAt: UtcMs | null;
  readonly attentionReason: AttentionReason | null;
  /** The acquirer's code of a refusal. */
  readonly resultCode: string | null;
  /** How often the acquirer was asked. */
  readonly tries: number;
}

/** A refund with the payment that it belongs to. */
export interface GivingBackView {
  readonly sale: SaleView;
  readonly attempt: AttemptView;
  readonly refund: RefundView;
}

/** Refunds that are open, or whose end nobody has seen. */
export interface GivingBackList {
  /** Of those that are open. */
  readonly total: number;
  /** The newest first; those that nobody has seen as they are now come before the others. */
  readonly newest: readonly (GivingBackView & { readonly isSeen: boolean })[];
}

/** What a refund may be made of. */
export interface RefundableView {
  readonly sale: SaleView;
  readonly attempt: AttemptView;
  /** What is left to give back, in minor units; 0: nothing. */
  readonly leftMinor: number;
  /** With whom it was made, where that is not the acquirer of now: nothing goes back from here. */
  readonly formerAcquirer: string | null;
  /** The acquirer gives back parts; else only the whole. */
  readonly takesParts: boolean;
  /** What of it may still be given back without the manager's PIN; 0: nothing. */
  readonly withoutPinMinor: number;
  /** The oldest first. */
  readonly refunds: readonly RefundView[];
}

/** Characters that a reason may have: as many as the acquirer takes. */
export const REASON_LENGTH_MAX = 256;
