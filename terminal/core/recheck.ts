import type { InquiryAnswer } from './answers.ts';
import type { FinalAttempt, MonoMs, UtcMs } from './attempt.ts';
import { unhandled } from './check.ts';
import type { Moment } from './event.ts';
import type { Money } from './money.ts';

/** After an end that is not beyond doubt it is asked about again this much later (rule 18). */
const LATER_MS = [2, 10, 60].map((minutes) => minutes * 60_000);
/** A question that was not answered is repeated this soon. */
const UNANSWERED_MS = 60_000;
/**
 * No moment is further away than these when a process begins: before the last one, and until it.
 * What looks further away was planned on a wall clock that has been set back since.
 */
const NEXT_WITHIN_MS = 60 * 60_000;
const LAST_WITHIN_MS = 25 * 60 * 60_000;

/**
 * An attempt that has ended and is asked about again: the end was concluded and not told, or a
 * crash may have lost what was written after it.
 */
export interface Recheck {
  readonly paymentRequestId: string;
  readonly money: Money;
  /** What the till believes: no money was taken, or it was, and how much of it is given back. */
  readonly believed: 'noMoney' | 'paid';
  /** Wall clock of the questions that are still to be asked, the soonest first. */
  readonly dueAt: readonly UtcMs[];
  /**
   * Both clocks at one moment of this process: `dueAt` is kept by the one that nobody can set, so
   * that a wall clock that is put right neither puts questions off nor leaves any out.
   */
  readonly planned: { readonly at: UtcMs; readonly mono: MonoMs };
  /** Not before then; set by a question that went unanswered. */
  readonly askMono: MonoMs | null;
  readonly tries: number;
}

export type RecheckEvent = Moment &
  (
    | { readonly type: 'ticked' }
    | { readonly type: 'checkAsked' }
    | { readonly type: 'restarted' }
    | {
        readonly type: 'recheckAnswered';
        readonly answer: InquiryAnswer;
        /** What this till has given back of it, done or possibly done, in minor units. */
        readonly givenBackMinor: number;
      }
  );

/** What the acquirer says that this till did not believe. */
export type Finding =
  /** Money was taken, or may still be, for an attempt that ended without: it is given back. */
  | { readonly type: 'charged'; readonly paymentId: string | null }
  /** Of a payment that was paid, this much was given back by somebody else. */
  | { readonly type: 'givenBackElsewhere'; readonly amountMinor: number };

export interface RecheckDecision {
  /** Null: all was asked, or the acquirer told this very end. */
  readonly next: Recheck | null;
  readonly asks: boolean;
  readonly finding: Finding | null;
}

type Now = Pick<Moment, 'at' | 'mono'>;

/** Asked about at +2, +10 and +60 minutes and at the end of its business day. */
export function recheckLater(attempt: FinalAttempt, now: Now, dayEndsAt: UtcMs): Recheck {
  const dueAt = [...LATER_MS.map((ms) => now.at + ms), dayEndsAt].toSorted((a, b) => a - b);
  return recheckOf(attempt, now, dueAt);
}

/** Asked about once, now: what a crash or a restored database may have lost (V6). */
export function recheckOnce(attempt: FinalAttempt, now: Now): Recheck {
  return recheckOf(attempt, now, [now.at]);
}

/** Both: something is known to be lost, and may not have happened yet. */
export function recheckNowAndLater(attempt: FinalAttempt, now: Now, dayEndsAt: UtcMs): Recheck {
  const later = recheckLater(attempt, now, dayEndsAt);
  return { ...later, dueAt: [now.at, ...later.dueAt] };
}

function recheckOf(
  { facts, status }: FinalAttempt,
  { at, mono }: Now,
  dueAt: readonly UtcMs[],
): Recheck {
  const { paymentRequestId, money } = facts;
  const believed = status === 'paid' ? 'paid' : 'noMoney';
  const planned = { at, mono };
  return { paymentRequestId, money, believed, dueAt, planned, askMono: null, tries: 0 };
}

