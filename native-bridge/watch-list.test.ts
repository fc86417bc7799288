import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HidTwin } from './hid-twin.ts';
import { ManualClock } from './manual-clock.ts';
import type { FromBridge } from './protocol.ts';
import type { ListedPort } from './serial-list.ts';
import { watchList } from './watch-list.ts';

type Told = Extract<FromBridge, { type: 'plugged' }>;

let clock: ManualClock;
let twin: HidTwin;
let ports: ListedPort[];
let told: Told[];
let open: Map<string, { scannerId: string; bus: 'hid' | 'serial' }>;
let stop: () => void;

beforeEach(() => {
  clock = new ManualClock();
  twin = new HidTwin();
  ports = [];
  told = [];
  open = new Map();
  stop = () => undefined;
});
afterEach(() => stop());

async function watch(platform: NodeJS.Platform = 'linux'): Promise<void> {
  stop = watchList({
    clock,
    hid: twin,
    listPorts: async () => ports,
    platform,
    open: () => open,
    say: (message) => told.push(message),
  });
  await nextTurn();
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await nextTurn();
}

test('what is plugged in is told at once, with who has it, and again only when it changes', async () => {
  twin.plug({ path: '/dev/hidraw0', manufacturer: 'Honeywell', product: 'Voyager' });
  twin.plug({ path: '/dev/mouse', usagePage: 1, usage: 2, vendorId: 0x046d });
  ports = [{ path: '/dev/ttyACM0', vendorId: '05F9', productId: '4204' }, { path: '/dev/ttyS0' }];
  open.set('/dev/hidraw0', { scannerId: 'hid-1', bus: 'hid' });
  await watch();
  await pass(2000);
  expect(told).toHaveLength(1);
  expect(told[0]?.devices).toEqual([
    {
      name: 'Honeywell Voyager',
      vendorId: '0c2e',
      productId: '0b87',
      serialNumber: '20343B1234',
      path: '/dev/hidraw0',
      bus: 'hid',
      usagePage: 0x8c,
      usage: 2,
      scannerId: 'hid-1',
    },
    {
      name: null,
      vendorId: '05f9',
      productId: '4204',
      serialNumber: null,
      path: '/dev/ttyACM0',
      bus: 'serial',
      usagePage: null,
      usage: null,
      scannerId: null,
    },
  ]);
  twin.unplug('/dev/hidraw0');
  await pass(2000);
  expect(told[1]?.devices.map(({ path }) => path)).toEqual(['/dev/ttyACM0']);
});

test('a bus that cannot be listed is told in the system’s words, the other one all the same', async () => {
  twin.listFault = 'libusb-1.0.so.0: cannot open shared object file';
  ports = [{ path: '/dev/ttyACM0', vendorId: '05f9', productId: '4204' }];
  await watch();
  expect(told[0]?.problems).toEqual([{ bus: 'hid', detail: twin.listFault }]);
  expect(told[0]?.devices).toHaveLength(1);
});

test.each<[NodeJS.Platform, number]>([
  ['linux', 6],
  ['win32', 1],
])('on %s a scanner that reads is disturbed %i times in 12 s', async (platform, looks) => {
  open.set('/dev/hidraw0', { scannerId: 'hid-1', bus: 'hid' });
  await watch(platform);
  for (let second = 0; second < 12; second += 1) await pass(1000);
  expect(twin.listCount - 1).toBe(looks);
});

test('nobody watches: nothing is looked at any more', async () => {
  await watch();
  stop();
  await pass(60_000);
  expect([twin.listCount, clock.waitingCount]).toEqual([1, 0]);
});
