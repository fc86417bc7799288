import { digitTyped, isBurstGoingOn, noBurst } from './key-burst.ts';

type BurstListener = (sinceMs: number) => void;

const listeners = new Set<BurstListener>();

/**
 * Keeps what a keyboard scanner types away from amounts, fields and buttons: once a burst is
 * recognised, its further digits and its Enter reach nobody, and listeners take out what came
 * before. Installed once, ahead of every other key handler.
 */
export function guardAgainstBursts(target: Window): void {
  let burst = noBurst;
  target.addEventListener(
    'keydown',
    (event) => {
      const at = event.timeStamp;
      const digit = /^\d$/.test(event.key);
      const swallowed = isBurstGoingOn(burst, at) && (digit || event.key === 'Enter');
      if (digit) {
        const before = burst.since;
        burst = digitTyped(burst, at);
        if (burst.since !== null && burst.since !== before) tell(burst.since);
      }
      if (swallowed || (digit && burst.since !== null)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
}

/** Calls back with the page time of a burst's first digit; returns how to stop. */
export function onBurst(listener: BurstListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(sinceMs: number): void {
  for (const listener of listeners) listener(sinceMs);
}
