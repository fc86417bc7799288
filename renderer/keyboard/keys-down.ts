/** A key that has been down for longer came up where nobody heard it. */
const FORGOTTEN_MS = 1_000;

/** The keys that are down. A scanner lets go of each before it presses the next. */
export class KeysDown {
  readonly #sinceMs = new Map<string, number>();

  /**
   * Since when another one is down as well, as with two scanners, or with a person's fingers; the
   * newest of them. Undefined: none is.
   */
  otherDownSinceMs(code: string, atMs: number): number | undefined {
    const others = [...this.#sinceMs].flatMap(([name, sinceMs]) =>
      name !== code && atMs - sinceMs < FORGOTTEN_MS ? [sinceMs] : [],
    );
    return others.length === 0 ? undefined : Math.max(...others);
  }

  /** Undefined: it is up. */
  downForMs(code: string, atMs: number): number | undefined {
    const sinceMs = this.#sinceMs.get(code);
    return sinceMs === undefined ? undefined : atMs - sinceMs;
  }

  press(code: string, atMs: number): void {
    if (!this.#sinceMs.has(code)) this.#sinceMs.set(code, atMs);
  }

  release(code: string): void {
    this.#sinceMs.delete(code);
  }

  /** Keys that come up while another window is in front are not heard of. */
  releaseAll(): void {
    this.#sinceMs.clear();
  }
}
