/**
 * Tells the typing of a scanner that acts as a keyboard from that of a person. Such a scanner
 * types a whole code within milliseconds and ends it with Enter; a person needs 100 ms a key.
 */
export interface KeyBurst {
  /** Times of the newest digits, oldest first. */
  readonly digitsAtMs: readonly number[];
  /** Since when digits have been coming as fast as only a scanner types; null: they have not. */
  readonly since: number | null;
}

/** Ten digits in half a second: twice as fast as the quickest hand, slower than any scanner. */
const BURST_DIGITS = 10;
const BURST_WITHIN_MS = 500;
/** A scanner makes no pause within a code, nor before the Enter that ends it. */
const BURST_PAUSE_MS = 100;

export const noBurst: KeyBurst = { digitsAtMs: [], since: null };

/** What is known after one more digit at `atMs`. */
export function digitTyped(burst: KeyBurst, atMs: number): KeyBurst {
  const recent = burst.digitsAtMs.filter((time) => atMs - time <= BURST_WITHIN_MS);
  const digitsAtMs = [...recent, atMs].slice(-BURST_DIGITS);
  if (isBurstGoingOn(burst, atMs)) return { digitsAtMs, since: burst.since };
  return { digitsAtMs, since: digitsAtMs.length < BURST_DIGITS ? null : runStart(digitsAtMs) };
}

/** Where the unbroken run up to the newest digit began: what a person typed before it stays. */
function runStart(digitsAtMs: readonly number[]): number | null {
  const broken = digitsAtMs.findLastIndex((time, index) => {
    const next = digitsAtMs[index + 1];
    return next !== undefined && next - time > BURST_PAUSE_MS;
  });
  return digitsAtMs[broken + 1] ?? null;
}

/** Whether a key at `atMs` belongs to a burst that was recognised before it. */
export function isBurstGoingOn(burst: KeyBurst, atMs: number): boolean {
  const newest = burst.digitsAtMs.at(-1);
  return burst.since !== null && newest !== undefined && atMs - newest <= BURST_PAUSE_MS;
}
