import type { Acquirer, PayConnection } from '../acquirer/acquirer.ts';

/** The connection that waits for a code: opened when Charge arms, used only while it is fresh. */
export class PayLine {
  readonly #acquirer: Acquirer;
  #waiting: PayConnection | null = null;
  /** Counts what was asked for, so that a connection that stands too late is closed. */
  #wanted = 0;

  constructor(acquirer: Acquirer) {
    this.#acquirer = acquirer;
  }

  open(): void {
    this.close();
    const wanted = this.#wanted;
    void this.#acquirer.connect().then((opened) => {
      if (opened.outcome !== 'connected') return;
      if (wanted === this.#wanted) this.#waiting = opened.connection;
      else opened.connection.close();
    });
  }

  /** One that is proven fresh, at once; else a new one, or null: nothing can have been sent. */
  take(): PayConnection | Promise<PayConnection | null> {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#wanted += 1;
    if (waiting?.isFresh()) return waiting;
    waiting?.close();
    return this.#connect();
  }

  close(): void {
    this.#wanted += 1;
    this.#waiting?.close();
    this.#waiting = null;
  }

  async #connect(): Promise<PayConnection | null> {
    const opened = await this.#acquirer.connect();
    return opened.outcome === 'connected' ? opened.connection : null;
  }
}
