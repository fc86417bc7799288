import type { AttemptView } from '../messages/views.ts';
import type { SaleStatus } from '../terminal/core/sale.ts';

/** How a sale ends without its wallet payment. */
export type ClosedAs = Extract<SaleStatus, 'paidOtherwise' | 'dropped'>;

/** A code that was scanned before Charge. */
export interface HeldScanWords {
  readonly title: (seconds: number) => string;
  readonly code: (masked: string) => string;
  readonly charge: (amount: string) => string;
  readonly typeAmount: string;
  readonly forget: string;
}

/** The ways out of a sale that are not its payment, and what is asked before they are taken. */
export interface LeavingWords {
  readonly close: { readonly [As in ClosedAs]: string };
  readonly closeTitle: { readonly [As in ClosedAs]: string };
  /** What comes of the wallet payment once its sale is closed. */
  readonly undoing: (attempt: AttemptView) => string;
  readonly handOver: string;
  readonly question: string;
  readonly waits: { readonly title: string; readonly meaning: string };
  readonly paysOtherwise: string;
  readonly left: string;
  readonly back: string;
}

/** Asked before a sale that may be an unresolved one again. */
export interface SameCustomerWords {
  readonly title: string;
  readonly newSale: string;
  /** Why it is asked, and that nothing moves before the answer. */
  readonly lead: string;
  readonly matches: (count: number) => string;
  readonly another: string;
}

/** What a payment's screen says of its sale, once that was closed without it. */
export interface ClosedSaleWords {
  readonly undoing: { readonly [As in ClosedAs]: string };
  readonly nothingCharged: string;
  /** Its payment went through, and is given back; or has to be, and is not. */
  readonly goesBack: string;
  readonly hasToGoBack: string;
  readonly ended: { readonly [As in ClosedAs]: string };
}
