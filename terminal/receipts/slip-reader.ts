import type { SlipSubject } from '../../messages/printing.ts';
import { isFinal } from '../core/attempt.ts';
import type { Clock } from '../ports.ts';
import { givenBackMinor } from '../runner/refund-runner.ts';
import type { StoredAttempt, Store } from '../store/store-port.ts';
import { paymentView } from '../till/payment-view.ts';
import { refundView } from '../till/refund-view.ts';
import type { TillFacts } from '../till/till-ports.ts';
import type { SlipWork } from './print-job.ts';
import type { SlipFacts } from './slip-facts.ts';

/** As the acquirer asks for it on receipts, in its own spelling. */
const BRAND = 'Alipay+';

interface SlipReaderPorts {
  readonly facts: Pick<TillFacts, 'mode' | 'storeName' | 'terminalId' | 'zone'> & {
    readonly merchantName: string;
  };
  readonly clock: Clock;
  readonly store: Store;
}

/** What the records say now of a payment or of a refund, as its slip says it. */
export class SlipReader {
  readonly #ports: SlipReaderPorts;

  constructor(ports: SlipReaderPorts) {
    this.#ports = ports;
  }

  /** Null: there is no record of it. */
  slip(about: SlipSubject, locale: string): SlipWork | null {
    const refund =
      'refundRequestId' in about ? this.#ports.store.refunds.byId(about.refundRequestId) : null;
    const paymentRequestId =
      'paymentRequestId' in about ? about.paymentRequestId : refund?.facts.paymentRequestId;
    const payment = paymentRequestId === undefined ? null : this.#payment(paymentRequestId);
    if (payment === null) return null;
    const { shortId, status, endedAt } = payment.attempt;
    const head = this.#head(locale);
    if (refund !== null) {
      const { refundRequestId } = refund.facts;
      return {
        type: 'slip',
        thing: { type: 'refund', refundRequestId, shortId },
        facts: { kind: 'refund', payment, refund: refundView(refund), ...head },
        countedAs: `${refundRequestId} ${refund.status}`,
      };
    }
    const { attempt } = payment;
    return {
      type: 'slip',
      thing: { type: 'payment', paymentRequestId: attempt.paymentRequestId, shortId },
      facts: { kind: 'payment', payment, ...head },
      countedAs: `${attempt.paymentRequestId} ${endedAt === null ? 'open' : status}`,
    };
  }

  /**
   * The same slip by what is known now: it may have waited while its money went back. Null: its
   * records are lost or cannot be read, and what was known when it was asked for is all there is.
   */
  again({ thing, facts }: SlipWork): SlipWork | null {
    const work = this.slip(thing, facts.locale);
    if (work === null || work.facts.kind === 'test') return null;
    return work.facts.payment.attempt.attentionReason === 'unreadable' ? null : work;
  }

  test(locale: string): SlipFacts {
    return { kind: 'test', ...this.#head(locale) };
  }

  #payment(paymentRequestId: string) {
    const { store } = this.#ports;
    const stored = store.attempts.byId(paymentRequestId);
    if (stored === null) return null;
    const sale = store.sales.byId(stored.readable ? stored.attempt.facts.saleId : stored.saleId);
    if (sale === null) return null;
    const isPaid = stored.readable && stored.attempt.status === 'paid';
    const { sale: soldView, attempt } = paymentView(sale, stored, {
      givenBackMinor: isPaid ? givenBackMinor(store, paymentRequestId) : 0,
      unprovenBackMinor: isPaid ? store.refunds.unprovenMinor(paymentRequestId) : 0,
    });
    const seenInPortal = this.#isInPortal(paymentRequestId, stored);
    return { sale: soldView, attempt: { ...attempt, seenInPortal } };
  }

  /** A manager's word counts for as long as the till itself has not found out. */
  #isInPortal(paymentRequestId: string, stored: StoredAttempt): boolean {
    if (stored.readable && isFinal(stored.attempt)) return false;
    const left = this.#ports.store.leftOpen.all();
    return left.some((one) => one.isInPortal && one.paymentRequestId === paymentRequestId);
  }

  #head(locale: string) {
    const { facts, clock } = this.#ports;
    const { mode, storeName, merchantName, terminalId, zone } = facts;
    const at = clock.now();
    return { mode, storeName, merchantName, terminalId, zone, locale, at, brand: BRAND };
  }
}
