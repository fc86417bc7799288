import { useEffect } from 'react';

/** Gives the focus to the screen where what had it is gone, so that it is read from its top. */
export function takeLostFocus(): void {
  if (document.activeElement === document.body) document.querySelector('main')?.focus();
}

/** For what takes the place of other things within one screen. */
export function useLostFocus(): void {
  useEffect(takeLostFocus, []);
}
