import type { Asked, FoundAnswer } from './answers.ts';
import type { MonoMs, PaidDetails, UtcMs } from './attempt.ts';
import { unhandled } from './check.ts';
import type { Moment } from './event.ts';
import type { Money } from './money.ts';
import type { AttemptPolicy } from './policy.ts';

/**
 * An id that this till has used and its database does not know: the disk lost the row, or an
 * older database was restored (V5). Asked about until it can no longer be accepted.
 */
export interface Orphan {
  readonly paymentRequestId: string;
  /** Wall clock when the id was written down. */
  readonly notedAt: UtcMs;
  readonly status: OrphanStatus;
  /** Acquirer time after which it can no longer be accepted; null: its clock is not known yet. */
  readonly expiresAt: UtcMs | null;
  readonly askMono: MonoMs;
  readonly pauseMs: number;
  readonly tries: number;
}

/**
 * `found`: money was taken; it is a payment of this till again. `absent`: it was never charged
 * and cannot be any more.
 */
export const ORPHAN_STATUSES = ['asking', 'found', 'absent'] as const;
type OrphanStatus = (typeof ORPHAN_STATUSES)[number];

export type OrphanEvent = Moment &
  (
    | { readonly type: 'ticked' }
    | { readonly type: 'checkAsked' }
    | { readonly type: 'restarted' }
    | { readonly type: 'orphanAnswered'; readonly asked: Asked; readonly answer: FoundAnswer }
  );

export interface OrphanDecision {
  readonly next: Orphan;
  readonly asks: boolean;
  /** The payment as the acquirer has it. */
  readonly found: { readonly details: PaidDetails; readonly money: Money } | null;
}

export function newOrphan(
  paymentRequestId: string,
  notedAt: UtcMs,
  now: Pick<Moment, 'mono'>,
  policy: AttemptPolicy,
): Orphan {
  return {
    paymentRequestId,
    notedAt,
    status: 'asking',
    expiresAt: null,
    askMono: now.mono,
    pauseMs: policy.undoPauseMs,
    tries: 0,
  };
}

export function decideOrphan(
  orphan: Orphan,
  event: OrphanEvent,
  policy: AttemptPolicy,
): OrphanDecision {
  if (orphan.status !== 'asking') return stay(orphan);
  switch (event.type) {
    case 'ticked':
      return orphan.askMono > event.mono ? stay(orphan) : ask(orphan, event, policy);
    case 'checkAsked':
      return ask(orphan, event, policy);
    case 'restarted':
      return stay({ ...orphan, askMono: event.mono, pauseMs: policy.undoPauseMs });
    case 'orphanAnswered':
      return hear(dated(orphan, event, policy), event.asked, event.answer, policy);
    default:
      return unhandled(event);
  }
}

function stay(next: Orphan): OrphanDecision {
  return { next, asks: false, found: null };
}

function ask(orphan: Orphan, now: Moment, policy: AttemptPolicy): OrphanDecision {
  const wantedMono = now.mono + orphan.pauseMs * (0.5 + now.chance / 2);
  const pauseMs = Math.min(orphan.pauseMs * 2, policy.undoPauseMsMax);
  const askMono = soonest(orphan, wantedMono, now, policy);
  return {
    next: { ...orphan, askMono, pauseMs, tries: orphan.tries + 1 },
    asks: true,
    found: null,
  };
}

/** Whoever sent it is dead: it cannot expire later than a request of now would. */
function dated(orphan: Orphan, now: Moment, policy: AttemptPolicy): Orphan {
  if (orphan.expiresAt !== null || now.acquirerAt === null) return orphan;
  const known = { ...orphan, expiresAt: now.acquirerAt + policy.expiryMs };
  return { ...known, askMono: soonest(known, orphan.askMono, now, policy) };
}

/** One question is due as soon as it can prove that nothing was or will be charged. */
function soonest(
  { expiresAt }: Orphan,
  wantedMono: MonoMs,
  now: Moment,
  policy: AttemptPolicy,
): MonoMs {
  if (expiresAt === null || now.acquirerAt === null) return wantedMono;
  const proofMono = now.mono + (expiresAt + policy.proofAskMs - now.acquirerAt);
  return proofMono > now.mono ? Math.min(wantedMono, proofMono) : wantedMono;
}

function hear(
  orphan: Orphan,
  asked: Asked,
  answer: FoundAnswer,
  policy: AttemptPolicy,
): OrphanDecision {
  switch (answer.outcome) {
    case 'success': {
      const { details, money } = answer;
      return { next: { ...orphan, status: 'found' }, asks: false, found: { details, money } };
    }
    case 'failed':
    case 'cancelled':
      return stay({ ...orphan, status: 'absent' });
    case 'notFound': {
      const { expiresAt } = orphan;
      const isOver =
        expiresAt !== null &&
        asked.acquirerAt !== null &&
        asked.acquirerAt >= expiresAt + policy.afterExpiryMs;
      return stay(isOver ? { ...orphan, status: 'absent' } : orphan);
    }
    case 'processing':
    case 'unknown':
      return stay(orphan);
    default:
      return unhandled(answer);
  }
}
