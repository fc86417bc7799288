import type { MonoMs, UtcMs } from '../core/attempt.ts';
import type { Clock } from '../ports.ts';

/** What was learned longer ago is not trusted: clocks of machines drift. */
const KEPT_MS = 12 * 3_600_000;
/** A wall clock that moves more than this beside the monotonic one was set, or the machine slept. */
const JUMP_MS = 30_000;

/** Answers are on their way for seconds; what differs by more is told by two of them, or not believed. */
const CONFIRMED_MS = 60_000;

interface Heard {
  readonly acquirerAt: UtcMs;
  readonly mono: MonoMs;
  readonly at: UtcMs;
}

/**
 * The acquirer's clock as a lower bound: its last verified `response-time` and the monotonic
 * time since. Unknown until learned in this process, after 12 h, and after a wall-clock jump. One
 * answer alone that tells quite another time than expected is no clock: its payments would expire in
 * another century.
 */
export class AcquirerClock {
  readonly #clock: Clock;
  #heard: Heard | null = null;
  /** Another time than expected, said once. */
  #unconfirmed: Heard | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  learn(acquirerAt: UtcMs): void {
    const heard: Heard = { acquirerAt, mono: this.#clock.mono(), at: this.#clock.now() };
    const expectedAt = this.now() ?? heard.at;
    const before = this.#unconfirmed;
    const isExpected = Math.abs(acquirerAt - expectedAt) <= CONFIRMED_MS;
    const isConfirmed = before !== null && goesOnFrom(before, heard);
    this.#unconfirmed = isExpected || isConfirmed ? null : heard;
    if (isExpected || isConfirmed) this.#heard = heard;
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

function goesOnFrom(before: Heard, heard: Heard): boolean {
  const passedMs = heard.mono - before.mono;
  return Math.abs(heard.acquirerAt - before.acquirerAt - passedMs) <= CONFIRMED_MS;
}
