import type { Answer, Calls } from '../../messages/table.ts';
import { isFinal, isUnknown, type Attempt } from '../core/attempt.ts';
import type { Sale } from '../core/sale.ts';
import { nothing } from '../runner/afterwards.ts';
import type { Foreground } from './foreground.ts';
import type { OpenPayments } from './open-payments.ts';
import type { Sending } from './sending.ts';
import { failed, guardStore, takeStep } from './steps.ts';
import type { TillPorts } from './till-ports.ts';

interface LeavingParts {
  readonly foreground: Foreground;
  readonly open: OpenPayments;
  readonly sending: Sending;
}

type CloseCall = Calls['closeSale']['argument'];
type SeenPayment = Calls['handOver']['argument'];

/**
 * The ways in which a sale leaves the stage (closed another way, dropped, handed over, done), and
 * how one that was left comes back or is done with.
 */
export class Leaving {
  readonly #ports: TillPorts;
  readonly #parts: LeavingParts;

  constructor(ports: TillPorts, parts: LeavingParts) {
    this.#ports = ports;
    this.#parts = parts;
  }

  /**
   * "Paid another way" and "Drop the sale", at any moment. The sale's end and the undoing of its
   * open attempt are one transaction (V2): a till killed in between has done both or neither.
   */
  closeSale(call: CloseCall): Answer<null> {
    const { store } = this.#ports;
    const { foreground, sending } = this.#parts;
    const sale = store.sales.byId(call.saleId);
    if (sale === null) return failed('notNow');
    if (sale.status !== 'open' && sale.status !== 'paid') return failed('notNow');
    const isOnStage = foreground.sale?.saleId === sale.saleId;
    const unsent = isOnStage ? sending.facts : null;
    const attempt = isOnStage ? foreground.attempt : this.#newestAttempt(sale);
    const there = unsent?.paymentRequestId ?? attempt?.facts.paymentRequestId ?? null;
    // Only what the cashier saw is closed: a payment that began meanwhile is shown first.
    if (there !== call.paymentRequestId) return failed('notNow');
    if (unsent !== null) sending.stop();
    // What was stopped before it left is written as an end of its own, and may have failed to be.
    const left = unsent === null ? attempt : foreground.attempt;
    if (sale.status === 'paid') {
      // What was seen to be paid is given back as a refund, with its reason and the manager's PIN.
      const isUnseen = isOnStage ? foreground.hasJustPaid : this.#isTold(call.paymentRequestId);
      return isUnseen ? this.#closePaid(sale, left, call.as) : failed('notNow');
    }
    return left === null || isFinal(left)
      ? this.#closeIdle(sale, left, call.as)
      : this.#closeUndoing(sale, left, call.as);
  }

