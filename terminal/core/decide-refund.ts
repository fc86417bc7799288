import type {
  Asked,
  CancelAnswer,
  InquiryAnswer,
  RefundAnswer,
  RefundInquiryAnswer,
} from './answers.ts';
import type { MonoMs } from './attempt.ts';
import { unhandled } from './check.ts';
import type { Moment } from './event.ts';
import type { AttemptPolicy } from './policy.ts';
import {
  isRefundFinal,
  type OpenRefund,
  type Refund,
  type RefundFacts,
  type RefundWay,
} from './refund.ts';
import {
  called,
  carry,
  closed,
  heardUnknown,
  later,
  moved,
  next,
  rebased,
  returned,
  stay,
  step,
  unanswered,
  type Case,
  type RefundDecision,
} from './refund-pursuit.ts';

export type RefundEvent = Moment &
  (
    | { readonly type: 'cancelAnswered'; readonly asked: Asked; readonly answer: CancelAnswer }
    | { readonly type: 'refundAnswered'; readonly asked: Asked; readonly answer: RefundAnswer }
    | { readonly type: 'inquiryAnswered'; readonly asked: Asked; readonly answer: InquiryAnswer }
    | {
        readonly type: 'refundInquiryAnswered';
        readonly asked: Asked;
        readonly answer: RefundInquiryAnswer;
      }
    | { readonly type: 'checkAsked' }
    | { readonly type: 'ticked' }
    | { readonly type: 'restarted' }
  );

/** The refund as it is committed before anything of it leaves; `ticked` sends it. */
export function requestRefund(
  facts: RefundFacts,
  how: { readonly way: RefundWay; readonly paymentId: string | null },
  now: Pick<Moment, 'mono'>,
  policy: AttemptPolicy,
): OpenRefund {
  return {
    facts,
    status: 'requested',
    pursuit: {
      ...how,
      due: 'send',
      askMono: now.mono,
      pauseMs: policy.undoPauseMs,
      tries: 0,
      open: false,
      endedMono: null,
      unansweredMono: null,
      cancelsSent: 0,
      cancelsRefused: 0,
      refusedCode: null,
      attentionMono: now.mono + policy.attentionAnsweringMs,
    },
  };
}

/**
 * A cancel gives back the whole, inside the window and only if nothing of the payment was given
 * back before (H14); the acquirer's refusal is the window (rule 17).
 */
export function wayOf(
  money: {
    readonly amountMinor: number;
    readonly paidMinor: number;
    readonly standingMinor: number;
  },
  wallet: string | null,
  policy: AttemptPolicy,
): RefundWay {
  const { cancel, walletsWithoutCancel } = policy.capabilities;
  const isAll = money.amountMinor === money.paidMinor && money.standingMinor === 0;
  const isPossible =
    cancel === 'supported' && (wallet === null || !walletsWithoutCancel.includes(wallet));
  return isAll && isPossible ? 'cancel' : 'refund';
}

/**
 * What happens next. Final refunds ignore every event. `isUndone`: the till undoes the whole
 * payment, so that a part that somebody asked for before must go back as well.
 */
export function decideRefund(
  refund: Refund,
  event: RefundEvent,
  policy: AttemptPolicy,
  isUndone = false,
): RefundDecision {
  if (isRefundFinal(refund)) return { next: refund, effects: [] };
  const mustGoBack = isUndone || refund.facts.cause !== 'asked';
  const which: Case = { refund, mustGoBack, now: event, policy };
  switch (event.type) {
    case 'cancelAnswered':
      return hearCancel(closed(which), event.answer);
    case 'refundAnswered':
      return hearRefund(closed(which), event.answer);
    case 'inquiryAnswered':
      return hearPayment(which, event.asked, event.answer);
    case 'refundInquiryAnswered':
      return hearRefundInquiry(which, event.asked, event.answer);
    case 'checkAsked':
      return step(which);
    case 'ticked':
      return tick(which);
    case 'restarted':
      return stay(rebased(which));
    default:
      return unhandled(event);
  }
}

/** When `ticked` is due; null: never, it is final. */
export function refundWakeMono(refund: Refund): MonoMs | null {
  if (isRefundFinal(refund)) return null;
  const { askMono, attentionMono } = refund.pursuit;
  return refund.status === 'needsAttention' ? askMono : Math.min(askMono, attentionMono);
}

function tick(which: Case): RefundDecision {
  const { refund, now } = which;
  const { attentionMono, askMono } = refund.pursuit;
  const isOverdue = now.mono >= attentionMono && refund.status !== 'needsAttention';
  const told = isOverdue ? called(which, 'noProof') : which;
  return now.mono < askMono ? stay(told) : step(told);
}

