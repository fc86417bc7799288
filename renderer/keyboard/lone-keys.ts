import type { KeyPress } from './key-press.ts';
import { afterSilence } from './silence.ts';

/**
 * Codes begin with letters and digits that are also keys of the till. Such a key is held until a
 * pause shows that no scanner typed it: the slowest has 64 ms between its keys. The next key may
 * tell of the pause before its timer does, as on a busy page; then what is held acts first, in the
 * order in which it was pressed.
 */
const PAUSE_MS = 70;
/** Nearly all scanners type a key within 32 ms, also of codes that are too short to be scans. */
const SCANNER_KEY_MS = 35;
/** Nobody means two keys that fall together so. */
const TOGETHER_MS = 20;
/** More without a pause, or so many with Enter after them, are no person's commands. */
const PERSON_KEYS_MAX = 5;
const ENDED_KEYS_MIN = 3;

/** Of the newest letter, digit or sign; a key with a name begins afresh. */
let newestAtMs = Number.NEGATIVE_INFINITY;
/** Letters, digits and signs. */
let keysSincePause = 0;
/** Since the last pause keys came as only a scanner types them: none of them acts. */
let isScanners = false;
const held = new Set<() => void>();
let stopWaiting: () => void = () => {};

/** To be told of every key, ahead of everything that may act on it. */
export function noteKey(press: KeyPress): void {
  const gapMs = press.atMs - newestAtMs;
  if (gapMs > PAUSE_MS || isRolled(press, gapMs)) release();
  else if (gapMs <= SCANNER_KEY_MS) forgetHeldKeys();
  if (press.kind === 'character') {
    newestAtMs = press.atMs;
    keysSincePause += 1;
    if (keysSincePause > PERSON_KEYS_MAX) forgetHeldKeys();
  } else {
    if (press.kind === 'end' && keysSincePause >= ENDED_KEYS_MIN) forgetHeldKeys();
    release();
    newestAtMs = Number.NEGATIVE_INFINITY;
  }
  waitForPause();
}

/** Acts on the key that was noted last, once it is certain that no scanner typed it; or never. */
export function whenAlone(act: () => void): void {
  if (isScanners) return;
  // An entry of its own for each key, although two of them may do the same.
  held.add(() => act());
  waitForPause();
}

/** What is held was typed by a scanner. */
export function forgetHeldKeys(): void {
  held.clear();
  isScanners = true;
}

/** Fingers press a key before they let go of the one before; scanners do not. */
function isRolled(press: KeyPress, gapMs: number): boolean {
  const isOverlapping = press.kind === 'character' && press.overlapsSinceMs !== undefined;
  return isOverlapping && gapMs > TOGETHER_MS && !isScanners;
}

function waitForPause(): void {
  stopWaiting();
  stopWaiting = held.size > 0 ? afterSilence(newestAtMs, PAUSE_MS, release) : () => {};
}

function release(): void {
  keysSincePause = 0;
  isScanners = false;
  for (const act of held) {
    held.delete(act);
    act();
  }
}
