/** As long as a screen must have stood before it takes a press: see `useHeldUntilSeen`. */
const TYPED_ON_MS = 700;

let untilMs = Number.NEGATIVE_INFINITY;

/** To be told at once, in page milliseconds, when what digits were typed into has gone by itself. */
export function noteGone(atMs: number): void {
  untilMs = atMs + TYPED_ON_MS;
}

/**
 * Whether what is typed now was begun for what has gone: a PIN must not become an amount. It is
 * let go of by a pause only, so that no half of it is taken either.
 */
export function isMeantForGone(atMs: number): boolean {
  if (atMs > untilMs) return false;
  untilMs = Math.max(untilMs, atMs + TYPED_ON_MS);
  return true;
}