/** When it is to be asked about next, on the monotonic clock of this process. */
export function recheckWakeMono({ dueAt, planned, askMono }: Recheck): MonoMs {
  const dueMono = planned.mono + ((dueAt[0] ?? planned.at) - planned.at);
  return Math.max(dueMono, askMono ?? dueMono);
}

export function decideRecheck(recheck: Recheck, event: RecheckEvent): RecheckDecision {
  switch (event.type) {
    case 'ticked':
      return recheckWakeMono(recheck) > event.mono ? wait(recheck) : ask(recheck, event);
    case 'checkAsked':
      return ask(recheck, event);
    case 'restarted':
      return wait(plannedAnew(recheck, event));
    case 'recheckAnswered':
      return hear(recheck, event, event.answer, event.givenBackMinor);
    default:
      return unhandled(event);
  }
}

/** By the clocks of another process. */
function plannedAnew(recheck: Recheck, { at, mono }: Moment): Recheck {
  const [next = at, ...others] = recheck.dueAt;
  const withinMs = others.length > 0 ? NEXT_WITHIN_MS : LAST_WITHIN_MS;
  const tooLateMs = Math.max(0, next - at - withinMs);
  const dueAt = [next, ...others].map((due) => due - tooLateMs);
  return { ...recheck, dueAt, planned: { at, mono }, askMono: null };
}

function wait(next: Recheck): RecheckDecision {
  return { next, asks: false, finding: null };
}

/** Asked again soon unless this question is answered. */
function ask(recheck: Recheck, now: Moment): RecheckDecision {
  const askMono = now.mono + UNANSWERED_MS * (1 + now.chance / 2);
  return { next: { ...recheck, askMono, tries: recheck.tries + 1 }, asks: true, finding: null };
}

function hear(
  recheck: Recheck,
  now: Moment,
  answer: InquiryAnswer,
  givenBackMinor: number,
): RecheckDecision {
  const hasMoney = recheck.believed === 'paid';
  const { amountMinor } = recheck.money;
  switch (answer.outcome) {
    case 'unknown':
      return wait(recheck);
    case 'notFound':
      // Of a payment that was told to be paid this proves nothing: a register may lag behind.
      return answered(recheck, now);
    case 'failed':
    case 'cancelled':
      return hasMoney ? lost(amountMinor - givenBackMinor) : over(null);
    case 'processing':
      return hasMoney ? answered(recheck, now) : charged(answer.paymentId);
    case 'success': {
      const { refundedElsewhereMinor: refundedMinor, paymentId } = answer.details;
      if (hasMoney) {
        const elsewhereMinor = refundedMinor - givenBackMinor;
        if (elsewhereMinor <= 0) return answered(recheck, now);
        return { ...answered(recheck, now), finding: elsewhere(elsewhereMinor) };
      }
      return refundedMinor >= amountMinor ? over(null) : charged(paymentId);
    }
    default:
      return unhandled(answer);
  }
}

/** On to the next moment at which it is asked about. */
function answered(recheck: Recheck, now: Moment): RecheckDecision {
  const { at, mono } = recheck.planned;
  const reached = at + (now.mono - mono);
  const dueAt = recheck.dueAt.filter((due) => due > reached);
  if (dueAt.length === 0) return over(null);
  return wait({ ...recheck, dueAt, askMono: null });
}

function over(finding: Finding | null): RecheckDecision {
  return { next: null, asks: false, finding };
}

function charged(paymentId: string | null): RecheckDecision {
  return over({ type: 'charged', paymentId });
}

function lost(amountMinor: number): RecheckDecision {
  return over(amountMinor > 0 ? elsewhere(amountMinor) : null);
}

function elsewhere(amountMinor: number): Finding {
  return { type: 'givenBackElsewhere', amountMinor };
}
