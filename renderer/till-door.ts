import type { TillDoor } from '../messages/table.ts';

declare global {
  interface Window {
    /** Put there by the shell's preload. */
    readonly till: TillDoor;
  }
}

/** The page's only way out: everything it may ask and hear. */
export const tillDoor: TillDoor = window.till;
