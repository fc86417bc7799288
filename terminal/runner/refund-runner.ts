import type { AttemptFacts, FinalAttempt, UtcMs } from '../core/attempt.ts';
import { requestRefund, refundWakeMono, wayOf } from '../core/decide-refund.ts';
import type { MinorUnits } from '../core/money.ts';
import type { FinalRefund, OpenRefund, Refund } from '../core/refund.ts';
import { workOfRefund } from '../core/work.ts';
import type { Store } from '../store/store-port.ts';
import { nothing, type Afterwards } from './afterwards.ts';
import { RefundPursuits, type RefundHappening, type RefundPorts } from './refund-pursuits.ts';
import { Runner } from './runner.ts';

type PaidAttempt = Extract<FinalAttempt, { status: 'paid' }>;

/** What of a payment is given back or may be, by this till or by others, in minor units. */
export function givenBackMinor(store: Store, paymentRequestId: string): number {
  const stored = store.attempts.byId(paymentRequestId);
  const attempt = stored?.readable === true ? stored.attempt : null;
  const elsewhereMinor = attempt?.status === 'paid' ? attempt.details.refundedElsewhereMinor : 0;
  return elsewhereMinor + store.refunds.standingMinor(paymentRequestId);
}

/** Money on its way back. Decides nothing: `decideRefund` does. */
export class RefundRunner {
  readonly #ports: RefundPorts;
  readonly #runner: Runner<Refund, RefundHappening>;

  constructor(ports: RefundPorts) {
    this.#ports = ports;
    this.#runner = new Runner(ports, new RefundPursuits(ports));
  }

  get count(): number {
    return this.#runner.count;
  }

  /** Of the open ones, the oldest first. */
  get ids(): readonly string[] {
    return this.#runner.ids;
  }

  has(refundRequestId: string): boolean {
    return this.#runner.has(refundRequestId);
  }

  /** What earlier processes left open, the oldest first. */
  recover(refundRequestIds: readonly string[]): void {
    this.#runner.recover(refundRequestIds);
  }

  check(refundRequestId: string): void {
    this.#runner.happen(refundRequestId, { type: 'checkAsked' });
  }

  /** What of a payment is given back or may be, in minor units. */
  givenBackMinor(paymentRequestId: string): number {
    return givenBackMinor(this.#ports.store, paymentRequestId);
  }

  /** Of that: what is not proven to be given back. */
  unprovenMinor(paymentRequestId: string): number {
    return this.#ports.store.refunds.unprovenMinor(paymentRequestId);
  }

  /**
   * Inside a transaction: a person wants this much given back. Null: more than is left of it.
   * What is checked and what is written cannot come apart (M6).
   */
  ask(
    paid: PaidAttempt,
    wanted: {
      readonly refundRequestId: string;
      readonly callKey: string;
      readonly amountMinor: MinorUnits;
      readonly reason: string;
    },
  ): Afterwards | null {
    const { facts, details } = paid;
    const leftMinor = facts.money.amountMinor - this.givenBackMinor(facts.paymentRequestId);
    if (wanted.amountMinor > leftMinor) return null;
    const money = { ...facts.money, amountMinor: wanted.amountMinor };
    const way = this.#wayOf(facts, wanted.amountMinor, details.wallet);
    const { refundRequestId, callKey, reason } = wanted;
    return this.#begin(
      { ...this.#factsOf(facts), refundRequestId, callKey, money, cause: 'asked', reason },
      { way, paymentId: details.paymentId },
    );
  }

  /**
   * Inside a transaction: a success that nobody wants, or that came after an end without money, is
   * undone under one fixed id. Nothing is done twice, and nothing if nothing is left of it.
   */
  reverse(facts: AttemptFacts, paymentId: string | null, wallet: string | null): Afterwards {
    const { store } = this.#ports;
    const before = store.refunds.of(facts.paymentRequestId);
    if (before.some((refund) => refund.facts.cause === 'reversal')) return nothing;
    const amountMinor = facts.money.amountMinor - this.givenBackMinor(facts.paymentRequestId);
    if (amountMinor <= 0) return nothing;
    const way = this.#wayOf(facts, amountMinor, wallet);
    return this.#begin(
      {
        ...this.#factsOf(facts),
        refundRequestId: `${facts.paymentRequestId}R`,
        callKey: null,
        money: { ...facts.money, amountMinor: amountMinor as MinorUnits },
        cause: 'reversal',
        reason: null,
      },
      { way, paymentId },
    );
  }

  /** Inside a transaction: somebody else has given this much back. */
  recordElsewhere(facts: AttemptFacts, amountMinor: number): Afterwards {
    const { store, clock, onRefund } = this.#ports;
    const at = clock.now();
    const before = store.refunds.of(facts.paymentRequestId);
    const refund: FinalRefund = {
      facts: {
        ...this.#factsOf(facts),
        refundRequestId: `${facts.paymentRequestId}E${before.length + 1}`,
        callKey: null,
        money: { ...facts.money, amountMinor: amountMinor as MinorUnits },
        cause: 'elsewhere',
        reason: null,
      },
      status: 'refunded',
      way: 'refund',
      by: 'elsewhere',
      endedAt: at,
    };
    this.#write(refund, at, 'givenBackElsewhere');
    return () => onRefund(refund);
  }

  checkAll(): void {
    this.#runner.checkAll({ type: 'checkAsked' });
  }

  stop(): void {
    this.#runner.stop();
  }

  #begin(facts: Refund['facts'], how: Parameters<typeof requestRefund>[1]): Afterwards {
    const { clock, acquirer, store, ids, onRefund } = this.#ports;
    // Outside the database: an older copy of it must not forget that money went back.
    ids.noteRefund(facts.refundRequestId, facts.paymentRequestId);
    const now = { at: clock.now(), mono: clock.mono() };
    const refund: OpenRefund = requestRefund(facts, how, now, acquirer.policy);
    this.#write(refund, now.at, 'refundRequested');
    store.work.replace(facts.refundRequestId, workOfRefund(refund, now, null));
    return () => {
      this.#runner.begin(facts.refundRequestId, refund, refundWakeMono(refund));
      onRefund(refund);
    };
  }

  #write(refund: Refund, at: UtcMs, type: string): void {
    const { store } = this.#ports;
    const { refundRequestId, paymentRequestId, money, cause, reason } = refund.facts;
    store.refunds.insert(refund, at);
    const facts = { paymentRequestId, to: refund.status, ...money, cause, reason };
    store.journal.append({ at, subject: refundRequestId, type, facts });
  }

  #factsOf({ paymentRequestId, saleId, money }: AttemptFacts) {
    const requestedAt = this.#ports.clock.now();
    return { paymentRequestId, saleId, paidMinor: money.amountMinor, requestedAt };
  }

  #wayOf({ paymentRequestId, money }: AttemptFacts, amountMinor: number, wallet: string | null) {
    const amounts = {
      amountMinor,
      paidMinor: money.amountMinor,
      standingMinor: this.givenBackMinor(paymentRequestId),
    };
    return wayOf(amounts, wallet, this.#ports.acquirer.policy);
  }
}
