import type { Asked, InquiryAnswer } from './answers.ts';
import type { PaidDetails, Pursuit } from './attempt.ts';
import { unhandled } from './check.ts';
import type { Decision } from './event.ts';
import { keepSuccess } from './keep-seen.ts';
import {
  askAt,
  askNow,
  carry,
  end,
  endCancelled,
  endPaid,
  grown,
  hearVerified,
  isAfterExpiry,
  known,
  moveTo,
  pauseMs,
  stay,
  type Case,
} from './pursuit.ts';
import {
  cancelAfterInquiry,
  carryUndo,
  hearUnknown,
  refundStands,
  startRefund,
  undoSuccess,
} from './undo.ts';

/** What an inquiry proves: rules 8 to 11, and 13 to 17 once a cancel was decided. */
export function decideInquiryAnswer(which: Case, asked: Asked, answer: InquiryAnswer): Decision {
  const { pursuit } = which.attempt;
  const heard = carry(which, { inquiriesOpen: Math.max(0, pursuit.inquiriesOpen - 1) });
  if (answer.outcome === 'unknown') {
    const kept = hearUnknown(heard, answer);
    if (answer.why === 'trafficLimit') {
      return stay(askAt(kept, which.now.mono + 2 * pauseMs(kept)));
    }
    return stay(slower(kept));
  }
  const answered = hearVerified(heard);
  switch (answer.outcome) {
    case 'success':
      return decideSuccess(answered, asked, answer.details);
    case 'failed':
      return end(answered, { status: 'declined', code: answer.code }, 'told');
    case 'cancelled':
      return endCancelled(answered, true, 'told');
    case 'processing':
      return decideProcessing(known(answered, answer.paymentId));
    case 'notFound':
      return decideNotFound(answered, asked);
    default:
      return unhandled(answer);
  }
}

/** Nothing was proven while undoing: the next question waits longer. */
function slower(which: Case): Case {
  const { undo } = which.attempt.pursuit;
  return undo === null ? which : carryUndo(which, { pauseMs: grown(undo, which.policy) });
}

/** A success must fit the attempt's own time: an old payment under our id is not ours. */
export function fitsOwnTime(pursuit: Pursuit, details: PaidDetails, which: Case): boolean {
  const earliest = pursuit.sentAcquirerAt - which.policy.paidBeforeSendingMs;
  return details.paidAt === null || details.paidAt >= earliest;
}

function decideSuccess(which: Case, asked: Asked, details: PaidDetails): Decision {
  if (!fitsOwnTime(which.attempt.pursuit, details, which)) {
    return stay(slower(carry(which, { answerDiffers: true })));
  }
  const heard = known(which, details.paymentId);
  const { facts, pursuit } = heard.attempt;
  const { undo } = pursuit;
  if (details.refundedElsewhereMinor >= facts.money.amountMinor) {
    return end(heard, { status: 'refunded', by: undo?.refund ? 'till' : 'elsewhere' }, 'told');
  }
  if (pursuit.intent === 'keepSeen') return keepSuccess(heard, asked, details);
  if (undo?.refund) return refundStands(heard);
  if (undo === null || undo.cancelsSent === 0) {
    if (pursuit.intent === 'keep') return endPaid(heard, details);
    return undoSuccess(heard, details.paymentId);
  }
  const stands = carryUndo(heard, { successHeard: true });
  if (undo.cancelOpen) return stay(stands);
  // Asked before the newest cancel ended: a picture of the past, so ask again.
  if (undo.cancelEndedMono !== null && asked.mono < undo.cancelEndedMono) return askNow(stands);
  const allRefused = undo.cancelsRefused === undo.cancelsSent;
  if (allRefused && pursuit.intent === 'keep') return endPaid(heard, details);
  if (undo.tooLate) return startRefund(stands, details.paymentId);
  return cancelAfterInquiry(stands);
}

function decideProcessing(which: Case): Decision {
  const { status, pursuit } = which.attempt;
  const waits = status === 'submitting' || status === 'unconfirmed';
  if (pursuit.undo === null) return stay(waits ? moveTo(which, 'awaitingCustomer') : which);
  return cancelAfterInquiry(which);
}

/** Means nothing once the id was known; else proves only after the expiry, or after an F. */
function decideNotFound(which: Case, asked: Asked): Decision {
  const { pursuit } = which.attempt;
  const { payRefusal } = pursuit;
  if (pursuit.knownMono !== null) return cancelAfterInquiry(which);
  if (payRefusal !== null && asked.mono >= payRefusal.atMono) {
    return end(which, { status: 'declined', code: payRefusal.code }, 'concluded');
  }
  if (isAfterExpiry(pursuit, asked.acquirerAt, which.policy)) {
    return endCancelled(which, false, 'concluded');
  }
  return cancelAfterInquiry(which);
}
