import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { reportsOf, type ReportStyle } from './hid-reports.ts';
import { fromBridgeSchema, PROTOCOL_VERSION, type FromBridge } from './protocol.ts';
import { openHidBed, type HidBed } from './test-hid-bed.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const CODE = '281666051234567890123456';
const OTHER = '281666059999999999999999';
const LINK = `https://pay.example/q/${'0123456789'.repeat(12)}`;
const A: ReportStyle = { layout: 'A' };
/** A safety net only: starting a process on a busy machine takes seconds. */
const PATIENCE_MS = 20_000;
const CYCLES = 5;

let bed: HidBed;
let bridge: ChildProcess;
let heard: FromBridge[];
let stderr: string;

/** The bridge as the terminal forks it, with the real node-hid, and a scanner that umockdev makes. */
beforeEach(async () => {
  bed = await openHidBed();
  heard = [];
  stderr = '';
  bridge = fork(MAIN, {
    serialization: 'json',
    execArgv: [],
    silent: true,
    env: { ...process.env, ...bed.env },
  });
  bridge.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  bridge.on('message', (message) => heard.push(fromBridgeSchema.parse(message)));
  await until(() => expect(heard[0]?.type).toBe('ready'));
  bridge.send({
    type: 'configure',
    version: PROTOCOL_VERSION,
    scanners: ['hid-1', 'hid-2'].map((id) => ({ kind: 'hid', id })),
    printer: null,
  });
  await until(() => expect(statuses('hid-2')).toEqual(['opening']));
});
afterEach(async () => {
  const exited = once(bridge, 'exit');
  bridge.send({ type: 'stop' });
  await exited;
  await bed.close();
});

function until(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: PATIENCE_MS, interval: 10 });
}

/**
 * Without faults on the way: a device is listed a moment before it can be opened, and on a busy
 * machine a look may fall between.
 */
function statuses(wanted: string): string[] {
  return heard.flatMap((message) =>
    message.type === 'scannerStatus' && message.scannerId === wanted && message.status !== 'faulted'
      ? [message.unplugged ? 'unplugged' : message.status]
      : [],
  );
}

/** Codes and faults of all scanners, in their order. */
function scans(): string[] {
  return heard.flatMap((message) => {
    if (message.type === 'scan') return [(message.scan.symbology ?? '') + message.scan.text];
    return message.type === 'scanFault' ? [message.fault] : [];
  });
}

describe('a HID POS scanner under the real node-hid', { timeout: 3 * PATIENCE_MS }, () => {
  test('is found and switched on, and all its codes are heard: one, long ones, back to back', async () => {
    await bed.plug();
    await until(() => expect(statuses('hid-1')).toEqual(['opening', 'ready']));
    await until(() => expect(bed.features).toEqual(['fe01']));
    await bed.send(reportsOf(`${CODE}\r`, A));
    await bed.send(reportsOf(LINK, A));
    await bed.send([...reportsOf(CODE, A), ...reportsOf(OTHER, { ...A, aim: ']C0' })]);
    const wanted = [`]Q1${CODE}`, `]Q1${LINK}`, `]Q1${CODE}`, `]C0${OTHER}`];
    await until(() => expect(scans()).toEqual(wanted));
    expect(statuses('hid-2')).toEqual(['opening']);
    expect(stderr).not.toContain('uncaught');
  });

  test('that is another thing is left alone, and nothing is said of it', async () => {
    await bed.plug({ usagePage: 0xff8c, usage: 0x02 });
    await until(() =>
      expect(heard.filter(({ type }) => type === 'heartbeat').length).toBeGreaterThan(3),
    );
    expect(bed.features).toEqual([]);
    expect([statuses('hid-1'), statuses('hid-2')]).toEqual([['opening'], ['opening']]);
  });

  test('that is pulled in the middle of a code is found again each time, and only whole codes are', async () => {
    const told = ['opening'];
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      await bed.plug();
      told.push('ready');
      await until(() => expect(statuses('hid-1')).toEqual(told));
      await bed.send([...reportsOf(CODE, A), ...reportsOf(LINK, A).slice(0, 1 + (cycle % 2))]);
      const before = [`]Q1${CODE}`, 'partial'];
      await until(() => expect(scans().at(-1)).toBe(`]Q1${CODE}`));
      await bed.unplug();
      told.push('unplugged');
      await until(() => expect(statuses('hid-1')).toEqual(told));
      expect(scans()).toEqual(Array.from({ length: cycle + 1 }, () => before).flat());
    }
    expect(stderr).not.toContain('uncaught');
  });
});
