import type { CodeFamily } from './payment-code.ts';
import type { Money } from './money.ts';

/**
 * One payment code submitted for one sale = one `paymentRequestId`.
 *
 * The legal order:
 *
 *     (scan) ─▶ submitting ─▶ awaitingCustomer ─▶ paid | declined
 *        │          │   └───▶ unconfirmed ──────▶ paid | declined
 *        │          └── any of the three ─▶ cancelling ─▶ cancelled | declined | paid
 *        │                                      └──────▶ refunding ─▶ refunded | cancelled
 *        ├─▶ waitingForLink ─▶ submitting | notSent
 *        └─▶ notSent
 *     any open one ─▶ needsAttention ─▶ any verified end
 *
 * Source: the life of one attempt, `docs/money.md`.
 */
export const OPEN_STATUSES = [
  'waitingForLink',
  'submitting',
  'awaitingCustomer',
  'unconfirmed',
  'cancelling',
  'refunding',
  'needsAttention',
] as const;
export const FINAL_STATUSES = ['paid', 'declined', 'cancelled', 'refunded', 'notSent'] as const;

/** What the cashier reads as not known, of which nobody may say that nothing was charged. */
export const UNKNOWN_STATUSES = [
  'unconfirmed',
  'cancelling',
  'refunding',
  'needsAttention',
] as const satisfies readonly (typeof OPEN_STATUSES)[number][];

type OpenStatus = (typeof OPEN_STATUSES)[number];
type FinalStatus = (typeof FINAL_STATUSES)[number];
export type AttemptStatus = OpenStatus | FinalStatus;

/** Milliseconds since 1970, UTC. */
export type UtcMs = number;
/** Milliseconds on this process's monotonic clock; means nothing in another process. */
export type MonoMs = number;

/**
 * What the till wants of the money: keep a success, or have it undone. `keepSeen`: a manager has
 * seen it paid in the acquirer's portal; it is kept, and nothing of it is undone any more.
 */
type Intent = 'keep' | 'keepSeen' | 'undo';

/** Why a person was called. */
export const ATTENTION_REASONS = [
  'noProof',
  'answerDiffers',
  'undoRefused',
  'moneyWithShop',
  'credentials',
  'unreadable',
] as const;
export type AttentionReason = (typeof ATTENTION_REASONS)[number];

/** Why nothing left the till. */
export const NOT_SENT_REASONS = [
  'noConnection',
  'codeTooOld',
  'notArmed',
  'stopped',
  'restarted',
] as const;
export type NotSentReason = (typeof NOT_SENT_REASONS)[number];

/** What never changes from the scan to the end. */
export interface AttemptFacts {
  readonly paymentRequestId: string;
  readonly saleId: string;
  readonly money: Money;
  readonly codeFamily: CodeFamily;
  /** First 6 and last 4 characters of the code at most. */
  readonly codeMasked: string;
  readonly scannedAt: UtcMs;
}

/** What the acquirer told of a success. */
export interface PaidDetails {
  readonly paymentId: string;
  /** Display name of the wallet, when given. */
  readonly wallet: string | null;
  /** What the customer's wallet was charged in its own currency, when given. */
  readonly customerMoney: Money | null;
  /** The acquirer's payment time, when given. */
  readonly paidAt: UtcMs | null;
  /** Given back already by somebody else (the acquirer's portal), in minor units. */
  readonly refundedElsewhereMinor: number;
}

