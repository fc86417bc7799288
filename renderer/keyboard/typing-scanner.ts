import { create } from 'zustand';

/**
 * A scanner that types is a keyboard to the machine: only what it types tells that it is there.
 * Known once it has typed a code into this window, and for as long as the window stands.
 */
export const useTypingScanner = create<{ readonly isHeard: boolean }>(() => ({ isHeard: false }));
