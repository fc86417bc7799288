import type { AttentionReason, MonoMs, UtcMs } from './attempt.ts';
import type { Money } from './money.ts';

/**
 * Money on its way back = one `refundRequestId`. The payment itself stays `paid`; what it is
 * worth is paid less given back.
 *
 * The legal order:
 *
 *     requested ─▶ submitting ─▶ refunded | refused
 *                      └──▶ unconfirmed ─▶ submitting | refunded | refused
 *     any open one ─▶ needsAttention ─▶ refunded | refused
 *
 * Source: the life of one refund, `docs/money.md`.
 */
export const OPEN_REFUND_STATUSES = [
  'requested',
  'submitting',
  'unconfirmed',
  'needsAttention',
] as const;
export const FINAL_REFUND_STATUSES = ['refunded', 'refused'] as const;
type OpenRefundStatus = (typeof OPEN_REFUND_STATUSES)[number];
export type RefundStatus = OpenRefundStatus | (typeof FINAL_REFUND_STATUSES)[number];

export const REFUND_CAUSES = [
  /** A person asked for it. */
  'asked',
  /** The till undoes a success that nobody wants, or that came after an end without money. */
  'reversal',
  /** Found to have been given back by somebody else. */
  'elsewhere',
] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number];

/** How it is given back: a cancel of the whole inside the window costs no fee. */
export const REFUND_WAYS = ['cancel', 'refund'] as const;
export type RefundWay = (typeof REFUND_WAYS)[number];

/** What never changes of a refund. */
export interface RefundFacts {
  readonly refundRequestId: string;
  /** The caller's own key: the same key is the same refund; null: nobody called. */
  readonly callKey: string | null;
  readonly paymentRequestId: string;
  readonly saleId: string;
  readonly money: Money;
  /** Of the payment, to tell a whole refund from a part. */
  readonly paidMinor: number;
  readonly cause: RefundCause;
  /** What the person said; null: nobody asked for it. */
  readonly reason: string | null;
  readonly requestedAt: UtcMs;
}

/** All that is carried while no end is proven. */
export interface RefundPursuit {
  readonly way: RefundWay;
  /** The acquirer's id of the payment; null: it is to be asked for. */
  readonly paymentId: string | null;
  /** What is done next, once `askMono` has come. */
  readonly due: 'send' | 'askPayment' | 'askRefund';
  readonly askMono: MonoMs;
  readonly pauseMs: number;
  readonly tries: number;
  /** A cancel or refund is on the wire now. */
  readonly open: boolean;
  /** When the newest of them ended; only what was asked after it decides. */
  readonly endedMono: MonoMs | null;
  /** When the newest sending that was never answered ended; it may still arrive. Null: none. */
  readonly unansweredMono: MonoMs | null;
  readonly cancelsSent: number;
  readonly cancelsRefused: number;
  /** The newest definite refusal, waiting for what a question says. */
  readonly refusedCode: string | null;
  /** A person is called then. */
  readonly attentionMono: MonoMs;
}

export type Refund = { readonly facts: RefundFacts } & (
  | {
      readonly status: Exclude<OpenRefundStatus, 'needsAttention'>;
      readonly pursuit: RefundPursuit;
    }
  | {
      readonly status: 'needsAttention';
      readonly reason: AttentionReason;
      readonly pursuit: RefundPursuit;
    }
  | {
      readonly status: 'refunded';
      readonly endedAt: UtcMs;
      readonly way: RefundWay;
      readonly by: 'till' | 'elsewhere';
    }
  | { readonly status: 'refused'; readonly endedAt: UtcMs; readonly code: string }
);

export type OpenRefund = Extract<Refund, { pursuit: RefundPursuit }>;
export type FinalRefund = Exclude<Refund, OpenRefund>;

export function isRefundFinal(refund: Refund): refund is FinalRefund {
  return (FINAL_REFUND_STATUSES as readonly string[]).includes(refund.status);
}

/** Possibly done: nobody knows yet whether it is. */
export function unprovenMinor(refunds: readonly Refund[]): number {
  return refunds
    .filter((refund) => !isRefundFinal(refund))
    .reduce((sum, { facts }) => sum + facts.money.amountMinor, 0);
}

/** Done or possibly done: what counts against the payment until it is refused. */
export function standingMinor(refunds: readonly Refund[]): number {
  return refunds
    .filter(({ status }) => status !== 'refused')
    .reduce((sum, { facts }) => sum + facts.money.amountMinor, 0);
}
