import type { AttemptView, PaymentView, SaleView } from '../../messages/views.ts';
import type { Attempt, AttemptFacts } from '../core/attempt.ts';
import { isFinal } from '../core/attempt.ts';
import { unhandled } from '../core/check.ts';
import { isFoundSale, type Sale } from '../core/sale.ts';
import { shortIdOf } from '../id-file.ts';
import type { StoredAttempt } from '../store/store-port.ts';

/** What a screen may know of a sale and of an attempt: facts and instants, no words. */
export function saleView(sale: Sale): SaleView {
  const { saleId, money, reference, status } = sale;
  return { saleId, money, reference, status, isFound: isFoundSale(sale) };
}

/** An attempt as it was written down: without the waits, which need a clock. */
export function recordedView(attempt: Attempt): AttemptView {
  const view = blankView(attempt.facts, attempt.status);
  if (isFinal(attempt)) return { ...view, endedAt: attempt.endedAt, ...endingView(attempt) };
  if (attempt.status === 'waitingForLink') return { ...view, canCancel: true };
  const { pursuit } = attempt;
  return {
    ...view,
    sentAt: pursuit.sentAt,
    asked: pursuit.asked,
    canCancel: pursuit.undo === null,
    cancelCause: pursuit.undo?.cause ?? null,
    attentionReason: attempt.status === 'needsAttention' ? attempt.reason : null,
    mayHaveBeenPaid: attempt.status === 'refunding' || pursuit.undo?.successHeard === true,
    resultCode: pursuit.credentialsRefused ?? pursuit.undo?.refund?.refusedCode ?? null,
    paymentId: pursuit.paymentId,
  };
}

/** One whose row cannot be read: what its columns tell, and that a person is needed. */
function unreadableView(stored: Extract<StoredAttempt, { readable: false }>): AttemptView {
  const { paymentRequestId, saleId, money, createdAt } = stored;
  const known = { paymentRequestId, saleId, money, scannedAt: createdAt } as const;
  const view = blankView({ ...known, codeFamily: 'alipayPlus', codeMasked: '' }, 'needsAttention');
  return { ...view, attentionReason: 'unreadable' };
}

/** What of a payment goes back or went back, in minor units. */
export type GivenBack = Pick<AttemptView, 'givenBackMinor' | 'unprovenBackMinor'>;

/** A payment as it lies in the store. */
export function paymentView(sale: Sale, stored: StoredAttempt, back: GivenBack): PaymentView {
  const attempt = stored.readable ? recordedView(stored.attempt) : unreadableView(stored);
  return { sale: saleView(sale), attempt: { ...attempt, ...back } };
}

/** A scan whose connection does not stand yet: shown as sending, and nothing has left. */
export function unsentView(facts: AttemptFacts): AttemptView {
  return { ...blankView(facts, 'submitting'), canCancel: true };
}

function blankView(facts: AttemptFacts, status: Attempt['status']): AttemptView {
  return {
    paymentRequestId: facts.paymentRequestId,
    shortId: shortIdOf(facts.paymentRequestId),
    status,
    codeMasked: facts.codeMasked,
    codeFamily: facts.codeFamily,
    scannedAt: facts.scannedAt,
    sentAt: null,
    endedAt: null,
    deadlineAt: null,
    provenAt: null,
    asked: 0,
    canCancel: false,
    cancelCause: null,
    attentionReason: null,
    notSentReason: null,
    resultCode: null,
    mayHaveBeenPaid: false,
    refundedElsewhere: false,
    givenBackMinor: 0,
    unprovenBackMinor: 0,
    codeDiesAt: null,
    waitsForWord: false,
    seenInPortal: false,
    paymentId: null,
    wallet: null,
    customerMoney: null,
  };
}

function endingView(attempt: Extract<Attempt, { endedAt: number }>): Partial<AttemptView> {
  switch (attempt.status) {
    case 'paid': {
      const { paymentId, wallet, customerMoney, refundedElsewhereMinor } = attempt.details;
      return { paymentId, wallet, customerMoney, refundedElsewhere: refundedElsewhereMinor > 0 };
    }
    case 'declined':
      return { resultCode: attempt.code };
    case 'cancelled':
      return { mayHaveBeenPaid: attempt.mayHaveBeenPaid, cancelCause: attempt.cause };
    case 'refunded':
      return { refundedElsewhere: attempt.by === 'elsewhere' };
    case 'notSent':
      return { notSentReason: attempt.reason };
    default:
      return unhandled(attempt);
  }
}
