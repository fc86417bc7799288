import type { PaymentView } from '../messages/views.ts';
import type { Catalogue, VerdictText } from './catalogue.ts';

/** What a payment's screen says; of a sale that was closed without it, that comes first. */
export function verdictText({ sale, attempt }: PaymentView, words: Catalogue): VerdictText {
  const text = words.verdicts[attempt.status](attempt);
  if (sale.status === 'open' || sale.status === 'paid') return text;
  const { undoing, nothingCharged, ended, goesBack, hasToGoBack } = words.closedSale;
  switch (attempt.status) {
    case 'waitingForLink':
    case 'submitting':
    case 'awaitingCustomer':
    case 'unconfirmed':
    case 'cancelling':
    case 'refunding':
    case 'needsAttention':
      return { ...text, lead: undoing[sale.status] };
    case 'declined':
      return { ...text, rest: `${nothingCharged} ${ended[sale.status]}` };
    case 'paid':
      // It went through just before its sale was closed.
      return {
        ...text,
        lead: attempt.givenBackMinor > 0 ? goesBack : hasToGoBack,
        rest: ended[sale.status],
      };
    case 'refunded':
    case 'cancelled':
    case 'notSent':
      // Advice on charging again would be wrong: nothing more is wanted of this customer.
      return { ...text, rest: ended[sale.status] };
    default:
      return attempt.status satisfies never;
  }
}
