import { useEffect, useState } from 'react';

/** Longer than a finger that was already on its way, shorter than it takes to read a verdict. */
const SEEN_AFTER_MS = 700;

/**
 * True until what is named has stood long enough to be seen. A press that was meant for the
 * screen before it (Cancel, or Enter once too often) must not take it away unread. Null: there
 * is nothing to be seen first.
 */
export function useHeldUntilSeen(shown: string | null): boolean {
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(shown), SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return shown !== null && seen !== shown;
}
