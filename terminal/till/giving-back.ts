import type { Answer, Calls } from '../../messages/table.ts';
import {
  REASON_LENGTH_MAX,
  type GivingBackList,
  type GivingBackView,
  type RefundableView,
} from '../../messages/refunds.ts';
import type { AttemptView, SaleView } from '../../messages/views.ts';
import type { Attempt } from '../core/attempt.ts';
import { parseMinorUnits, paymentStepMinor, type MinorUnits } from '../core/money.ts';
import { isRefundFinal, type Refund, type RefundStatus } from '../core/refund.ts';
import { pinFailure } from './managers-word.ts';
import { recordedView, saleView } from './payment-view.ts';
import { refundView } from './refund-view.ts';
import { holdsPaymentCode } from './sale-request.ts';
import { failed, guardStore, takeStep } from './steps.ts';
import type { TillPorts } from './till-ports.ts';

/** As many as a screen lists; the rest is found in the history. */
const LISTED_MAX = 50;

type RefundCall = Calls['refund']['argument'];
type PaidAttempt = Extract<Attempt, { status: 'paid' }>;
type Listed = { readonly refund: Refund; readonly seen: RefundStatus | null };

/** Money that goes back: on a person's word, or because the till undoes a success. */
export class GivingBack {
  readonly #ports: TillPorts;
  /** Open, or ended and not seen, the oldest first. */
  readonly #listed = new Map<string, Listed>();

  constructor(ports: TillPorts) {
    this.#ports = ports;
  }

  /** After a start: what is open, and what nobody has seen as it is. */
  restore(): void {
    for (const { refund, seenStatus } of this.#ports.store.refunds.toTell()) {
      this.#listed.set(refund.facts.refundRequestId, { refund, seen: seenStatus });
    }
  }

  changed(refund: Refund): void {
    const { refundRequestId, cause } = refund.facts;
    // Whoever asked for it knows of it; what the till does by itself is told at once.
    const seen =
      this.#listed.get(refundRequestId)?.seen ?? (cause === 'asked' ? 'requested' : null);
    this.#listed.set(refundRequestId, { refund, seen });
  }

  get list(): GivingBackList {
    const all = [...this.#listed.values()].toReversed();
    const views = all
      .toSorted((a, b) => Number(isSeen(a)) - Number(isSeen(b)))
      .slice(0, LISTED_MAX)
      .flatMap((listed) => {
        const view = this.#viewOf(listed.refund);
        return view === null ? [] : [{ ...view, isSeen: isSeen(listed) }];
      });
    return { total: all.filter(({ refund }) => !isRefundFinal(refund)).length, newest: views };
  }

  /** What may be given back of a payment, and what was. */
  read(paymentRequestId: string): Answer<RefundableView> {
    const { store, refunds, acquirer } = this.#ports;
    const payment = this.#paymentOf(paymentRequestId);
    if (payment === null) return failed('notRefundable');
    const { sale, attempt, view } = payment;
    const givenBackMinor = refunds.givenBackMinor(paymentRequestId);
    const { amountMinor } = attempt.facts.money;
    const leftMinor = attempt.status === 'paid' ? Math.max(0, amountMinor - givenBackMinor) : 0;
    return {
      ok: true,
      result: {
        sale,
        attempt: view,
        leftMinor,
        formerAcquirer: store.attempts.formerAcquirerOf(paymentRequestId),
        takesParts: acquirer.policy.capabilities.partialRefund,
        withoutPinMinor: Math.max(0, this.#withoutPinMinor(attempt) - givenBackMinor),
        refunds: store.refunds.of(paymentRequestId).map(refundView),
      },
    };
  }

  /** The ceiling is looked at in the transaction that writes it (M6). */
  async refund(call: RefundCall): Promise<Answer<{ refundRequestId: string }>> {
    const { store, arming } = this.#ports;
    const known = store.refunds.byCallKey(call.key);
    if (known !== null) return { ok: true, result: { refundRequestId: known } };
    const amountMinor = parseMinorUnits(call.amountMinor);
    if (amountMinor === null) return failed('amountInvalid');
    const reason = call.reason.trim();
    if (reason.length > REASON_LENGTH_MAX) return failed('reasonTooLong');
    if (holdsPaymentCode(reason)) return failed('referenceIsCode');
    const allowed = await this.#allowed(call, amountMinor);
    if (!allowed.ok) return allowed;
    arming.refresh();
    if (!arming.isArmed) return failed('notArmed');
    // All of that took its time: the same press, or another refund, may have come meanwhile.
    const meanwhile = store.refunds.byCallKey(call.key);
    if (meanwhile !== null) return { ok: true, result: { refundRequestId: meanwhile } };
    return this.#begin(call, { amountMinor, reason, byManager: allowed.result.byManager });
  }

  /** Somebody has seen it as it is now. */
  acknowledge({ refundRequestId, status }: Calls['acknowledgeRefund']['argument']): Answer<null> {
    const listed = this.#listed.get(refundRequestId);
    if (listed === undefined || phaseOf(listed.refund.status) !== phaseOf(status)) {
      return failed('notNow');
    }
    const entry = { subject: refundRequestId, type: 'refundSeen', facts: { status } };
    return takeStep(this.#ports, entry, () => {
      this.#ports.store.refunds.setSeen(refundRequestId, status);
      return () => {
        if (isRefundFinal(listed.refund)) this.#listed.delete(refundRequestId);
        else this.#listed.set(refundRequestId, { ...listed, seen: status });
        return null;
      };
    });
  }

  /** A PIN is looked at only where it is needed: that it was typed says nothing. */
  async #allowed(
    { paymentRequestId, pin }: RefundCall,
    amountMinor: MinorUnits,
  ): Promise<Answer<{ readonly byManager: boolean }>> {
    const { store, refunds, acquirer } = this.#ports;
    const attempt = this.#paymentOf(paymentRequestId)?.attempt;
    if (attempt?.status !== 'paid') return failed('notRefundable');
    // The acquirer of now might "cancel" what it never saw, and no money would move.
    if (store.attempts.formerAcquirerOf(paymentRequestId) !== null) return failed('formerAcquirer');
    const { money } = attempt.facts;
    const leftMinor = money.amountMinor - refunds.givenBackMinor(paymentRequestId);
    if (leftMinor <= 0) return failed('notRefundable');
    if (amountMinor > leftMinor) return failed('refundTooMuch');
    // All that is left may hold a part that was once taken.
    const isWhole = amountMinor % paymentStepMinor(money.currency) === 0;
    if (!isWhole && amountMinor !== leftMinor) return failed('amountNotWhole');
    const isPart = amountMinor < money.amountMinor;
    if (isPart && !acquirer.policy.capabilities.partialRefund) return failed('notRefundable');
    if (!this.#needsPin(attempt, amountMinor)) return { ok: true, result: { byManager: false } };
    const refusal = pinFailure(await this.#ports.pin.check(pin ?? ''));
    return refusal ?? { ok: true, result: { byManager: true } };
  }

  /** Many small parts are not a way around the limit: all that was given back of it counts. */
  #needsPin(attempt: PaidAttempt, amountMinor: MinorUnits): boolean {
    const givenBackMinor = this.#ports.refunds.givenBackMinor(attempt.facts.paymentRequestId);
    return givenBackMinor + amountMinor > this.#withoutPinMinor(attempt);
  }

  /** The limit is in the till's currency, and says nothing of what another one is worth. */
  #withoutPinMinor({ facts: { money } }: Attempt): number {
    const { currency, refundWithoutPinMinor } = this.#ports.facts;
    return money.currency === currency ? refundWithoutPinMinor : 0;
  }

