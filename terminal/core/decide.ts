import type { PayAnswer } from './answers.ts';
import {
  isFinal,
  type Attempt,
  type AttemptFacts,
  type AttentionReason,
  type MonoMs,
  type NotSentReason,
  type Pursuit,
  type PursuedAttempt,
  type UtcMs,
  type WaitingAttempt,
} from './attempt.ts';
import { unhandled } from './check.ts';
import type { AttemptEvent, Decision, Moment } from './event.ts';
import { decideInquiryAnswer, fitsOwnTime } from './inquiry.ts';
import { keepAsSeen } from './keep-seen.ts';
import type { AttemptPolicy } from './policy.ts';
import {
  askAt,
  askNow,
  callPerson,
  carry,
  countedFrom,
  endPaid,
  hearVerified,
  known,
  moveTo,
  stay,
  type Case,
} from './pursuit.ts';
import { mayPayAgain, payAgain } from './resend.ts';
import {
  carryUndo,
  decideCancel,
  decideCancelAnswer,
  decideRefundAnswer,
  hearUnknown,
  sendRefund,
  undoSuccess,
} from './undo.ts';

/**
 * The attempt as it is committed before the first byte of pay. `now.acquirerAt` must be known:
 * the till is armed only after a verified exchange.
 */
export function submit(
  facts: AttemptFacts,
  now: Moment & { readonly acquirerAt: UtcMs },
  policy: AttemptPolicy,
): PursuedAttempt {
  return {
    facts,
    status: 'submitting',
    pursuit: {
      intent: 'keep',
      sentAt: now.at,
      sentAcquirerAt: now.acquirerAt,
      expiresAt: now.acquirerAt + policy.expiryMs,
      resent: 0,
      mayResend: true,
      livedThroughCrash: false,
      silentMono: now.mono + policy.silentMs,
      limitMono: now.mono + policy.limitMs,
      attentionMono: attentionMono(now.mono, policy),
      answeredAfterExpiry: false,
      knownMono: null,
      paymentId: null,
      payRefusal: null,
      askMono: now.mono + policy.silentMs,
      asked: 0,
      inquiriesOpen: 0,
      answerDiffers: false,
      credentialsRefused: null,
      undo: null,
    },
  };
}

/** An attempt of which nothing left the till. */
export function neverSent(facts: AttemptFacts, reason: NotSentReason, at: UtcMs): Attempt {
  return { facts, status: 'notSent', endedAt: at, reason };
}

/** What happens next. Final attempts ignore every event. */
export function decide(attempt: Attempt, event: AttemptEvent, policy: AttemptPolicy): Decision {
  if (isFinal(attempt)) return { next: attempt, effects: [], asksAgain: false };
  if (attempt.status === 'waitingForLink') return decideWaiting(attempt, event, policy);
  const which: Case = { attempt, now: event, policy };
  switch (event.type) {
    case 'payAnswered':
      return decidePayAnswer(which, event.answer);
    case 'inquiryAnswered':
      return decideInquiryAnswer(which, event.asked, event.answer);
    case 'cancelAnswered':
      return decideCancelAnswer(which, event.asked, event.answer);
    case 'refundAnswered':
      return decideRefundAnswer(which, event.answer);
    case 'cancelAsked':
      return mayDecideCancel(attempt.pursuit) ? decideCancel(which, 'cashier') : stay(which);
    case 'undoAsked':
      return decideCancel(carry(which, { intent: 'undo' }), 'intent');
    case 'paidSeen':
      return stay(keepAsSeen(which));
    case 'checkAsked':
      return askNow(which);
    case 'ticked':
      return decideTick(which);
    case 'restarted':
      return decideTick(rebase(which, event.afterCrash));
    case 'codeDied':
      return stay(which);
    default:
      return unhandled(event);
  }
}

/** When `ticked` is due, on the monotonic clock; null: never, the attempt is final. */
export function wakeMonoOf(attempt: Attempt): MonoMs | null {
  if (isFinal(attempt) || attempt.status === 'waitingForLink') return null;
  const { pursuit, status } = attempt;
  const wakes = [pursuit.askMono];
  if (status === 'submitting') wakes.push(pursuit.silentMono);
  if (status !== 'needsAttention') {
    wakes.push(pursuit.attentionMono[pursuit.answeredAfterExpiry ? 'answering' : 'silent']);
  }
  if (isHeld(pursuit) ? status !== 'needsAttention' : mayDecideCancel(pursuit)) {
    wakes.push(pursuit.limitMono);
  }
  return Math.min(...wakes);
}

function decideWaiting(
  attempt: WaitingAttempt,
  event: AttemptEvent,
  policy: AttemptPolicy,
): Decision {
  const { facts } = attempt;
  const ended = (reason: NotSentReason): Decision => ({
    next: neverSent(facts, reason, event.at),
    effects: [],
    asksAgain: false,
  });
  switch (event.type) {
    case 'cancelAsked':
    case 'undoAsked':
      return ended('stopped');
    case 'codeDied':
      return ended('codeTooOld');
    case 'restarted':
      // A restart never charges anyone. What was written after "waiting" may be lost with a crash.
      return event.afterCrash
        ? askNow({ attempt: perhapsSent(facts, event, policy), now: event, policy })
        : ended('restarted');
    case 'paidSeen':
    case 'checkAsked':
    case 'ticked':
    case 'payAnswered':
    case 'inquiryAnswered':
    case 'cancelAnswered':
    case 'refundAnswered':
      // Nothing has left: nobody can be asked, and nothing can be answered.
      return { next: attempt, effects: [], asksAgain: false };
    default:
      return unhandled(event);
  }
}

