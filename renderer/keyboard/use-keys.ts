import { createContext, useContext, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';

import { isMeantForGone } from './gone-dialog.ts';
import { isTextField } from './leaked-keys.ts';
import { whenAlone } from './lone-keys.ts';

/** What a key does, by its name in `KeyboardEvent.key`; letters in capitals. */
export type KeyActions = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Whether what asks for keys stands in a dialog. */
export const InDialog = createContext(false);

/** What a PIN is typed with. */
const PIN_KEY = /^(?:\d|Backspace|Enter)$/;

/** Named keys while Num Lock is off, and digits of a code to a scanner that types there. */
const KEYPAD_DIGIT = /^Numpad\d$/;

const OPEN_DIALOG = '[role="dialog"], [role="alertdialog"]';

/**
 * Lets keys act wherever the focus is, but for two places: a text field keeps its own keys
 * (Enter, Escape and function keys excepted), and a focused button keeps Enter and Space. Keys with names act
 * at once; letters and digits once it is certain that no scanner typed them. While a dialog is
 * open, it alone has the keys.
 */
export function useKeys(actions: KeyActions): void {
  const newest = useNewest(actions);
  const isShown = useRef(false);
  useKeyDown((event) => {
    const name = keyName(event);
    if (!Object.hasOwn(newest.current, name) || isTakenByFocus(event.target, name)) return;
    event.preventDefault();
    const act = (): void => newest.current[name]?.(event);
    if (name.length > 1 && !KEYPAD_DIGIT.test(event.code)) act();
    // Drawn at once: another key that was held may act right after it, on what is shown then.
    else if (!event.repeat) whenAlone(() => isShown.current && flushSync(act));
  });
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
}

/**
 * Digits that are typed wherever the focus is, but for text fields, each at once and with the
 * page time of its key. They may turn out to be a scanner's: `onScannerTyping` says so.
 */
export function useTypedDigits(type: (digit: string, atMs: number) => void): void {
  useKeyDown((event) => {
    const name = keyName(event);
    if (!/^\d$/.test(name) || isTakenByFocus(event.target, name)) return;
    event.preventDefault();
    type(name, event.timeStamp);
  });
}

/** Whether one stands over the screen, or stood there until what is drawn now. */
export function isDialogOpen(): boolean {
  return document.querySelector(OPEN_DIALOG) !== null;
}

function useKeyDown(act: (event: KeyboardEvent) => void): void {
  const newest = useNewest(act);
  const inDialog = useContext(InDialog);
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (!event.isTrusted) return;
      if (PIN_KEY.test(keyName(event)) && isMeantForGone(event.timeStamp)) return;
      if (inDialog || !isDialogOpen()) newest.current(event);
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [newest, inDialog]);
}

function useNewest<Value>(value: Value): { readonly current: Value } {
  const newest = useRef(value);
  useEffect(() => {
    newest.current = value;
  });
  return newest;
}

function keyName(event: KeyboardEvent): string {
  if (event.altKey || event.metaKey) return '';
  // Where digits need Shift (AZERTY), their keys without it are taken for them as well.
  const digit = event.shiftKey ? undefined : /^Digit(\d)$/.exec(event.code)?.[1];
  const name = digit ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  return event.ctrlKey ? `Control+${name}` : name;
}

function isTakenByFocus(target: EventTarget | null, name: string): boolean {
  if (isTextField(target)) return !/^(?:Enter|Escape|F\d+)$/.test(name);
  if (target instanceof HTMLButtonElement) return name === 'Enter' || name === ' ';
  return false;
}
