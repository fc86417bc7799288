import type { RefundView } from '../../messages/refunds.ts';
import type { PaymentView, TillView } from '../../messages/views.ts';
import type { UtcMs } from '../core/attempt.ts';

/**
 * What one slip of paper says: the facts as they are when it is printed. Those of when it was asked
 * for are kept with its job, for the case that its records are lost by then. Holds no payment code
 * but the masked one of the view.
 */
export type SlipFacts = SlipHead &
  (
    | { readonly kind: 'payment'; readonly payment: PaymentView }
    | { readonly kind: 'refund'; readonly payment: PaymentView; readonly refund: RefundView }
    /** Says that the printer works, and shows what it can print. */
    | { readonly kind: 'test' }
  );

interface SlipHead {
  readonly mode: TillView['mode'];
  readonly storeName: string;
  readonly merchantName: string;
  readonly terminalId: string;
  /** IANA zone of the store: the times on paper are its times. */
  readonly zone: string;
  /** BCP 47 tag of the catalogue in which it speaks. */
  readonly locale: string;
  /** When this was known. */
  readonly at: UtcMs;
  /** What the acquirer asks for where one pays and on receipts. */
  readonly brand: string;
}

/** What the printer has: how wide it is, and which characters its own font can say. */
export interface Paper {
  /** Characters of the normal font in one line. */
  readonly columns: number;
  readonly widthDots: number;
  /** Names of the printer's code pages, such as `cp858`. */
  readonly codePages: readonly string[];
}