/** An attempt of which this till cannot tell any more whether, and with which expiry, it left. */
export function perhapsSent(
  facts: AttemptFacts,
  now: Moment,
  policy: AttemptPolicy,
): PursuedAttempt {
  const { pursuit } = submit(facts, { ...now, at: facts.scannedAt, acquirerAt: 0 }, policy);
  const asked = {
    expiresAt: countedFrom(now.acquirerAt, policy),
    mayResend: false,
    livedThroughCrash: true,
  };
  return { facts, status: 'unconfirmed', pursuit: { ...pursuit, ...asked } };
}

function decidePayAnswer(which: Case, answer: PayAnswer): Decision {
  const { pursuit, status } = which.attempt;
  const { now, policy } = which;
  const doubtful = status === 'submitting' ? moveTo(which, 'unconfirmed') : which;
  switch (answer.outcome) {
    case 'success': {
      if (!fitsOwnTime(pursuit, answer.details, which)) {
        return askNow(carry(doubtful, { answerDiffers: true }));
      }
      const heard = known(hearVerified(which), answer.details.paymentId);
      // From the first byte of a cancel, a success alone never leads to `paid`.
      if (pursuit.undo !== null && pursuit.undo.cancelsSent > 0) return stay(heard);
      if (pursuit.intent === 'undo') return undoSuccess(heard, answer.details.paymentId);
      return endPaid(heard, answer.details);
    }
    case 'inProcess': {
      const heard = known(hearVerified(which), answer.paymentId);
      if (pursuit.undo !== null) return stay(heard);
      return stay(askAt(moveTo(heard, 'awaitingCustomer'), now.mono + policy.askEveryMs));
    }
    case 'refused': {
      const wasSentOnce = pursuit.resent === 0;
      const isFinalCode = policy.finalForPay.includes(answer.code);
      const believed = isFinalCode && wasSentOnce && pursuit.knownMono === null;
      if (!believed) return askNow(hearVerified(doubtful));
      const payRefusal = { code: answer.code, atMono: now.mono };
      return askNow(carry(hearVerified(which), { payRefusal }));
    }
    case 'unknown': {
      const heard = hearUnknown(doubtful, answer);
      return answer.why === 'noAnswer' && mayPayAgain(heard) ? payAgain(heard) : askNow(heard);
    }
    default:
      return unhandled(answer);
  }
}

function decideTick(which: Case): Decision {
  const { mono } = which.now;
  let current = which;
  const { pursuit } = which.attempt;
  const { answering, silent } = pursuit.attentionMono;
  if (mono >= (pursuit.answeredAfterExpiry ? answering : silent)) {
    if (which.attempt.status !== 'needsAttention') {
      current = callPerson(current, overdueReason(pursuit));
    }
  }
  if (current.attempt.status === 'submitting' && mono >= pursuit.silentMono) {
    current = moveTo(current, 'unconfirmed');
  }
  if (mono >= pursuit.limitMono) {
    if (isHeld(pursuit)) current = callPerson(current, overdueReason(pursuit));
    else if (mayDecideCancel(pursuit)) return decideCancel(current, 'limit');
  }
  if (mono < pursuit.askMono) return stay(current);
  const refund = pursuit.intent === 'keepSeen' ? null : pursuit.undo?.refund;
  return refund && refund.refusedCode === null ? sendRefund(current) : askNow(current);
}

/** What a manager has seen paid is not cancelled any more, whoever asks for it. */
function mayDecideCancel({ undo, intent }: Pursuit): boolean {
  return undo === null && intent !== 'keepSeen';
}

/** What is heard cannot be acted on, so that only a person helps when the time is over. */
function isHeld(pursuit: Pursuit): boolean {
  return pursuit.answerDiffers || pursuit.credentialsRefused !== null;
}

function overdueReason(pursuit: Pursuit): AttentionReason {
  if (pursuit.answerDiffers) return 'answerDiffers';
  return pursuit.credentialsRefused === null ? 'noProof' : 'credentials';
}

/** Nothing of the old process's clock or wire is left; wall time says how long it was away. */
function rebase(which: Case, afterCrash: boolean): Case {
  const { now, policy } = which;
  const { pursuit, status } = which.attempt;
  const awayMs = Math.max(0, now.at - pursuit.sentAt);
  const attention = attentionMono(now.mono - awayMs, policy);
  // Nobody is called before the new process has had the time to ask.
  const graceMono = now.mono + policy.attentionAskMs;
  const asksFirst = status === 'submitting' ? moveTo(which, 'unconfirmed') : which;
  const fresh = carry(asksFirst, {
    mayResend: false,
    livedThroughCrash: pursuit.livedThroughCrash || afterCrash,
    silentMono: now.mono,
    limitMono: Math.max(now.mono, now.mono + policy.limitMs - awayMs),
    attentionMono: {
      answering: Math.max(graceMono, attention.answering),
      silent: Math.max(graceMono, attention.silent),
    },
    knownMono: pursuit.knownMono === null ? null : now.mono,
    payRefusal: pursuit.payRefusal && { ...pursuit.payRefusal, atMono: now.mono },
    askMono: now.mono,
    inquiriesOpen: 0,
  });
  const { undo } = pursuit;
  if (undo === null) return fresh;
  return carryUndo(fresh, {
    cancelMono: now.mono,
    cancelOpen: false,
    cancelEndedMono: undo.cancelsSent > 0 ? now.mono : null,
    // What a success proves with `keepSeen` is counted from one that this process hears.
    successHeard: undo.successHeard && pursuit.intent !== 'keepSeen',
    refund: undo.refund && { ...undo.refund, open: false },
  });
}

function attentionMono(sentMono: MonoMs, policy: AttemptPolicy) {
  const expiryMono = sentMono + policy.expiryMs;
  return {
    answering: expiryMono + policy.attentionAnsweringMs,
    silent: expiryMono + policy.attentionSilentMs,
  };
}
