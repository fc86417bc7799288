import type { MonoMs, UtcMs } from './core/attempt.ts';
import type { Clock } from './ports.ts';

/** What was learned longer ago is not trusted: clocks of machines drift. */
const KEPT_MS = 12 * 3_600_000;
/** A wall clock that moves more than this beside the monotonic one was set, or the machine slept. */
const JUMP_MS = 30_000;

/**
 * The acquirer's clock as a lower bound: its last verified `response-time` and the monotonic
 * time since. Unknown until learned in this process, after 12 h, and after a wall-clock jump.
 */
export class AcquirerClock {
  readonly #clock: Clock;
  #heard: { acquirerAt: UtcMs; mono: MonoMs; at: UtcMs } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  learn(acquirerAt: UtcMs): void {
    this.#heard = { acquirerAt, mono: this.#clock.mono(), at: this.#clock.now() };
  }

  now(): UtcMs | null {
    if (this.#heard === null) return null;
    const elapsedMs = this.#clock.mono() - this.#heard.mono;
    const wallElapsedMs = this.#clock.now() - this.#heard.at;
    const jumped = Math.abs(wallElapsedMs - elapsedMs) > JUMP_MS;
    if (jumped || elapsedMs > KEPT_MS) return null;
    return this.#heard.acquirerAt + elapsedMs;
  }

  /** Till clock minus acquirer clock when it was last heard; null: not heard yet. */
  driftMs(): number | null {
    return this.#heard === null ? null : this.#heard.at - this.#heard.acquirerAt;
  }
}
