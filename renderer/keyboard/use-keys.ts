import { useEffect, useRef } from 'react';

/** What a key does, by its name in `KeyboardEvent.key`; letters in capitals. */
export type KeyActions = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Lets keys act wherever the focus is, but for two places: a text field keeps its own keys
 * (Enter and Escape excepted), and a focused button keeps Enter and Space.
 */
export function useKeys(actions: KeyActions): void {
  const newest = useRef(actions);
  useEffect(() => {
    newest.current = actions;
  });
  useEffect(() => {
    const act = (event: KeyboardEvent): void => {
      const name = keyName(event);
      const action = newest.current[name];
      if (action === undefined || isTakenByFocus(event.target, name)) return;
      event.preventDefault();
      action(event);
    };
    window.addEventListener('keydown', act);
    return () => window.removeEventListener('keydown', act);
  }, []);
}

function keyName(event: KeyboardEvent): string {
  if (event.altKey || event.metaKey) return '';
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return event.ctrlKey ? `Control+${name}` : name;
}

function isTakenByFocus(target: EventTarget | null, name: string): boolean {
  if (target instanceof HTMLInputElement) return name !== 'Enter' && name !== 'Escape';
  if (target instanceof HTMLButtonElement) return name === 'Enter' || name === ' ';
  return false;
}
