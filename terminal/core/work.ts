import { isFinal, type Attempt, type UtcMs } from './attempt.ts';
import type { Moment } from './event.ts';
import type { Orphan } from './orphan.ts';
import { recheckWakeMono, type Recheck } from './recheck.ts';
import { isRefundFinal, type Refund } from './refund.ts';

export const WORK_KINDS = ['pay', 'inquiry', 'cancel', 'refund', 'recheck', 'orphan'] as const;

/** What is in flight or due: nothing is asked or sent without such a row. */
export interface Work {
  readonly kind: (typeof WORK_KINDS)[number];
  /** Wall clock. */
  readonly dueAt: UtcMs;
  readonly tries: number;
  /** Why the newest exchange proved nothing. */
  readonly lastError: string | null;
}

type Now = Pick<Moment, 'at' | 'mono'>;

/** The work that a state implies; `isPayOpen`: the pay exchange has not ended yet. */
export function workOf(
  attempt: Attempt,
  now: Now,
  isPayOpen: boolean,
  lastError: string | null,
): Work[] {
  if (isFinal(attempt) || attempt.status === 'waitingForLink') return [];
  const { pursuit } = attempt;
  const { undo } = pursuit;
  const work: Work[] = [];
  if (isPayOpen) work.push({ kind: 'pay', dueAt: pursuit.sentAt, tries: 1, lastError: null });
  const askAt = wallClock(pursuit.askMono, now);
  if (undo?.refund) {
    work.push({ kind: 'refund', dueAt: askAt, tries: pursuit.asked, lastError });
  } else if (undo !== null) {
    const dueAt = wallClock(undo.cancelMono, now);
    work.push({ kind: 'cancel', dueAt, tries: undo.cancelsSent, lastError });
  }
  work.push({ kind: 'inquiry', dueAt: askAt, tries: pursuit.asked, lastError });
  return work;
}

export function workOfRefund(refund: Refund, now: Now, lastError: string | null): Work[] {
  if (isRefundFinal(refund)) return [];
  const { askMono, tries, way } = refund.pursuit;
  const dueAt = wallClock(askMono, now);
  const kind = way === 'cancel' ? 'cancel' : 'refund';
  return [
    { kind, dueAt, tries, lastError },
    { kind: 'inquiry', dueAt, tries, lastError },
  ];
}

export function workOfRecheck(recheck: Recheck, now: Now, lastError: string | null): Work[] {
  const dueAt = wallClock(recheckWakeMono(recheck), now);
  return [{ kind: 'recheck', dueAt, tries: recheck.tries, lastError }];
}

export function workOfOrphan(orphan: Orphan, now: Now, lastError: string | null): Work[] {
  if (orphan.status !== 'asking') return [];
  const dueAt = wallClock(orphan.askMono, now);
  return [{ kind: 'orphan', dueAt, tries: orphan.tries, lastError }];
}

function wallClock(mono: number, now: Now): UtcMs {
  return Math.round(now.at + Math.max(0, mono - now.mono));
}
