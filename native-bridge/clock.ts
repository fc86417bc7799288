/** Time as the bridge knows it. Everything that waits, waits here; `main.ts` holds the live one. */
export interface Clock {
  /** Wall clock, UTC milliseconds. May jump. */
  now(): number;
  /** Monotonic milliseconds of this process. Never jumps, never goes back. */
  mono(): number;
  /** Calls back once, not before `ms`; the result undoes it. */
  after(ms: number, callback: () => void): () => void;
}
