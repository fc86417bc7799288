import { useEffect, useState } from 'react';

import { isTextField } from '../keyboard/leaked-keys.ts';
import { isDialogOpen } from '../keyboard/use-keys.ts';

/** Longer than a finger that was already on its way, shorter than it takes to read a verdict. */
const SEEN_AFTER_MS = 700;

/** They press nothing: they go with another key, or only move the focus. */
const PRESSES_NOTHING = /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|Tab|Arrow\w+)$/;
const HELD_BUTTON = 'button[aria-disabled="true"]';

interface HeldOptions {
  /** Where digits and letters are typed without a field: they are no presses there. */
  readonly isTypedOn?: boolean;
}

/**
 * True until what is named has stood long enough to be seen. A press that was meant for the
 * screen before it (Cancel, or Enter once too often) must not take it away unread. Each press
 * that comes too early begins the wait anew: whoever goes on typing, an amount for one, has not
 * looked up, and a stream of keys answers nothing. Null: there is nothing to be seen first.
 */
export function useHeldUntilSeen(shown: string | null, options: HeldOptions = {}): boolean {
  const { isTypedOn = false } = options;
  const [seen, setSeen] = useState<string | null>(null);
  // What comes back is to be seen again.
  if (seen !== null && seen !== shown) setSeen(null);
  const isHeld = shown !== null && seen !== shown;
  useEffect(() => {
    return isHeld ? afterPause(isTypedOn, () => setSeen(shown)) : undefined;
  }, [shown, isHeld, isTypedOn]);
  return isHeld;
}

/**
 * The same for what does no harm unless a dialog stood over it as it came: that one went by
 * itself, and the next press is still meant for it.
 */
export function useHeldAfterDialog(shown: string): boolean {
  const [cameUnderDialog] = useState(isDialogOpen);
  return useHeldUntilSeen(cameUnderDialog ? shown : null);
}

/** Calls back once nothing was pressed for long enough; returns how to stop. */
function afterPause(isTypedOn: boolean, act: () => void): () => void {
  let timer = setTimeout(act, SEEN_AFTER_MS);
  const waitAnew = (): void => {
    clearTimeout(timer);
    timer = setTimeout(act, SEEN_AFTER_MS);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isTrusted && isPress(event, isTypedOn)) waitAnew();
  };
  const onTouch = ({ target }: PointerEvent): void => {
    if (target instanceof Element && target.closest(HELD_BUTTON) !== null) waitAnew();
  };
  // Ahead of whoever would stop the event on its way.
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('pointerdown', onTouch, true);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('pointerdown', onTouch, true);
  };
}

/** A key that was pressed to do something, and not to write something. */
function isPress({ key, repeat, target }: KeyboardEvent, isTypedOn: boolean): boolean {
  if (repeat || PRESSES_NOTHING.test(key)) return false;
  const writes = key.length === 1 || key === 'Backspace';
  return !writes || !(isTypedOn || isTextField(target));
}
