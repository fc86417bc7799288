import { isFinal, type Attempt, type MonoMs } from '../core/attempt.ts';
import type { TillPorts } from './till-ports.ts';

/** The same customer may still stand there, with a result that nobody believed. */
const JUST_ENDED_MS = 120_000;

interface Ended {
  readonly attempt: Attempt;
  readonly endedMono: MonoMs;
}

/**
 * Attempts that were shown as not known and ended just now, by a clock that nobody can set. Those
 * of an earlier process count from the start, as nobody knows how long it was dead.
 */
export class RecentUnknowns {
  readonly #ports: Pick<TillPorts, 'store' | 'clock'>;
  #ended: readonly Ended[] = [];

  constructor(ports: Pick<TillPorts, 'store' | 'clock'>) {
    this.#ports = ports;
  }

  restore(): void {
    const { store, clock } = this.#ports;
    const endedMono = clock.mono();
    this.#ended = store.attempts
      .endedUnknownAround(clock.now(), JUST_ENDED_MS)
      .map((attempt) => ({ attempt, endedMono }));
  }

  changed(attempt: Attempt): void {
    const { store, clock } = this.#ports;
    if (!isFinal(attempt) || !store.attempts.wasShownUnknown(attempt.facts.paymentRequestId))
      return;
    this.#ended = [{ attempt, endedMono: clock.mono() }, ...this.#recent()];
  }

  /** The newest first. */
  attempts(): readonly Attempt[] {
    return this.#recent().map(({ attempt }) => attempt);
  }

  #recent(): readonly Ended[] {
    const sinceMono = this.#ports.clock.mono() - JUST_ENDED_MS;
    return this.#ended.filter(({ endedMono }) => endedMono >= sinceMono);
  }
}
