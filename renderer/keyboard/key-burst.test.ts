import { describe, expect, test } from 'vitest';

import { digitTyped, isBurstGoingOn, noBurst, type KeyBurst } from './key-burst.ts';

function typed(times: readonly number[], from: KeyBurst = noBurst): KeyBurst {
  return times.reduce(digitTyped, from);
}

const every = (ms: number, count: number, startMs = 0) =>
  Array.from({ length: count }, (_, index) => startMs + index * ms);

describe('a burst', () => {
  test('is ten digits within half a second, from the first of them', () => {
    expect(typed(every(20, 9)).since).toBeNull();
    expect(typed(every(20, 10)).since).toBe(0);
  });

  test('is not made by a quick person', () => {
    expect(typed(every(90, 40)).since).toBeNull();
  });

  test('leaves alone what a person typed just before it', () => {
    const person = [0, 120, 240];
    expect(typed(every(5, 24, 400), typed(person)).since).toBe(400);
  });

  test('goes on while digits come fast, and takes its Enter with it', () => {
    const code = typed(every(5, 24));
    expect(code.since).toBe(0);
    expect(isBurstGoingOn(code, 23 * 5 + 30)).toBe(true);
  });

  test('is over after a pause, and the next digit is a person’s', () => {
    const code = typed(every(5, 24));
    expect(isBurstGoingOn(code, 1000)).toBe(false);
    expect(digitTyped(code, 1000).since).toBeNull();
  });
});
