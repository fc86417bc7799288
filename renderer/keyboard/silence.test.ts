import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { afterSilence } from './silence.ts';

/** The page's clock and its one timer, which fires when the test says so. */
let nowMs = 0;
let timer: { readonly dueAtMs: number; readonly fire: () => void } | null = null;

beforeEach(() => {
  nowMs = 1000;
  timer = null;
  vi.stubGlobal('performance', { now: () => nowMs });
  vi.stubGlobal('setTimeout', (fire: () => void, ms: number) => {
    timer = { dueAtMs: nowMs + ms, fire };
    return 1;
  });
  vi.stubGlobal('clearTimeout', () => (timer = null));
});
afterEach(() => void vi.unstubAllGlobals());

function fireAt(atMs: number): void {
  const due = timer;
  timer = null;
  nowMs = atMs;
  due?.fire();
}

describe('the silence after a key', () => {
  test('is over in time on a page that is not busy', () => {
    const over = vi.fn<() => void>();
    afterSilence(1000, 100, over);
    expect(timer?.dueAtMs).toBe(1100);
    fireAt(1101);
    expect(over).toHaveBeenCalledOnce();
  });

  test('lasts longer where the key itself was heard late, by a second at the most', () => {
    afterSilence(800, 100, () => {});
    expect(timer?.dueAtMs).toBe(1300);
    afterSilence(-9000, 100, () => {});
    expect(timer?.dueAtMs).toBe(2100);
  });

  test('is not believed of a timer that was late: keys may wait behind it', () => {
    const over = vi.fn<() => void>();
    afterSilence(1000, 100, over);
    fireAt(1400);
    expect(over).not.toHaveBeenCalled();
    fireAt(1425);
    expect(over).toHaveBeenCalledOnce();
  });

  test('is believed in the end of a page that is late for ever', () => {
    const over = vi.fn<() => void>();
    afterSilence(1000, 100, over);
    for (let times = 1; times <= 9; times += 1) fireAt(nowMs + 500);
    expect(over).toHaveBeenCalledOnce();
  });

  test('is nothing to anybody once it was broken', () => {
    const over = vi.fn<() => void>();
    afterSilence(1000, 100, over)();
    fireAt(1100);
    expect(over).not.toHaveBeenCalled();
  });
});
