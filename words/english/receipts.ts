import type { RefundView } from '../../messages/refunds.ts';
import type { AttemptView } from '../../messages/views.ts';
import type { AttentionReason, NotSentReason } from '../../terminal/core/attempt.ts';
import { isDeclineCode, isRefundRefusalCode } from '../../terminal/core/result-codes.ts';
import type { Catalogue, VerdictText } from '../catalogue.ts';
import { declineOther, declines, refundRefusals } from './declines.ts';

const NOTHING_CHARGED = 'Nothing was charged.';
const DO_NOT_PAY = 'Please do not pay this again.';
const MONEY_WITH_SHOP = 'The money is with the shop.';

const notSents: { readonly [Reason in NotSentReason]: string } = {
  noConnection: 'There was no connection, and the payment never left the till.',
  codeTooOld: 'The code became too old before it was sent.',
  notArmed: 'The till could not charge when the code was to be sent.',
  stopped: 'The payment was stopped before it left the till.',
  restarted: 'The till was restarted before the payment left it.',
};

type Sentences = Omit<VerdictText, 'headline'>;

const notFoundOut: Sentences = {
  lead: DO_NOT_PAY,
  rest: 'The till could not find out yet whether you were charged. It keeps asking by itself.',
};

const attentions: { readonly [Reason in AttentionReason]: Sentences } = {
  noProof: notFoundOut,
  answerDiffers: notFoundOut,
  credentials: notFoundOut,
  unreadable: notFoundOut,
  undoRefused: {
    lead: DO_NOT_PAY,
    rest: 'You were charged, and the money could not be given back yet. Ask the shop’s manager.',
  },
  moneyWithShop: {
    lead: MONEY_WITH_SHOP,
    rest: 'You were charged. The till gives the whole amount back as soon as it can.',
  },
};

const seenInPortal: Sentences = {
  lead: DO_NOT_PAY,
  rest: 'A manager of the shop has seen it paid in the acquirer’s portal. This till has not verified it.',
};

function notKnown(rest: string): (attempt: AttemptView) => VerdictText {
  const sentences: Sentences = { lead: DO_NOT_PAY, rest };
  // A payment that a manager has seen paid is not cancelled any more.
  return (attempt) => ({
    headline: 'Not known yet',
    ...(attempt.seenInPortal && attempt.status !== 'cancelling' ? seenInPortal : sentences),
  });
}

const asking = notKnown(
  'The till does not know yet whether you were charged. It keeps asking, and cancels the payment by itself if no answer comes.',
);

function attentionText({ attentionReason, seenInPortal: isSeen }: AttemptView): Sentences {
  return isSeen ? seenInPortal : attentions[attentionReason ?? 'noProof'];
}

function underWay(): VerdictText {
  return {
    headline: 'Refund asked for',
    lead: 'It is not proven yet that the money went back.',
    rest: 'The till keeps asking by itself. The money goes back once at most.',
  };
}

function refused({ resultCode }: RefundView): VerdictText {
  const reason =
    resultCode !== null && isRefundRefusalCode(resultCode) ? ` ${refundRefusals[resultCode]}` : '';
  return {
    headline: 'Not given back',
    lead: MONEY_WITH_SHOP,
    rest: `The acquirer refused to give it back.${reason} Ask the shop’s manager.`,
  };
}

