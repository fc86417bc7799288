import type { MonoMs, PaidDetails, UtcMs } from './attempt.ts';
import type { Money } from './money.ts';

/**
 * What the acquirer was heard to say, after its signature was verified and its ids and amounts
 * compared with ours: what was said, never what is concluded from it.
 */
export type PayAnswer =
  | { readonly outcome: 'success'; readonly details: PaidDetails }
  /** U with PAYMENT_IN_PROCESS: it knows the id, the customer must confirm. */
  | { readonly outcome: 'inProcess'; readonly paymentId: string | null }
  | { readonly outcome: 'refused'; readonly code: string }
  | UnknownAnswer;

export type InquiryAnswer =
  | { readonly outcome: 'success'; readonly details: PaidDetails }
  | { readonly outcome: 'processing'; readonly paymentId: string | null }
  | { readonly outcome: 'failed'; readonly code: string }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'notFound' }
  | UnknownAnswer;

/** To an inquiry about an id whose amount this till no longer knows. */
export type FoundAnswer =
  | { readonly outcome: 'success'; readonly details: PaidDetails; readonly money: Money }
  | Exclude<InquiryAnswer, { outcome: 'success' }>;

export type CancelAnswer =
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'refused'; readonly code: string }
  | UnknownAnswer;

export type RefundAnswer =
  | { readonly outcome: 'refunded' }
  | { readonly outcome: 'refused'; readonly code: string }
  | UnknownAnswer;

export type RefundInquiryAnswer =
  | { readonly outcome: 'refunded' }
  | { readonly outcome: 'processing' }
  | { readonly outcome: 'failed'; readonly code: string }
  | { readonly outcome: 'notFound' }
  | UnknownAnswer;

/** Proves nothing about the money. */
export interface UnknownAnswer {
  readonly outcome: 'unknown';
  readonly why: UnknownReason;
  /** The result code or system error beside it, for support. */
  readonly code: string | null;
}

export type UnknownReason =
  /** Proven that not one byte of the question left: no connection stood. */
  | 'unsent'
  /** Silence, or a broken connection. */
  | 'noAnswer'
  /** An HTTP status other than 200. */
  | 'http'
  /** No signature, or not the acquirer's. */
  | 'signature'
  /** Not the JSON that the dialect promises, or too much of it. */
  | 'unreadable'
  /** A verified U, or a status that this till does not know. */
  | 'status'
  /** A verified U that asks for a slower pace. */
  | 'trafficLimit'
  /** A verified refusal of our key, client id or rights. */
  | 'credentials'
  /** Another id, amount or currency than ours. */
  | 'differs';

/** When a question was asked: answers are judged by that, not by when they came. */
export interface Asked {
  readonly mono: MonoMs;
  /** The acquirer's clock then, a lower bound; null: not learned yet. */
  readonly acquirerAt: UtcMs | null;
}
