import type { AttemptView, PaymentView, Stage, TillView } from '../../messages/views.ts';

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
  return soundOfStage(before.stage, now.stage) ?? soundOfOutcomes(before.outcomes, now.outcomes);
}

function soundOfStage(before: Stage, now: Stage): Sound | null {
  if (now.screen !== 'attempt') return null;
  const was = before.screen === 'attempt' ? before.attempt : null;
  return isSame(was, now.attempt) ? null : soundOfStatus[now.attempt.status];
}

/** Never like success: the customer of that payment has gone, another one stands here. */
function soundOfOutcomes(
  before: readonly PaymentView[],
  now: readonly PaymentView[],
): Sound | null {
  const isNew = ({ attempt }: PaymentView): boolean =>
    !before.some((told) => isSame(told.attempt, attempt));
  return now.some(isNew) ? 'attention' : null;
}

function isSame(was: AttemptView | null, now: AttemptView): boolean {
  return was?.paymentRequestId === now.paymentRequestId && was.status === now.status;
}
