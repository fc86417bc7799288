import type { OpenPaymentsView, PaymentView } from '../../messages/views.ts';
import { isFinal, type Attempt, type AttemptStatus } from '../core/attempt.ts';
import type { TillPorts } from './till-ports.ts';

/** As many as a screen lists; the rest is found in the history. */
const LISTED_MAX = 50;

/** The money moves in a way nobody expects: told before its end, and again at its end. */
const ALARMING: ReadonlySet<AttemptStatus> = new Set(['refunding', 'needsAttention']);

type OpenPorts = Pick<TillPorts, 'store' | 'runner' | 'clock'>;

/**
 * The payments that the cashier went on without: the list of those still open, and what became
 * of the others, told on any screen until somebody has seen it.
 */
export class OpenPayments {
  readonly #ports: OpenPorts;
  readonly #viewOf: (attempt: Attempt) => PaymentView | null;
  /** By id, with what it was when somebody saw it last; null: nobody has. */
  readonly #left = new Map<string, AttemptStatus | null>();
  /** Those of them that a manager has seen paid in the acquirer's portal. */
  readonly #inPortal = new Set<string>();
  /** Those of them that are to be told, in the order in which they came to it. */
  readonly #told = new Map<string, Attempt>();

  constructor(ports: OpenPorts, viewOf: (attempt: Attempt) => PaymentView | null) {
    this.#ports = ports;
    this.#viewOf = viewOf;
  }

  /** After a start: what an earlier process left, and every open payment but the stage's. */
  restore(onStage: string | null): void {
    const { store } = this.#ports;
    for (const { paymentRequestId, seenStatus, isInPortal } of store.leftOpen.all()) {
      this.left(paymentRequestId, seenStatus, isInPortal);
    }
    for (const { paymentRequestId, status } of store.attempts.allOpen()) {
      if (paymentRequestId === onStage || this.#left.has(paymentRequestId)) continue;
      // Thousands may be open: only what is told at once is read at once.
      if (ALARMING.has(status)) this.left(paymentRequestId, null);
      else this.#left.set(paymentRequestId, null);
    }
  }

  /** It was written down as left, by who saw it in this status. */
  left(paymentRequestId: string, seenStatus: AttemptStatus | null, isInPortal = false): void {
    this.#left.set(paymentRequestId, seenStatus);
    if (isInPortal) this.#inPortal.add(paymentRequestId);
    const stored = this.#ports.store.attempts.byId(paymentRequestId);
    if (stored?.readable === true) this.changed(stored.attempt);
  }

  changed(attempt: Attempt): void {
    const { paymentRequestId } = attempt.facts;
    const seen = this.#left.get(paymentRequestId);
    if (seen === undefined) return;
    const isTold = isFinal(attempt) || ALARMING.has(attempt.status);
    if (isTold && seen !== attempt.status) this.#told.set(paymentRequestId, attempt);
    else this.#told.delete(paymentRequestId);
  }

  /** All that is told now, the newest first. */
  allTold(): readonly Attempt[] {
    return [...this.#told.values()].toReversed();
  }

  /** What is told of it now; null: nothing. */
  told(paymentRequestId: string): Attempt | null {
    return this.#told.get(paymentRequestId) ?? null;
  }

  /** Inside a transaction: somebody has seen it like this. */
  writeSeen(attempt: Attempt): void {
    const { store, clock } = this.#ports;
    const { paymentRequestId } = attempt.facts;
    if (isFinal(attempt)) store.leftOpen.remove(paymentRequestId);
    else store.leftOpen.put(paymentRequestId, clock.now(), attempt.status);
  }

  /** After it. */
  seen(attempt: Attempt): void {
    const { paymentRequestId } = attempt.facts;
    if (isFinal(attempt)) {
      this.#left.delete(paymentRequestId);
      this.#inPortal.delete(paymentRequestId);
    } else this.#left.set(paymentRequestId, attempt.status);
    this.#told.delete(paymentRequestId);
  }

  openView(onStage: string | null): OpenPaymentsView {
    const { runner } = this.#ports;
    const open = runner.ids.filter((id) => id !== onStage);
    const newest = open
      .slice(-LISTED_MAX)
      .toReversed()
      .map((id) => runner.peek(id))
      .filter((attempt) => attempt !== null);
    return { total: open.length, newest: this.#views(newest) };
  }

  outcomes(onStage: string | null): readonly PaymentView[] {
    const told = [...this.#told.values()].filter(({ facts }) => facts.paymentRequestId !== onStage);
    return this.#views(told.slice(0, LISTED_MAX));
  }

  #views(attempts: readonly Attempt[]): PaymentView[] {
    return attempts
      .map(this.#viewOf)
      .filter((view) => view !== null)
      .map(({ sale, attempt }) => {
        const seenInPortal = this.#inPortal.has(attempt.paymentRequestId);
        return { sale, attempt: { ...attempt, seenInPortal } };
      });
  }
}
