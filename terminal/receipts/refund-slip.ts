import type { RefundView } from '../../messages/refunds.ts';
import type { PaymentView } from '../../messages/views.ts';
import { paperTime } from '../../words/receipt.ts';
import type { UtcMs } from '../core/attempt.ts';
import { sameMoney } from '../core/money.ts';
import { idLines } from './payment-slip.ts';
import {
  centered,
  codeLines,
  fact,
  GAP,
  instantLines,
  paperMoney,
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
  const isEnded = refund.endedAt !== null;
  return [
    ...verdictLines(text, paperMoney(refund.money, form), [share]),
    ...fact(facts.wallet, attempt.wallet),
    ...instantLines(refund.endedAt ?? refund.requestedAt, form),
    ...(isEnded ? [] : fact(facts.knownAt, paperTime(at, form.words.locale, form.zone))),
    ...fact(facts.reason, refund.reason),
    ...fact(facts.refund, refund.refundRequestId),
    ...fact(facts.reference, sale.reference),
    ...idLines(attempt, form),
    ...fact(facts.resultCode, refund.resultCode),
    ...(isEnded ? [] : [GAP, ...sentence(howToLearn)]),
    ...codeLines(attempt.paymentRequestId, form),
  ];
}
