import type { Asked } from './answers.ts';
import type { PaidDetails } from './attempt.ts';
import type { Decision } from './event.ts';
import { askNow, carry, endPaid, stay, type Case } from './pursuit.ts';
import { carryUndo } from './undo.ts';

/**
 * A manager has seen it paid, and the customer has the goods: a cancel that was decided is
 * revoked, none is sent again, and no refund. One whose sale is closed or was charged again
 * stays to be undone, whoever has seen what.
 */
export function keepAsSeen(which: Case): Case {
  const { intent, undo } = which.attempt.pursuit;
  if (intent === 'undo') return which;
  const isWritten = undo !== null && (undo.cancelsSent > 0 || undo.refund !== null);
  return carry(which, {
    intent: 'keepSeen',
    undo: isWritten ? { ...undo, successHeard: false } : null,
  });
}

/**
 * It stands, and is wanted for good. What left before that was known is followed to its end; while
 * it is unanswered it may still arrive, so that the success has to stand once more after that.
 */
export function keepSuccess(which: Case, asked: Asked, details: PaidDetails): Decision {
  const { undo, limitMono } = which.attempt.pursuit;
  if (undo === null) return endPaid(which, details);
  const { cancelOpen, cancelEndedMono, refund, cancelsRefused, cancelsSent } = undo;
  if (cancelOpen || refund?.open === true) return stay(which);
  // Asked before the newest cancel ended: a picture of the past, so ask again.
  if (cancelEndedMono !== null && asked.mono < cancelEndedMono) return askNow(which);
  const allRefused = refund === null && cancelsRefused === cancelsSent;
  if (allRefused || (undo.successHeard && asked.mono >= limitMono)) return endPaid(which, details);
  if (undo.successHeard) return stay(which);
  const heard = carryUndo(which, { successHeard: true });
  return stay(carry(heard, { limitMono: which.now.mono + which.policy.expiryMs }));
}
