import type {
  CancelAnswer,
  FoundAnswer,
  InquiryAnswer,
  PayAnswer,
  RefundAnswer,
  RefundInquiryAnswer,
} from '../core/answers.ts';
import type { UtcMs } from '../core/attempt.ts';
import type { Money } from '../core/money.ts';
import type { CodeFamily } from '../core/payment-code.ts';
import type { AttemptPolicy } from '../core/policy.ts';

/**
 * The one port to whoever moves the money. A dialect behind it promises:
 *
 * - It never throws for an outcome: silence, garbage and refusals are answers.
 * - It never tells a success, a failure or a "not found" that was not signed by the acquirer and
 *   compared with our id, amount and currency.
 * - It sends nothing by itself: no retry, no resend, no redirect followed.
 * - Every exchange ends within `policy.exchangeMs` of its first byte; a pay that is given up has
 *   its raw socket reset, so that the kernel does not deliver it later.
 */
export interface Acquirer {
  readonly policy: AttemptPolicy;
  /** Code families that can be charged here. */
  readonly families: readonly CodeFamily[];
  /** Longest code that a request carries, in characters. */
  readonly codeLengthMax: number;
  /** The exact bytes of a pay request; built once, committed, then sent. */
  payBody(pay: PayFacts): Uint8Array;
  /** Opens a connection for one pay. A failure here proves that nothing was sent. */
  connect(): Promise<ConnectOutcome>;
  inquire(question: Question): Promise<InquiryAnswer>;
  /** An inquiry about an id of ours whose amount is not known any more. */
  find(paymentRequestId: string): Promise<FoundAnswer>;
  cancel(question: Question): Promise<CancelAnswer>;
  /** The same facts again are the same refund. */
  refund(refund: RefundFacts): Promise<RefundAnswer>;
  inquireRefund(refund: RefundFacts): Promise<RefundInquiryAnswer>;
  /** Lets go of every connection. */
  close(): Promise<void>;
}

export type ConnectOutcome =
  | { readonly outcome: 'connected'; readonly connection: PayConnection }
  /** DNS, refused, unreachable, timed out or TLS failed: not one byte of a request was written. */
  | { readonly outcome: 'unsent'; readonly code: string };

export interface PayConnection {
  /** Still open and young enough that the other end has not given it up. */
  isFresh(): boolean;
  /** Writes the request and hears the answer. Used once. */
  pay(body: Uint8Array, expected: Question): Promise<PayAnswer>;
  close(): void;
}

export interface PayFacts {
  readonly paymentRequestId: string;
  readonly saleId: string;
  readonly reference: string | null;
  readonly money: Money;
  readonly code: string;
  /** The till's clock. */
  readonly requestedAt: UtcMs;
  /** The acquirer's clock. */
  readonly expiresAt: UtcMs;
}

/** The payment asked about, and the money it must speak of. */
export interface Question {
  readonly paymentRequestId: string;
  readonly money: Money;
}

export interface RefundFacts {
  readonly refundRequestId: string;
  readonly paymentId: string;
  /** The whole of the payment or a part of it. */
  readonly money: Money;
  /** Why, for the acquirer's records; 1 to 256 characters. */
  readonly reason: string;
}

/** What every exchange tells beside its answer; heard before the answer is. */
export type ExchangeReport =
  | { readonly verified: true; readonly acquirerAt: UtcMs; readonly tookMs: number }
  | { readonly verified: false; readonly why: 'noAnswer' | 'http' | 'signature' | 'unreadable' }
  /** Whoever answered could not prove to be the acquirer; `code` is OpenSSL's, or Node's. */
  | { readonly verified: false; readonly why: 'certificate'; readonly code: string }
  /** Verified, and a refusal of our key, client id or rights. */
  | { readonly verified: false; readonly why: 'credentials'; readonly code: string };
