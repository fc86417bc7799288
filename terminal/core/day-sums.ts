import type { AttemptStatus, UtcMs } from './attempt.ts';
import { assert, unhandled } from './check.ts';
import type { Currency, Money } from './money.ts';
import type { RefundStatus } from './refund.ts';
import type { TradingDay } from './trading-day.ts';

/** One payment, as far as it counts in the money of a day. */
export interface CountedPayment {
  readonly status: AttemptStatus;
  readonly money: Money;
  /** When its sale was opened: the hour it counts in. */
  readonly saleAt: UtcMs;
  readonly wallet: string | null;
  /** Of one that is paid: given back by somebody else, in minor units. */
  readonly refundedElsewhereMinor: number;
}

/** One refund of this day, of a payment of any day. */
export interface CountedRefund {
  readonly status: RefundStatus;
  /** Its payment counts, or counted, as taken; one that came after an end without money does not. */
  readonly isOfTaken: boolean;
  readonly money: Money;
}

type Judged = Pick<CountedPayment, 'status' | 'refundedElsewhereMinor'>;

/** Where a payment counts: one that was given back was taken first, and counts in both. */
export type Standing = 'taken' | 'givenBack' | 'notKnown' | 'notPaid';

export function standingsOf(payment: Judged): readonly Standing[] {
  const { status } = payment;
  switch (status) {
    case 'paid':
      return payment.refundedElsewhereMinor > 0 ? ['taken', 'givenBack'] : ['taken'];
    case 'refunded':
      return ['taken', 'givenBack'];
    case 'declined':
    case 'cancelled':
    case 'notSent':
      return ['notPaid'];
    case 'waitingForLink':
    case 'submitting':
    case 'awaitingCustomer':
    case 'unconfirmed':
    case 'cancelling':
    case 'refunding':
    case 'needsAttention':
      return ['notKnown'];
    default:
      return unhandled(status);
  }
}

/** Of what the payment brought, before anything of it went back. */
export function takenMinor(payment: CountedPayment): number {
  return standingsOf(payment).includes('taken') ? payment.money.amountMinor : 0;
}

/** Of this payment itself; what the till gave back by a refund counts with the refund. */
export function givenBackMinor({ status, money, refundedElsewhereMinor }: CountedPayment): number {
  if (status === 'refunded') return money.amountMinor;
  return status === 'paid' ? refundedElsewhereMinor : 0;
}

export function isGivenBack({ status, isOfTaken }: CountedRefund): boolean {
  return status === 'refunded' && isOfTaken;
}

interface Figure {
  readonly amountMinor: number;
  readonly count: number;
}

/** The sums of one currency, in exact minor units. */
export interface DaySums {
  readonly currency: Currency;
  readonly taken: Figure;
  readonly givenBack: Figure;
  /** Refunds whose end is not proven: not in `givenBack`, and not taken off `netMinor`. */
  readonly beingGivenBack: Figure;
  readonly netMinor: number;
  /** Rounded to the nearest minor unit; null: nothing was taken. */
  readonly averageMinor: number | null;
  readonly notKnown: Figure;
  readonly paidOtherwise: Figure;
  /** What was taken in each hour of the day. */
  readonly hours: readonly (Figure & { readonly startsAt: UtcMs })[];
  /** What was taken from each wallet, the largest first. */
  readonly wallets: readonly (Figure & { readonly wallet: string | null })[];
}

export interface DayRecords {
  readonly payments: readonly CountedPayment[];
  readonly refunds: readonly CountedRefund[];
  /** The money of each sale that was closed as paid by cash, card or otherwise. */
  readonly paidOtherwise: readonly Money[];
}

/**
 * The money of a day: one member for each currency, never mixed, the till's own first and always
 * there. Throws when a sum is too large to be held exactly.
 */
export function sumDay(records: DayRecords, day: TradingDay, own: Currency): readonly DaySums[] {
  const used = [
    ...records.payments.map(({ money }) => money),
    ...records.refunds.map(({ money }) => money),
    ...records.paidOtherwise,
  ];
  const others = new Set(used.map(({ currency }) => currency).toSorted());
  others.delete(own);
  return [own, ...others].map((currency) => sumCurrency(records, day, currency));
}

function sumCurrency(records: DayRecords, day: TradingDay, currency: Currency): DaySums {
  const payments = records.payments.filter(({ money }) => money.currency === currency);
  const standing = (wanted: Standing) =>
    payments.filter((payment) => standingsOf(payment).includes(wanted));
  const taken = standing('taken');
  const takenFigure = figureOf(amountsOf(taken));
  const refunds = records.refunds.filter(({ money }) => money.currency === currency);
  const done = refunds.filter(isGivenBack);
  const open = refunds.filter(({ status }) => status !== 'refunded' && status !== 'refused');
  const givenBack = figureOf([
    ...standing('givenBack').map(givenBackMinor),
    ...done.map(({ money }) => money.amountMinor),
  ]);
  const otherwise = records.paidOtherwise.filter((money) => money.currency === currency);
  return {
    currency,
    taken: takenFigure,
    givenBack,
    beingGivenBack: figureOf(open.map(({ money }) => money.amountMinor)),
    netMinor: takenFigure.amountMinor - givenBack.amountMinor,
    averageMinor: averageOf(takenFigure),
    notKnown: figureOf(amountsOf(standing('notKnown'))),
    paidOtherwise: figureOf(otherwise.map(({ amountMinor }) => amountMinor)),
    hours: hoursOf(taken, day),
    wallets: walletsOf(taken),
  };
}

function hoursOf(taken: readonly CountedPayment[], { hourStarts }: TradingDay): DaySums['hours'] {
  const hours = hourStarts.map((startsAt) => ({ startsAt, amountMinor: 0, count: 0 }));
  for (const { saleAt, money } of taken) {
    // A clock or a cut-off that was set in between puts a sale outside: the nearest hour has it.
    const hour = hours.findLast(({ startsAt }) => startsAt <= saleAt) ?? hours[0];
    assert(hour !== undefined, 'a trading day has an hour');
    hour.amountMinor += money.amountMinor;
    hour.count += 1;
  }
  return hours;
}

function walletsOf(taken: readonly CountedPayment[]): DaySums['wallets'] {
  const names = [...new Set(taken.map(({ wallet }) => wallet))];
  return names
    .map((name) => {
      const { amountMinor, count } = figureOf(
        amountsOf(taken.filter(({ wallet }) => wallet === name)),
      );
      return { wallet: name, amountMinor, count };
    })
    .toSorted((a, b) => b.amountMinor - a.amountMinor || byName(a.wallet, b.wallet));
}

/** By code unit, so that the order is the same everywhere; the nameless come last. */
function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
}

function amountsOf(payments: readonly CountedPayment[]): number[] {
  return payments.map(({ money }) => money.amountMinor);
}

function figureOf(amounts: readonly number[]): Figure {
  const amountMinor = amounts.reduce((sum, amount) => sum + amount, 0);
  assert(Number.isSafeInteger(amountMinor), 'a sum is too large to be exact');
  return { amountMinor, count: amounts.length };
}

function averageOf({ amountMinor, count }: Figure): number | null {
  if (count === 0) return null;
  const rest = amountMinor % count;
  return (amountMinor - rest) / count + (rest * 2 >= count ? 1 : 0);
}
