import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ProcessKeeper, RestartBudget, type KeptStatus } from './process-keeper.ts';
import { systemClock } from './system-clock.ts';

/** Four times as fast, for the tests that wait for what does not come. */
const QUICK = '4@0';
const CHILD = `
  const say = (message) => process.send(message);
  const beat = () => setInterval(() => say({ type: 'heartbeat' }), 20);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message) => {
    if (message.type === 'echo') say({ type: 'echoed', text: message.text });
    if (message.type === 'freeze') for (;;);
    if (message.type === 'die') process.exit(3);
    if (message.type === 'speakNonsense') { say({ type: 'nonsense' }); say({ type: 'echoed', text: 'after' }); }
    if (message.type === 'stop' && process.argv[2] !== 'deaf') { say({ type: 'echoed', text: 'bye' }); process.disconnect(); }
  });
  switch (process.argv[2]) {
    case 'dies': process.exit(3);
    case 'fails': say({ type: 'failed' }); process.exit(1);
    case 'failsAndStays': say({ type: 'failed' }); break;
    case 'neverReady': break;
    default: say({ type: 'ready' }); beat();
  }
`;
const SAID = z.union([
  z.strictObject({ type: z.enum(['ready', 'heartbeat', 'failed']) }),
  z.strictObject({ type: z.literal('echoed'), text: z.string() }),
]);
type Said = z.infer<typeof SAID>;
type Asked = { type: 'stop' | 'freeze' | 'die' | 'speakNonsense' } | { type: 'echo'; text: string };

let folder = '';
const stops: (() => Promise<void>)[] = [];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'countercode-keeper-'));
  writeFileSync(path.join(folder, 'child.mjs'), CHILD);
});
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nothing = () => {};

/** A kept real process, everything it said, and a way to wait for what comes. */
function keep(behaviour: string, settings: { clock?: string; execPath?: string } = {}) {
  const statuses: KeptStatus[] = [];
  const texts: string[] = [];
  const logged: { event: string; facts: object | undefined }[] = [];
  const children: ChildProcess[] = [];
  let wake: () => void = nothing;
  const clock = systemClock(settings.clock);
  const record = (event: string, facts?: object) => {
    logged.push({ event, facts });
    wake();
  };
  const counted = { heartbeats: 0 };
  const current = { behaviour };
  const keeper = new ProcessKeeper<Asked, Said>(
    {
      name: 'child',
      fork() {
        const child = fork(path.join(folder, 'child.mjs'), [current.behaviour], {
          execArgv: [],
          ...(settings.execPath === undefined ? {} : { execPath: settings.execPath }),
        });
        children.push(child);
        return child;
      },
      schema: SAID,
      stopMessage: { type: 'stop' },
      startLimitMs: 20_000,
      onMessage(message) {
        if (message.type === 'echoed') texts.push(message.text);
        if (message.type === 'heartbeat') counted.heartbeats += 1;
        wake();
      },
      onStatus(status) {
        statuses.push(status);
        wake();
      },
    },
    { clock, log: { info: record, warn: record, error: record } },
  );
  stops.push(() => keeper.stop());
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const isNow = (status: KeptStatus['status']) => () => statuses.at(-1)?.status === status;
  return { keeper, statuses, texts, logged, children, counted, current, until, isNow };
}

