import { describe, expect, test } from 'vitest';
import type { WindowRequest } from '../messages/process.ts';
import { Demonstration } from './demonstration.ts';

const PRESS: WindowRequest = { action: 'press', keys: ['1'] };

function demonstrate() {
  const ends: (string | null)[] = [];
  const requests: WindowRequest[] = [];
  const demonstration = new Demonstration(
    {
      async carryOut(request) {
        requests.push(request);
        return { ok: true, text: '' };
      },
    },
    (failure) => ends.push(failure),
  );
  return { demonstration, ends, requests };
}

describe('a demonstration', () => {
  test('uses the window once the till said that it is a simulation', async () => {
    const { demonstration, requests } = demonstrate();
    expect(await demonstration.carryOut(PRESS)).toMatchObject({ ok: false });
    demonstration.onMode('simulation');
    expect(await demonstration.carryOut(PRESS)).toEqual({ ok: true, text: '' });
    expect(requests).toEqual([PRESS]);
  });

  test('never touches a live till', async () => {
    const { demonstration, ends, requests } = demonstrate();
    demonstration.onMode('live');
    expect(ends).toEqual([expect.stringContaining('live')]);
    expect(await demonstration.carryOut(PRESS)).toMatchObject({ ok: false });
    expect(requests).toEqual([]);
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
