import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { WorkQueue } from './work-queue.ts';

/** A queue whose subjects each begin one exchange when they run, which the test ends. */
function queue(first: { urgent: string | null } = { urgent: null }) {
  const clock = new ManualClock();
  const state = { ...first };
  const work = new WorkQueue(clock, () => state.urgent);
  const ran: string[] = [];
  const asks = (subject: string) => () => {
    ran.push(subject);
    work.began(subject);
  };
  const only = (subject: string) => () => {
    ran.push(subject);
  };
  return { clock, work, ran, asks, only, state };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `A${index}`);

describe('what is due', () => {
  test('is done at its moment and not before', () => {
    const { clock, work, ran, asks } = queue();
    work.schedule('A', clock.mono() + 100, asks('A'));
    clock.advance(99);
    expect(ran).toEqual([]);
    clock.advance(1);
    expect(ran).toEqual(['A']);
  });

  test('and long past is done at once', () => {
    const { clock, work, ran, asks } = queue();
    work.schedule('A', clock.mono() - 60_000, asks('A'));
    clock.advance(0);
    expect(ran).toEqual(['A']);
  });

  test('is replaced by what is due next for the same subject', () => {
    const { clock, work, ran, asks } = queue();
    work.schedule('A', clock.mono() + 100, asks('first'));
    work.schedule('A', clock.mono() + 200, asks('second'));
    clock.advance(300);
    expect(ran).toEqual(['second']);
  });

  test('is replaced by what is due now', () => {
    const { clock, work, ran, asks } = queue();
    work.schedule('A', clock.mono() + 100, asks('first'));
    work.enqueue('A', asks('second'));
    clock.advance(300);
    expect(ran).toEqual(['second']);
  });

  test('is done for nobody who was dropped, whether it waited for its time or for a place', () => {
    const { clock, work, ran, asks } = queue();
    work.schedule('A', clock.mono() + 100, asks('A'));
    work.enqueue('B', asks('B'));
    work.drop('A');
    work.drop('B');
    clock.advance(200);
    expect(ran).toEqual([]);
    expect(clock.waitingCount).toBe(0);
  });
});

describe('the places on the wire', () => {
  test('are eight, and the ninth waits until one is free', () => {
    const { clock, work, ran, asks } = queue();
    for (const subject of numbered(10)) work.schedule(subject, clock.mono(), asks(subject));
    clock.advance(0);
    expect(ran).toEqual(numbered(8));
    work.ended('A3');
    clock.advance(0);
    expect(ran).toEqual(numbered(9));
  });

  test('are given in the order in which they were waited for', () => {
    const { clock, work, ran, asks } = queue();
    for (const subject of numbered(20)) work.enqueue(subject, asks(subject));
    clock.advance(0);
    for (const subject of numbered(20)) {
      work.ended(subject);
      clock.advance(0);
    }
    expect(ran).toEqual(numbered(20));
  });

  test('are two while somebody stands at the till', () => {
    const { clock, work, ran, asks } = queue({ urgent: 'U' });
    for (const subject of numbered(5)) work.enqueue(subject, asks(subject));
    clock.advance(0);
    expect(ran).toEqual(['A0', 'A1']);
  });

  test('are all given again when nobody does any more', () => {
    const { clock, work, ran, asks, state } = queue({ urgent: 'U' });
    for (const subject of numbered(5)) work.enqueue(subject, asks(subject));
    clock.advance(0);
    state.urgent = null;
    work.ended('A0');
    clock.advance(0);
    expect(ran).toEqual(numbered(5));
  });

  test('are kept by whoever has one until its last exchange has ended', () => {
    const { clock, work, ran, asks } = queue({ urgent: 'U' });
    for (const subject of numbered(3)) work.enqueue(subject, asks(subject));
    clock.advance(0);
    work.began('A0');
    work.ended('A0');
    clock.advance(0);
    expect(ran).toEqual(['A0', 'A1']);
    work.schedule('A0', clock.mono(), asks('A0 again'));
    clock.advance(0);
    expect(ran).toEqual(['A0', 'A1', 'A0 again']);
  });

  test('are not needed by what asks nobody', () => {
    const { clock, work, ran, only } = queue({ urgent: 'U' });
    for (const subject of numbered(30)) work.enqueue(subject, only(subject));
    clock.advance(0);
    expect(ran).toEqual(numbered(30));
  });
});

describe('the payment on the stage', () => {
  test('is done at once, however many have the places and wait for one', () => {
    const { clock, work, ran, asks, state } = queue();
    for (const subject of numbered(30)) work.enqueue(subject, asks(subject));
    clock.advance(0);
    state.urgent = 'U';
    work.schedule('U', clock.mono(), asks('U'));
    clock.advance(0);
    expect(ran).toEqual([...numbered(8), 'U']);
  });

  test('does not stand in the line behind all others when everything is to be checked', () => {
    const { clock, work, ran, asks, state } = queue();
    state.urgent = 'U';
    for (const subject of numbered(30)) work.enqueue(subject, asks(subject));
    work.enqueue('U', asks('U'));
    clock.advance(0);
    expect(ran).toContain('U');
    expect(ran.length).toBeLessThanOrEqual(3);
  });

  test('comes next once it is on the stage, although it came to the line last', () => {
    const { clock, work, ran, asks, state } = queue();
    for (const subject of [...numbered(30), 'U']) work.enqueue(subject, asks(subject));
    clock.advance(0);
    state.urgent = 'U';
    work.ended('A0');
    clock.advance(0);
    expect(ran.at(-1)).toBe('U');
  });
});

test('one step is taken in each turn, so that what is due of a sale comes between two of them', () => {
  const { clock, work, ran, only } = queue();
  const turns: string[][] = [];
  const after = clock.after.bind(clock);
  clock.after = (ms, callback) =>
    after(ms, () => {
      const before = ran.length;
      callback();
      turns.push(ran.slice(before));
    });
  for (const subject of numbered(100)) work.enqueue(subject, only(subject));
  clock.advance(0);
  expect(ran).toHaveLength(100);
  expect(Math.max(...turns.map((steps) => steps.length))).toBe(1);
});

test('a queue that was stopped does nothing any more', () => {
  const { clock, work, ran, asks } = queue();
  work.schedule('A', clock.mono() + 100, asks('A'));
  work.enqueue('B', asks('B'));
  work.stop();
  expect(clock.waitingCount).toBe(0);
  clock.advance(1_000);
  expect(ran).toEqual([]);
});
