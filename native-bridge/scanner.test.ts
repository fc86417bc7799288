import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hidScanner } from './hid-scanner.ts';
import { HidShelf } from './hid-shelf.ts';
import { HidTwin } from './hid-twin.ts';
import { ManualClock } from './manual-clock.ts';
import { SILENCE_MS } from './scan-framing.ts';
import type { OpenScanner, ScannerPort } from './scanner.ts';
import { serialScanner } from './serial-scanner.ts';
import { plugInHid } from './test-hid-device.ts';
import { plugInPty, plugInSocket, type TestDevice } from './test-devices.ts';
import { virtualScanner } from './virtual-scanner.ts';

const CODE = '281666051234567890123456';
const OTHER = '281666059999999999999999';
const LAST = '281666050000000000000000';

/** Too long for one report, whose data is 56 bytes. */
const LONG = `https://pay.example/q/${'0123456789'.repeat(12)}`;

interface Bed {
  readonly name: string;
  /** A code, and where the device may cut it in three. */
  readonly cut: readonly [string, number, number];
  plugIn(path: string): Promise<TestDevice>;
  port(path: string, clock: ManualClock): ScannerPort;
}

const beds: readonly Bed[] = [
  {
    name: 'serial, over a real pseudo terminal',
    cut: [CODE, 11, 20],
    plugIn: plugInPty,
    port: (path, clock) =>
      serialScanner({ kind: 'serial', id: 'a', match: { path }, baudRate: 115_200 }, clock),
  },
  {
    name: 'virtual, over a real local socket',
    cut: [CODE, 11, 20],
    plugIn: plugInSocket,
    port: (path, clock) => virtualScanner({ kind: 'virtual', id: 'a', socket: path }, clock),
  },
  {
    name: 'HID, over the twin of node-hid',
    cut: [LONG, 56, 112],
    plugIn: async (path) => plugInHid(twinOfPath(path), path),
    port: (path, clock) => {
      const twin = new HidTwin();
      twins.set(path, twin);
      return hidScanner(new HidShelf(twin, clock), clock, () => undefined);
    },
  },
];

/** The HID devices of each test's own path. */
const twins = new Map<string, HidTwin>();

function twinOfPath(path: string): HidTwin {
  const twin = twins.get(path);
  if (twin === undefined) throw new Error('the port is made first');
  return twin;
}

