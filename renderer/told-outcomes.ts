import type { GivingBackView } from '../messages/refunds.ts';
import type { AttemptView, PaymentView, SaleView, TillView } from '../messages/views.ts';
import type { Catalogue } from '../words/catalogue.ts';
import { outcomeText, type OutcomeText } from '../words/outcome.ts';
import { givingBackText } from '../words/refund.ts';
import { refundLook } from './cashier/giving-back/refund-look.ts';
import { verdictLook, type VerdictLook } from './cashier/verdict-look.ts';

/** What became of a payment that was left, or of money on its way back; told until it is seen. */
export interface Told {
  readonly sale: SaleView;
  readonly attempt: AttemptView;
  /** Null: it is the payment itself that is told. */
  readonly refund: GivingBackView['refund'] | null;
}

/**
 * All that is told now. Money on its way back comes first: it moves in a way that nobody expects,
 * or somebody waits for it. Of each kind the oldest comes first.
 */
export function toldNow({ givingBack, outcomes }: TillView): readonly Told[] {
  const refunds = givingBack.newest.filter(({ isSeen }) => !isSeen).toReversed();
  return [...refunds, ...outcomes.map((payment) => ({ ...payment, refund: null }))];
}

/** Another one when the same payment or refund has come to something else. */
export function toldName({ attempt, refund }: Told): string {
  if (refund === null) return `${attempt.paymentRequestId} ${attempt.status}`;
  // While it is under way it is one thing to tell, whatever the till does meanwhile.
  const isUnderWay = refund.status === 'submitting' || refund.status === 'unconfirmed';
  return `${refund.refundRequestId} ${isUnderWay ? 'requested' : refund.status}`;
}

/** `time`: when the payment was scanned. */
export function toldText(
  { sale, attempt, refund }: Told,
  time: string,
  words: Catalogue,
): OutcomeText {
  return refund === null
    ? outcomeText({ sale, attempt }, time, words)
    : givingBackText({ sale, attempt, refund }, time, words);
}

export function toldLook({ attempt, refund }: Told): VerdictLook {
  return refund === null ? verdictLook(attempt) : refundLook(refund);
}

export function paymentOf({ sale, attempt }: Told): PaymentView {
  return { sale, attempt };
}
