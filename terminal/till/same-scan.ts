import type { Clock } from '../ports.ts';

/**
 * One showing of a code: a scanner that is plugged in by two ways sends it twice, and one that
 * stands on the counter reads it again while it is held there.
 */
const ONE_SHOWING_MS = 1_000;

/** By which way a scan came: the id of a scanner, or one of these two. */
export type ScanWay = string;

export const KEYBOARD_WAY: ScanWay = 'keyboard';
export const CAMERA_WAY: ScanWay = 'camera';

/** The code that was accepted last, for a moment: by which way it came is told when it comes again. */
export class SameScan {
  readonly #clock: Clock;
  #accepted: { readonly code: string; readonly way: ScanWay } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  accept(code: string, way: ScanWay): void {
    const accepted = { code, way };
    this.#accepted = accepted;
    // A code is a secret: it is not kept longer than it is needed.
    this.#clock.after(ONE_SHOWING_MS, () => {
      if (this.#accepted === accepted) this.#accepted = null;
    });
  }

  /** The way by which this code was accepted a moment ago; null: it was not. */
  wayOf(code: string): ScanWay | null {
    return this.#accepted?.code === code ? this.#accepted.way : null;
  }
}