function hearCancel(which: Case, answer: CancelAnswer): RefundDecision {
  const { cancelProvenBy } = which.policy.capabilities;
  const { cancelsSent, cancelsRefused } = which.refund.pursuit;
  switch (answer.outcome) {
    case 'cancelled':
      // The acquirer had shown that it knows the payment before anything was given back.
      return cancelProvenBy === 'answer'
        ? returned(which, 'cancel', 'till')
        : next(which, 'askPayment');
    case 'refused': {
      const refusals = which.policy.cancelRefusals;
      const refusal = Object.hasOwn(refusals, answer.code) ? refusals[answer.code] : undefined;
      if (refusal === undefined) return later(moved(which, 'unconfirmed'), 'askPayment');
      const counted = carry(which, { cancelsRefused: cancelsRefused + 1 });
      const isOver = cancelsRefused + 1 >= which.policy.refusalsOfSuccessMax;
      if (refusal === 'tooLate' || isOver) return next(carry(counted, { way: 'refund' }), 'send');
      return next(counted, 'askPayment');
    }
    case 'unknown': {
      if (answer.why === 'unsent') {
        return later(carry(which, { cancelsSent: cancelsSent - 1 }), 'send');
      }
      return later(heardUnknown(unanswered(which), answer), 'askPayment');
    }
    default:
      return unhandled(answer);
  }
}

function hearRefund(which: Case, answer: RefundAnswer): RefundDecision {
  switch (answer.outcome) {
    case 'refunded':
      return returned(which, 'refund', 'till');
    case 'refused':
      if (!isDefinite(which, answer.code)) return later(moved(which, 'unconfirmed'), 'askRefund');
      // Only a question asked after it says what a refusal means: it may be given back already.
      return next(
        carry(moved(which, 'unconfirmed'), { refusedCode: answer.code }),
        which.mustGoBack ? 'askPayment' : 'askRefund',
      );
    case 'unknown':
      if (answer.why === 'unsent') return later(which, 'send');
      return later(heardUnknown(unanswered(which), answer), 'askRefund');
    default:
      return unhandled(answer);
  }
}

/** What an inquiry says of the payment, if it was asked after all that was sent had ended. */
function hearPayment(which: Case, asked: Asked, answer: InquiryAnswer): RefundDecision {
  const { facts, pursuit } = which.refund;
  if (answer.outcome === 'unknown') return stay(heardUnknown(which, answer));
  const isPast = pursuit.endedMono !== null && asked.mono < pursuit.endedMono;
  switch (answer.outcome) {
    case 'failed':
    case 'cancelled':
      return returned(which, 'cancel', pursuit.cancelsSent > 0 ? 'till' : 'elsewhere');
    case 'success': {
      const { refundedElsewhereMinor, paymentId } = answer.details;
      const known = carry(which, { paymentId });
      if (isWhole(which) && refundedElsewhereMinor >= facts.paidMinor) {
        return returned(known, 'refund', pursuit.way === 'refund' ? 'till' : 'elsewhere');
      }
      if (isPast || pursuit.open) return stay(known);
      return pursuit.refusedCode === null
        ? next(known, 'send')
        : stands(known, pursuit.refusedCode);
    }
    case 'processing':
      // It may still succeed: what is to be undone is cancelled while it waits.
      return pursuit.way === 'cancel' && !isPast && !pursuit.open
        ? later(which, 'send')
        : stay(which);
    case 'notFound':
      return stay(which);
    default:
      return unhandled(answer);
  }
}

function hearRefundInquiry(which: Case, asked: Asked, answer: RefundInquiryAnswer): RefundDecision {
  const { pursuit } = which.refund;
  const isPast = pursuit.open || (pursuit.endedMono !== null && asked.mono < pursuit.endedMono);
  switch (answer.outcome) {
    case 'refunded':
      return returned(which, 'refund', 'till');
    case 'failed':
      return isPast ? stay(which) : refused(which, answer.code);
    case 'notFound':
      if (isPast) return stay(which);
      // It never arrived: the same again, under the same id.
      return pursuit.refusedCode === null
        ? next(which, 'send')
        : refused(which, pursuit.refusedCode);
    case 'processing':
      return stay(which);
    case 'unknown':
      return stay(heardUnknown(which, answer));
    default:
      return unhandled(answer);
  }
}

/** Refused for good: who asked for it is told; what must be undone goes on, and a person helps. */
function refused(which: Case, code: string): RefundDecision {
  const { pursuit } = which.refund;
  // A cancel that was never answered may have given it back already (H13): the payment tells.
  const mayBeCancelled = pursuit.cancelsSent > pursuit.cancelsRefused;
  if (which.mustGoBack || mayBeCancelled) {
    return next(carry(which, { refusedCode: code }), 'askPayment');
  }
  return refusedForGood(which, code);
}

/** Not while an earlier sending may still arrive: whoever is told "refused" may pay in cash. */
function refusedForGood(which: Case, code: string): RefundDecision {
  const { refund, now, policy } = which;
  const { unansweredMono } = refund.pursuit;
  if (unansweredMono !== null && now.mono < unansweredMono + policy.expiryMs) {
    return later(carry(moved(which, 'unconfirmed'), { refusedCode: code }), 'askRefund');
  }
  return { next: { facts: refund.facts, status: 'refused', code, endedAt: now.at }, effects: [] };
}

/** The payment stands although giving it back was definitely refused. */
function stands(which: Case, code: string): RefundDecision {
  if (!which.mustGoBack) return refusedForGood(which, code);
  const isPoor = which.policy.balanceTooLow.includes(code);
  const again = carry(which, { refusedCode: null });
  return later(called(again, isPoor ? 'moneyWithShop' : 'undoRefused'), 'send');
}

function isDefinite({ policy }: Case, code: string): boolean {
  return policy.refundRefusals.includes(code) || policy.balanceTooLow.includes(code);
}

function isWhole({ refund }: Case): boolean {
  return refund.facts.money.amountMinor === refund.facts.paidMinor;
}
