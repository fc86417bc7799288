import type { PrintJobView, SlipSubject } from '../../messages/printing.ts';
import type { AttemptView } from '../../messages/views.ts';

/** What is told of the newest slip of a payment or refund; null: nothing is. */
export function newestPrintOf(
  about: SlipSubject,
  jobs: readonly PrintJobView[],
): PrintJobView | null {
  return jobs.find(({ thing }) => isAbout(thing, about)) ?? null;
}

/** What is printed of a payment as it is now; null: there is nothing to say of it yet. */
export function slipOf({ status, attentionReason }: AttemptView): 'receipt' | 'slip' | null {
  switch (status) {
    case 'paid':
      return 'receipt';
    case 'waitingForLink':
    case 'submitting':
    case 'awaitingCustomer':
      return null;
    case 'needsAttention':
      return attentionReason === 'unreadable' ? null : 'slip';
    case 'unconfirmed':
    case 'cancelling':
    case 'refunding':
    case 'declined':
    case 'cancelled':
    case 'refunded':
    case 'notSent':
      return 'slip';
    default:
      return status satisfies never;
  }
}

/** Slips that a person has to say something about, the newest first. */
export function asking(jobs: readonly PrintJobView[]): readonly PrintJobView[] {
  return jobs.filter(({ status }) => status === 'stale' || status === 'notKnown');
}

function isAbout(thing: PrintJobView['thing'], about: SlipSubject): boolean {
  if ('paymentRequestId' in about) {
    return thing.type === 'payment' && thing.paymentRequestId === about.paymentRequestId;
  }
  return thing.type === 'refund' && thing.refundRequestId === about.refundRequestId;
}
