import type { RefundableView, RefundView } from '../../messages/refunds.ts';
import type { PaymentView } from '../../messages/views.ts';
import type { Catalogue } from '../../words/catalogue.ts';
import { moneyText } from '../../words/money.ts';
import { dayAndTime } from '../../words/time.ts';
import { verdictText } from '../../words/verdict.ts';
import { useWords } from '../language.ts';
import { useStoreZone } from '../till-context.ts';
import { FactSheet, knownFacts, type Fact } from './fact-sheet.tsx';
import { withGivenBack } from './giving-back/use-refundable.ts';
import { verdictLook } from './verdict-look.ts';

interface PaymentFactsProps {
  readonly payment: PaymentView;
  /** Null: not known. */
  readonly refundable: RefundableView | null;
}

/** Everything that may be known of one payment, and of what was given back of it. */
export function PaymentFacts({ payment: listed, refundable }: PaymentFactsProps) {
  const words = useWords();
  const zone = useStoreZone();
  const payment = withGivenBack(listed, refundable);
  const { sale, attempt } = payment;
  const text = verdictText(payment, words);
  const { foundMeans } = words.screens.payment;
  return (
    <FactSheet
      look={verdictLook(attempt)}
      text={sale.isFound ? { ...text, rest: `${foundMeans} ${text.rest}`.trim() } : text}
      amount={moneyText(sale.money, words.locale)}
      facts={factsOf(payment, refundable?.refunds ?? [], zone, words)}
    />
  );
}

/** In the order in which they happened. */
function factsOf(
  { sale, attempt }: PaymentView,
  refunds: readonly RefundView[],
  zone: string | undefined,
  words: Catalogue,
): readonly Fact[] {
  const { facts: say, timesAsked, inPortal, partOnItsWay } = words.screens.payment;
  const { reference, money } = sale;
  const { sentAt, endedAt, asked, wallet, customerMoney, resultCode, paymentId } = attempt;
  const time = (at: number): string => dayAndTime(at, words.locale, zone);
  const { givenBackMinor, unprovenBackMinor } = attempt;
  const netMinor = money.amountMinor - givenBackMinor;
  const net = moneyText({ ...money, amountMinor: netMinor }, words.locale);
  // Until it is proven what went back, what is kept is not known either.
  const unproven = moneyText({ ...money, amountMinor: unprovenBackMinor }, words.locale);
  const kept = unprovenBackMinor > 0 ? partOnItsWay(unproven) : net;
  return knownFacts([
    [say.shortId, attempt.shortId],
    [say.reference, reference],
    [say.scanned, time(attempt.scannedAt)],
    [say.sent, sentAt === null ? null : time(sentAt)],
    [say.asked, asked === 0 ? null : timesAsked(asked)],
    [say.ended, endedAt === null ? null : time(endedAt)],
    ...refunds.map((refund) => [say.refund, refundLine(refund, time, words)] as const),
    [say.net, givenBackMinor === 0 ? null : kept],
    [say.wallet, wallet],
    [say.customerMoney, customerMoney === null ? null : moneyText(customerMoney, words.locale)],
    [say.sale, words.report.saleStates[sale.status]],
    [say.inPortal, attempt.seenInPortal ? inPortal : null],
    [say.resultCode, resultCode],
    [say.code, attempt.codeMasked === '' ? null : attempt.codeMasked],
    [say.request, attempt.paymentRequestId],
    [say.acquirerId, paymentId],
  ]);
}

/** `€4.20 · given back · Goods returned · Sat, Nov 21, 2026, 14:40:02`. */
function refundLine(
  { money, status, cause, reason, requestedAt, endedAt }: RefundView,
  time: (at: number) => string,
  words: Catalogue,
): string {
  const { states, causes } = words.screens.refund;
  return [
    moneyText(money, words.locale),
    states[status],
    cause === 'asked' ? reason : causes[cause],
    time(endedAt ?? requestedAt),
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}