  /** Another refund may have come meanwhile: both ceilings are looked at where it is written. */
  #begin(
    { key, paymentRequestId }: RefundCall,
    wanted: {
      readonly amountMinor: MinorUnits;
      readonly reason: string;
      readonly byManager: boolean;
    },
  ): Answer<{ refundRequestId: string }> {
    const { ids, refunds, store, clock, arming } = this.#ports;
    const { amountMinor, reason, byManager } = wanted;
    const attempt = this.#paymentOf(paymentRequestId)?.attempt;
    if (attempt?.status !== 'paid') return failed('notRefundable');
    const refundRequestId = ids.nextRefund();
    const written = guardStore(arming, () =>
      store.write(() => {
        if (!byManager && this.#needsPin(attempt, amountMinor)) return 'pinWrong';
        const asked = { refundRequestId, callKey: key, amountMinor, reason };
        const afterwards = refunds.ask(attempt, asked);
        if (afterwards === null) return 'refundTooMuch';
        const entry = {
          subject: paymentRequestId,
          type: 'refundAsked',
          facts: { refundRequestId },
        };
        store.journal.append({ ...entry, at: clock.now() });
        return afterwards;
      }),
    );
    if (!written.ok) return written;
    if (typeof written.result === 'string') return failed(written.result);
    written.result();
    return { ok: true, result: { refundRequestId } };
  }

  #viewOf(refund: Refund): GivingBackView | null {
    const payment = this.#paymentOf(refund.facts.paymentRequestId);
    if (payment === null) return null;
    return { sale: payment.sale, attempt: payment.view, refund: refundView(refund) };
  }

  #paymentOf(paymentRequestId: string) {
    const { store } = this.#ports;
    const stored = store.attempts.byId(paymentRequestId);
    if (stored?.readable !== true) return null;
    const { attempt } = stored;
    const sale = store.sales.byId(attempt.facts.saleId);
    if (sale === null) return null;
    const views: { sale: SaleView; view: AttemptView } = {
      sale: saleView(sale),
      view: recordedView(attempt),
    };
    return { attempt, ...views };
  }
}

/** "Being given back" is one thing to see, whatever the till does meanwhile. */
function isSeen({ refund, seen }: Listed): boolean {
  return seen !== null && phaseOf(seen) === phaseOf(refund.status);
}

function phaseOf(status: RefundStatus): RefundStatus {
  return status === 'submitting' || status === 'unconfirmed' ? 'requested' : status;
}
