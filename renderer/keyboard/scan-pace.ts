import type { KeyPress } from './key-press.ts';

export type Character = Extract<KeyPress, { kind: 'character' }>;

/**
 * The shortest that is taken for a scan before its end is heard: an EAN-8 number. A payment code
 * has 16 characters at the least, so it is recognised by its middle.
 */
const SCAN_KEYS_MIN = 8;
/** The shortest that is taken for a scan by its Enter; a person may press three and Enter in one stroke. */
const ENDED_KEYS_MIN = 6;
/** A scanner types a key every 1 to 32 ms, on average. */
const SCANNER_KEY_MS = 35;
/**
 * The fastest typists keep up 50 ms a key. A few keys that fall together are quicker, up to four,
 * but the pause after them is the longer: eight in a row without a pause are no person's.
 */
const PERSON_PAUSE_MS = 45;
/**
 * Some scanners are set to as much as 64 ms a key (NCR 7893). What tells them from a person is
 * that they never waver, and let go of each key before the next: nobody types 16 keys so.
 */
const SLOW_KEYS_MIN = 16;
const SLOW_KEY_MS = 70;
const SLOW_PAUSE_MS = 80;
const SLOW_SPREAD_MS = 20;
/** No scanner pauses longer within a code; a machine that is busy may, while it hands on keys. */
export const SCAN_SILENCE_MS = 100;
/** What a busy machine tears is one code still. */
export const STALL_MAX_MS = 1_000;
/** So many keys without a pause are a scanner's own, however long it stalls after them. */
const HEAD_KEYS_MIN = 5;

/**
 * A machine at work hands keys on late, some of them up to 60 ms: then they are neither fast nor
 * steady. Still nobody types so many in so short a time: of the fastest typist's all but the last
 * stroke of four keys take 50 ms each, and in twelve keys there is one that overlaps another.
 */
const CROWDED_KEYS_MIN = 12;
const LONE_KEYS_MIN = 16;
const PERSON_STROKE_KEYS = 4;
const PERSON_KEY_MS = 48;

/** Where in these keys, oldest first, a scanner began; null: who types them is not sure. */
export function scannerStart(keys: readonly Character[]): number | null {
  if (isFast(keys, SCAN_KEYS_MIN)) return unlessOneKey(keys, fastStart(keys));
  if (isSlow(keys)) return unlessOneKey(keys, slowStart(keys));
  return isCrowded(keys) ? unlessOneKey(keys, crowdedStart(keys)) : null;
}

/** The same of keys that Enter or Tab came after: one that ends less than a person could type. */
export function endedScannerStart(keys: readonly Character[], endedAtMs: number): number | null {
  const newest = keys.slice(-ENDED_KEYS_MIN);
  const [first, last] = [newest[0], newest.at(-1)];
  if (first === undefined || last === undefined || !isFast(keys, ENDED_KEYS_MIN)) return null;
  const isEndFast =
    endedAtMs - last.atMs <= PERSON_PAUSE_MS &&
    (endedAtMs - startOf(first)) / strokesOf(newest) <= SCANNER_KEY_MS;
  return isEndFast ? unlessOneKey(keys, fastStart(keys)) : null;
}

/** A key that is held down repeats as fast as a scanner types, and not everywhere says so. */
function unlessOneKey(keys: readonly Character[], start: number): number | null {
  const own = keys.slice(start);
  return own.every(({ physical }) => physical === own[0]?.physical) ? null : start;
}

function isFast(keys: readonly Character[], count: number): boolean {
  const newest = keys.slice(-count);
  if (newest.length < count || msPerKey(newest) > SCANNER_KEY_MS) return false;
  return gapsIn(newest).every((gapMs) => gapMs <= PERSON_PAUSE_MS);
}

/** It may have begun before a stutter, but not with a key that stood alone: that was a person's. */
function fastStart(keys: readonly Character[]): number {
  const gapsMs = gapsIn(keys);
  const steady = slowStart(keys);
  if (isSteady(keys.slice(steady))) return steady - headBefore(gapsMs, steady);
  const together = gapsMs.findLastIndex((gapMs) => gapMs > SCAN_SILENCE_MS) + 1;
  const stuttered = keys.findIndex(
    (_, index) =>
      index >= together &&
      msPerKey(keys.slice(index)) <= SCANNER_KEY_MS &&
      (gapsMs[index] ?? 0) <= PERSON_PAUSE_MS,
  );
  const unpaused = gapsMs.findLastIndex((gapMs) => gapMs > PERSON_PAUSE_MS) + 1;
  const start = startOfRun(keys, Math.min(stuttered, unpaused));
  return start - headBefore(gapsMs, start);
}

