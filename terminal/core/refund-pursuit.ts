import type { UnknownAnswer } from './answers.ts';
import type { AttentionReason } from './attempt.ts';
import type { Moment } from './event.ts';
import type { AttemptPolicy } from './policy.ts';
import type { OpenRefund, Refund, RefundPursuit, RefundWay } from './refund.ts';

/** What is to be done after the commit. */
export type RefundEffect =
  | { readonly type: 'sendCancel' }
  | { readonly type: 'sendRefund'; readonly paymentId: string }
  | { readonly type: 'askPayment' }
  | { readonly type: 'askRefund'; readonly paymentId: string };

export interface RefundDecision {
  readonly next: Refund;
  readonly effects: readonly RefundEffect[];
}

/** An open refund, the moment it is decided at, and the policy. */
export interface Case {
  readonly refund: OpenRefund;
  /** It must go back, whoever refuses it: the till undoes the payment. Else a refusal ends it. */
  readonly mustGoBack: boolean;
  readonly now: Moment;
  readonly policy: AttemptPolicy;
}

/** Does what is due: every row is committed before its first byte. */
export function step(which: Case): RefundDecision {
  const { refund, now, policy } = which;
  const { due, way, paymentId, open, tries } = refund.pursuit;
  const pause = pauseMs(which);
  const counted = carry(which, {
    tries: tries + 1,
    pauseMs: Math.min(refund.pursuit.pauseMs * 2, policy.undoPauseMsMax),
    askMono: now.mono + pause,
  });
  if (due === 'askRefund' && paymentId !== null)
    return act(counted, { type: 'askRefund', paymentId });
  // A client that never answers is asked past: what became of it, the payment tells.
  if (due !== 'send' || open) return act(counted, { type: 'askPayment' });
  const sent = moved(
    carry(counted, { open: true, askMono: now.mono + policy.exchangeMs + pause }),
    'submitting',
  );
  if (way === 'cancel') {
    const { cancelsSent } = refund.pursuit;
    return act(carry(sent, { cancelsSent: cancelsSent + 1 }), { type: 'sendCancel' });
  }
  if (paymentId === null) return act(counted, { type: 'askPayment' });
  return act(sent, { type: 'sendRefund', paymentId });
}

export function returned(which: Case, way: RefundWay, by: 'till' | 'elsewhere'): RefundDecision {
  const { facts } = which.refund;
  return { next: { facts, status: 'refunded', way, by, endedAt: which.now.at }, effects: [] };
}

export function heardUnknown(which: Case, answer: UnknownAnswer): Case {
  if (answer.why === 'credentials') return called(which, 'credentials');
  return answer.why === 'differs' ? called(which, 'answerDiffers') : which;
}

export function closed(which: Case): Case {
  return carry(which, { open: false, endedMono: which.now.mono });
}

/** What was sent is not known to have arrived, nor not to. */
export function unanswered(which: Case): Case {
  return carry(moved(which, 'unconfirmed'), { unansweredMono: which.now.mono });
}

/** At once. */
export function next(which: Case, due: RefundPursuit['due']): RefundDecision {
  return step(carry(which, { due }));
}

/** After the pause. */
export function later(which: Case, due: RefundPursuit['due']): RefundDecision {
  return stay(carry(which, { due, askMono: which.now.mono + pauseMs(which) }));
}

/** Between half of the pause and the whole, so that tills do not ask in step. */
function pauseMs({ refund, now, policy }: Case): number {
  if (refund.status === 'needsAttention') return policy.attentionAskMs;
  return refund.pursuit.pauseMs * (0.5 + now.chance / 2);
}

/** Nothing of the old process's clock or wire is left. */
export function rebased(which: Case): Case {
  const { now, policy, refund } = which;
  const wasSent = refund.status !== 'requested';
  const { due, way } = refund.pursuit;
  const ask = way === 'cancel' ? 'askPayment' : 'askRefund';
  const { open, unansweredMono } = refund.pursuit;
  const mayArrive = open || unansweredMono !== null;
  return carry(mayArrive ? unanswered(which) : wasSent ? moved(which, 'unconfirmed') : which, {
    due: wasSent && due === 'send' ? ask : due,
    askMono: now.mono,
    pauseMs: policy.undoPauseMs,
    open: false,
    endedMono: wasSent ? now.mono : null,
    attentionMono: now.mono + policy.attentionAnsweringMs,
  });
}

export function carry(which: Case, changes: Partial<RefundPursuit>): Case {
  const { refund } = which;
  return { ...which, refund: { ...refund, pursuit: { ...refund.pursuit, ...changes } } };
}

/** Only a proven end leaves `needsAttention`. */
export function moved(which: Case, status: 'submitting' | 'unconfirmed'): Case {
  const { facts, pursuit } = which.refund;
  if (which.refund.status === 'needsAttention') return which;
  return { ...which, refund: { facts, status, pursuit } };
}

export function called(which: Case, reason: AttentionReason): Case {
  const { facts, pursuit } = which.refund;
  return { ...which, refund: { facts, status: 'needsAttention', reason, pursuit } };
}

export function stay(which: Case): RefundDecision {
  return { next: which.refund, effects: [] };
}

function act(which: Case, effect: RefundEffect): RefundDecision {
  return { next: which.refund, effects: [effect] };
}
