import type { HeldScanView } from '../../messages/views.ts';
import type { MonoMs, UtcMs } from '../core/attempt.ts';
import { maskCode, type CodeFamily } from '../core/payment-code.ts';
import type { Clock } from '../ports.ts';

export interface HeldCode {
  readonly code: string;
  readonly family: CodeFamily;
  readonly scannedAt: UtcMs;
  /** Its age is counted on this clock: nobody can set it back. */
  readonly scannedMono: MonoMs;
}

/**
 * The code that was scanned before Charge: in memory only, while it lives. A newer one takes its
 * place; nothing is sent before the cashier has said so.
 */
export class HeldScan {
  readonly #clock: Clock;
  readonly #lifeMs: number;
  readonly #onDied: () => void;
  #held: HeldCode | null = null;

  constructor(clock: Clock, lifeMs: number, onDied: () => void) {
    this.#clock = clock;
    this.#lifeMs = lifeMs;
    this.#onDied = onDied;
  }

  get view(): HeldScanView | null {
    if (this.#held === null) return null;
    const { code, family, scannedAt } = this.#held;
    const diesAt = scannedAt + this.#lifeMs;
    return { codeMasked: maskCode(code), codeFamily: family, scannedAt, diesAt };
  }

  /** Read twice it is no fresher: its minute runs from the first time. */
  holds(code: string): boolean {
    return this.#held?.code === code;
  }

  hold(code: string, family: CodeFamily): void {
    // The time is also its name, so that no other code is charged than the one asked about.
    const scannedAt = Math.max(this.#clock.now(), (this.#held?.scannedAt ?? 0) + 1);
    const held: HeldCode = { code, family, scannedAt, scannedMono: this.#clock.mono() };
    this.#held = held;
    this.#clock.after(this.#lifeMs, () => {
      if (this.#held !== held) return;
      this.#held = null;
      this.#onDied();
    });
  }

  /** Gives it away, if it is there and alive; whatever was held is held no more. */
  take(): HeldCode | null {
    const held = this.#held;
    this.#held = null;
    const isAlive = held !== null && this.#clock.mono() - held.scannedMono < this.#lifeMs;
    return isAlive ? held : null;
  }

  forget(): void {
    this.#held = null;
  }
}
