import type { AttemptView, Stage, TillView } from '../../messages/views.ts';
import { toldName, toldNow } from '../told-outcomes.ts';

export type Sound = 'scanRead' | 'paid' | 'notPaid' | 'attention';

/** What is heard when an attempt comes into a status; null: nothing new for the cashier to do. */
const soundOfStatus: { readonly [Status in AttemptView['status']]: Sound | null } = {
  waitingForLink: 'attention',
  submitting: null,
  awaitingCustomer: 'attention',
  unconfirmed: 'attention',
  cancelling: null,
  refunding: 'attention',
  needsAttention: 'attention',
  paid: 'paid',
  declined: 'notPaid',
  cancelled: 'notPaid',
  refunded: 'attention',
  notSent: 'notPaid',
};

/** The sound of a transition. A first view, after a reload, makes none: nothing has happened. */
export function soundOfChange(before: TillView | null, now: TillView | null): Sound | null {
  if (before === null || now === null) return null;
  return soundOfStage(before.stage, now.stage) ?? soundOfTold(before, now);
}

function soundOfStage(before: Stage, now: Stage): Sound | null {
  if (now.screen !== 'attempt') return null;
  const was = before.screen === 'attempt' ? before.attempt : null;
  if (!isSame(was, now.attempt)) return soundOfStatus[now.attempt.status];
  // A connection stands again, and the cashier is asked.
  return now.attempt.waitsForWord && was?.waitsForWord === false ? 'attention' : null;
}

/** Never like success: the customer of that payment has gone, another one stands here. */
function soundOfTold(before: TillView, now: TillView): Sound | null {
  const known = new Set(toldNow(before).map(toldName));
  return toldNow(now).some((told) => !known.has(toldName(told))) ? 'attention' : null;
}

function isSame(was: AttemptView | null, now: AttemptView): boolean {
  return was?.paymentRequestId === now.paymentRequestId && was.status === now.status;
}
