import type { AttemptView, SaleView } from '../../messages/views.ts';
import type { Attempt, AttemptFacts, Pursuit } from '../core/attempt.ts';
import { isFinal } from '../core/attempt.ts';
import { unhandled } from '../core/check.ts';
import type { Moment } from '../core/event.ts';
import type { AttemptPolicy } from '../core/policy.ts';
import type { Sale } from '../core/sale.ts';
import { shortIdOf } from '../id-file.ts';

/** What a screen may know of a sale and of an attempt: facts and instants, no words. */
export function saleView(sale: Sale): SaleView {
  return { saleId: sale.saleId, money: sale.money, reference: sale.reference };
}

type Now = Pick<Moment, 'at' | 'mono' | 'acquirerAt'>;

export function attemptView(attempt: Attempt, now: Now, policy: AttemptPolicy): AttemptView {
  const view = blankView(attempt.facts, attempt.status);
  if (isFinal(attempt)) return { ...view, endedAt: attempt.endedAt, ...endingView(attempt) };
  if (attempt.status === 'waitingForLink') return { ...view, canCancel: true };
  const { pursuit } = attempt;
  return {
    ...view,
    sentAt: pursuit.sentAt,
    deadlineAt: pursuit.undo === null ? wall(pursuit.limitMono, now) : null,
    provenAt: provenAt(pursuit, now, policy),
    asked: pursuit.asked,
    canCancel: pursuit.undo === null,
    cancelCause: pursuit.undo?.cause ?? null,
    attentionReason: attempt.status === 'needsAttention' ? attempt.reason : null,
    resultCode: pursuit.credentialsRefused ?? pursuit.undo?.refund?.refusedCode ?? null,
    paymentId: pursuit.paymentId,
  };
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

function wall(mono: number, now: Now): number {
  return Math.round(now.at + (mono - now.mono));
}

/** The instant on the till's clock at which the proving question is asked; null: clock unknown. */
function provenAt(pursuit: Pursuit, now: Now, policy: AttemptPolicy): number | null {
  if (now.acquirerAt === null) return null;
  return Math.round(now.at + (pursuit.expiresAt + policy.proofAskMs - now.acquirerAt));
}
