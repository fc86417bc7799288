import { createContext, useContext, useEffect, useState } from 'react';
import { useStore, type StoreApi } from 'zustand';

import type { TillDoor } from '../messages/table.ts';
import type { Preferences } from './preferences.ts';
import { secondsUntil } from '../words/time.ts';
import { tillTime, type Mirror } from './till-mirror.ts';

export interface TillContext {
  readonly door: TillDoor;
  readonly mirror: StoreApi<Mirror>;
  readonly preferences: StoreApi<Preferences>;
}

/** Set once, around the whole app. */
export const TillContext = createContext<TillContext | null>(null);

export function useTill(): TillContext {
  const till = useContext(TillContext);
  if (till === null) throw new Error('The app is not inside its TillContext.');
  return till;
}

export function useMirror<Part>(part: (mirror: Mirror) => Part): Part {
  return useStore(useTill().mirror, part);
}

/** The store's zone, in which all its times are shown; the machine's own until it is known. */
export function useStoreZone(): string | undefined {
  return useMirror(({ till }) => till?.zone);
}

/** Often enough that no second is skipped, also on a clock that a test runs faster. */
const CLOCK_TICK_MS = 100;

/** The till's clock, moving. */
export function useTillTime(): number {
  const { mirror } = useTill();
  const [now, setNow] = useState(() => tillTime(mirror.getState(), performance.now()));
  useEffect(() => {
    const tick = (): void => setNow(tillTime(mirror.getState(), performance.now()));
    const timer = setInterval(tick, CLOCK_TICK_MS);
    return () => clearInterval(timer);
  }, [mirror]);
  return now;
}

/** Whole seconds until an instant of the till's clock, counting down; drawn once for each. */
export function useSecondsUntil(at: number): number {
  const { mirror } = useTill();
  const [seconds, setSeconds] = useState(() =>
    secondsUntil(at, tillTime(mirror.getState(), performance.now())),
  );
  useEffect(() => {
    const count = (): void =>
      setSeconds(secondsUntil(at, tillTime(mirror.getState(), performance.now())));
    const timer = setInterval(count, CLOCK_TICK_MS);
    return () => clearInterval(timer);
  }, [mirror, at]);
  return seconds;
}
