import { useRef, useState } from 'react';

import type { CallFailure } from '../messages/failures.ts';
import type { CallName, Calls as CallTable } from '../messages/table.ts';
import { useTill } from './till-context.ts';

export interface Calls {
  /** A call is on its way: whatever would start another one is disabled. */
  readonly pending: boolean;
  /** Why the newest call was not carried out. */
  readonly failure: CallFailure | null;
  /** Asks once; presses that come while a call is on its way are dropped. */
  readonly ask: <Name extends CallName>(name: Name, argument: CallTable[Name]['argument']) => void;
}

/** The calls of one screen: one at a time. What comes of them is shown by the next view. */
export function useCalls(): Calls {
  const { door } = useTill();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  // State is a render late; the second of two quick presses must find the door shut at once.
  const busy = useRef(false);

  async function send<Name extends CallName>(
    name: Name,
    argument: CallTable[Name]['argument'],
  ): Promise<void> {
    try {
      const answer = await door.call(name, argument);
      if (!answer.ok) setFailure(answer.failure);
    } catch {
      setFailure('notReady');
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  return {
    pending,
    failure,
    ask: (name, argument) => {
      if (busy.current) return;
      busy.current = true;
      setPending(true);
      setFailure(null);
      void send(name, argument);
    },
  };
}
