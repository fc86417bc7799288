import type { AttemptView, TillView } from '../../messages/views.ts';

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
  if (before === null || now === null || now.stage.screen !== 'attempt') return null;
  const was = before.stage.screen === 'attempt' ? before.stage.attempt : null;
  const { attempt } = now.stage;
  const same = was?.paymentRequestId === attempt.paymentRequestId && was.status === attempt.status;
  return same ? null : soundOfStatus[attempt.status];
}
