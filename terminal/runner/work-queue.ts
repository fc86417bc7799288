import type { MonoMs } from '../core/attempt.ts';
import type { Clock } from '../ports.ts';

/** Subjects whose exchanges are on the wire at once; an acquirer's limit is far above. */
const EXCHANGES_MAX = 8;
/** While somebody stands at the till, the others leave it the machine. */
const EXCHANGES_MAX_BESIDE_URGENT = 2;

/**
 * When what is due is done: at its time, the urgent at once, the others as soon as one of the few
 * places is free. A subject keeps its place while any exchange of it is on the wire, so that what
 * follows upon an answer follows at once. One step is taken in each turn of the event loop, so
 * that ten thousand that are due never stand in the way of a sale.
 */
export class WorkQueue {
  readonly #clock: Clock;
  /** Whom nobody else may delay: the payment on the stage; null: nobody. */
  readonly #urgent: () => string | null;
  readonly #timers = new Map<string, () => void>();
  /** Due, and waiting for a place, in the order in which they came. */
  readonly #waiting = new Map<string, () => void>();
  readonly #exchanges = new Map<string, number>();
  #stopDraining: (() => void) | null = null;

  constructor(clock: Clock, urgent: () => string | null) {
    this.#clock = clock;
    this.#urgent = urgent;
  }

  /** Replaces what was due for this subject. */
  schedule(subject: string, dueMono: MonoMs, run: () => void): void {
    this.drop(subject);
    const ms = Math.max(0, dueMono - this.#clock.mono());
    const due = () => {
      this.#timers.delete(subject);
      if (this.#hasRoomFor(subject)) run();
      else this.#waiting.set(subject, run);
    };
    this.#timers.set(subject, this.#clock.after(ms, due));
  }

  /** Due now, behind all others that are. */
  enqueue(subject: string, run: () => void): void {
    this.drop(subject);
    this.#waiting.set(subject, run);
    this.#drainSoon();
  }

  /** Nothing is due for it any more. */
  drop(subject: string): void {
    this.#timers.get(subject)?.();
    this.#timers.delete(subject);
    this.#waiting.delete(subject);
  }

  began(subject: string): void {
    this.#exchanges.set(subject, (this.#exchanges.get(subject) ?? 0) + 1);
  }

  /** After what follows upon its answer was done. */
  ended(subject: string): void {
    const left = (this.#exchanges.get(subject) ?? 1) - 1;
    if (left > 0) this.#exchanges.set(subject, left);
    else this.#exchanges.delete(subject);
    this.#drainSoon();
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    this.#waiting.clear();
    this.#stopDraining?.();
  }

  #hasRoomFor(subject: string): boolean {
    return subject === this.#urgent() || this.#exchanges.has(subject) || this.#hasRoom();
  }

  #hasRoom(): boolean {
    const max = this.#urgent() === null ? EXCHANGES_MAX : EXCHANGES_MAX_BESIDE_URGENT;
    return this.#exchanges.size < max;
  }

  #drainSoon(): void {
    if (this.#stopDraining !== null || this.#nextWaiting() === null) return;
    this.#stopDraining = this.#clock.after(0, () => {
      this.#stopDraining = null;
      this.#drain();
    });
  }

  #drain(): void {
    const subject = this.#nextWaiting();
    const run = subject === null ? undefined : this.#waiting.get(subject);
    if (subject === null || run === undefined) return;
    this.#waiting.delete(subject);
    run();
    this.#drainSoon();
  }

  /** The urgent needs no place, and came to the line before it was urgent or with all others. */
  #nextWaiting(): string | null {
    const urgent = this.#urgent();
    if (urgent !== null && this.#waiting.has(urgent)) return urgent;
    const [first] = this.#waiting.keys();
    return first !== undefined && this.#hasRoom() ? first : null;
  }
}
