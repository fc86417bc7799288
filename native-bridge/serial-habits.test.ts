import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { superviseScanner } from './device-supervisor.ts';
import { ManualClock } from './manual-clock.ts';
import type { ScannerSettings } from './protocol.ts';
import { SILENCE_MS } from './scan-framing.ts';
import type { OpenScanner, ScannerPort } from './scanner.ts';
import { serialScanner } from './serial-scanner.ts';
import { listPorts } from './serial-test-ports.ts';
import { plugInPty } from './test-devices.ts';

type SerialSettings = Extract<ScannerSettings, { kind: 'serial' }>;
type TestPty = Awaited<ReturnType<typeof plugInPty>>;

const CODE = '281666051234567890123456';
const OTHER = '281666059999999999999999';
const NOISE = Buffer.from([0xf8, 0x00, 0x80, 0x78]);
const SCANNER = { name: 'ttyACM0', vendorId: '0c2e', productId: '0b8a', serial: '20343B1234' };
const PRINTER = { name: 'ttyACM0', vendorId: '04b8', productId: '0202', serial: 'X1' };

let folder: string;
let clock: ManualClock;
let devices: TestPty[];
let scanner: OpenScanner | null;
let heard: string[];
let notes: (string | null)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serial-'));
  clock = new ManualClock();
  devices = [];
  scanner = null;
  heard = [];
  notes = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await scanner?.close();
  await Promise.all(devices.map((device) => device.unplug()));
  rmSync(folder, { recursive: true });
});

async function plugIn(name = 'ttyACM0'): Promise<TestPty> {
  const device = await plugInPty(join(folder, name));
  devices.push(device);
  return device;
}

function portOf(settings: Partial<SerialSettings> = {}): ScannerPort {
  const match = { path: join(folder, 'ttyACM0') };
  return serialScanner({ kind: 'serial', id: 'a', match, baudRate: 9600, ...settings }, clock);
}

async function open(port: ScannerPort): Promise<string> {
  const opening = await port.open({
    scanned: ({ text }) => heard.push(text),
    misread: (fault) => heard.push(fault),
    gone: () => heard.push('gone'),
    noted: (note) => notes.push(note),
  });
  if (opening.status === 'opened') scanner = opening.scanner;
  clock.advance(SILENCE_MS);
  return opening.status;
}

async function untilHeard(...what: readonly string[]): Promise<void> {
  await vi.waitFor(() => expect(heard).toEqual(what), { timeout: 10_000, interval: 5 });
}

/** Asking whether the port is there, and looking at the list. */
const WATCHES = 2;

async function untilWaiting(count: number): Promise<void> {
  await vi.waitFor(() => expect(clock.waitingCount).toBe(count), {
    timeout: 10_000,
    interval: 5,
  });
}

/** Sends, and waits until that was read: its silence is being waited for. */
async function send(device: TestPty, bytes: string | Uint8Array): Promise<void> {
  await untilWaiting(WATCHES);
  await device.send(bytes);
  await untilWaiting(WATCHES + 1);
}

describe('a serial scanner that waits for a word', () => {
  test('is told of each frame whether it is a code', async () => {
    const device = await plugIn();
    await open(portOf({ handshake: 'ackNak' }));
    await device.send(`${CODE}\r`);
    await vi.waitFor(() => expect(device.taken()).toEqual(Buffer.of(0x06)), { timeout: 10_000 });
    await device.send(Buffer.concat([NOISE, Buffer.from('\r')]));
    await vi.waitFor(() => expect(device.taken()).toEqual(Buffer.of(0x06, 0x15)), {
      timeout: 10_000,
    });
    expect(heard).toEqual([CODE, 'noise']);
  });

  test('is told nothing after it was closed or unplugged, nor when it is back', async () => {
    const port = portOf({ handshake: 'ackNak' });
    const first = await plugIn();
    await open(port);
    await send(first, CODE.slice(0, 12));
    await first.unplug();
    await vi.waitFor(
      () => {
        if (heard.at(-1) !== 'gone') clock.advance(100);
        expect(heard).toEqual(['partial', 'gone']);
      },
      { timeout: 10_000, interval: 5 },
    );
    const second = await plugIn();
    await open(port);
    await second.send(`${CODE}\r`);
    await vi.waitFor(() => expect(second.taken()).toEqual(Buffer.of(0x06)), { timeout: 10_000 });
  });

  test('one that does not wait is sent nothing', async () => {
    const device = await plugIn();
    await open(portOf());
    await device.send(`${CODE}\r`);
    await untilHeard(CODE);
    await scanner?.close();
    expect(device.taken()).toEqual(Buffer.alloc(0));
  });
});

