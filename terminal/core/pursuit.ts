import type {
  AttentionReason,
  FinalAttempt,
  MonoMs,
  PaidDetails,
  Pursuit,
  PursuedAttempt,
  Undo,
  UtcMs,
} from './attempt.ts';
import type { AttemptEffect, Decision, Moment } from './event.ts';
import type { AttemptPolicy } from './policy.ts';

/** An open attempt, the moment it is decided at, and the policy: what every rule needs. */
export interface Case {
  readonly attempt: PursuedAttempt;
  readonly now: Moment;
  readonly policy: AttemptPolicy;
}

type WorkingStatus = Exclude<PursuedAttempt['status'], 'needsAttention'>;

/** The same case with some of what is carried changed. */
export function carry(which: Case, changes: Partial<Pursuit>): Case {
  const pursuit = { ...which.attempt.pursuit, ...changes };
  return { ...which, attempt: { ...which.attempt, pursuit } };
}

/** The same case in another status. Only a proven end leaves `needsAttention`. */
export function moveTo(which: Case, status: WorkingStatus): Case {
  const { attempt } = which;
  if (attempt.status === 'needsAttention') return which;
  return { ...which, attempt: { facts: attempt.facts, status, pursuit: attempt.pursuit } };
}

export function callPerson(which: Case, reason: AttentionReason): Case {
  const { facts, pursuit } = which.attempt;
  return { ...which, attempt: { facts, status: 'needsAttention', reason, pursuit } };
}

type Ending = FinalAttempt extends infer Member
  ? Member extends FinalAttempt
    ? Omit<Member, 'facts' | 'endedAt'>
    : never
  : never;

/** How an end was learned: told by the acquirer of this very payment, or concluded from less. */
export type Proof = 'told' | 'concluded';

export function end(which: Case, ending: Ending, proof: Proof): Decision {
  const next: FinalAttempt = { ...ending, facts: which.attempt.facts, endedAt: which.now.at };
  return { next, effects: [], asksAgain: proof === 'concluded' };
}

/**
 * A success that is kept. One that a cancel or refund was written for, or whose last rows a crash
 * may have lost, is asked about again (V7).
 */
export function endPaid(which: Case, details: PaidDetails): Decision {
  const { undo, livedThroughCrash } = which.attempt.pursuit;
  const isUnderWay = undo !== null && (undo.cancelsSent > 0 || undo.refund !== null);
  const isDoubtful = livedThroughCrash || isUnderWay;
  return end(which, { status: 'paid', details }, isDoubtful ? 'concluded' : 'told');
}

export function endCancelled(which: Case, mayHaveBeenPaid: boolean, proof: Proof): Decision {
  const cause = which.attempt.pursuit.undo?.cause ?? null;
  return end(which, { status: 'cancelled', mayHaveBeenPaid, cause }, proof);
}

export function stay(which: Case): Decision {
  return act(which, []);
}

/** Goes on with these effects. */
export function act(which: Case, effects: readonly AttemptEffect[]): Decision {
  return { next: which.attempt, effects, asksAgain: false };
}

/** Puts the next question at `wantedMono`, or at the moment that can prove an end if sooner. */
export function askAt(which: Case, wantedMono: MonoMs): Case {
  const { now, policy } = which;
  const { expiresAt } = which.attempt.pursuit;
  const proofMono =
    now.acquirerAt === null || expiresAt === null
      ? Infinity
      : now.mono + (expiresAt + policy.proofAskMs - now.acquirerAt);
  const soonest = proofMono > now.mono ? Math.min(wantedMono, proofMono) : wantedMono;
  return carry(which, { askMono: soonest });
}

/** Asks at once, unless too many questions are on the wire already. */
export function askNow(which: Case): Decision {
  const { pursuit } = which.attempt;
  const next = askAt(which, which.now.mono + pauseMs(which));
  if (pursuit.inquiriesOpen >= which.policy.inquiriesOpenMax) return stay(next);
  const counted = carry(next, {
    asked: pursuit.asked + 1,
    inquiriesOpen: pursuit.inquiriesOpen + 1,
  });
  return act(counted, [{ type: 'sendInquiry' }]);
}

/** The pause after a question, by what is pursued. */
export function pauseMs(which: Case): number {
  const { attempt, policy, now } = which;
  if (attempt.status === 'needsAttention') return policy.attentionAskMs;
  const { undo } = attempt.pursuit;
  return undo === null ? policy.askEveryMs : jittered(undo.pauseMs, now);
}

/** Between half of the pause and the whole, so that tills do not ask in step. */
export function jittered(pause: number, now: Moment): number {
  return pause * (0.5 + now.chance / 2);
}

export function grown(undo: Undo, policy: AttemptPolicy): number {
  return Math.min(undo.pauseMs * 2, policy.undoPauseMsMax);
}

/** The moment on the acquirer's clock from which a pay can no longer be accepted. */
export function isAfterExpiry(
  pursuit: Pursuit,
  acquirerAt: number | null,
  policy: AttemptPolicy,
): boolean {
  const { expiresAt } = pursuit;
  return (
    acquirerAt !== null && expiresAt !== null && acquirerAt >= expiresAt + policy.afterExpiryMs
  );
}

/** Whoever sent it was dead when this time was told, and could not send a later expiry. */
export function countedFrom(acquirerAt: UtcMs | null, policy: AttemptPolicy): UtcMs | null {
  return acquirerAt === null ? null : acquirerAt + policy.expiryMs;
}

/** A verified answer: whatever was wrong with earlier ones is over. */
export function hearVerified(which: Case): Case {
  const { pursuit } = which.attempt;
  const { acquirerAt } = which.now;
  const expiresAt = pursuit.expiresAt ?? countedFrom(acquirerAt, which.policy);
  const isExpired = acquirerAt !== null && expiresAt !== null && acquirerAt >= expiresAt;
  const heard = carry(which, {
    answerDiffers: false,
    credentialsRefused: null,
    expiresAt,
    answeredAfterExpiry: pursuit.answeredAfterExpiry || isExpired,
  });
  // The acquirer's clock may have been learned just now: the proving question can be placed.
  return askAt(heard, pursuit.askMono);
}

/** The acquirer has shown that it knows the id. */
export function known(which: Case, paymentId: string | null): Case {
  const { pursuit } = which.attempt;
  return carry(which, {
    knownMono: pursuit.knownMono ?? which.now.mono,
    paymentId: paymentId ?? pursuit.paymentId,
    payRefusal: null,
  });
}
