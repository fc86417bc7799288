import type { RefundView } from '../../messages/refunds.ts';
import type { PaymentView } from '../../messages/views.ts';
import type { UtcMs } from '../core/attempt.ts';
import { sameMoney } from '../core/money.ts';
import { idLines } from './payment-slip.ts';
import {
  centered,
  codeLines,
  fact,
  GAP,
  instantLines,
  knownLines,
  paperMoney,
  quote,
  sentence,
  verdictLines,
  type SlipForm,
  type SlipLines,
} from './slip-form.ts';

/** Money that goes back, or went: how much of which payment, and whether that is proven. */
export function refundSlip(
  { sale, attempt }: PaymentView,
  refund: RefundView,
  at: UtcMs,
  form: SlipForm,
): SlipLines {
  const { facts, refunds, wholeAmount, partAmount, howToLearn } = form.words.receipts;
  const text = refunds[refund.status](refund);
  const paid = paperMoney(sale.money, form);
  const isWhole = sameMoney(refund.money, sale.money);
  const share = centered(isWhole ? wholeAmount(paid) : partAmount(paid));
  const since = refund.endedAt ?? refund.requestedAt;
  const isEnded = refund.endedAt !== null;
  return [
    ...verdictLines(text, paperMoney(refund.money, form), [share]),
    ...fact(facts.wallet, attempt.wallet),
    ...instantLines(since, form),
    ...knownLines(at, since, form),
    ...quote(facts.reason, refund.reason),
    ...fact(facts.refund, refund.refundRequestId),
    ...quote(facts.reference, sale.reference),
    ...idLines(attempt, form),
    ...fact(facts.resultCode, refund.resultCode),
    ...(isEnded ? [] : [GAP, ...sentence(howToLearn)]),
    ...codeLines(attempt.paymentRequestId, form),
  ];
}