function speed(): string {
  return execFileSync('stty', ['-F', join(folder, 'ttyACM0'), 'speed'], { encoding: 'utf8' });
}

describe('the speed of a serial scanner', () => {
  test('is changed after a scan that was noise, kept by a clean one, and remembered', async () => {
    const device = await plugIn();
    const port = portOf({ baudRate: 'auto' });
    await open(port);
    expect(speed()).toBe('9600\n');
    await send(device, NOISE);
    expect(speed()).toBe('9600\n');
    clock.advance(SILENCE_MS);
    await vi.waitFor(() => expect(speed()).toBe('115200\n'), { timeout: 10_000 });
    await device.send(`${CODE}\r`);
    await untilHeard('noise', CODE);
    clock.advance(30_000);
    expect(speed()).toBe('115200\n');
    expect(notes.map((note) => /\d+ baud/.exec(note ?? '')?.[0])).toEqual([
      '9600 baud',
      '115200 baud',
      undefined,
    ]);
    await scanner?.close();
    await open(port);
    expect(speed()).toBe('115200\n');
    expect(notes).toHaveLength(3);
  });

  test('is another when nothing is heard for a while after a scan that was noise', async () => {
    const device = await plugIn();
    await open(portOf({ baudRate: 'auto' }));
    clock.advance(30_000);
    expect(speed()).toBe('9600\n');
    await send(device, NOISE);
    clock.advance(SILENCE_MS);
    clock.advance(10_000);
    await vi.waitFor(() => expect(speed()).toBe('19200\n'), { timeout: 10_000 });
  });

  test('is what support reads of it until it is found', async () => {
    const device = await plugIn();
    const told: (string | null)[] = [];
    const supervised = superviseScanner(portOf({ baudRate: 'auto' }), clock, {
      scanned: ({ text }) => heard.push(text),
      misread: () => {},
      changed: ({ status, detail }) => told.push(status === 'ready' ? detail : status),
    });
    await vi.waitFor(() => expect(told).toHaveLength(2), { timeout: 10_000 });
    await device.send(`${CODE}\r`);
    await untilHeard(CODE);
    expect(told).toEqual(['opening', expect.stringContaining('listens at 9600 baud'), null]);
    await supervised.stop();
  });
});

describe('a serial scanner without an end character', () => {
  test('is heard from its second scan on', async () => {
    const device = await plugIn();
    await open(portOf());
    for (const text of [CODE, CODE, OTHER]) {
      await send(device, text);
      const count = heard.length;
      clock.advance(SILENCE_MS);
      await vi.waitFor(() => expect(heard).toHaveLength(count + 1), { timeout: 10_000 });
      clock.advance(SILENCE_MS);
    }
    expect(heard).toEqual(['unended', CODE, OTHER]);
  });

  test('and is unplugged in the middle of a code says no code', async () => {
    for (let cycle = 0; cycle < 10; cycle += 1) {
      heard = [];
      const device = await plugIn();
      await open(portOf({ ending: 'none' }));
      await send(device, CODE.slice(0, 16 + (cycle % 8)));
      await device.unplug();
      clock.advance(SILENCE_MS);
      await vi.waitFor(
        () => {
          if (heard.at(-1) !== 'gone') clock.advance(100);
          expect(heard).toEqual(['partial', 'gone']);
        },
        { timeout: 10_000, interval: 5 },
      );
    }
  });
});

describe('a serial scanner is found', () => {
  test('on another path, when it is replugged and another device has its old one', async () => {
    const port = portOf();
    const first = await plugIn('ttyACM0');
    listPorts(folder, SCANNER);
    await open(port);
    await first.send(`${CODE}\r`);
    await untilHeard(CODE);
    await scanner?.close();
    await first.unplug();
    await plugIn('ttyACM0');
    const { send: sendFrom } = await plugIn('ttyACM1');
    listPorts(folder, PRINTER, { ...SCANNER, name: 'ttyACM1' });
    await open(port);
    await sendFrom(`${OTHER}\r`);
    await untilHeard(CODE, OTHER);
  });

  test('without being named, where it is one for certain', async () => {
    const port = portOf({ match: { known: true } });
    await plugIn('ttyACM0');
    listPorts(folder, PRINTER);
    expect(await open(port)).toBe('absent');
    const device = await plugIn('ttyACM1');
    listPorts(folder, PRINTER, { ...SCANNER, name: 'ttyACM1' });
    expect(await open(port)).toBe('opened');
    await device.send(`${CODE}\r`);
    await untilHeard(CODE);
  });

  test('and when nobody named one, a system that cannot list is no fault', async () => {
    vi.stubEnv('PATH', folder);
    expect(await open(portOf({ match: { known: true } }))).toBe('absent');
  });
});
