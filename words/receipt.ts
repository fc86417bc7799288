import type { PaymentView } from '../messages/views.ts';
import type { UtcMs } from '../terminal/core/attempt.ts';
import { decimalsOf, type Currency } from '../terminal/core/money.ts';
import type { Catalogue, VerdictText } from './catalogue.ts';
import { decimalText, type ShownMoney } from './money.ts';

/** What a slip says of a payment, as it stood when the slip was asked for. */
export function receiptText({ sale, attempt }: PaymentView, words: Catalogue): VerdictText {
  const { payments, undoing, paidAfterAll, paidAndReturned, found } = words.receipts;
  const text = payments[attempt.status](attempt);
  const isClosed = sale.status === 'paidOtherwise' || sale.status === 'dropped';
  switch (attempt.status) {
    case 'paid': {
      const returnedMinor = attempt.givenBackMinor - attempt.unprovenBackMinor;
      if (returnedMinor >= sale.money.amountMinor) return paidAndReturned;
      if (isClosed) {
        const isAllOnItsWay = attempt.givenBackMinor >= sale.money.amountMinor;
        return isAllOnItsWay ? paidAfterAll.goesBack : paidAfterAll.owed;
      }
      return sale.isFound ? { ...text, lead: found } : text;
    }
    case 'submitting':
    case 'awaitingCustomer':
    case 'unconfirmed':
    case 'cancelling':
      // "Do not pay again" would be wrong: the sale is paid another way, or nobody wants it paid.
      return isClosed ? { ...text, lead: undoing[sale.status] } : text;
    case 'needsAttention':
      // Where the money is comes first.
      return isClosed && attempt.attentionReason !== 'moneyWithShop'
        ? { ...text, lead: undoing[sale.status] }
        : text;
    case 'waitingForLink':
    case 'refunding':
    case 'declined':
    case 'cancelled':
    case 'refunded':
    case 'notSent':
      return text;
    default:
      return attempt.status satisfies never;
  }
}

/** `EUR 18.20`: for printers without the sign, and where a sign would be two currencies'. */
export function moneyByCode(money: ShownMoney, locale: string): string {
  const decimals = decimalsOf(money.currency as Currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'code',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(decimalText(money) as Intl.StringNumericLiteral);
}

/** `Sat, Nov 21, 2026`. */
export function paperDay(at: UtcMs, locale: string, zone: string): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new Intl.DateTimeFormat(locale, { ...day, timeZone: zone }).format(at);
}

/** `14:32:19 GMT+1`: with its distance from UTC, by which others look it up. */
export function paperTime(at: UtcMs, locale: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).format(at);
}
