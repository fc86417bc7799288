import type { TypedScan } from '../../messages/table.ts';
import { altCodeAfter, altCodePress, type AltCode } from './alt-codes.ts';
import { isModifier, readKeyPress, type KeyPress } from './key-press.ts';
import { KeysDown } from './keys-down.ts';
import { isTextField, leakedKey, leaveFocus, takeBack, type LeakedKey } from './leaked-keys.ts';
import { forgetHeldKeys, noteKey, whenAlone } from './lone-keys.ts';
import {
  nobodyTyping,
  silenceMsOf,
  stallMsOf,
  typingAfter,
  typingAfterSilence,
  typingMixed,
  type TypingStep,
} from './scan-framing.ts';
import { endsWithKey, scanByHabit, usualHabit } from './scanner-habit.ts';
import { afterSilence } from './silence.ts';

type RecognitionListener = (sinceMs: number) => void;

const listeners = new Set<RecognitionListener>();

/** Calls back with the page time of the first key that was a scanner's; returns how to stop. */
export function onScannerTyping(listener: RecognitionListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What Space presses, natively or as a part of a list. */
const PRESSED_BY_SPACE =
  'button, summary, input, select, [role="option"], [role="row"], [role="tab"]';

/** Every stroke of a slow scanner that types numbers with Alt: 16 characters of five keys. */
const LEAKED_KEYS_MAX = 96;

/**
 * Frames what a scanner types into scans, wherever the focus is. Once it is recognised its keys
 * and its Enter reach nobody, and what its first keys did before that is taken back. Installed
 * once, ahead of every other key handler; what is a payment code is not judged here.
 */
export function readTypedScans(target: Window, give: (scan: TypedScan) => void): void {
  let typing = nobodyTyping;
  let habit = usualHabit;
  let leaked: readonly LeakedKey[] = [];
  let altCode: AltCode | null = null;
  let stopWaiting: (() => void) | null = null;
  /** An input method has the keys before the page does, and writes where the focus is. */
  let isComposing = false;
  /** What had the focus until a scanner's keys went to an input method; has it again after. */
  let unfocused: HTMLElement | null = null;
  const down = new KeysDown();
  /** Keys that went down unheard: they must come up unheard. */
  const swallowed = new Set<string>();

  const stallMs = (): number => stallMsOf(endsWithKey(habit));

  function follow(step: TypingStep): void {
    typing = step.typing;
    const sinceMs = step.recognisedSinceMs;
    if (sinceMs !== null) {
      if (isComposing) unfocused = leaveFocus();
      takeBack(
        leaked.filter(({ atMs }) => atMs >= sinceMs),
        unfocused === null,
      );
      for (const listener of listeners) listener(sinceMs);
    }
    if (step.scan !== null) {
      const judged = scanByHabit(habit, step.scan);
      ({ habit } = judged);
      give(judged.scan);
    }
    if (typing.status !== 'scanner') {
      unfocused?.focus();
      unfocused = null;
    }
    waitForSilence();
  }

  function waitForSilence(): void {
    stopWaiting?.();
    stopWaiting = null;
    if (typing.status !== 'scanner') return;
    stopWaiting = afterSilence(typing.newestAtMs, silenceMsOf(typing, stallMs()), () =>
      follow(typingAfterSilence(typing, stallMs())),
    );
  }

  /** Whether the key is a scanner's. */
  function hear(press: KeyPress): boolean {
    noteKey(press);
    const step = typingAfter(typing, press, stallMs());
    if (step.isScanners) forgetHeldKeys();
    follow(step);
    if (step.isScanners) leaked = [];
    return step.isScanners;
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Nothing but a real key counts: what a script makes up is no scan.
    if (!event.isTrusted) return;
    const { code, timeStamp } = event;
    isComposing = event.isComposing || event.key === 'Process';
    const downForMs = down.downForMs(code, timeStamp);
    const overlapsSinceMs = down.otherDownSinceMs(code, timeStamp);
    if (!isModifier(event)) down.press(code, timeStamp);
    altCode = isModifier(event) ? altCode : altCodeAfter(altCode, event);
    if (altCode !== null) return onAltCode(event);
    const press = readKeyPress(event, downForMs);
    if (press === null) return onSilentKey(event);
    const isOverlapping = press.kind === 'character' && overlapsSinceMs !== undefined;
    const isScanners = hear(isOverlapping ? { ...press, overlapsSinceMs } : press);
    swallowed.delete(code);
    if (isScanners) {
      swallow(event);
      return;
    }
    leak(event);
    if (event.key === ' ') pressWhenAlone(event);
  }

  /** Its character is known when Alt comes up; until then its keys may have been a person's. */
  function onAltCode(event: KeyboardEvent): void {
    if (typing.status === 'scanner') swallow(event);
    else if (!isModifier(event)) leak(event);
  }

  function onSilentKey(event: KeyboardEvent): void {
    // Alt alone opens the menu of a window.
    if (event.key === 'Alt' && typing.status === 'scanner') swallow(event);
    if (!event.repeat) return;
    if (!isModifier(event)) typing = typingMixed(typing);
    if (swallowed.has(event.code)) silence(event);
  }

  function leak(event: KeyboardEvent): void {
    leaked = [...leaked, leakedKey(event.target, event.timeStamp)].slice(-LEAKED_KEYS_MAX);
  }

  /** A scanner's blank must not press the button that has the focus. */
  function pressWhenAlone(event: KeyboardEvent): void {
    const pressed = event.target;
    if (!(pressed instanceof HTMLElement) || isTextField(pressed)) return;
    if (!pressed.matches(PRESSED_BY_SPACE)) return;
    swallow(event);
    whenAlone(() => pressed.click());
  }

  function swallow(event: KeyboardEvent): void {
    swallowed.add(event.code);
    silence(event);
  }

  function onKeyUp(event: KeyboardEvent): void {
    if (!event.isTrusted) return;
    down.release(event.code);
    if (event.key === 'Alt' && altCode !== null) {
      hear(altCodePress(altCode, event.timeStamp));
      altCode = null;
      if (typing.status === 'scanner') silence(event);
    }
    if (swallowed.delete(event.code)) silence(event);
  }

  /** What comes without a key that could be swallowed: the character of Alt and a number. */
  function onWriting(event: Event): void {
    if (event.isTrusted && typing.status === 'scanner') silence(event);
  }

  target.addEventListener('keydown', onKeyDown, { capture: true });
  target.addEventListener('keyup', onKeyUp, { capture: true });
  target.addEventListener('keypress', onWriting, { capture: true });
  target.addEventListener('beforeinput', onWriting, { capture: true });
  target.addEventListener('blur', () => down.releaseAll());
}

/** Without its default a key writes nothing, presses nothing, and makes no `keypress`. */
function silence(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
