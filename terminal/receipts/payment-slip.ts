import type { AttemptView, PaymentView } from '../../messages/views.ts';
import { receiptText } from '../../words/receipt.ts';
import type { UtcMs } from '../core/attempt.ts';
import {
  codeLines,
  fact,
  foreignMoney,
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

/** A payment as it stands: paid, ended without money, or not known yet. */
export function paymentSlip(payment: PaymentView, at: UtcMs, form: SlipForm): SlipLines {
  const { sale, attempt } = payment;
  const { facts, howToLearn } = form.words.receipts;
  const text = receiptText(payment, form.words);
  const since = attempt.endedAt ?? attempt.sentAt ?? attempt.scannedAt;
  const isEnded = attempt.endedAt !== null && attempt.unprovenBackMinor === 0;
  return [
    ...verdictLines(text, paperMoney(sale.money, form), givenBackLines(payment, form)),
    ...customerLines(attempt, form),
    ...instantLines(since, form),
    ...knownLines(at, since, form),
    ...quote(facts.reference, sale.reference),
    ...idLines(attempt, form),
    ...fact(facts.resultCode, attempt.resultCode),
    ...(isEnded ? [] : [GAP, ...sentence(howToLearn)]),
    ...codeLines(attempt.paymentRequestId, form),
  ];
}

/** What the wallet told of it. */
function customerLines({ wallet, customerMoney }: AttemptView, form: SlipForm): SlipLines {
  const { facts } = form.words.receipts;
  const money = customerMoney === null ? null : foreignMoney(customerMoney, form);
  return [...fact(facts.wallet, wallet), ...fact(facts.customerMoney, money)];
}

/** By what a payment is found: here, at the acquirer, and on the customer's phone. */
export function idLines(attempt: AttemptView, form: SlipForm): SlipLines {
  const { facts } = form.words.receipts;
  return [
    ...fact(facts.payment, attempt.shortId),
    ...fact(facts.request, attempt.paymentRequestId),
    ...fact(facts.acquirerId, attempt.paymentId),
    ...fact(facts.code, attempt.codeMasked),
  ];
}

/** Of one that was paid. What is on its way is not said to be back. */
function givenBackLines({ sale, attempt }: PaymentView, form: SlipForm): SlipLines {
  const { givenBackMinor, unprovenBackMinor } = attempt;
  if (givenBackMinor === 0) return [];
  const { currency, amountMinor } = sale.money;
  const { facts } = form.words.receipts;
  const line = (name: string, minor: number): SlipLines =>
    minor === 0 ? [] : fact(name, paperMoney({ amountMinor: minor, currency }, form));
  return [
    GAP,
    ...line(facts.givenBack, givenBackMinor - unprovenBackMinor),
    ...line(facts.onItsWayBack, unprovenBackMinor),
    ...line(facts.kept, amountMinor - givenBackMinor),
  ];
}
