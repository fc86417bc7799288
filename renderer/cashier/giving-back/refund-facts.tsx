import type { GivingBackView } from '../../../messages/refunds.ts';
import { moneyText } from '../../../words/money.ts';
import { refundText } from '../../../words/refund.ts';
import { dayAndTime } from '../../../words/time.ts';
import { useWords } from '../../language.ts';
import { useStoreZone } from '../../till-context.ts';
import { FactSheet, knownFacts } from '../fact-sheet.tsx';
import { refundLook } from './refund-look.ts';

/** Everything that may be known of money on its way back. */
export function RefundFacts({ givingBack }: { readonly givingBack: GivingBackView }) {
  const words = useWords();
  const zone = useStoreZone();
  const { sale, attempt, refund } = givingBack;
  const { facts: say, causes, ways } = words.screens.refund;
  const { facts: sayOfPayment, timesAsked } = words.screens.payment;
  const time = (at: number): string => dayAndTime(at, words.locale, zone);
  const { refundRequestId, cause, reason, requestedAt, endedAt, way, tries, resultCode } = refund;
  return (
    <FactSheet
      look={refundLook(refund)}
      text={refundText(refund, words)}
      amount={moneyText(refund.money, words.locale)}
      facts={knownFacts([
        [say.payment, [attempt.shortId, moneyText(sale.money, words.locale)].join(' · ')],
        [sayOfPayment.reference, sale.reference],
        [say.cause, causes[cause]],
        [say.reason, reason],
        [say.asked, time(requestedAt)],
        [say.way, endedAt === null ? ways[way] : null],
        [say.tries, tries === 0 ? null : timesAsked(tries)],
        [sayOfPayment.ended, endedAt === null ? null : time(endedAt)],
        [sayOfPayment.resultCode, resultCode],
        [say.refund, refundRequestId],
        [sayOfPayment.request, attempt.paymentRequestId],
        [sayOfPayment.acquirerId, attempt.paymentId],
      ])}
    />
  );
}
