import { describe, expect, test } from 'vitest';
import { Demonstration } from './demonstration.ts';

function demonstrate() {
  const ends: (string | null)[] = [];
  const demonstration = new Demonstration((failure) => ends.push(failure));
  return { demonstration, ends };
}

describe('a demonstration', () => {
  test('goes on in a simulation, and ends at once at a live till', () => {
    const { demonstration, ends } = demonstrate();
    demonstration.onMode('simulation');
    expect(ends).toEqual([]);
    demonstration.onMode('live');
    expect(ends).toEqual([expect.stringContaining('live')]);
  });

  test('ends once: the world that ends after its scenario changes nothing', () => {
    const { demonstration, ends } = demonstrate();
    demonstration.end(null);
    demonstration.onLost('world');
    expect(ends).toEqual([null]);
  });

  test('fails when its world is lost, and outlives its terminal', () => {
    const { demonstration, ends } = demonstrate();
    demonstration.onLost('terminal');
    expect(ends).toEqual([]);
    demonstration.onLost('world');
    expect(ends).toEqual([expect.stringContaining('world')]);
  });

  test('fails when the till cannot start, and says why', () => {
    const { demonstration, ends } = demonstrate();
    demonstration.onView({
      terminal: {
        status: 'stopped',
        failure: { code: 'processFailed', process: 'world', detail: 'no room' },
      },
      simulation: null,
    });
    expect(ends).toEqual(['The till cannot start: processFailed world: no room']);
  });
});