  /** The customer waits or has the goods: the success is wanted, and the till goes on. */
  handOver({ paymentRequestId, status }: Calls['handOver']['argument']): Answer<null> {
    const { foreground, open } = this.#parts;
    const { attempt } = foreground;
    if (attempt?.facts.paymentRequestId !== paymentRequestId || !isUnknown(attempt)) {
      return failed('notNow');
    }
    // It has moved on since the cashier saw it: that is to be seen first.
    if (attempt.status !== status) return failed('notNow');
    const entry = { subject: paymentRequestId, type: 'handedOver' };
    return takeStep(this.#ports, entry, () => {
      open.writeSeen(attempt);
      foreground.write(null);
      return () => {
        foreground.show(null, null);
        open.left(paymentRequestId, attempt.status);
        return null;
      };
    });
  }

  /** The sale on the stage waits for another code; its payment is undone and left (rule 22). */
  releaseForAnother({ paymentRequestId, status }: SeenPayment): Answer<null> {
    const { store, clock, runner, arming } = this.#ports;
    const { foreground, open, sending } = this.#parts;
    const { attempt } = foreground;
    if (attempt?.facts.paymentRequestId !== paymentRequestId) return failed('notNow');
    return guardStore(arming, () => {
      runner.undo(paymentRequestId, () => {
        const facts = { status };
        const entry = { at: clock.now(), subject: paymentRequestId, type: 'chargedAgain', facts };
        store.journal.append(entry);
        store.attempts.release(paymentRequestId);
        open.writeSeen(attempt);
      });
      foreground.awaitCode();
      open.left(paymentRequestId, attempt.status);
      sending.prepare();
      return null;
    });
  }

  /**
   * A manager saw it paid elsewhere: the till is freed and cancels it no more, and it stays to be
   * verified (rule 22).
   */
  leaveSeenInPortal({ paymentRequestId, status }: SeenPayment): Answer<null> {
    const { store, clock, runner, arming } = this.#ports;
    const { foreground, open } = this.#parts;
    const { attempt } = foreground;
    if (attempt?.facts.paymentRequestId !== paymentRequestId) return failed('notNow');
    return guardStore(arming, () => {
      runner.keepAsSeen(paymentRequestId, () => {
        const facts = { status };
        const entry = { at: clock.now(), subject: paymentRequestId, type: 'seenInPortal', facts };
        store.journal.append(entry);
        open.writeSeen(attempt);
        store.leftOpen.setInPortal(paymentRequestId);
        foreground.write(null);
      });
      foreground.show(null, null);
      open.left(paymentRequestId, attempt.status, true);
      return null;
    });
  }

  /** Leaves the result of a sale that is paid or closed. */
  nextSale(saleId: string): Answer<null> {
    const { foreground } = this.#parts;
    const { sale, attempt } = foreground;
    if (sale?.saleId !== saleId || sale.status === 'open') return failed('notNow');
    if (attempt !== null && !isFinal(attempt)) return failed('notNow');
    return this.#leave(sale, attempt, { subject: saleId, type: 'saleLeft' }, () => {});
  }

  /** Another code is awaited for the sale on the stage: who asks for it has seen this end. */
  awaitCode(saleId: string, ended: Attempt): Answer<null> {
    const { foreground, open } = this.#parts;
    const { paymentRequestId } = ended.facts;
    const entry = { subject: saleId, type: 'codeAwaited', facts: { after: paymentRequestId } };
    return takeStep(this.#ports, entry, () => {
      open.writeSeen(ended);
      return () => {
        open.seen(ended);
        foreground.awaitCode();
        return null;
      };
    });
  }

  /** Brings a sale that was left back to the stage; sends nothing. */
  takeBack(saleId: string): Answer<null> {
    const { store } = this.#ports;
    const { foreground } = this.#parts;
    if (foreground.sale !== null) return failed('busy');
    const sale = store.sales.byId(saleId);
    const attempt = sale === null ? null : this.#newestAttempt(sale);
    if (sale === null || attempt === null) return failed('notNow');
    return takeStep(this.#ports, { subject: saleId, type: 'saleTakenBack' }, () => {
      foreground.write(saleId);
      return () => {
        foreground.show(sale, attempt);
        // What the stage shows does not wait for its turn.
        this.#ports.runner.openAttempt(attempt.facts.paymentRequestId);
        return null;
      };
    });
  }

  /** Somebody has seen what became of a payment that was left. */
  acknowledge({ paymentRequestId, status }: Calls['acknowledge']['argument']): Answer<null> {
    const { open } = this.#parts;
    const attempt = open.told(paymentRequestId);
    if (attempt?.status !== status) return failed('notNow');
    const facts = { status };
    const entry = { subject: paymentRequestId, type: 'outcomeSeen', facts };
    return takeStep(this.#ports, entry, () => {
      open.writeSeen(attempt);
      return () => {
        open.seen(attempt);
        return null;
      };
    });
  }

  #closeIdle(sale: Sale, attempt: Attempt | null, as: CloseCall['as']): Answer<null> {
    const { store } = this.#ports;
    const entry = { subject: sale.saleId, type: 'saleClosed', facts: { as } };
    return this.#leave(sale, attempt, entry, () => store.sales.setStatus(sale.saleId, as));
  }

  #isTold(paymentRequestId: string | null): boolean {
    return paymentRequestId !== null && this.#parts.open.told(paymentRequestId) !== null;
  }

  /** It went through just before: the money goes back, and the till says so (V4). */
  #closePaid(sale: Sale, attempt: Attempt | null, as: CloseCall['as']): Answer<null> {
    const { store, refunds } = this.#ports;
    if (attempt?.status !== 'paid') return failed('notNow');
    const { facts, details } = attempt;
    // The acquirer of now might "cancel" what it never saw, and no money would move.
    if (store.attempts.formerAcquirerOf(facts.paymentRequestId) !== null) {
      return failed('formerAcquirer');
    }
    const entry = {
      subject: sale.saleId,
      type: 'saleClosed',
      facts: { as, reversed: facts.paymentRequestId },
    };
    let afterwards = nothing;
    const answer = this.#leave(sale, attempt, entry, () => {
      store.sales.setStatus(sale.saleId, as);
      afterwards = refunds.reverse(facts, details.paymentId, details.wallet);
    });
    if (answer.ok) afterwards();
    return answer;
  }

  #closeUndoing(sale: Sale, attempt: Attempt, as: CloseCall['as']): Answer<null> {
    const { store, clock, runner, arming } = this.#ports;
    const { foreground, open, sending } = this.#parts;
    const { paymentRequestId } = attempt.facts;
    const isOnStage = foreground.sale?.saleId === sale.saleId;
    return guardStore(arming, () => {
      runner.undo(paymentRequestId, () => {
        const at = clock.now();
        store.journal.append({ at, subject: sale.saleId, type: 'saleClosed', facts: { as } });
        store.sales.setStatus(sale.saleId, as);
        open.writeSeen(attempt);
        if (isOnStage) foreground.write(null);
      });
      if (isOnStage) {
        sending.release();
        foreground.show(null, null);
      }
      open.left(paymentRequestId, attempt.status);
      return null;
    });
  }

  /** The result was on the stage: who leaves it has seen it. */
  #leave(
    sale: Sale,
    attempt: Attempt | null,
    entry: Parameters<typeof takeStep>[1],
    write: () => void,
  ): Answer<null> {
    const { foreground, open, sending } = this.#parts;
    const isOnStage = foreground.sale?.saleId === sale.saleId;
    return takeStep(this.#ports, entry, () => {
      write();
      if (attempt !== null) open.writeSeen(attempt);
      if (isOnStage) foreground.write(null);
      return () => {
        if (attempt !== null) open.seen(attempt);
        if (isOnStage) {
          sending.release();
          foreground.show(null, null);
        }
        return null;
      };
    });
  }

  #newestAttempt(sale: Sale): Attempt | null {
    const stored = this.#ports.store.attempts.newestOf(sale.saleId);
    return stored?.readable === true ? stored.attempt : null;
  }
}
