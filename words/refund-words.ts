import type { RefundView } from '../messages/refunds.ts';
import type { AttentionReason } from '../terminal/core/attempt.ts';
import type { RefundCause, RefundStatus, RefundWay } from '../terminal/core/refund.ts';
import type { VerdictText } from './catalogue.ts';

/** Usual reasons to give money back; `other` is typed. */
export const REFUND_REASONS = ['returned', 'wrongAmount', 'notAvailable', 'other'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** Money that goes back: the screen that asks for it, and all that is said of it until its end. */
export interface RefundWords {
  readonly title: string;
  /** The way to this screen. */
  readonly open: string;
  readonly amount: string;
  readonly whole: string;
  readonly left: (left: string, paid: string) => string;
  readonly tooMuch: (left: string) => string;
  /** The acquirer gives back no parts. */
  readonly onlyWhole: string;
  /** A part is given back already, and it gives back no parts. */
  readonly noPartLeft: string;
  readonly nothingLeft: string;
  /** It was made with this one, who is not the acquirer of now. */
  readonly formerAcquirer: (name: string) => string;
  readonly reading: string;
  readonly reason: string;
  readonly reasons: { readonly [Reason in RefundReason]: string };
  readonly otherReason: string;
  readonly needsReason: string;
  readonly confirm: (amount: string) => string;
  readonly before: string;
  readonly back: string;
  readonly goOn: string;
  readonly again: string;
  /** What is said on its own screen, by its status. */
  readonly verdicts: { readonly [Status in RefundStatus]: (refund: RefundView) => VerdictText };
  /** In one line of a list. */
  readonly states: { readonly [Status in RefundStatus]: string };
  readonly causes: { readonly [Cause in RefundCause]: string };
  readonly ways: { readonly [Way in RefundWay]: string };
  readonly facts: {
    readonly refund: string;
    readonly payment: string;
    readonly asked: string;
    readonly cause: string;
    readonly reason: string;
    readonly way: string;
    readonly tries: string;
  };
}

/** What becomes of money on its way back, told on any screen; the sentences begin with `what`. */
export interface GivingBackWords {
  readonly reversal: {
    readonly [Status in RefundStatus]: (what: string) => string;
  };
  /** Why the till undoes it: its sale was closed, or it had ended without money. */
  readonly afterClosing: string;
  readonly afterEnd: string;
  readonly asked: { readonly [Status in RefundStatus]: (what: string) => string };
  readonly elsewhere: (what: string) => string;
  readonly elsewhereMeans: string;
  readonly nothingToDo: string;
  readonly refusedMeans: string;
}

/** What only a manager may decide, and the PIN that is asked for it. */
export interface ManagerWords {
  readonly pin: string;
  readonly keypad: string;
  /** The PIN was typed and is being looked at. */
  readonly checking: string;
  readonly back: string;
  readonly chargeAgain: ManagersDecisionWords;
  readonly seenInPortal: ManagersDecisionWords;
  /** Above the store's limit. */
  readonly refund: { readonly title: string; readonly means: (amount: string) => string };
}

interface ManagersDecisionWords {
  readonly label: string;
  readonly title: string;
  readonly means: string;
  readonly confirm: string;
}

/** The attentions of a refund: who asks for it reads what it means for the money. */
export type RefundAttentions = {
  readonly [Reason in AttentionReason]: { readonly lead: string; readonly rest: string };
};
