import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { superviseScanner, type SupervisedScanner } from './device-supervisor.ts';
import { ManualClock } from './manual-clock.ts';
import type { ScannerSettings } from './protocol.ts';
import type { Opening, OpenScanner } from './scanner.ts';
import { serialScanner } from './serial-scanner.ts';
import { listPorts } from './serial-test-ports.ts';
import { plugInPty, type TestDevice } from './test-devices.ts';

type Match = Extract<ScannerSettings, { kind: 'serial' }>['match'];

const CODE = '281666051234567890123456';
/** Serialport lists only paths that are named as serial ports are. */
const NAMES = ['ttyACM0', 'ttyACM1'] as const;
/** Enough for some to meet serialport while it reads: those are only found by asking. */
const CYCLES = 25;
const IDS = { vendorId: '0c2e', productId: '0b8a', serialNumber: null };

let folder: string;
let clock: ManualClock;
let devices: TestDevice[];
let scanners: OpenScanner[];
let supervised: SupervisedScanner[];
let heard: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serial-'));
  clock = new ManualClock();
  devices = [];
  scanners = [];
  supervised = [];
  heard = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all([
    ...scanners.map((one) => one.close()),
    ...supervised.map((one) => one.stop()),
  ]);
  await Promise.all(devices.map((device) => device.unplug()));
  rmSync(folder, { recursive: true });
});

async function plugIn(name: string): Promise<TestDevice> {
  const device = await plugInPty(join(folder, name));
  devices.push(device);
  return device;
}

function portOf(match: Match) {
  return serialScanner({ kind: 'serial', id: 'a', match, baudRate: 9600 }, clock);
}

async function open(match: Match): Promise<Opening> {
  const opening = await portOf(match).open({
    scanned: ({ text }) => heard.push(text),
    misread: (fault) => heard.push(fault),
    gone: () => heard.push('gone'),
  });
  if (opening.status === 'opened') scanners.push(opening.scanner);
  return opening;
}

async function untilHeard(...what: readonly string[]): Promise<void> {
  await vi.waitFor(() => expect(heard).toEqual(what), { timeout: 10_000, interval: 5 });
}

/** The next look at the list, until it has an end: the port waits for the one after it, or is gone. */
async function lookAtList(): Promise<void> {
  clock.advance(15_000);
  await vi.waitFor(() => expect(clock.waitingCount === 2 || heard.length > 0).toBe(true), {
    timeout: 10_000,
  });
}

function supervise(): void {
  supervised.push(
    superviseScanner(portOf({ path: join(folder, NAMES[0]) }), clock, {
      scanned: ({ text }) => heard.push(text),
      misread: (fault) => heard.push(fault),
      changed: ({ status, unplugged }) => heard.push(unplugged ? 'unplugged' : status),
    }),
  );
}

/** Lets time pass in small steps until the pulled cable is noticed. */
async function untilUnplugged(): Promise<void> {
  await vi.waitFor(
    () => {
      if (heard.at(-1) !== 'unplugged') clock.advance(100);
      expect(heard.at(-1)).toBe('unplugged');
    },
    { timeout: 10_000, interval: 5 },
  );
}

/** Lets a second or two of retries pass until there is news. */
async function untilNews(...what: readonly string[]): Promise<void> {
  await vi.waitFor(
    () => {
      if (heard.length < what.length) clock.advance(500);
      expect(heard).toEqual(what);
    },
    { timeout: 10_000, interval: 5 },
  );
  heard.length = 0;
}

describe('a serial scanner that cannot be opened says why', () => {
  test('when another program holds it', async () => {
    await plugIn(NAMES[0]);
    const match = { path: join(folder, NAMES[0]) };
    expect(await open(match)).toMatchObject({ status: 'opened' });
    expect(await open(match)).toEqual({
      status: 'faulted',
      detail: expect.stringMatching(/^Resource temporarily unavailable Cannot lock port\. /),
    });
  });

  test('when it is no serial port at all', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await open({ path: join(folder, 'file') })).toEqual({
      status: 'faulted',
      detail: expect.stringContaining('Inappropriate ioctl for device'),
    });
  });

  test('when the ports cannot be listed', async () => {
    vi.stubEnv('PATH', folder);
    expect(await open(IDS)).toEqual({
      status: 'faulted',
      detail: expect.stringMatching(/^spawn udevadm ENOENT\. /),
    });
  });
});

describe('a serial scanner that is known by its ids', () => {
  const first = { name: NAMES[0], vendorId: '0C2E', productId: '0B8A', serial: '20343B1234' };
  const second = { name: NAMES[1], vendorId: '0c2e', productId: '0b8a', serial: '20343B9999' };

  test('is found whichever case the system writes them in', async () => {
    const { send } = await plugIn(NAMES[0]);
    listPorts(folder, { ...second, vendorId: '05e0', name: 'ttyS0' }, first);
    expect(await open(IDS)).toMatchObject({ status: 'opened' });
    await send(`${CODE}\r`);
    await untilHeard(CODE);
  });

  test('is found by its serial number among others of its make', async () => {
    await plugIn(NAMES[0]);
    const { send } = await plugIn(NAMES[1]);
    listPorts(folder, first, second);
    expect(await open({ ...IDS, serialNumber: '20343b9999' })).toMatchObject({ status: 'opened' });
    await send(`${CODE}\r`);
    await untilHeard(CODE);
  });

  test('is the one that is free when two are the same', async () => {
    await plugIn(NAMES[0]);
    await plugIn(NAMES[1]);
    listPorts(folder, first, second);
    expect(await open(IDS)).toMatchObject({ status: 'opened' });
    expect(await open(IDS)).toMatchObject({ status: 'opened' });
    expect(await open(IDS)).toMatchObject({ status: 'faulted' });
  });

  test('is absent when no listed port has them', async () => {
    listPorts(folder, { ...first, productId: 'ffff' });
    expect(await open(IDS)).toEqual({ status: 'absent' });
  });

  test('is gone, once, when it leaves the list though nothing else shows it', async () => {
    await plugIn(NAMES[0]);
    listPorts(folder, first);
    await open(IDS);
    await lookAtList();
    expect(heard).toEqual([]);
    listPorts(folder);
    await lookAtList();
    await untilHeard('gone');
    expect(clock.waitingCount).toBe(0);
  });

  test('is not gone because the list cannot be had', async () => {
    const { send } = await plugIn(NAMES[0]);
    listPorts(folder, first);
    await open(IDS);
    await lookAtList();
    vi.stubEnv('PATH', folder.concat('-nowhere'));
    await lookAtList();
    await send(`${CODE}\r`);
    await untilHeard(CODE);
  });
});

describe('a supervised serial scanner', () => {
  test('that does not exist yet is ready soon after it appears', async () => {
    supervise();
    await untilNews('opening', 'absent');
    const { send } = await plugIn(NAMES[0]);
    await untilNews('ready');
    await send(`${CODE}\r`);
    await untilNews(CODE);
  });

  test('that is unplugged in the middle of a code, again and again, only ever says whole ones', async () => {
    supervise();
    await untilNews('opening', 'absent');
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      const device = await plugIn(NAMES[0]);
      await untilNews('ready');
      await device.send(`${CODE}\r${CODE.slice(0, 1 + (cycle % 23))}`);
      await untilHeard(CODE);
      await device.unplug();
      await untilUnplugged();
      expect(heard.filter((word) => word !== 'partial')).toEqual([CODE, 'unplugged']);
      heard.length = 0;
    }
  });
});
