import type { Database } from 'better-sqlite3';
import type { FoundPayments, PaymentGroup } from '../../messages/day.ts';
import type { Calls } from '../../messages/table.ts';
import type { PaymentView } from '../../messages/views.ts';
import type { AttemptStatus } from '../core/attempt.ts';
import type { TradingHours } from '../core/business-day.ts';
import { standingsOf } from '../core/day-sums.ts';
import { localMinuteIn } from '../core/local-time.ts';
import type { Currency } from '../core/money.ts';
import { isFound, readSearch } from '../core/payment-search.ts';
import { Attempts } from '../store/attempts.ts';
import { Sales } from '../store/sales.ts';
import { paymentView } from '../till/payment-view.ts';
import {
  candidatesEver,
  candidatesGivenBackOn,
  candidatesOfDay,
  openCandidates,
  type Candidate,
  type ListPlace,
} from './candidates.ts';
import { countedPayment } from './records.ts';

/** As many as one reads before looking further. */
const PAGE_PAYMENTS = 50;

type Query = Calls['findPayments']['argument'];

/**
 * A page of the payments that answer to a query, the newest first. The next page begins behind
 * the last payment of this one, so that what is charged meanwhile moves nothing. Null: `after`
 * is no end of a page.
 */
export function findPayments(
  database: Database,
  settings: Pick<TradingHours, 'zone'> & { readonly currency: Currency },
  query: Query,
): FoundPayments | null {
  const place = query.after === null ? null : readPlace(query.after);
  if (place === null && query.after !== null) return null;
  const meanings = readSearch(query.text, settings.currency);
  const localMinute = localMinuteIn(settings.zone);
  const payments: PaymentView[] = [];
  let last: ListPlace | null = null;
  for (const candidate of candidatesOf(database, place, query)) {
    if (!isFound(candidate, meanings, localMinute)) continue;
    const payment = readPayment(database, candidate, query.only);
    if (payment === null) continue;
    // One more than a page: there is a next one.
    if (payments.length === PAGE_PAYMENTS) return { payments, next: last && placeText(last) };
    payments.push(payment);
    last = candidate;
  }
  return { payments, next: null };
}

/** Those that may be of the group; of a few, only the whole row tells. */
function* candidatesOf(
  database: Database,
  place: ListPlace | null,
  { businessDay, only }: Query,
): Generator<Candidate> {
  if (only === 'notKnown') {
    // What cannot be read is not known either. Among all days it is found under `all` only:
    // to look for it here, everything that was ever written would have to be read.
    yield* businessDay === null
      ? openCandidates(database, place)
      : candidatesOfDay(database, place, businessDay);
    return;
  }
  const candidates =
    businessDay === null
      ? candidatesEver(database, place)
      : only === 'givenBack'
        ? candidatesGivenBackOn(database, place, businessDay)
        : candidatesOfDay(database, place, businessDay);
  for (const candidate of candidates) {
    if (only === 'all' || isOfGroup(candidate, candidate.givenBackMinor, only)) yield candidate;
  }
}

/** What this till gave back counts beside what others did. */
function isOfGroup(
  { status }: { readonly status: AttemptStatus },
  refundedMinor: number,
  only: Exclude<PaymentGroup, 'all'>,
): boolean {
  return standingsOf({ status, refundedElsewhereMinor: refundedMinor }).includes(only);
}

/** Null: it is not of the group after all. */
function readPayment(
  database: Database,
  { paymentRequestId, saleId, givenBackMinor, unprovenBackMinor }: Candidate,
  only: PaymentGroup,
): PaymentView | null {
  const sale = new Sales(database).byId(saleId);
  const stored = new Attempts(database, '').byId(paymentRequestId);
  if (sale === null || stored === null) return null;
  const counted = countedPayment(sale, stored);
  if (only !== 'all' && !isOfGroup(counted, givenBackMinor, only)) return null;
  return paymentView(sale, stored, { givenBackMinor, unprovenBackMinor });
}

function placeText({ createdAt, paymentRequestId }: ListPlace): string {
  return `${createdAt}.${paymentRequestId}`;
}

function readPlace(text: string): ListPlace | null {
  const match = /^(-?\d{1,16})\.(\w+)$/.exec(text);
  if (match?.[2] === undefined) return null;
  return { createdAt: Number(match[1]), paymentRequestId: match[2] };
}
