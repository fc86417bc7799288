import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { KeyPress } from './key-press.ts';
import { forgetHeldKeys, noteKey, whenAlone } from './lone-keys.ts';

/** What the keys did, in turn, with the time at which they did it. */
let done: string[] = [];
/** Each test has a page time of its own, long after the one before. */
let startMs = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  startMs += 10_000;
  vi.advanceTimersByTime(startMs);
  done = [];
  press('F1', 0);
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

const nowMs = () => performance.now() - startMs;

/** The key of this name, pressed at one time and heard at another; letters and digits act. */
function press(name: string, atMs: number, { overlaps = false, heardAtMs = atMs } = {}): void {
  vi.advanceTimersByTime(Math.max(0, startMs + heardAtMs - performance.now()));
  noteKey(pressOf(name, startMs + atMs, overlaps));
  if (name.length === 1) whenAlone(() => done.push(`${name} at ${Math.round(nowMs())}`));
}

function pressOf(name: string, atMs: number, overlaps: boolean): KeyPress {
  if (name === 'Enter') return { kind: 'end', atMs };
  if (name.length > 1) return { kind: 'other', atMs };
  const rolled = overlaps && { overlapsSinceMs: atMs - 1 };
  return { kind: 'character', physical: name, characters: name, atMs, ...rolled };
}

function pause(): readonly string[] {
  vi.advanceTimersByTime(2_000);
  return done;
}

describe('keys of a person', () => {
  test('act when a pause has shown that nothing follows', () => {
    press('t', 1_000);
    vi.advanceTimersByTime(69);
    expect(done).toEqual([]);
    expect(pause()).toEqual(['t at 1070']);
  });

  test('act all of them and in turn at ten a second, each before the next one', () => {
    for (const [index, name] of Array.from('t3e2r').entries()) press(name, 1_000 + index * 100);
    expect(pause()).toEqual(['t at 1070', '3 at 1170', 'e at 1270', '2 at 1370', 'r at 1470']);
  });

  test('act also where a busy page hears each of them late, and the timer later', () => {
    press('t', 1_000, { heardAtMs: 1_060 });
    press('3', 1_100, { heardAtMs: 1_110 });
    press('e', 1_180, { heardAtMs: 1_185 });
    expect(done).toEqual(['t at 1110', '3 at 1185']);
    expect(pause()[2]).toMatch(/^e at /);
  });

  test('that roll from finger to finger act, the first of them at once', () => {
    press('t', 1_000);
    press('3', 1_030, { overlaps: true });
    expect(done).toEqual(['t at 1030']);
    expect(pause()).toEqual(['t at 1030', '3 at 1100']);
  });

  test('that come 60 ms after one another act in turn, the first after the last', () => {
    press('t', 1_000);
    press('3', 1_060);
    expect(pause()).toEqual(['t at 1130', '3 at 1130']);
  });

  test('act before the Enter that comes soon after them', () => {
    press('t', 1_000);
    press('Enter', 1_060);
    expect(done).toEqual(['t at 1060']);
  });

  test('may do the same twice', () => {
    const act = vi.fn<() => void>();
    for (const atMs of [1_000, 1_060]) {
      noteKey(pressOf('t', startMs + atMs, false));
      whenAlone(act);
    }
    pause();
    expect(act).toHaveBeenCalledTimes(2);
  });
});

describe('keys of a code', () => {
  test('that is too short to be a scan never act', () => {
    for (const [index, name] of Array.from('5y12y').entries()) press(name, 1_000 + index * 4);
    press('Enter', 1_020);
    expect(pause()).toEqual([]);
  });

  test('do not act at 64 ms a key, whether it is known as a scan in the end or not', () => {
    for (const [index, name] of Array.from('5y12').entries()) press(name, 1_000 + index * 64);
    press('Enter', 1_256);
    for (const [index, name] of Array.from('nsrxy12').entries()) press(name, 3_000 + index * 64);
    expect(pause()).toEqual([]);
  });

  test('are forgotten when they turn out to be a scanner’s', () => {
    press('y', 1_000);
    press('p', 1_060);
    forgetHeldKeys();
    expect(pause()).toEqual([]);
  });

  test('leave the next key to the person', () => {
    for (const [index, name] of Array.from('5y12y').entries()) press(name, 1_000 + index * 4);
    press('t', 1_200);
    expect(pause()).toEqual(['t at 1270']);
  });
});
