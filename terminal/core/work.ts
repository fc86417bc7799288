import { isFinal, type Attempt, type UtcMs } from './attempt.ts';
import type { Moment } from './event.ts';

/** What is in flight or due for an attempt: nothing is asked or sent without such a row. */
export interface Work {
  readonly kind: 'pay' | 'inquiry' | 'cancel' | 'refund';
  /** Wall clock. */
  readonly dueAt: UtcMs;
  readonly tries: number;
  /** Why the newest exchange proved nothing. */
  readonly lastError: string | null;
}

/** The work that a state implies; `isPayOpen`: the pay exchange has not ended yet. */
export function workOf(
  attempt: Attempt,
  now: Moment,
  isPayOpen: boolean,
  lastError: string | null,
): Work[] {
  if (isFinal(attempt) || attempt.status === 'waitingForLink') return [];
  const { pursuit } = attempt;
  const { undo } = pursuit;
  const wall = (mono: number) => Math.round(now.at + Math.max(0, mono - now.mono));
  const work: Work[] = [];
  if (isPayOpen) work.push({ kind: 'pay', dueAt: pursuit.sentAt, tries: 1, lastError: null });
  const askAt = wall(pursuit.askMono);
  if (undo?.refund) {
    work.push({ kind: 'refund', dueAt: askAt, tries: pursuit.asked, lastError });
  } else if (undo !== null) {
    const dueAt = wall(undo.cancelMono);
    work.push({ kind: 'cancel', dueAt, tries: undo.cancelsSent, lastError });
  }
  work.push({ kind: 'inquiry', dueAt: askAt, tries: pursuit.asked, lastError });
  return work;
}
