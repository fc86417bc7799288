import type { Asked, CancelAnswer, RefundAnswer, UnknownAnswer } from './answers.ts';
import type { MonoMs, Undo } from './attempt.ts';
import { unhandled } from './check.ts';
import type { Decision } from './event.ts';
import {
  act,
  askAt,
  askNow,
  callPerson,
  carry,
  end,
  endCancelled,
  grown,
  hearVerified,
  isAfterExpiry,
  jittered,
  moveTo,
  pauseMs,
  stay,
  type Case,
} from './pursuit.ts';

/**
 * Undoing: a cancel is decided, sent right after an answered inquiry, and followed by an
 * inquiry unless its answer ends the attempt; after the window the whole is given back.
 * Rules 13 to 17 of the life of one attempt.
 */
export function decideCancel(which: Case, cause: Undo['cause']): Decision {
  if (which.attempt.pursuit.undo !== null) return askNow(which);
  return askNow(moveTo(withFreshUndo(which, cause), 'cancelling'));
}

function withFreshUndo(which: Case, cause: Undo['cause']): Case {
  return carry(which, {
    undo: {
      cause,
      pauseMs: which.policy.undoPauseMs,
      cancelMono: soonestCancelMono(which),
      cancelsSent: 0,
      cancelsRefused: 0,
      cancelsAccepted: 0,
      cancelOpen: false,
      cancelEndedMono: null,
      successHeard: false,
      refusedSuccess: 0,
      // Where nothing can be cancelled, a payment that stands is refunded from the start.
      tooLate: which.policy.capabilities.cancel === 'none',
      refund: null,
    },
  });
}

/** Some acquirers refuse a cancel while the payment is young. */
function soonestCancelMono({ attempt, now, policy }: Case): MonoMs {
  const sentMono = attempt.pursuit.silentMono - policy.silentMs;
  return Math.max(now.mono, sentMono + policy.capabilities.cancelNotBeforeMs);
}

/** Commits a cancel: from its first byte on, a success alone never leads to `paid`. */
function sendCancel(which: Case): Decision {
  const decided =
    which.attempt.pursuit.undo === null
      ? moveTo(withFreshUndo(which, 'intent'), 'cancelling')
      : which;
  const undo = decided.attempt.pursuit.undo as Undo;
  const { now, policy } = which;
  const pause = jittered(undo.pauseMs, now);
  const sent = carryUndo(decided, {
    cancelsSent: undo.cancelsSent + 1,
    cancelOpen: true,
    cancelMono: now.mono + pause,
    pauseMs: grown(undo, policy),
  });
  // Its own answer brings the next question; this one is for a client that never answers.
  const next = askAt(sent, now.mono + policy.exchangeMs + pause);
  return act(next, [{ type: 'sendCancel' }]);
}

/** An inquiry was answered and proved no end: the cancel goes out, if one is wanted now. */
export function cancelAfterInquiry(which: Case): Decision {
  const { pursuit } = which.attempt;
  const { undo } = pursuit;
  const { now, policy } = which;
  if (undo === null || undo.cancelOpen || undo.refund !== null) return stay(which);
  if (pursuit.intent === 'keepSeen') return stay(which);
  // Nothing can be done but wait for its end: the questions need not be as quick as the first.
  if (undo.tooLate) return stay(carryUndo(which, { pauseMs: grown(undo, policy) }));
  // An accepted cancel of an id that was never known: only the time after the expiry proves.
  const waitsForProof = undo.cancelsAccepted > 0 && pursuit.knownMono === null;
  if (waitsForProof && !isAfterExpiry(pursuit, now.acquirerAt, policy)) return stay(which);
  if (now.mono < undo.cancelMono) return stay(askAt(which, undo.cancelMono));
  return sendCancel(which);
}

/** It stands although it is not wanted, and no cancel was written yet. */
export function undoSuccess(which: Case, paymentId: string): Decision {
  const { undo } = which.attempt.pursuit;
  if (undo === null) return sendCancel(which);
  return undo.tooLate ? startRefund(which, paymentId) : cancelAfterInquiry(which);
}