describe.each(beds)('the contract of a scanner: $name', (bed) => {
  const [long, half, most] = bed.cut;
  let folder: string;
  let clock: ManualClock;
  let port: ScannerPort;
  let device: TestDevice | null;
  let heard: string[];
  let open: OpenScanner | null;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scanner-'));
    clock = new ManualClock();
    port = bed.port(join(folder, 'device'), clock);
    device = null;
    heard = [];
    open = null;
  });
  afterEach(async () => {
    await open?.close();
    await device?.unplug();
    rmSync(folder, { recursive: true });
  });

  async function plugIn(): Promise<TestDevice> {
    device = await bed.plugIn(join(folder, 'device'));
    return device;
  }

  async function openPort(): Promise<OpenScanner> {
    const opening = await port.open({
      scanned: ({ text, symbology }) => heard.push(symbology === null ? text : symbology + text),
      // Of reports, bytes that are no text may also be a layout that nobody knows.
      misread: (fault) => heard.push(fault === 'mismatch' ? 'noise' : fault),
      gone: () => heard.push('gone'),
    });
    if (opening.status !== 'opened') throw new Error(JSON.stringify(opening));
    open = opening.scanner;
    return open;
  }

  async function untilHeard(...what: readonly string[]): Promise<void> {
    await vi.waitFor(() => expect(heard).toEqual(what), { timeout: 10_000, interval: 5 });
  }

  /** Pulls the cable and waits until that is noticed, which may take a port some asking. */
  async function unplug(): Promise<void> {
    await device?.unplug();
    await vi.waitFor(
      () => {
        if (heard.at(-1) !== 'gone') clock.advance(100);
        expect(heard.at(-1)).toBe('gone');
      },
      { timeout: 10_000, interval: 5 },
    );
  }

  /** Half a code was read: its silence is being waited for. */
  async function sendHalf(): Promise<void> {
    const waitingCount = clock.waitingCount;
    await device?.send(long.slice(0, half));
    await vi.waitFor(() => expect(clock.waitingCount).toBe(waitingCount + 1), {
      timeout: 10_000,
      interval: 5,
    });
  }

  test('one that is not plugged in is absent', async () => {
    const opening = await port.open({ scanned() {}, misread() {}, gone() {} });
    expect(opening).toEqual({ status: 'absent' });
  });

  test('codes are heard once, in order, whatever ends them', async () => {
    const { send } = await plugIn();
    await openPort();
    await send(`${CODE}\r`);
    await send(`${OTHER}\r\n`);
    await send(`\x02]Q1${CODE}\x03`);
    await send(`]C0${OTHER}\r${CODE}\r`);
    await send(`${LAST}\r`);
    await untilHeard(CODE, OTHER, `]Q1${CODE}`, `]C0${OTHER}`, CODE, LAST);
  });

  test('a code in three pieces with gaps is one code', async () => {
    const { send } = await plugIn();
    await openPort();
    await sendHalf();
    await send(long.slice(half, most));
    await pause(30);
    await send(`${long.slice(most)}\r`);
    await send(`${LAST}\r`);
    await untilHeard(long, LAST);
  });

  test('many codes back to back all come out', async () => {
    const { send } = await plugIn();
    await openPort();
    const codes = Array.from({ length: 500 }, (_, index) => String(10 ** 23 + index * 10 ** 9));
    await send(codes.map((code) => `${code}\r\n`).join(''));
    await untilHeard(...codes);
  });

  test('half a code followed by silence is a fault, and not part of the next', async () => {
    const { send } = await plugIn();
    await openPort();
    await sendHalf();
    clock.advance(SILENCE_MS);
    expect(heard).toEqual(['partial']);
    await send(`${OTHER}\r`);
    await untilHeard('partial', OTHER);
  });

  test('bytes that are no code are faults', async () => {
    const { send } = await plugIn();
    await openPort();
    await send(Buffer.from([0xff, 0x00, 0xfe, 0x0d]));
    await send(`${CODE}\r${'1'.repeat(100_000)}\r${LAST}\r`);
    await untilHeard('noise', CODE, 'tooLong', LAST);
  });

  test('unplugged in the middle of a code, its half is never glued to the next', async () => {
    await plugIn();
    await openPort();
    await sendHalf();
    await unplug();
    expect(heard).toEqual(['partial', 'gone']);
    expect(clock.waitingCount).toBe(0);
    const { send } = await plugIn();
    await openPort();
    await send(`${OTHER}\r`);
    await send(`${LAST}\r`);
    await untilHeard('partial', 'gone', OTHER, LAST);
  });

  test('after closing nothing is heard, and it can be opened again at once', async () => {
    const { send } = await plugIn();
    const first = await openPort();
    await sendHalf();
    const closed = first.close();
    await send(long.slice(half));
    await closed;
    await first.close();
    clock.advance(SILENCE_MS);
    expect(heard).toEqual([]);
    await openPort();
    await send(`\r${LAST}\r`);
    await vi.waitFor(() => expect(heard.at(-1)).toBe(LAST), { timeout: 10_000 });
    expect(heard).not.toContain(long);
    await unplug();
    await first.close();
    expect(heard.filter((word) => word === 'gone')).toEqual(['gone']);
  });

  test('closing after the cable was pulled resolves', async () => {
    await plugIn();
    const scanner = await openPort();
    await unplug();
    expect(heard).toEqual(['gone']);
    await expect(scanner.close()).resolves.toBeUndefined();
  });
});
