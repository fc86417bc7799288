import type { Acquirer } from '../acquirer/acquirer.ts';
import { unhandled } from '../core/check.ts';
import { decideRefund, refundWakeMono, type RefundEvent } from '../core/decide-refund.ts';
import type { Moment } from '../core/event.ts';
import type { MinorUnits } from '../core/money.ts';
import { isRefundFinal, type Refund } from '../core/refund.ts';
import type { RefundEffect } from '../core/refund-pursuit.ts';
import { workOfRefund } from '../core/work.ts';
import type { Ids } from '../ports.ts';
import { nothing, type Afterwards } from './afterwards.ts';
import type { WithoutMoment } from './happening.ts';
import type { Pursuits, RunnerPorts, Step } from './pursuits.ts';

export type RefundHappening = WithoutMoment<RefundEvent>;

export interface RefundPorts extends RunnerPorts {
  readonly acquirer: Acquirer;
  readonly ids: Pick<Ids, 'noteRefund'>;
  /** After every commit. */
  readonly onRefund: (refund: Refund) => void;
  /** Inside a transaction: a paid payment is to be asked about, now or also later. */
  readonly doubt: (paymentRequestId: string, when: 'now' | 'later') => Afterwards;
}

/** What happens to refunds, as `Runner` runs it. */
export class RefundPursuits implements Pursuits<Refund, RefundHappening> {
  readonly kind = 'refund';
  readonly ticked = { type: 'ticked' } as const;
  readonly restarted = { type: 'restarted' } as const;
  readonly #ports: RefundPorts;

  constructor(ports: RefundPorts) {
    this.#ports = ports;
  }

  load(refundRequestId: string): Refund | null {
    const { store, log } = this.#ports;
    const refund = store.refunds.byId(refundRequestId);
    if (refund === null) {
      log.error('work.parked', { subject: refundRequestId, reason: 'unreadable' });
      store.write(() => store.work.park(refundRequestId, 'unreadable'));
      return null;
    }
    return isRefundFinal(refund) ? null : refund;
  }

  step(
    refund: Refund,
    event: RefundHappening & Moment,
    lastError: string | null,
  ): Step<Refund, RefundHappening> {
    const { acquirer, onRefund } = this.#ports;
    const isUndone = this.#isUndone(refund);
    const { next, effects } = decideRefund(refund, event, acquirer.policy, isUndone);
    let afterwards = nothing;
    return {
      next: isRefundFinal(next) ? null : next,
      wakeMono: refundWakeMono(next),
      exchanges: effects.map((effect) => () => this.#perform(next, effect)),
      write: () => {
        this.#write(next, event, refund.status, lastError);
        if (next.status === 'refused') afterwards = this.#doubt(refund);
        // The whole was undone by others: more went back than this part.
        if (isPartOfCancelled(next)) afterwards = this.#doubt(refund);
      },
      committed: () => {
        onRefund(next);
        afterwards();
      },
    };
  }

  heardAfterEnd(id: string, happening: RefundHappening, { at }: Moment): void {
    if (!('answer' in happening)) return;
    const { type, answer } = happening;
    const entry = { at, subject: id, type: 'heardAfterEnd', facts: { type, answer } };
    this.#ports.store.write(() => this.#ports.store.journal.append(entry));
  }

  /** Refused for good: what the payment is worth is looked at again, as long as that may change. */
  #doubt({ facts, ...state }: Refund): Afterwards {
    const mayArrive = 'pursuit' in state && state.pursuit.unansweredMono !== null;
    return this.#ports.doubt(facts.paymentRequestId, mayArrive ? 'later' : 'now');
  }

  #isUndone({ facts }: Refund): boolean {
    if (facts.cause !== 'asked') return true;
    const { refunds, sales } = this.#ports.store;
    // A sale that was closed wants none of its money: nothing was left to undo beside this one.
    const sale = sales.byId(facts.saleId)?.status;
    if (sale === 'dropped' || sale === 'paidOtherwise') return true;
    return refunds.of(facts.paymentRequestId).some((one) => one.facts.cause === 'reversal');
  }

  #write(
    next: Refund,
    event: RefundHappening & Moment,
    from: Refund['status'],
    lastError: string | null,
  ): void {
    const { store } = this.#ports;
    const { refundRequestId, paymentRequestId } = next.facts;
    store.refunds.update(next, event.at);
    store.work.replace(refundRequestId, workOfRefund(next, event, lastError));
    const answer = 'answer' in event ? { answer: event.answer } : {};
    store.journal.append({
      at: event.at,
      subject: refundRequestId,
      type: event.type,
      facts: { paymentRequestId, from, to: next.status, ...answer },
    });
  }

  async #perform(refund: Refund, effect: RefundEffect): Promise<RefundHappening> {
    const { acquirer, acquirerClock, clock } = this.#ports;
    const { refundRequestId, paymentRequestId, money, paidMinor } = refund.facts;
    const paid = { amountMinor: paidMinor as MinorUnits, currency: money.currency };
    const question = { paymentRequestId, money: paid };
    const reason = refund.facts.reason ?? 'The payment was not wanted any more';
    const asked = { mono: clock.mono(), acquirerAt: acquirerClock.now() };
    switch (effect.type) {
      case 'sendCancel':
        return { type: 'cancelAnswered', asked, answer: await acquirer.cancel(question) };
      case 'askPayment':
        return { type: 'inquiryAnswered', asked, answer: await acquirer.inquire(question) };
      case 'sendRefund': {
        const order = { refundRequestId, paymentId: effect.paymentId, money, reason };
        return { type: 'refundAnswered', asked, answer: await acquirer.refund(order) };
      }
      case 'askRefund': {
        const order = { refundRequestId, paymentId: effect.paymentId, money, reason };
        const answer = await acquirer.inquireRefund(order);
        return { type: 'refundInquiryAnswered', asked, answer };
      }
      default:
        return unhandled(effect);
    }
  }
}

function isPartOfCancelled(refund: Refund): boolean {
  const { money, paidMinor } = refund.facts;
  return refund.status === 'refunded' && refund.way === 'cancel' && money.amountMinor < paidMinor;
}