/** All that is carried while the pay request is on disk and no end is proven. */
export interface Pursuit {
  readonly intent: Intent;
  /** Wall clock when `submitting` was committed. */
  readonly sentAt: UtcMs;
  /** The acquirer's clock (a lower bound) at that moment. */
  readonly sentAcquirerAt: UtcMs;
  /**
   * From then on a pay can no longer be accepted: `paymentExpiryTime` as sent, on the acquirer's
   * clock. Null: this till no longer knows what was sent; it is counted from the first time that
   * the acquirer tells, as whoever sent it was dead by then.
   */
  readonly expiresAt: UtcMs | null;
  /** How often the identical pay was sent again. */
  readonly resent: number;
  /** False once the process that sent it is gone: nothing is sent again after a restart. */
  readonly mayResend: boolean;
  /** It was open when a process ended uncleanly: what was written last may be lost. */
  readonly livedThroughCrash: boolean;
  /** Without any answer until then, the attempt is asked about. */
  readonly silentMono: MonoMs;
  /**
   * From then on a success is no longer awaited: a cancel is decided. With `keepSeen`: from then
   * on a success that was heard before stands, as nothing of ours can arrive any more.
   */
  readonly limitMono: MonoMs;
  /** When a person is called: while the acquirer answers, and while it is silent. */
  readonly attentionMono: { readonly answering: MonoMs; readonly silent: MonoMs };
  /** A verified answer was heard after the expiry: the acquirer is answering. */
  readonly answeredAfterExpiry: boolean;
  /** When the acquirer first showed that it knows the id; null: never. */
  readonly knownMono: MonoMs | null;
  /** The acquirer's id of the payment, once told. */
  readonly paymentId: string | null;
  /** A verified F to pay whose code the profile calls final, waiting for its inquiry. */
  readonly payRefusal: { readonly code: string; readonly atMono: MonoMs } | null;
  /** When the next question is due: an inquiry, or the refund while giving back. */
  readonly askMono: MonoMs;
  readonly asked: number;
  readonly inquiriesOpen: number;
  /** Another id, amount, currency or time than ours was heard, and nothing better since. */
  readonly answerDiffers: boolean;
  /** The code with which the acquirer refused our credentials, and nothing better since. */
  readonly credentialsRefused: string | null;
  readonly undo: Undo | null;
}

/** A cancel that was decided, with everything that became of it. */
export interface Undo {
  readonly cause: 'cashier' | 'limit' | 'intent';
  readonly pauseMs: number;
  /** No cancel before then. */
  readonly cancelMono: MonoMs;
  readonly cancelsSent: number;
  /** Definite refusals. What is neither refused nor accepted is unanswered for ever. */
  readonly cancelsRefused: number;
  /** S to a cancel that could not end the attempt, as the id was not known when it was asked. */
  readonly cancelsAccepted: number;
  /** A cancel is on the wire now. */
  readonly cancelOpen: boolean;
  /** When the newest cancel exchange ended; only an inquiry asked after it decides. */
  readonly cancelEndedMono: MonoMs | null;
  /** The payment was said to stand while it was being cancelled. */
  readonly successHeard: boolean;
  /** Definite refusals since then; after some of them the money is refunded instead. */
  readonly refusedSuccess: number;
  /** Cancelling is over for good: a refusal said so (window, unsupported), or too many did. */
  readonly tooLate: boolean;
  readonly refund: WholeRefund | null;
}

/** The whole amount given back under one fixed id. */
interface WholeRefund {
  readonly refundRequestId: string;
  readonly paymentId: string;
  /** On the wire now. */
  readonly open: boolean;
  /** The newest refusal, waiting for what an inquiry says. */
  readonly refusedCode: string | null;
}

export type Attempt = { readonly facts: AttemptFacts } & (
  | { readonly status: 'waitingForLink' }
  | {
      readonly status:
        | 'submitting'
        | 'awaitingCustomer'
        | 'unconfirmed'
        | 'cancelling'
        | 'refunding';
      readonly pursuit: Pursuit;
    }
  | {
      readonly status: 'needsAttention';
      readonly reason: AttentionReason;
      readonly pursuit: Pursuit;
    }
  | { readonly status: 'paid'; readonly endedAt: UtcMs; readonly details: PaidDetails }
  | { readonly status: 'declined'; readonly endedAt: UtcMs; readonly code: string }
  | {
      readonly status: 'cancelled';
      readonly endedAt: UtcMs;
      readonly mayHaveBeenPaid: boolean;
      /** Why this till cancelled; null: it did not, or nothing was there to cancel. */
      readonly cause: Undo['cause'] | null;
    }
  | {
      readonly status: 'refunded';
      readonly endedAt: UtcMs;
      /** By this till, or found to have been done elsewhere. */
      readonly by: 'till' | 'elsewhere';
    }
  | { readonly status: 'notSent'; readonly endedAt: UtcMs; readonly reason: NotSentReason }
);

export type WaitingAttempt = Extract<Attempt, { status: 'waitingForLink' }>;
export type PursuedAttempt = Extract<Attempt, { pursuit: Pursuit }>;
export type FinalAttempt = Extract<Attempt, { status: FinalStatus }>;

export function isUnknown({ status }: Attempt): boolean {
  return (UNKNOWN_STATUSES as readonly string[]).includes(status);
}

export function isFinal(attempt: Attempt): attempt is FinalAttempt {
  return (FINAL_STATUSES as readonly string[]).includes(attempt.status);
}
