import type { PrinterView, PrintJobView, PrintProblem } from '../messages/printing.ts';

type JobStatus = PrintJobView['status'];

/** The receipt printer, and what became of what was to be on paper. */
export interface PrintingWords {
  /** Of a payment that went through. */
  readonly receipt: string;
  /** Of any other payment, and of a refund. */
  readonly slip: string;
  /** Of what was printed before. */
  readonly copy: string;
  /** In short, beside the button. */
  readonly states: { readonly [Status in JobStatus]: string };
  readonly copyPrinted: (copy: number) => string;
  readonly problems: {
    readonly [Problem in PrintProblem]: {
      /** A few words, for the status bar. */
      readonly word: string;
      /** What to do about it. */
      readonly remedy: string;
    };
  };
  /** For the status bar, where no problem says more; empty: all is well. */
  readonly printer: { readonly [Status in PrinterView['status']]: string };
  readonly asks: {
    /** The name of the strip. */
    readonly label: string;
    readonly what: {
      readonly payment: (shortId: string) => string;
      readonly refund: (shortId: string) => string;
    };
    /** `what`: of the line above. */
    readonly stale: (what: string) => string;
    readonly notKnown: (what: string) => string;
    readonly more: (others: number) => string;
    readonly printNow: string;
    readonly printCopy: string;
    readonly drop: string;
    readonly leave: string;
    readonly dropAll: (count: number) => string;
  };
}
