import type { Attempt } from '../core/attempt.ts';
import type { Sale } from '../core/sale.ts';
import type { Store } from '../store/store-port.ts';

/** The one sale that is on the stage, and its newest attempt; the store remembers which it was. */
export class Foreground {
  readonly #store: Store;
  #sale: Sale | null = null;
  #attempt: Attempt | null = null;
  /** It became paid while it stood here: whoever acts on it may not have seen that yet. */
  #hasJustPaid = false;

  constructor(store: Store) {
    this.#store = store;
  }

  get sale(): Sale | null {
    return this.#sale;
  }

  get attempt(): Attempt | null {
    return this.#attempt;
  }

  get hasJustPaid(): boolean {
    return this.#hasJustPaid;
  }

  get paymentRequestId(): string | null {
    return this.#attempt?.facts.paymentRequestId ?? null;
  }

  /** Inside a transaction: what a restart shows again. */
  write(saleId: string | null): void {
    this.#store.setForegroundSale(saleId);
  }

  /** After it. */
  show(sale: Sale | null, attempt: Attempt | null): void {
    this.#sale = sale;
    this.#attempt = attempt;
    this.#hasJustPaid = false;
  }

  /** True: it is the sale on the stage, which shows it from here on. */
  changed(attempt: Attempt): boolean {
    const sale = this.#sale;
    if (sale === null || attempt.facts.saleId !== sale.saleId) return false;
    // "Charge again": what becomes of the payment before is told beside the stage, but for one
    // whose sale was given up and brought back.
    const { paymentRequestId } = attempt.facts;
    const isBefore = paymentRequestId !== this.paymentRequestId;
    if (isBefore && this.#store.attempts.isReleased(paymentRequestId)) return false;
    this.#attempt = attempt;
    this.#hasJustPaid = attempt.status === 'paid';
    // A payment that went through has closed its sale in the same transaction.
    this.#sale = this.#store.sales.byId(sale.saleId) ?? sale;
    return true;
  }

  /** Another code is awaited for the same sale. */
  awaitCode(): void {
    this.#attempt = null;
  }

  /** What was there when the process before this one ended; a row that cannot be read is not. */
  restore(): void {
    const saleId = this.#store.foregroundSale();
    const sale = saleId === null ? null : this.#store.sales.byId(saleId);
    if (sale === null) return;
    const stored = this.#store.attempts.newestOf(sale.saleId);
    if (stored?.readable === false) return;
    const attempt = stored?.attempt ?? null;
    // An open sale whose payment was released waits for another code.
    const isReleased =
      sale.status === 'open' &&
      attempt !== null &&
      this.#store.attempts.isReleased(attempt.facts.paymentRequestId);
    this.show(sale, isReleased ? null : attempt);
  }
}
