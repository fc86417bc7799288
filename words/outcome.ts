import type { PaymentView } from '../messages/views.ts';
import type { Catalogue } from './catalogue.ts';
import { moneyText } from './money.ts';
import { verdictText } from './verdict.ts';

export interface OutcomeText {
  readonly headline: string;
  /** What it means for the money; empty: the headline says it. */
  readonly rest: string;
  /** Money moves in a way that nobody expects. */
  readonly isAlarm: boolean;
}

/** What became of a payment that the cashier went on without. `time` is when it was scanned. */
export function outcomeText(payment: PaymentView, time: string, words: Catalogue): OutcomeText {
  const { sale, attempt } = payment;
  const what = `${time} · ${moneyText(sale.money, words.locale)}`;
  const { told, found, paidAfterAll, undoingAfterAll, askToGiveBack, goesBack } = words.outcomes;
  const { headline, lead } = verdictText(payment, words);
  const isClosed = sale.status === 'paidOtherwise' || sale.status === 'dropped';
  switch (attempt.status) {
    case 'paid':
      if (isClosed) {
        const rest = attempt.givenBackMinor > 0 ? goesBack : askToGiveBack;
        return { headline: paidAfterAll(what), rest, isAlarm: true };
      }
      return sale.isFound
        ? { headline: found(what), rest: words.screens.payment.foundMeans, isAlarm: true }
        : { headline: told.paid(what), rest: lead, isAlarm: false };
    case 'refunding':
      return isClosed
        ? { headline: undoingAfterAll(what), rest: lead, isAlarm: true }
        : { headline: told.refunding(what), rest: lead, isAlarm: true };
    case 'needsAttention':
      return { headline: told.needsAttention(what), rest: lead, isAlarm: true };
    case 'declined': {
      const { nothingCharged } = words.closedSale;
      return { headline: told.declined(what), rest: `${lead} ${nothingCharged}`, isAlarm: false };
    }
    case 'cancelled':
    case 'refunded':
    case 'notSent':
      return { headline: told[attempt.status](what), rest: lead, isAlarm: false };
    case 'waitingForLink':
    case 'submitting':
    case 'awaitingCustomer':
    case 'unconfirmed':
    case 'cancelling':
      return { headline: `${what} · ${headline}`, rest: lead, isAlarm: false };
    default:
      return attempt.status satisfies never;
  }
}
