import type { KeyPress } from './key-press.ts';
import { afterSilence } from './silence.ts';

/**
 * Codes begin with letters and digits that are also keys of the till. Such a key acts only if it
 * stood alone. A person never notices; a scanner's next key comes within 35 ms.
 */
const ALONE_BEFORE_MS = 35;
const ALONE_AFTER_MS = 60;

/** Of the newest letter, digit or sign; a key with a name begins afresh. */
let newestAtMs = Number.NEGATIVE_INFINITY;
let pressedAtMs = 0;
let followsAnother = false;
const waiting = new Set<() => void>();

/** To be told of every key, ahead of everything that may act on it. */
export function noteKey(press: KeyPress): void {
  for (const cancel of waiting) cancel();
  waiting.clear();
  followsAnother = press.atMs - newestAtMs <= ALONE_BEFORE_MS;
  pressedAtMs = press.atMs;
  newestAtMs = press.kind === 'character' ? press.atMs : Number.NEGATIVE_INFINITY;
}

/** Acts on the key that was noted last, once it is certain that it stood alone; or never. */
export function whenAlone(act: () => void): () => void {
  if (followsAnother) return () => {};
  const cancel = afterSilence(pressedAtMs, ALONE_AFTER_MS, () => {
    waiting.delete(cancel);
    act();
  });
  waiting.add(cancel);
  return cancel;
}
