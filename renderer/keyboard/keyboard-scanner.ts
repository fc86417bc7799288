import { readKeyPress } from './key-press.ts';
import { isTextField, leakedKey, takeBack, type LeakedKey } from './leaked-keys.ts';
import { noteKey, whenAlone } from './lone-keys.ts';
import {
  nobodyTyping,
  silenceAfter,
  typingAfter,
  typingAfterSilence,
  UNSURE_KEYS_MAX,
  type TypedScan,
  type TypingStep,
} from './scan-framing.ts';
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

/**
 * Frames what a scanner types into scans, wherever the focus is. Once it is recognised its keys
 * and its Enter reach nobody, and what its first keys did before that is taken back. Installed
 * once, ahead of every other key handler; what is a payment code is not judged here.
 */
export function readTypedScans(target: Window, give: (scan: TypedScan) => void): void {
  let typing = nobodyTyping;
  let leaked: readonly LeakedKey[] = [];
  let stopWaiting: (() => void) | null = null;
  /** By how its newest code ended; a scanner that is set to send no key has none to wait for. */
  let silenceMs = silenceAfter('silence');
  /** Keys that went down unheard: they must come up unheard. */
  const swallowed = new Set<string>();

  function follow(step: TypingStep): void {
    typing = step.typing;
    stopWaiting?.();
    stopWaiting =
      typing.status === 'scanner'
        ? afterSilence(typing.newestAtMs, silenceMs, () => follow(typingAfterSilence(typing)))
        : null;
    const sinceMs = step.recognisedSinceMs;
    if (sinceMs !== null) {
      takeBack(leaked.filter(({ atMs }) => atMs >= sinceMs));
      for (const listener of listeners) listener(sinceMs);
    }
    if (step.scan === null) return;
    if (typing.status === 'ended') silenceMs = silenceAfter(typing.by);
    give(step.scan);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Nothing but a real key counts: what a script makes up is no scan.
    if (!event.isTrusted) return;
    const press = readKeyPress(event);
    if (press === null) {
      if (event.repeat && swallowed.has(event.code)) silence(event);
      return;
    }
    noteKey(press);
    const step = typingAfter(typing, press, silenceMs);
    follow(step);
    swallowed.delete(event.code);
    if (step.isScanners) {
      leaked = [];
      swallow(event);
      return;
    }
    leaked = [...leaked, leakedKey(event.target, press.atMs)].slice(-UNSURE_KEYS_MAX);
    if (event.key === ' ') pressWhenAlone(event);
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
    if (event.isTrusted && swallowed.delete(event.code)) silence(event);
  }

  target.addEventListener('keydown', onKeyDown, { capture: true });
  target.addEventListener('keyup', onKeyUp, { capture: true });
}

/** Without its default a key writes nothing, presses nothing, and makes no `keypress`. */
function silence(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
