import type { RefundView } from '../messages/refunds.ts';
import type { AttemptView, SaleView } from '../messages/views.ts';
import type { AttemptStatus } from '../terminal/core/attempt.ts';
import type { RefundStatus } from '../terminal/core/refund.ts';
import type { VerdictText } from './catalogue.ts';

/** Why a picture for the top of receipts cannot be used. */
export type BrandProblem = 'notAPng' | 'damaged' | 'interlaced' | 'tooLarge' | 'empty';

/** What stands on paper: said to the customer, and true long after it was printed. */
export interface ReceiptWords {
  /** Large, and of few letters: narrow paper has 16 in a line. */
  readonly simulation: string;
  readonly simulationMeans: string;
  /** Null: a copy, and nobody knows which. */
  readonly copy: (number: number | null) => string;
  readonly payments: { readonly [Status in AttemptStatus]: (attempt: AttemptView) => VerdictText };
  /** Of a sale that was closed while its payment was open. */
  readonly undoing: { readonly [Status in SaleView['status']]: string };
  /** Paid, and its sale closed without it: `owed` until the money is on its way back. */
  readonly paidAfterAll: { readonly owed: VerdictText; readonly goesBack: VerdictText };
  /** Paid, and the whole of it given back since. */
  readonly paidAndReturned: VerdictText;
  /** Found at the acquirer after records were lost. */
  readonly found: string;
  readonly refunds: { readonly [Status in RefundStatus]: (refund: RefundView) => VerdictText };
  readonly wholeAmount: (paid: string) => string;
  readonly partAmount: (paid: string) => string;
  /** Where the end is not known when the slip is printed. */
  readonly howToLearn: string;
  /** Under the code of the payment's id. */
  readonly scanHere: string;
  readonly facts: {
    readonly till: string;
    readonly date: string;
    readonly time: string;
    /** When this was what the till knew. */
    readonly knownAt: string;
    readonly customerMoney: string;
    readonly wallet: string;
    readonly reference: string;
    readonly code: string;
    readonly payment: string;
    readonly request: string;
    readonly acquirerId: string;
    readonly refund: string;
    readonly reason: string;
    readonly resultCode: string;
    readonly givenBack: string;
    readonly onItsWayBack: string;
    readonly kept: string;
  };
  readonly test: {
    readonly title: string;
    readonly means: string;
    readonly columns: (columns: number, widthDots: number) => string;
    readonly letters: string;
    readonly money: string;
    readonly drawn: string;
    readonly codes: string;
    readonly lookFor: readonly string[];
  };
  readonly brandProblems: { readonly [Problem in BrandProblem]: string };
}
