/** A timer that is later than this was held up, and so were the keys that came meanwhile. */
const LATE_MS = 25;
/** A page that is late this often in a row is waited for no longer. */
const RECHECKS_MAX = 8;

/** A key that was heard later than this says nothing about the next one. */
const HEARD_LATE_MAX_MS = 1000;

/**
 * Calls back once no key can have been pressed within `silenceMs` of the one that was pressed at
 * `pressedAtMs` and is being handled now. Where that was heard late, so may the next one be; and
 * after a timer that was late, keys that wait to be handled are let through first. Returns how
 * to stop.
 */
export function afterSilence(pressedAtMs: number, silenceMs: number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (ms: number, rechecks: number): void => {
    const dueAt = performance.now() + ms;
    timer = setTimeout(() => {
      const isLate = performance.now() > dueAt + LATE_MS;
      if (isLate && rechecks < RECHECKS_MAX) wait(LATE_MS, rechecks + 1);
      else act();
    }, ms);
  };
  const heardLateMs = Math.min(Math.max(performance.now() - pressedAtMs, 0), HEARD_LATE_MAX_MS);
  wait(silenceMs + heardLateMs, 0);
  return () => clearTimeout(timer);
}
