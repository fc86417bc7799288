import { useEffect, useRef, useState } from 'react';

/** Long enough to read the amount aloud, short enough not to hold up the queue. */
const NEXT_SALE_AFTER_MS = 8000;
const TICK_MS = 100;

export interface NextSaleTimer {
  /** Null: the screen stays. */
  readonly secondsLeft: number | null;
  /** Keeps the screen until somebody leaves it. */
  readonly stay: () => void;
}

/**
 * Leaves a screen by itself after a time that people can read in, so it is real time and not
 * the till's clock. It calls back once; `stay` stops it.
 */
export function useNextSaleTimer(wanted: boolean, onElapsed: () => void): NextSaleTimer {
  const [stays, setStays] = useState(false);
  const [leftMs, setLeftMs] = useState(NEXT_SALE_AFTER_MS);
  const elapsed = useRef(onElapsed);
  useEffect(() => {
    elapsed.current = onElapsed;
  });
  const runs = wanted && !stays;
  useEffect(() => {
    if (!runs) return undefined;
    const endMs = performance.now() + NEXT_SALE_AFTER_MS;
    const timer = setInterval(() => {
      const left = Math.max(0, endMs - performance.now());
      setLeftMs(left);
      if (left > 0) return;
      clearInterval(timer);
      elapsed.current();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [runs]);
  return { secondsLeft: runs ? Math.ceil(leftMs / 1000) : null, stay: () => setStays(true) };
}
