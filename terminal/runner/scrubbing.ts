import type { Clock, Log } from '../ports.ts';
import type { Store } from '../store/store-port.ts';

/** When thousands end one after the other, the file is not flushed for each of them. */
const PAUSE_MS = 1_000;
/** The reads of a report are over in less. */
const RETRY_MS = 1_000;
/** A disk that refuses may be full for long. */
const RETRY_AFTER_REFUSAL_MS = 30_000;

interface ScrubbingPorts {
  readonly store: Pick<Store, 'scrub'>;
  readonly clock: Pick<Clock, 'after' | 'mono'>;
  readonly log: Log;
}

/**
 * Takes away what is left of a payment code once its attempt's end is committed. Nobody waits for
 * it: while a report reads, it is tried again a little later.
 */
export class Scrubbing {
  readonly #ports: ScrubbingPorts;
  #forgetRetry: (() => void) | null = null;
  #isStopped = false;
  #scrubbedMono = -PAUSE_MS;

  constructor(ports: ScrubbingPorts) {
    this.#ports = ports;
  }

  now(): void {
    if (this.#isStopped || this.#forgetRetry !== null) return;
    const { store, clock, log } = this.#ports;
    const waitMs = this.#scrubbedMono + PAUSE_MS - clock.mono();
    if (waitMs > 0) {
      this.#later(clock, waitMs);
      return;
    }
    this.#scrubbedMono = clock.mono();
    try {
      if (!store.scrub()) this.#later(clock, RETRY_MS);
    } catch (error) {
      log.error('store.notScrubbed', { message: (error as Error).message });
      this.#later(clock, RETRY_AFTER_REFUSAL_MS);
    }
  }

  #later(clock: ScrubbingPorts['clock'], ms: number): void {
    this.#forgetRetry = clock.after(ms, () => {
      this.#forgetRetry = null;
      this.now();
    });
  }

  /** The next process scrubs at its start what was left. */
  stop(): void {
    this.#isStopped = true;
    this.#forgetRetry?.();
  }
}
