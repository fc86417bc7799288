import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BridgeLink } from './bridge-link.ts';
import { systemClock } from './system-clock.ts';

/** A bridge that does what its argument says, for real, and tells how it is as a real one does. */
const BRIDGE = `
  let before = { loop: performance.eventLoopUtilization() };
  const held = [];
  const say = (message) => process.connected && process.send(message);
  const beat = () => {
    const loop = performance.eventLoopUtilization();
    const busyShare = performance.eventLoopUtilization(loop, before.loop).utilization;
    before = { loop };
    say({ type: 'heartbeat', memoryBytes: process.memoryUsage.rss(), busyShare });
  };
  const spin = () => {
    const until = performance.now() + 20;
    while (performance.now() < until);
    beat();
    setImmediate(spin);
  };
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message) => {
    if (message.type === 'stop') process.exit(0);
    if (message.type === 'watch') say({ type: 'plugged', devices: [], problems: [] });
    if (message.type !== 'configure') return;
    say({ type: 'scannerStatus', scannerId: 'a', kind: 'virtual', status: 'ready', detail: null, unplugged: false, device: null });
    if (process.argv[2] === 'spins') spin();
    if (process.argv[2] === 'leaks') held.push(Buffer.alloc(400 * 1024 * 1024, 1));
    if (process.argv[2] === 'works') say({ type: 'scan', scan: { text: '28', symbology: ']Q1', scannerId: 'a', at: 1 } });
  });
  say({ type: 'ready', version: 3 });
  setInterval(beat, 20);
`;

let folder = '';
const stops: (() => Promise<void>)[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countercode-bridge-'));
  writeFileSync(join(folder, 'bridge.mjs'), BRIDGE);
});
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nothing = (): void => {};

/** A link to bridges that behave in turn as named; the last name is every later one's. */
function linkTo(...behaviours: readonly string[]) {
  const scans: string[] = [];
  const heard: string[] = [];
  const reasons: unknown[] = [];
  const children: ChildProcess[] = [];
  let wake: () => void = nothing;
  const record = (_event: string, facts?: object): void => {
    if (facts !== undefined && 'how' in facts) reasons.push(facts.how);
  };
  const link = new BridgeLink([{ kind: 'virtual', id: 'a', socket: '/s' }], {
    clock: systemClock(undefined),
    log: { info: record, warn: record, error: record },
    fork() {
      const behaviour = behaviours[children.length] ?? behaviours.at(-1) ?? 'works';
      const child = fork(join(folder, 'bridge.mjs'), [behaviour], {
        execArgv: [],
        serialization: 'json',
      });
      children.push(child);
      return child;
    },
    onHeard(message) {
      heard.push(message.type);
      wake();
    },
    onReplaced: () => heard.push('replaced'),
    onScan(text, scannerId) {
      scans.push(`${scannerId}: ${text}`);
      wake();
    },
    onScanFault: nothing,
    onUnplugged: nothing,
    onChange: nothing,
    printer: null,
    onPrinterStatus: nothing,
    onPrintEnded: nothing,
    onPrinterLost: nothing,
  });
  stops.push(() => link.stop());
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { link, scans, heard, reasons, children, until };
}

describe('a bridge', () => {
  test.each([
    ['spins, though it beats,', 'spins', /^was at work without a pause for 10 heartbeats$/],
    ['leaks', 'leaks', /^took 4\d\d MB of memory$/],
  ])('that %s is replaced, and scans resume', async (_name, behaviour, reason) => {
    const { link, scans, heard, reasons, children, until } = linkTo(behaviour, 'works');
    link.start();
    await until(() => scans.length > 0);
    expect(scans).toEqual(['a: ]Q128']);
    expect(reasons).toEqual([expect.stringMatching(reason)]);
    expect(children[0]?.signalCode).toBe('SIGKILL');
    expect(heard).toContain('replaced');
  });

  test('is watched again after it was replaced, where somebody still looks', async () => {
    const { link, heard, children, until } = linkTo('works');
    link.start();
    await until(() => heard.includes('scan'));
    link.watch(true);
    await until(() => heard.includes('plugged'));
    heard.length = 0;
    children[0]?.kill('SIGKILL');
    await until(() => heard.includes('plugged'));
    expect(children).toHaveLength(2);
  });
});