/**
 * A pause that is short for a person's may be a stutter. It is where the scanner stutters so
 * again, and where nobody has been typing: nor is a finger still on a key.
 */
function startOfRun(keys: readonly Character[], start: number): number {
  const gapsMs = gapsIn(keys);
  const run = gapsMs.findLastIndex((gapMs, index) => index < start && gapMs > SLOW_PAUSE_MS) + 1;
  if (run === 0 && !isOverlapping(keys.slice(0, start + 1))) return 0;
  let first = start;
  let slowestMs = Math.max(0, ...gapsMs.slice(first));
  while (first > run && (gapsMs[first - 1] ?? 0) <= slowestMs + SLOW_SPREAD_MS) {
    first -= 1;
    slowestMs = Math.max(slowestMs, gapsMs[first] ?? 0);
  }
  return first;
}

/** How many keys before a stall belong to what follows it. */
function headBefore(gapsMs: readonly number[], start: number): number {
  if (start < HEAD_KEYS_MIN || (gapsMs[start - 1] ?? 0) > STALL_MAX_MS) return 0;
  const within = gapsMs.slice(0, start - 1);
  const head = start - 1 - within.findLastIndex((gapMs) => gapMs > PERSON_PAUSE_MS);
  return head >= HEAD_KEYS_MIN ? head : 0;
}

function isSlow(keys: readonly Character[]): boolean {
  const newest = keys.slice(-SLOW_KEYS_MIN);
  return newest.length === SLOW_KEYS_MIN && msPerKey(newest) <= SLOW_KEY_MS && isSteady(newest);
}

function isSteady(keys: readonly Character[]): boolean {
  const gapsMs = gapsIn(keys);
  const slowestMs = Math.max(...gapsMs);
  return (
    slowestMs <= SLOW_PAUSE_MS &&
    slowestMs - Math.min(...gapsMs) <= SLOW_SPREAD_MS &&
    !isOverlapping(keys)
  );
}

/** Whether one of them was pressed before another one was let go; what was down before is not theirs. */
export function isOverlapping(keys: readonly Character[]): boolean {
  const sinceMs = keys[0] === undefined ? 0 : startOf(keys[0]);
  return keys.some(({ overlapsSinceMs = -Infinity }) => overlapsSinceMs >= sinceMs);
}

function isCrowded(keys: readonly Character[]): boolean {
  const own = keys.slice(slowStart(keys));
  return own.some((_, index) => {
    const newest = own.slice(index);
    const { length } = newest;
    if (length < CROWDED_KEYS_MIN) return false;
    const isLone = length >= LONE_KEYS_MIN && !isOverlapping(newest);
    const slowKeys = isLone ? length - 1 : length - PERSON_STROKE_KEYS;
    return spanMs(newest) < slowKeys * PERSON_KEY_MS;
  });
}

function crowdedStart(keys: readonly Character[]): number {
  const start = slowStart(keys);
  return start - headBefore(gapsIn(keys), start);
}

function slowStart(keys: readonly Character[]): number {
  return gapsIn(keys).findLastIndex((gapMs) => gapMs > SLOW_PAUSE_MS) + 1;
}

/** A character of Alt and its number takes several strokes. */
function msPerKey(keys: readonly Character[]): number {
  return spanMs(keys) / Math.max(1, strokesOf(keys) - 1);
}

function spanMs(keys: readonly Character[]): number {
  const [first, last] = [keys[0], keys.at(-1)];
  return first === undefined || last === undefined ? 0 : last.atMs - startOf(first);
}

function strokesOf(keys: readonly Character[]): number {
  return keys.reduce((sum, { strokes = 1 }) => sum + strokes, 0);
}

/** Whether a pause, longer than any other, parts the first key from the rest: it may be a person's. */
export function hasLoneHead(keys: readonly Character[]): boolean {
  const [headMs = 0, ...gapsMs] = gapsIn(keys);
  return headMs > PERSON_PAUSE_MS && headMs > Math.max(...gapsMs);
}

export function startOf({ startedAtMs, atMs }: Character): number {
  return startedAtMs ?? atMs;
}

/** After each key but the newest. */
function gapsIn(keys: readonly Character[]): readonly number[] {
  return keys.slice(1).map((key, index) => startOf(key) - (keys[index]?.atMs ?? 0));
}
