import type { AttemptFacts, MonoMs, NotSentReason } from '../core/attempt.ts';
import { PayLine } from './pay-line.ts';
import type { TillPorts } from './till-ports.ts';

interface Unsent {
  readonly facts: AttemptFacts;
  isStopped: boolean;
}

/**
 * A scan between the scanner and the commit: connect, commit, write (rules 1, 2 and 7 of the
 * life of one attempt). Until the connection stands the scan is in memory only.
 */
export class Sending {
  readonly #ports: Pick<TillPorts, 'acquirer' | 'arming' | 'clock' | 'runner'>;
  /** The database took nothing, so nothing was sent and no attempt came of the scan. */
  readonly #onDropped: () => void;
  readonly #line: PayLine;
  #unsent: Unsent | null = null;

  constructor(
    ports: Pick<TillPorts, 'acquirer' | 'arming' | 'clock' | 'runner'>,
    onDropped: () => void,
  ) {
    this.#ports = ports;
    this.#onDropped = onDropped;
    this.#line = new PayLine(ports.acquirer);
  }

  /** What is on its way to its commit; null: nothing. */
  get facts(): AttemptFacts | null {
    return this.#unsent?.facts ?? null;
  }

  /** A code is awaited: the connection for it is opened now. */
  prepare(): void {
    this.#line.open();
  }

  /** No code is awaited any more. */
  release(): void {
    this.#line.close();
  }

  /** `scannedMono`: when the code was scanned, on the clock that nobody can set back. */
  async begin(
    facts: AttemptFacts,
    code: string,
    reference: string | null,
    scannedMono: MonoMs,
  ): Promise<void> {
    const unsent: Unsent = { facts, isStopped: false };
    this.#unsent = unsent;
    const { acquirer, arming, clock, runner } = this.#ports;
    const line = await this.#line.take();
    if (unsent.isStopped || line === null) {
      line?.close();
      if (!unsent.isStopped) this.#end(facts, 'noConnection');
    } else if (clock.mono() - scannedMono > acquirer.policy.codeLifeMs) {
      line.close();
      this.#end(facts, 'codeTooOld');
    } else if (!arming.isArmed) {
      line.close();
      this.#end(facts, 'notArmed');
    } else {
      this.#commit(
        () => runner.send(facts, code, reference, line),
        () => line.close(),
      );
    }
  }

  /** The cashier stops it before anything left. */
  stop(): void {
    if (this.#unsent === null) return;
    this.#unsent.isStopped = true;
    this.#end(this.#unsent.facts, 'stopped');
  }

  #end(facts: AttemptFacts, reason: NotSentReason): void {
    this.#commit(() => this.#ports.runner.recordNeverSent(facts, reason));
  }

  /** Whatever is committed is an attempt from here on, and tells itself. */
  #commit(commit: () => void, undo: () => void = () => {}): void {
    this.#unsent = null;
    try {
      commit();
    } catch {
      // The arming view says what is wrong with the store.
      undo();
      this.#onDropped();
    }
  }
}
