import { useEffect, useState } from 'react';

import type { DayView } from '../../messages/day.ts';
import type { CallFailure } from '../../messages/failures.ts';
import { usePaymentChanges } from '../payment-changes.ts';
import { useTill } from '../till-context.ts';

interface DayReading {
  /** The newest that could be read; null: none yet. */
  readonly day: DayView | null;
  /** Why it could not be read just now; what was read before still stands. */
  readonly failure: CallFailure | null;
  readonly readAgain: () => void;
  /** Null: the day that is going on, also once that is another one. */
  readonly goTo: (businessDay: string | null) => void;
}

/** One trading day, at first the one that is going on; read again as payments change. */
export function useDay(): DayReading {
  const { door } = useTill();
  const [wanted, setWanted] = useState<{ readonly businessDay: string | null }>({
    businessDay: null,
  });
  const [day, setDay] = useState<DayView | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const readAgain = (): void => setWanted((now) => ({ ...now }));
  usePaymentChanges(readAgain);

  useEffect(() => {
    // An answer that comes after a newer question is left aside.
    let isNewest = true;
    void door
      .call('readDay', wanted)
      .catch(() => null)
      .then((answer) => {
        if (!isNewest) return;
        if (answer?.ok === true) setDay(answer.result);
        setFailure(answer === null ? 'notReady' : answer.ok ? null : answer.failure);
      });
    return () => {
      isNewest = false;
    };
  }, [door, wanted]);

  return { day, failure, readAgain, goTo: (businessDay) => setWanted({ businessDay }) };
}
