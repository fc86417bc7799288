import type { RefundView } from '../../messages/refunds.ts';
import { isRefundRefusalCode } from '../../terminal/core/result-codes.ts';
import type { Catalogue, VerdictText } from '../catalogue.ts';
import type { RefundAttentions } from '../refund-words.ts';
import { refundRefusals } from './declines.ts';

const NOT_ANOTHER_WAY = 'Do not give it back another way.';
const STILL_ASKING = 'Quote the numbers below. The till keeps asking by itself.';

const attentions: RefundAttentions = {
  noProof: {
    lead: NOT_ANOTHER_WAY,
    rest: `The till could not find out whether the money went back. ${STILL_ASKING}`,
  },
  answerDiffers: {
    lead: NOT_ANOTHER_WAY,
    rest: `The acquirer’s answer speaks of another amount or payment than ours. ${STILL_ASKING}`,
  },
  undoRefused: {
    lead: 'The money is with the shop.',
    rest: `The acquirer refuses to give it back. ${STILL_ASKING}`,
  },
  moneyWithShop: {
    lead: 'The money is with the shop.',
    rest: 'It is given back as soon as the shop’s balance with the acquirer allows. The till keeps trying by itself.',
  },
  credentials: {
    lead: NOT_ANOTHER_WAY,
    rest: 'The acquirer no longer accepts this till’s key, so it cannot ask. The technician must renew the key.',
  },
  unreadable: {
    lead: NOT_ANOTHER_WAY,
    rest: 'The till cannot read its own record of it. Look the payment up in the acquirer’s portal by the numbers below.',
  },
};

function underWay(): VerdictText {
  return {
    headline: 'Being given back',
    lead: NOT_ANOTHER_WAY,
    rest: 'It is asked for and not proven yet. You may go on: the till tells you on any screen how it ended.',
  };
}

function refused({ cause, resultCode }: RefundView): VerdictText {
  const what = 'The acquirer refused it, and the money is with the shop.';
  const reason =
    resultCode !== null && isRefundRefusalCode(resultCode) ? `${refundRefusals[resultCode]} ` : '';
  const advice =
    cause === 'asked'
      ? 'Give it back in the acquirer’s portal or in cash, with the manager.'
      : 'The customer has been charged for nothing: ask the manager to give it back in the acquirer’s portal or in cash.';
  const quoted = resultCode === null || reason !== '' ? '' : ' The result code below says why.';
  return { headline: 'Not given back', lead: what, rest: `${reason}${advice}${quoted}` };
}

export const refund: Catalogue['screens']['refund'] = {
  title: 'Give money back',
  open: 'Give money back',
  amount: 'To give back',
  whole: 'All of it',
  left: (left, paid) => `${left} of ${paid} can be given back.`,
  tooMuch: (left) => `That is more than is left. Type ${left} at most.`,
  onlyWhole: 'This acquirer gives back the whole amount only.',
  noPartLeft:
    'A part has been given back already, and this acquirer gives back no parts. Give the rest back in its portal or in cash.',
  nothingLeft: 'Nothing is left to give back of this payment.',
  formerAcquirer: (name) =>
    `This payment was made with another acquirer (${name}). Nothing is given back from here. Give it back in that acquirer’s portal.`,
  reading: 'Reading what was given back…',
  reason: 'Reason',
  reasons: {
    returned: 'Goods returned',
    wrongAmount: 'Wrong amount',
    notAvailable: 'Not available',
    other: 'Another reason',
  },
  otherReason: 'What the customer said',
  needsReason: 'Choose a reason first. Nothing is given back before you press the button.',
  confirm: (amount) => `Give ${amount} back`,
  before: 'Given back before',
  back: 'Back',
  goOn: 'Go on',
  again: 'Try again',
  verdicts: {
    requested: underWay,
    submitting: underWay,
    unconfirmed: () => ({
      headline: 'Not known yet',
      lead: NOT_ANOTHER_WAY,
      rest: 'The till does not know yet whether the money went back. It keeps asking, and the money goes back once at most.',
    }),
    needsAttention: ({ attentionReason }) => ({
      headline: 'Ask the manager',
      ...attentions[attentionReason ?? 'noProof'],
    }),
    refunded: ({ by }) => ({
      headline: 'Money returned',
      lead:
        by === 'elsewhere'
          ? 'It was given back outside this till.'
          : 'It is on its way to the customer’s wallet.',
      rest:
        by === 'elsewhere'
          ? 'The manager can see it in the acquirer’s portal.'
          : 'The wallet shows it to the customer. There is nothing more to do.',
    }),
    refused,
  },
  states: {
    requested: 'being given back',
    submitting: 'being given back',
    unconfirmed: 'refund not known yet',
    needsAttention: 'refund needs attention',
    refunded: 'given back',
    refused: 'not given back',
  },
  causes: {
    asked: 'asked for here',
    reversal: 'by the till itself',
    elsewhere: 'outside this till',
  },
  ways: { cancel: 'the payment is cancelled', refund: 'a refund is made' },
  facts: {
    refund: 'Refund id',
    payment: 'Payment',
    asked: 'Asked for',
    cause: 'By',
    reason: 'Reason',
    way: 'How',
    tries: 'Tried',
  },
};

const afterAll = (what: string): string => `${what} was paid after all; the till is giving it back`;
const asked = (what: string): string => `${what} is being given back`;

export const givingBack: Catalogue['givingBack'] = {
  reversal: {
    requested: afterAll,
    submitting: afterAll,
    unconfirmed: afterAll,
    needsAttention: (what) => `${what} was paid after all and is not given back: ask the manager`,
    refunded: (what) => `${what} was paid after all and has been given back`,
    refused: (what) => `${what} was paid after all and could not be given back: ask the manager`,
  },
  afterClosing: 'Its sale was closed without it.',
  afterEnd: 'It had ended without money before.',
  asked: {
    requested: asked,
    submitting: asked,
    unconfirmed: asked,
    needsAttention: (what) => `${what} is not proven to be given back: ask the manager`,
    refunded: (what) => `${what} has been given back`,
    refused: (what) => `${what} could not be given back: ask the manager`,
  },
  elsewhere: (what) => `${what} was given back outside this till`,
  elsewhereMeans:
    'Nobody asked for it here. The manager can see in the acquirer’s portal who gave it back.',
  nothingToDo: 'There is nothing to do: the till tells you when it is proven.',
  refusedMeans:
    'The money is with the shop. Give it back in the acquirer’s portal or in cash, with the manager.',
};

export const manager: Catalogue['screens']['manager'] = {
  pin: 'PIN',
  keypad: 'Digits of the PIN',
  checking: 'The PIN is being checked. Nothing more has to be typed.',
  back: 'Back',
  chargeAgain: {
    label: 'Charge again',
    title: 'Charge this sale again?',
    means:
      'The first payment is undone: cancelled, or given back should it turn out paid. Then the sale waits for a fresh code. The manager’s PIN allows it.',
    confirm: 'Charge again',
  },
  seenInPortal: {
    label: 'Seen in the portal',
    title: 'Is it paid in the acquirer’s portal?',
    means:
      'The till is free for the next customer and cancels this payment no more: the customer may have the goods. It shows it as seen in the portal and not verified, and keeps asking until it is proven. The manager’s PIN allows it.',
    confirm: 'It is paid there',
  },
  refund: {
    title: 'The manager’s PIN',
    means: (amount) =>
      `${amount} goes back to the customer of this payment. Above the store’s limit the manager allows it by PIN.`,
  },
};
