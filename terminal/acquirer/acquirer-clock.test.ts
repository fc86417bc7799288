import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { AcquirerClock } from './acquirer-clock.ts';

const HOUR_MS = 3_600_000;
/** What the acquirer's clock shows, 40 s behind the till's. */
const LATE_MS = 40_000;

function learned() {
  const clock = new ManualClock();
  const acquirerClock = new AcquirerClock(clock);
  const heardAt = clock.now() - LATE_MS;
  acquirerClock.learn(heardAt);
  return { clock, acquirerClock, heardAt };
}

describe("the acquirer's clock", () => {
  test('is not known before it was heard', () => {
    const acquirerClock = new AcquirerClock(new ManualClock());
    expect(acquirerClock.now()).toBeNull();
    expect(acquirerClock.driftMs()).toBeNull();
  });

  test('goes on with the monotonic clock from what was last heard', () => {
    const { clock, acquirerClock, heardAt } = learned();
    expect(acquirerClock.now()).toBe(heardAt);
    clock.advance(65_000);
    expect(acquirerClock.now()).toBe(heardAt + 65_000);
    acquirerClock.learn(heardAt + 64_000);
    clock.advance(10);
    expect(acquirerClock.now()).toBe(heardAt + 64_010);
  });

  test('tells by how much the till was ahead when it was heard', () => {
    const { clock, acquirerClock } = learned();
    clock.advance(HOUR_MS);
    expect(acquirerClock.driftMs()).toBe(LATE_MS);
  });

  test('is forgotten after twelve hours, until it is heard again', () => {
    const { clock, acquirerClock, heardAt } = learned();
    clock.advance(12 * HOUR_MS);
    expect(acquirerClock.now()).toBe(heardAt + 12 * HOUR_MS);
    clock.advance(1);
    expect(acquirerClock.now()).toBeNull();
    acquirerClock.learn(heardAt + 12 * HOUR_MS);
    expect(acquirerClock.now()).toBe(heardAt + 12 * HOUR_MS);
  });

  test.each([30_001, -30_001, 24 * HOUR_MS])(
    'is forgotten when the wall clock jumps by %i ms',
    (ms) => {
      const { clock, acquirerClock } = learned();
      clock.advance(1_000);
      clock.jumpWall(ms);
      expect(acquirerClock.now()).toBeNull();
    },
  );

  test.each([30_000, -30_000])('is kept when the wall clock is put right by %i ms', (ms) => {
    const { clock, acquirerClock, heardAt } = learned();
    clock.advance(1_000);
    clock.jumpWall(ms);
    expect(acquirerClock.now()).toBe(heardAt + 1_000);
  });

  test('does not follow one answer alone to another time, and follows two that agree', () => {
    const { clock, acquirerClock, heardAt } = learned();
    acquirerClock.learn(Date.UTC(2099, 0, 1));
    expect(acquirerClock.now()).toBe(heardAt);
    clock.advance(3_000);
    acquirerClock.learn(heardAt + 3_000);
    acquirerClock.learn(Date.UTC(2099, 0, 1));
    expect(acquirerClock.now()).toBe(heardAt + 3_000);
    clock.advance(3_000);
    acquirerClock.learn(Date.UTC(2099, 0, 1) + 3_000);
    expect(acquirerClock.now()).toBe(Date.UTC(2099, 0, 1) + 3_000);
  });

  test('is not known from the first answer alone where the till’s own clock says otherwise', () => {
    const clock = new ManualClock();
    const acquirerClock = new AcquirerClock(clock);
    const there = clock.now() + HOUR_MS;
    acquirerClock.learn(there);
    expect(acquirerClock.now()).toBeNull();
    clock.advance(2_000);
    acquirerClock.learn(there + 2_000);
    expect(acquirerClock.now()).toBe(there + 2_000);
  });
});