export function decideCancelAnswer(which: Case, asked: Asked, answer: CancelAnswer): Decision {
  const { pursuit } = which.attempt;
  const { undo } = pursuit;
  if (undo === null) return stay(which);
  const heard = answer.outcome === 'unknown' ? hearUnknown(which, answer) : hearVerified(which);
  const neverLeft = answer.outcome === 'unknown' && answer.why === 'unsent';
  const closed = carryUndo(heard, {
    cancelOpen: false,
    cancelEndedMono: which.now.mono,
    cancelsSent: undo.cancelsSent - (neverLeft ? 1 : 0),
  });
  switch (answer.outcome) {
    case 'cancelled': {
      const { cancelProvenBy, cancelIsTombstone } = which.policy.capabilities;
      const wasKnown = pursuit.knownMono !== null && pursuit.knownMono <= asked.mono;
      if (cancelProvenBy === 'answer') {
        if (wasKnown) return endCancelled(which, true, 'told');
        const isOver = isAfterExpiry(pursuit, asked.acquirerAt, which.policy);
        if (isOver || cancelIsTombstone) return endCancelled(which, true, 'concluded');
      }
      const accepted = carryUndo(closed, { cancelsAccepted: undo.cancelsAccepted + 1 });
      return stay(askAt(accepted, which.now.mono + pauseMs(accepted)));
    }
    case 'refused':
      return decideCancelRefusal(closed, asked, answer.code);
    case 'unknown':
      return askNow(closed);
    default:
      return unhandled(answer);
  }
}

function decideCancelRefusal(which: Case, asked: Asked, code: string): Decision {
  const { pursuit } = which.attempt;
  const undo = pursuit.undo as Undo;
  const refusal = Object.hasOwn(which.policy.cancelRefusals, code)
    ? which.policy.cancelRefusals[code]
    : undefined;
  if (
    code === 'ORDER_NOT_EXIST' &&
    pursuit.knownMono === null &&
    isAfterExpiry(pursuit, asked.acquirerAt, which.policy)
  ) {
    return endCancelled(which, false, 'concluded');
  }
  // A code that is not known to refuse leaves this cancel unanswered.
  if (refusal === undefined) return askNow(which);
  const refusedSuccess = undo.refusedSuccess + (undo.successHeard ? 1 : 0);
  const isOver = refusal === 'tooLate' || refusedSuccess >= which.policy.refusalsOfSuccessMax;
  return askNow(
    carryUndo(which, {
      cancelsRefused: undo.cancelsRefused + 1,
      refusedSuccess,
      tooLate: undo.tooLate || isOver,
    }),
  );
}

/** Gives back the whole, always under the same id. */
export function startRefund(which: Case, paymentId: string): Decision {
  const refundRequestId = `${which.attempt.facts.paymentRequestId}R`;
  const refund = { refundRequestId, paymentId, open: false, refusedCode: null };
  return sendRefund(moveTo(carryUndo(which, { refund }), 'refunding'));
}

export function sendRefund(which: Case): Decision {
  const undo = which.attempt.pursuit.undo as Undo;
  const { refund } = undo;
  if (refund === null || refund.open) return stay(askAt(which, which.now.mono + pauseMs(which)));
  const sent = carryUndo(which, {
    refund: { ...refund, open: true, refusedCode: null },
    pauseMs: grown(undo, which.policy),
  });
  const next = askAt(sent, which.now.mono + which.policy.exchangeMs + pauseMs(which));
  const { refundRequestId, paymentId } = refund;
  return act(next, [{ type: 'sendRefund', refundRequestId, paymentId }]);
}

export function decideRefundAnswer(which: Case, answer: RefundAnswer): Decision {
  const refund = which.attempt.pursuit.undo?.refund;
  if (!refund) return stay(which);
  switch (answer.outcome) {
    case 'refunded':
      return end(which, { status: 'refunded', by: 'till' }, 'told');
    case 'refused':
      // Only an inquiry says what a refusal means: it may be cancelled already.
      return askNow(
        carryUndo(which, { refund: { ...refund, open: false, refusedCode: answer.code } }),
      );
    case 'unknown': {
      const closed = carryUndo(which, { refund: { ...refund, open: false } });
      return stay(askAt(hearUnknown(closed, answer), which.now.mono + pauseMs(which)));
    }
    default:
      return unhandled(answer);
  }
}

/** The payment still stands although a refund was asked for. */
export function refundStands(which: Case): Decision {
  const refund = which.attempt.pursuit.undo?.refund;
  const code = refund?.refusedCode;
  if (!refund || !code) return stay(which);
  const again = carryUndo(which, { refund: { ...refund, refusedCode: null } });
  if (which.policy.balanceTooLow.includes(code)) {
    const called = callPerson(again, 'moneyWithShop');
    return stay(askAt(called, which.now.mono + pauseMs(called)));
  }
  if (which.policy.refundRefusals.includes(code)) return stay(callPerson(which, 'undoRefused'));
  return stay(askAt(again, which.now.mono + pauseMs(again)));
}

/** Keeps what an unproving answer still tells. */
export function hearUnknown(which: Case, answer: UnknownAnswer): Case {
  if (answer.why === 'differs') return carry(which, { answerDiffers: true });
  if (answer.why === 'credentials') {
    return carry(which, { credentialsRefused: answer.code ?? 'credentials' });
  }
  return which;
}

export function carryUndo(which: Case, changes: Partial<Undo>): Case {
  const { undo } = which.attempt.pursuit;
  return undo === null ? which : carry(which, { undo: { ...undo, ...changes } });
}
