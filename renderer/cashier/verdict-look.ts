import type { AttemptView } from '../../messages/views.ts';
import type { ShapeName } from '../components/shape.tsx';

/** The flood of a work area; `calm` is the quiet ground of the screens that say no verdict. */
export type Tone =
  | 'calm'
  | 'sending'
  | 'paid'
  | 'notPaid'
  | 'customerActs'
  | 'notKnown'
  | 'noConnection'
  | 'moneyReturned';

export interface VerdictLook {
  readonly tone: Tone;
  readonly shape: ShapeName;
  readonly filled?: boolean;
}

type Status = AttemptView['status'];

const looks: { readonly [Name in Status]: VerdictLook } = {
  waitingForLink: { tone: 'noConnection', shape: 'cutLink' },
  submitting: { tone: 'sending', shape: 'sending' },
  awaitingCustomer: { tone: 'customerActs', shape: 'phone' },
  unconfirmed: { tone: 'notKnown', shape: 'question' },
  cancelling: { tone: 'notKnown', shape: 'question' },
  refunding: { tone: 'moneyReturned', shape: 'returnArrow' },
  needsAttention: { tone: 'notKnown', shape: 'question', filled: true },
  paid: { tone: 'paid', shape: 'tick' },
  declined: { tone: 'notPaid', shape: 'cross' },
  cancelled: { tone: 'notPaid', shape: 'cross' },
  refunded: { tone: 'moneyReturned', shape: 'returnArrow' },
  notSent: { tone: 'noConnection', shape: 'cross' },
};

/** The colour and the shape of an attempt's screen. */
export function verdictLook(attempt: AttemptView): VerdictLook {
  if (attempt.status === 'cancelled' && attempt.mayHaveBeenPaid) {
    return { tone: 'moneyReturned', shape: 'returnArrow' };
  }
  // A connection stands again: what it waits for is the cashier.
  if (attempt.waitsForWord) return { tone: 'noConnection', shape: 'sending' };
  if (attempt.status === 'notSent' && attempt.notSentReason === 'noConnection') {
    return { tone: 'noConnection', shape: 'cutLink' };
  }
  return looks[attempt.status];
}

/** Which instant a status counts down to. */
const countedDownTo: {
  readonly [Name in Status]: 'codeDiesAt' | 'deadlineAt' | 'provenAt' | null;
} = {
  waitingForLink: 'codeDiesAt',
  submitting: null,
  awaitingCustomer: 'deadlineAt',
  unconfirmed: 'deadlineAt',
  cancelling: 'provenAt',
  refunding: null,
  needsAttention: null,
  paid: null,
  declined: null,
  cancelled: null,
  refunded: null,
  notSent: null,
};

export interface Countdown {
  /** Both on the till's clock. */
  readonly fromAt: number;
  readonly untilAt: number;
}

/** From when to when an attempt waits; null: it does not wait for a known time. */
export function countdownOf(attempt: AttemptView): Countdown | null {
  const field = countedDownTo[attempt.status];
  const untilAt = field === null ? null : attempt[field];
  return untilAt === null ? null : { fromAt: attempt.sentAt ?? attempt.scannedAt, untilAt };
}
