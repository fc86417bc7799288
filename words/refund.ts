import type { GivingBackView, RefundView } from '../messages/refunds.ts';
import type { Catalogue, VerdictText } from './catalogue.ts';
import { moneyText } from './money.ts';
import type { OutcomeText } from './outcome.ts';

/** What the screen of a refund says. */
export function refundText(refund: RefundView, words: Catalogue): VerdictText {
  return words.screens.refund.verdicts[refund.status](refund);
}

/** What becomes of money on its way back, told on any screen. `time`: when its payment was scanned. */
export function givingBackText(
  { sale, refund }: GivingBackView,
  time: string,
  words: Catalogue,
): OutcomeText {
  const say = words.givingBack;
  const what = `${time} · ${moneyText(refund.money, words.locale)}`;
  switch (refund.cause) {
    case 'reversal': {
      const isClosed = sale.status === 'paidOtherwise' || sale.status === 'dropped';
      const why = isClosed ? say.afterClosing : say.afterEnd;
      return {
        headline: say.reversal[refund.status](what),
        rest: `${why} ${meaning(refund, words)}`,
        isAlarm: refund.status !== 'refunded',
      };
    }
    case 'elsewhere':
      return { headline: say.elsewhere(what), rest: say.elsewhereMeans, isAlarm: true };
    case 'asked':
      return {
        headline: say.asked[refund.status](what),
        rest: meaning(refund, words),
        isAlarm: refund.status === 'needsAttention' || refund.status === 'refused',
      };
    default:
      return refund.cause satisfies never;
  }
}

function meaning(refund: RefundView, words: Catalogue): string {
  switch (refund.status) {
    case 'requested':
    case 'submitting':
    case 'unconfirmed':
      return words.givingBack.nothingToDo;
    case 'needsAttention':
    case 'refunded':
      return refundText(refund, words).lead;
    case 'refused':
      return words.givingBack.refusedMeans;
    default:
      return refund.status satisfies never;
  }
}
