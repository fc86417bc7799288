import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBridge, type Bridge } from './bridge.ts';
import { ManualClock } from './manual-clock.ts';
import { fromBridgeSchema, PROTOCOL_VERSION, type ScannerSettings } from './protocol.ts';
import { plugInPty, plugInSocket, type TestDevice } from './test-devices.ts';

const CODE = '281666051234567890123456';

let folder: string;
let clock: ManualClock;
let bridge: Bridge;
let said: string[];
let logged: string[];
let exits: number;
let devices: TestDevice[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  clock = new ManualClock();
  said = [];
  logged = [];
  exits = 0;
  devices = [];
  bridge = createBridge({
    clock,
    say: (message) => said.push(inShort(message)),
    log: (event, detail) => logged.push(`${event} ${detail}`),
    exit: () => {
      exits += 1;
    },
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  bridge.stop();
  await vi.waitFor(() => expect(exits).toBeGreaterThan(0), { timeout: 10_000 });
  await Promise.all(devices.map((device) => device.unplug()));
  rmSync(folder, { recursive: true });
});

/** What the terminal would read of a message, after its own schema. */
function inShort(message: unknown): string {
  const parsed = fromBridgeSchema.parse(message);
  switch (parsed.type) {
    case 'scan':
      return `${parsed.scan.scannerId}: ${parsed.scan.symbology ?? ''}${parsed.scan.text}`;
    case 'scanFault':
      return `${parsed.scannerId}: ${parsed.fault}`;
    case 'scannerStatus':
      return `${parsed.scannerId} (${parsed.kind}) is ${parsed.status}`;
    case 'deviceBytes':
      return `${parsed.scannerId}: ${parsed.unit} ${parsed.hex}`;
    case 'ready':
    case 'heartbeat':
    case 'plugged':
    case 'printerStatus':
    case 'printEnded':
      return parsed.type;
    default:
      throw new Error('unhandled');
  }
}

function configure(...scanners: readonly ScannerSettings[]): void {
  bridge.receive({ type: 'configure', version: PROTOCOL_VERSION, scanners, printer: null });
}

function serial(id: string): ScannerSettings {
  return { kind: 'serial', id, match: { path: join(folder, 'ttyACM0') }, baudRate: 9600 };
}

function virtual(id: string): ScannerSettings {
  return { kind: 'virtual', id, socket: join(folder, 'socket') };
}

async function plugIn(): Promise<{ onCable: TestDevice; onSocket: TestDevice }> {
  const [onCable, onSocket] = await Promise.all([
    plugInPty(join(folder, 'ttyACM0')),
    plugInSocket(join(folder, 'socket')),
  ]);
  devices.push(onCable, onSocket);
  return { onCable, onSocket };
}

async function untilSaid(...what: readonly string[]): Promise<void> {
  await vi.waitFor(() => expect(said.toSorted()).toEqual(what.toSorted()), {
    timeout: 10_000,
    interval: 5,
  });
  said.length = 0;
}

describe('configured', () => {
  test('with two scanners, it says what becomes of each and what each reads', async () => {
    const { onCable, onSocket } = await plugIn();
    configure(serial('a'), virtual('b'));
    await untilSaid(
      'a (serial) is opening',
      'b (virtual) is opening',
      'a (serial) is ready',
      'b (virtual) is ready',
    );
    await onCable.send(`]C0${CODE}\r`);
    await onSocket.send('\x00\r');
    await untilSaid(`a: ]C0${CODE}`, 'b: noise');
  });

  test('again, it frees the cable before the new scanner opens it', async () => {
    const { onCable } = await plugIn();
    configure(serial('a'));
    await untilSaid('a (serial) is opening', 'a (serial) is ready');
    configure(serial('b'));
    await untilSaid('b (serial) is opening', 'b (serial) is ready');
    await onCable.send(`${CODE}\r`);
    await untilSaid(`b: ${CODE}`);
  });

  test('again, it waits for a driver that is busy, but not for ever', async () => {
    await plugIn();
    const goesOn = join(folder, 'goes-on');
    writeFileSync(
      join(folder, 'udevadm'),
      `#!/bin/sh\nwhile [ ! -e '${goesOn}' ] && [ -d '${folder}' ]; do sleep 0.05; done\n`,
      { mode: 0o755 },
    );
    vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
    const match = { vendorId: '0c2e', productId: '0b8a', serialNumber: null };
    configure({ kind: 'serial', id: 'a', match, baudRate: 9600 });
    await untilSaid('a (serial) is opening');
    configure(serial('b'));
    await nextTurn();
    expect(said).toEqual([]);
    clock.advance(1000);
    await untilSaid('b (serial) is opening', 'b (serial) is ready');
    writeFileSync(goesOn, '');
  });

  test('three times at once, only the last one counts', async () => {
    const { onSocket } = await plugIn();
    configure(virtual('a'));
    configure(serial('b'));
    configure(virtual('c'));
    await untilSaid('c (virtual) is opening', 'c (virtual) is ready');
    await onSocket.send(`${CODE}\r`);
    await untilSaid(`c: ${CODE}`);
  });

  test('with none, it lets go of all', async () => {
    await plugIn();
    configure(virtual('a'));
    await untilSaid('a (virtual) is opening', 'a (virtual) is ready');
    configure();
    await vi.waitFor(() => expect(clock.waitingCount).toBe(0), { timeout: 10_000 });
    expect(said).toEqual([]);
  });
});

describe('watched', () => {
  test('it tells what comes over each cable, before what it is, and not when nobody looks', async () => {
    const { onSocket } = await plugIn();
    configure(virtual('a'));
    await untilSaid('a (virtual) is opening', 'a (virtual) is ready');
    bridge.receive({ type: 'watch', on: true });
    await onSocket.send('28\r');
    await vi.waitFor(() => expect(said).toContain('a: 28'), { timeout: 10_000 });
    expect(said.filter((one) => one.startsWith('a'))).toEqual(['a: bytes 32380d', 'a: 28']);
    bridge.receive({ type: 'watch', on: false });
    said.length = 0;
    await onSocket.send('29\r');
    await vi.waitFor(() => expect(said).toEqual(['a: 29']), { timeout: 10_000 });
  });
});

describe('a message that is not one', () => {
  test.each([
    ['nothing', undefined],
    ['text', 'stop'],
    ['an unknown type', { type: 'open' }],
    [
      'another version',
      { type: 'configure', version: PROTOCOL_VERSION + 1, scanners: [], printer: null },
    ],
    ['a field too many', { type: 'stop', at: 1 }],
    [
      'a scanner that is none',
      {
        type: 'configure',
        version: PROTOCOL_VERSION,
        scanners: [{ kind: 'serial', id: 'a', match: { path: '/dev/ttyACM0' }, baudRate: 0 }],
        printer: null,
      },
    ],
  ])('is logged and changes nothing: %s', async (_name, message) => {
    await plugIn();
    configure(virtual('a'));
    await untilSaid('a (virtual) is opening', 'a (virtual) is ready');
    bridge.receive(message);
    expect(logged).toEqual([expect.stringMatching(/^malformedMessage /)]);
    await devices[1]?.send(`${CODE}\r`);
    await untilSaid(`a: ${CODE}`);
    expect(exits).toBe(0);
  });
});

describe('stopping', () => {
  test('closes all, and then exits', async () => {
    await plugIn();
    configure(serial('a'), virtual('b'));
    await vi.waitFor(() => expect(said).toHaveLength(4), { timeout: 10_000 });
    said.length = 0;
    bridge.receive({ type: 'stop' });
    await vi.waitFor(() => expect(exits).toBe(1), { timeout: 10_000 });
    expect(said).toEqual([]);
  });

  test('does not wait for a driver that hangs', () => {
    configure(serial('a'));
    bridge.stop();
    expect(exits).toBe(0);
    clock.advance(1500);
    expect(exits).toBe(1);
  });
});
