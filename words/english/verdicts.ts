import type { AttemptView } from '../../messages/views.ts';
import type { AttentionReason, NotSentReason } from '../../terminal/core/attempt.ts';
import { isDeclineCode } from '../../terminal/core/result-codes.ts';
import type { Catalogue, DeclineText, VerdictText } from '../catalogue.ts';
import { declineOther, declines } from './declines.ts';

const DO_NOT_CHARGE = 'Do not charge again.';
const NOTHING_CHARGED = 'Nothing was charged.';

export const verdicts: Catalogue['verdicts'] = {
  waitingForLink: ({ waitsForWord }) =>
    waitsForWord
      ? {
          headline: 'The connection is back',
          lead: 'Is the customer still waiting to pay?',
          rest: 'Nothing has left the till. Send it now, or stop it if the customer has paid another way.',
        }
      : {
          headline: 'No connection',
          lead: 'Waiting while the code lives.',
          rest: 'Nothing has left the till. Back at once, the payment goes out by itself; later the till asks you first. If the code dies, nothing is charged.',
        },
  submitting: () => ({
    headline: 'Sending…',
    lead: '',
    rest: 'The result appears here.',
  }),
  awaitingCustomer: () => ({
    headline: 'The customer confirms on their phone',
    lead: 'The wallet asks the customer to confirm.',
    rest: 'Nothing is charged until they do.',
  }),
  unconfirmed: () => ({
    headline: 'Not known yet',
    lead: DO_NOT_CHARGE,
    rest: 'The till does not know whether the customer was charged. It keeps asking, and cancels the payment by itself if no answer comes.',
  }),
  cancelling: (attempt) => ({
    headline: 'Cancelling…',
    lead: DO_NOT_CHARGE,
    rest: `${cancelReason(attempt)}The till shows here what really happened, as soon as that is proven.`,
  }),
  refunding: () => ({
    headline: 'Giving the money back',
    lead: DO_NOT_CHARGE,
    rest: 'The customer was charged and it is too late to cancel. The whole amount is on its way back.',
  }),
  needsAttention: (attempt) => ({ headline: 'Ask the manager', ...attentionText(attempt) }),
  paid: (attempt) => ({
    headline: 'Paid',
    lead: attempt.refundedElsewhere ? 'Some of it was given back outside this till.' : '',
    rest: attempt.refundedElsewhere ? 'The manager can see it in the acquirer’s portal.' : '',
  }),
  declined: (attempt) => {
    const { reason, advice } = declineText(attempt.resultCode);
    return { headline: 'Not paid', lead: reason, rest: `${NOTHING_CHARGED} ${advice}` };
  },
  cancelled: (attempt) =>
    attempt.mayHaveBeenPaid
      ? {
          headline: 'Cancelled',
          lead: 'If the phone shows a payment, the wallet gives it back.',
          rest: `${cancelledBecause(attempt)}The sale can be charged again.`,
        }
      : {
          headline: 'Cancelled',
          lead: NOTHING_CHARGED,
          rest: `${cancelledBecause(attempt)}The sale can be charged again with a fresh code.`,
        },
  refunded: (attempt) => ({
    headline: 'Money returned',
    lead: attempt.refundedElsewhere
      ? 'The whole amount was given back outside this till.'
      : 'The whole amount was given back.',
    rest: 'The customer sees it in the wallet. The sale is not paid.',
  }),
  notSent: (attempt) => ({ headline: 'Not sent', ...notSentText(attempt.notSentReason) }),
};

/** Reason and advice of a decline; codes unknown to the till get the general ones. */
function declineText(code: string | null): DeclineText {
  return code !== null && isDeclineCode(code) ? declines[code] : declineOther;
}

/** Cashiers know what they asked for; what the till did by itself is explained. */
function cancelledBecause({ cancelCause }: AttemptView): string {
  return cancelCause === 'limit' ? 'No result came in time, so the till cancelled. ' : '';
}

function cancelReason({ cancelCause }: AttemptView): string {
  return cancelCause === null ? 'The payment is being cancelled. ' : cancelReasons[cancelCause];
}

const cancelReasons: { readonly [Cause in NonNullable<AttemptView['cancelCause']>]: string } = {
  cashier: 'You asked to cancel. ',
  limit: 'No result came in time, so the till cancels by itself. ',
  // The sale was closed without it, which is said first.
  intent: '',
};

type Sentences = Omit<VerdictText, 'headline'>;

const QUOTE = 'Quote the numbers below. The till keeps asking by itself.';

const attentions: { readonly [Reason in AttentionReason]: Sentences } = {
  noProof: {
    lead: DO_NOT_CHARGE,
    rest: `The till could not find out whether the customer was charged. ${QUOTE}`,
  },
  answerDiffers: {
    lead: DO_NOT_CHARGE,
    rest: `The acquirer’s answer speaks of another amount or payment than ours. ${QUOTE}`,
  },
  undoRefused: {
    lead: DO_NOT_CHARGE,
    rest: `The customer was charged, and the acquirer refuses to give it back. ${QUOTE}`,
  },
  moneyWithShop: {
    lead: 'The money is with the shop.',
    rest: 'The customer was charged. It is given back as soon as the shop’s balance with the acquirer allows. Quote the numbers below.',
  },
  credentials: {
    lead: DO_NOT_CHARGE,
    rest: `The acquirer no longer accepts this till’s key, so it cannot ask. The technician must renew the key. Quote the numbers below.`,
  },
  unreadable: {
    lead: DO_NOT_CHARGE,
    rest: 'The till cannot read its own record of this payment. Look it up in the acquirer’s portal by the numbers below.',
  },
};

const inPortal: Sentences = {
  lead: DO_NOT_CHARGE,
  rest: `A manager has seen it paid in the acquirer’s portal. This till has not verified it. ${QUOTE}`,
};

function attentionText({ attentionReason, seenInPortal }: AttemptView): Sentences {
  if (seenInPortal) return inPortal;
  return attentions[attentionReason ?? 'noProof'];
}

const notSents: { readonly [Reason in NotSentReason]: Sentences } = {
  noConnection: {
    lead: NOTHING_CHARGED,
    rest: 'There was no connection. Press Scan again (Enter) and scan a fresh code, or take another kind of payment.',
  },
  codeTooOld: {
    lead: NOTHING_CHARGED,
    rest: 'The code became too old before it was sent, and it never left the till. Press Scan again (Enter) and scan a fresh code, or take another kind of payment.',
  },
  notArmed: {
    lead: NOTHING_CHARGED,
    rest: 'The till could not charge any more when the code was to be sent. The Sale screen says why.',
  },
  stopped: {
    lead: NOTHING_CHARGED,
    rest: 'The payment was stopped before it left the till.',
  },
  restarted: {
    lead: NOTHING_CHARGED,
    rest: 'The till was restarted before the payment left it. Ask for a fresh code, press Scan again (Enter), then scan it.',
  },
};

function notSentText(reason: AttemptView['notSentReason']): Sentences {
  return reason === null ? { lead: NOTHING_CHARGED, rest: '' } : notSents[reason];
}