describe('a kept process', () => {
  test('starts, becomes ready, and hears what it is sent', async () => {
    const kept = keep('works');
    kept.keeper.restart();
    await kept.until(kept.isNow('running'));
    expect(kept.keeper.send({ type: 'echo', text: 'hello' })).toBe(true);
    await kept.until(() => kept.texts.length > 0);
    expect(kept.texts).toEqual(['hello']);
    expect(kept.statuses).toEqual([{ status: 'starting' }, { status: 'running' }]);
  });

  test('that is killed is started again at once', async () => {
    const kept = keep('works');
    kept.keeper.restart();
    await kept.until(kept.isNow('running'));
    kept.children[0]?.kill('SIGKILL');
    await kept.until(() => kept.children.length === 2 && kept.isNow('running')());
    expect(kept.statuses.slice(2)).toEqual([
      { status: 'restarting', times: 1 },
      { status: 'running' },
    ]);
    expect(kept.logged).toContainEqual({
      event: 'process.ended',
      facts: { child: 'child', how: 'was killed by SIGKILL' },
    });
  });

  test('that its owner replaces is never given up, and keeps its restarts for crashes', async () => {
    const kept = keep('works');
    kept.keeper.restart();
    for (let count = 1; count <= 6; count += 1) {
      await kept.until(() => kept.children.length === count && kept.isNow('running')());
      kept.keeper.replace('leaks');
    }
    await kept.until(() => kept.children.length === 7 && kept.isNow('running')());
    kept.keeper.send({ type: 'die' });
    await kept.until(() => kept.children.length === 8);
    expect(kept.statuses).not.toContainEqual(expect.objectContaining({ status: 'gaveUp' }));
    expect(kept.statuses.at(-1)).toEqual({ status: 'restarting', times: 1 });
  });

  test('that hangs is killed after three missed heartbeats and started again', async () => {
    const kept = keep('works', { clock: QUICK });
    kept.keeper.restart();
    await kept.until(() => kept.isNow('running')() && kept.counted.heartbeats > 0);
    kept.keeper.send({ type: 'freeze' });
    await kept.until(() => kept.children.length === 2 && kept.isNow('running')());
    expect(kept.children[0]?.signalCode).toBe('SIGKILL');
    expect(kept.logged[0]?.facts).toEqual({ child: 'child', how: 'missed 3 heartbeats' });
  });

  test('that beats is left alone for longer than three heartbeats', async () => {
    const kept = keep('works', { clock: QUICK });
    kept.keeper.restart();
    await kept.until(kept.isNow('running'));
    await kept.until(() => kept.counted.heartbeats > 100);
    expect(kept.children).toHaveLength(1);
    expect(kept.isNow('running')()).toBe(true);
  });

  test('that is not ready within its limit is killed and started again', async () => {
    const kept = keep('neverReady', { clock: '100@0' });
    kept.keeper.restart();
    await kept.until(kept.isNow('restarting'));
    expect(kept.logged[0]?.facts).toEqual({ child: 'child', how: 'was not ready after 20 s' });
  });

  test('that dies six times in a minute is given up, until it is restarted by hand', async () => {
    const kept = keep('dies');
    kept.keeper.restart();
    await kept.until(kept.isNow('gaveUp'));
    expect(kept.children).toHaveLength(6);
    expect(kept.statuses.map((status) => status.status)).toEqual([
      'starting',
      ...Array.from({ length: 5 }, () => 'restarting'),
      'gaveUp',
    ]);
    expect(kept.statuses.at(-1)).toEqual({ status: 'gaveUp', detail: 'exited with code 3' });
    expect(kept.keeper.send({ type: 'echo', text: 'anyone?' })).toBe(false);

    kept.current.behaviour = 'works';
    kept.keeper.restart();
    await kept.until(kept.isNow('running'));
    expect(kept.children).toHaveLength(7);
    kept.keeper.send({ type: 'die' });
    await kept.until(() => kept.children.length === 8 && kept.isNow('running')());
  });

  test('that says it failed is not started again by itself', async () => {
    const kept = keep('fails');
    kept.keeper.restart();
    await new Promise((resolve) => kept.children[0]?.once('close', resolve));
    await kept.until(kept.isNow('failed'));
    expect(kept.statuses).toEqual([{ status: 'starting' }, { status: 'failed' }]);
    expect(kept.children).toHaveLength(1);
    kept.current.behaviour = 'works';
    kept.keeper.restart();
    await kept.until(kept.isNow('running'));
  });

  test('that says it failed and stays is killed', async () => {
    const kept = keep('failsAndStays', { clock: QUICK });
    kept.keeper.restart();
    await kept.until(kept.isNow('failed'));
    await new Promise((resolve) => kept.children[0]?.once('close', resolve));
    expect(kept.children[0]?.signalCode).toBe('SIGKILL');
    expect(kept.children).toHaveLength(1);
  });

  test('that cannot be run at all is given up with the reason', async () => {
    const kept = keep('works', { execPath: path.join(folder, 'no-such-node') });
    kept.keeper.restart();
    await kept.until(kept.isNow('gaveUp'));
    expect(kept.statuses.at(-1)).toMatchObject({
      detail: expect.stringContaining('could not be started'),
    });
  });

  test('loses a message that does not fit, says so, and keeps the next', async () => {
    const kept = keep('works');
    kept.keeper.restart();
    await kept.until(kept.isNow('running'));
    kept.keeper.send({ type: 'speakNonsense' });
    await kept.until(() => kept.texts.length > 0);
    expect(kept.texts).toEqual(['after']);
    expect(kept.logged.map((line) => line.event)).toEqual(['process.malformed']);
    expect(kept.isNow('running')()).toBe(true);
  });
});

describe('ending a kept process', () => {
  test('asks it to stop, hears its last words, and does not start it again', async () => {
    const kept = keep('works');
    kept.keeper.restart();
    await kept.until(kept.isNow('running'));
    await kept.keeper.stop();
    expect(kept.texts).toEqual(['bye']);
    expect(kept.children.map((child) => child.exitCode)).toEqual([0]);
    expect(kept.statuses.at(-1)).toEqual({ status: 'stopped' });
    expect(kept.keeper.send({ type: 'echo', text: 'anyone?' })).toBe(false);
  });

  test('kills it when it does not listen', async () => {
    const kept = keep('deaf', { clock: QUICK });
    kept.keeper.restart();
    await kept.until(kept.isNow('running'));
    await kept.keeper.stop();
    expect(kept.children.map((child) => child.signalCode)).toEqual(['SIGKILL']);
  });

  test('by a restart starts exactly one more, also when asked twice', async () => {
    const kept = keep('works');
    kept.keeper.restart();
    await kept.until(kept.isNow('running'));
    kept.keeper.restart();
    kept.keeper.restart();
    await kept.until(() => kept.children.length > 1 && kept.isNow('running')());
    expect(kept.texts).toEqual(['bye']);
    expect(kept.children).toHaveLength(2);
  });

  test('wins over a restart that is under way', async () => {
    const kept = keep('works');
    kept.keeper.restart();
    await kept.until(kept.isNow('running'));
    kept.keeper.restart();
    await kept.keeper.stop();
    expect(kept.children).toHaveLength(1);
    expect(kept.statuses.at(-1)).toEqual({ status: 'stopped' });
  });
});

test('the restart budget holds five within any minute', () => {
  const budget = new RestartBudget();
  const taken = [0, 1000, 2000, 3000, 4000, 5000].map((mono) => budget.take(mono));
  expect(taken).toEqual([1, 2, 3, 4, 5, null]);
  expect(budget.take(59_999)).toBeNull();
  expect(budget.take(60_000)).toBe(5);
  budget.clear();
  expect(budget.take(60_001)).toBe(1);
});