export const receipts: Catalogue['receipts'] = {
  simulation: 'SIMULATION',
  simulationMeans: 'No real money. This is no receipt.',
  copy: (number) => (number === null ? 'COPY' : `COPY ${number}`),
  payments: {
    waitingForLink: () => ({
      headline: 'Not sent yet',
      lead: 'Nothing has left the till so far.',
      rest: 'It waits for a connection. It may still be sent as long as the code lives.',
    }),
    submitting: asking,
    awaitingCustomer: notKnown(
      'The wallet asks you to confirm on your phone. Nothing is charged until you do.',
    ),
    unconfirmed: asking,
    cancelling: notKnown(
      'The payment is being cancelled. It is not proven yet whether you were charged.',
    ),
    refunding: () => ({
      headline: 'Being given back',
      lead: 'You were charged.',
      rest: 'The whole amount is on its way back to your wallet. It is not proven yet that it went back.',
    }),
    needsAttention: (attempt) => ({ headline: 'Not settled yet', ...attentionText(attempt) }),
    paid: ({ refundedElsewhere }) => ({
      headline: 'Paid',
      lead: '',
      rest: refundedElsewhere ? 'Some of it was given back outside this till.' : '',
    }),
    declined: ({ resultCode }) => ({
      headline: 'Not paid',
      lead: NOTHING_CHARGED,
      rest: (resultCode !== null && isDeclineCode(resultCode) ? declines[resultCode] : declineOther)
        .reason,
    }),
    cancelled: ({ mayHaveBeenPaid }) => ({
      headline: 'Cancelled',
      lead: mayHaveBeenPaid
        ? 'If your phone shows a payment, the wallet gives it back.'
        : NOTHING_CHARGED,
      rest: 'This payment was cancelled.',
    }),
    refunded: ({ refundedElsewhere }) => ({
      headline: 'Money returned',
      lead: refundedElsewhere
        ? 'The whole amount was given back outside this till.'
        : 'The whole amount was given back.',
      rest: 'Your wallet shows it. The sale is not paid by it.',
    }),
    notSent: ({ notSentReason }) => ({
      headline: 'Not sent',
      lead: NOTHING_CHARGED,
      rest: notSentReason === null ? '' : notSents[notSentReason],
    }),
  },
  undoing: {
    open: DO_NOT_PAY,
    paid: DO_NOT_PAY,
    paidOtherwise: 'The sale was paid another way. This payment is being undone.',
    dropped: 'The sale was dropped. This payment is being undone.',
  },
  paidAfterAll: {
    owed: {
      headline: 'Paid after all',
      lead: 'This money has to be given back.',
      rest: 'The sale had been closed without this payment. Keep this slip and show it to the shop’s manager.',
    },
    goesBack: {
      headline: 'Paid after all',
      lead: 'The till gives the money back.',
      rest: 'The sale had been closed without this payment.',
    },
  },
  paidAndReturned: {
    headline: 'Money returned',
    lead: 'It was paid, and all of it was given back.',
    rest: 'Your wallet shows it.',
  },
  found: 'Found at the acquirer: this till had no record of it.',
  refunds: {
    requested: underWay,
    submitting: underWay,
    unconfirmed: underWay,
    needsAttention: ({ attentionReason }) => ({
      headline: 'Not settled yet',
      ...(attentionReason === 'undoRefused' || attentionReason === 'moneyWithShop'
        ? {
            lead: MONEY_WITH_SHOP,
            rest: 'It could not be given back yet. Ask the shop’s manager.',
          }
        : {
            lead: 'It is not proven yet that the money went back.',
            rest: 'The till could not find out yet. Ask the shop’s manager.',
          }),
    }),
    refunded: ({ by }) => ({
      headline: 'Money returned',
      lead:
        by === 'elsewhere'
          ? 'It was given back outside this till.'
          : 'It is on its way to your wallet.',
      rest: by === 'elsewhere' ? '' : 'Your wallet shows it.',
    }),
    refused,
  },
  wholeAmount: (paid) => `All of the ${paid} paid`,
  partAmount: (paid) => `Part of the ${paid} paid`,
  howToLearn:
    'How you learn the end: your wallet shows it, or show this slip in the shop. The code below finds the payment.',
  scanHere: 'The shop finds the payment by this code',
  facts: {
    till: 'Till',
    date: 'Date',
    time: 'Time',
    knownAt: 'As known at',
    customerMoney: 'Your wallet paid',
    wallet: 'Wallet',
    reference: 'Reference',
    code: 'Payment code',
    payment: 'Payment',
    request: 'Request id',
    acquirerId: 'Acquirer’s id',
    refund: 'Refund id',
    reason: 'Reason',
    resultCode: 'Result code',
    givenBack: 'Given back',
    onItsWayBack: 'On its way back, not proven',
    kept: 'Kept',
  },
  test: {
    title: 'Test print',
    means: 'No payment. Nothing was charged.',
    columns: (columns, widthDots) => `${columns} columns, ${widthDots} dots`,
    letters: 'Letters',
    money: 'Money',
    drawn: 'Drawn signs',
    codes: 'Codes',
    lookFor: [
      'The line of digits fills the paper from edge to edge and stands on one line.',
      'Letters with accents and the signs of money are right.',
      'The Chinese line is black and clear.',
      'The till’s scanner reads the square code: the till then says that it is no payment code.',
    ],
  },
  brandProblems: {
    notAPng: 'The brand file is no PNG picture. Save the logo as PNG.',
    damaged: 'The brand file is damaged. Save the logo as PNG once more.',
    interlaced: 'The brand file is an interlaced PNG. Save it without interlacing.',
    tooLarge: 'The brand file is too large. A logo of 600 dots in width is enough.',
    empty: 'Nothing would be seen of the brand file on paper. Use a logo with dark parts.',
  },
};
