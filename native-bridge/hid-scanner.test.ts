import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { reportsOf } from './hid-reports.ts';
import { hidScanner } from './hid-scanner.ts';
import { HidShelf, LOOK_PAUSE_MS } from './hid-shelf.ts';
import { HidTwin } from './hid-twin.ts';
import { ManualClock } from './manual-clock.ts';
import type { OpenScanner, ScannerPort } from './scanner.ts';

const CODE = '281666051234567890123456';
const OTHER = '281666059999999999999999';
/** Longer than the supervisor ever waits between two looks. */
const RETRY_MS = 1000;

let clock: ManualClock;
let twin: HidTwin;
let shelf: HidShelf;
let logged: string[];

beforeEach(() => {
  clock = new ManualClock();
  twin = new HidTwin();
  shelf = new HidShelf(twin, clock);
  logged = [];
});

interface TestPort {
  readonly port: ScannerPort;
  readonly heard: string[];
  /** Looks once more, as the supervisor does: how that ended, or why it could not be opened. */
  look(): Promise<string>;
  scanner: OpenScanner | null;
}

function makePort(): TestPort {
  const heard: string[] = [];
  const port = hidScanner(shelf, clock, (detail) => logged.push(detail));
  const made: TestPort = {
    port,
    heard,
    scanner: null,
    async look() {
      clock.advance(RETRY_MS);
      const opening = await port.open({
        scanned: ({ text }) => heard.push(text),
        misread: (fault) => heard.push(fault),
        gone: () => heard.push('gone'),
      });
      if (opening.status === 'opened') made.scanner = opening.scanner;
      return opening.status === 'faulted' ? opening.detail : opening.status;
    },
  };
  return made;
}

function scan(path: string, text: string): Promise<void> {
  twin.send(path, reportsOf(text, { layout: 'A' }));
  return nextTurn();
}

describe('a HID scanner is found', () => {
  test('by what it is, whoever made it', async () => {
    twin.plug({ path: 'a', vendorId: 0x1eab });
    const port = makePort();
    expect(await port.look()).toBe('opened');
    await scan('a', CODE);
    expect(port.heard).toEqual([CODE]);
  });

  test.each([
    ['a keyboard of a maker of scanners', { usagePage: 0x01, usage: 0x06 }],
    ["a scanner's other collection", { usagePage: 0xff8c, usage: 0x02 }],
    ['another thing of a counter', { usagePage: 0x8c, usage: 0x01 }],
    ['what does not say what it is', { usagePage: undefined, usage: undefined }],
  ])('and never %s', async (_name, what) => {
    twin.plug({ path: 'a', ...what });
    expect(await makePort().look()).toBe('absent');
    expect(twin.openCount('a')).toBe(0);
  });

  test('once, by one port alone, and two by two', async () => {
    twin.plug({ path: 'a' });
    const [one, two] = [makePort(), makePort()];
    expect(await Promise.all([one.look(), two.look()])).toEqual(['opened', 'absent']);
    twin.plug({ path: 'b', serialNumber: '9' });
    clock.advance(LOOK_PAUSE_MS);
    expect(await two.look()).toBe('opened');
    await scan('a', CODE);
    await scan('b', OTHER);
    expect([one.heard, two.heard]).toEqual([[CODE], [OTHER]]);
  });
});

describe('a scanner is switched on', () => {
  test.each([
    [0x0c2e, ['fe01']],
    [0x23d0, ['fe01']],
    [0x1eab, []],
    [0x05f9, []],
  ])('of vendor %i', async (vendorId, features) => {
    twin.plug({ path: 'a', vendorId });
    // The twin of 23d0 refuses the report, which harms nothing.
    expect(await makePort().look()).toBe('opened');
    await nextTurn();
    expect(twin.features).toEqual(features);
  });
});

describe('a scanner that goes away', () => {
  test('is told once, though the system says it twice, and is closed', async () => {
    twin.plug({ path: 'a' });
    const port = makePort();
    await port.look();
    twin.unplug('a');
    await nextTurn();
    expect(port.heard).toEqual(['gone']);
    expect(twin.openCount('a')).toBe(0);
    await port.scanner?.close();
    expect(clock.waitingCount).toBe(0);
  });

  test('in the middle of a code leaves a part, and nothing of it in the next', async () => {
    twin.plug({ path: 'a' });
    const port = makePort();
    await port.look();
    const [half] = reportsOf('9'.repeat(100), { layout: 'A' });
    twin.send('a', [half ?? new Uint8Array()]);
    await nextTurn();
    twin.unplug('a');
    await nextTurn();
    twin.plug({ path: 'b' });
    expect(await port.look()).toBe('opened');
    await scan('b', CODE);
    expect(port.heard).toEqual(['partial', 'gone', CODE]);
  });

  test('is told by the list where no read fails', async () => {
    twin.plug({ path: 'a' });
    const port = makePort();
    await port.look();
    clock.advance(LOOK_PAUSE_MS);
    await nextTurn();
    expect(port.heard).toEqual([]);
    twin.unplug('a', true);
    clock.advance(LOOK_PAUSE_MS);
    await nextTurn();
    expect(port.heard).toEqual(['gone']);
  });

  test('is not told because the list cannot be had', async () => {
    twin.plug({ path: 'a' });
    const port = makePort();
    await port.look();
    twin.listFault = 'no list';
    clock.advance(LOOK_PAUSE_MS);
    await nextTurn();
    await scan('a', CODE);
    expect(port.heard).toEqual([CODE]);
  });

  test('comes back to the port that had it, wherever it is plugged in', async () => {
    const [one, two] = [makePort(), makePort()];
    twin.plug({ path: 'a', serialNumber: '1' });
    await one.look();
    twin.plug({ path: 'b', serialNumber: '2' });
    clock.advance(LOOK_PAUSE_MS);
    await two.look();
    twin.unplug('a');
    twin.unplug('b');
    await nextTurn();
    twin.plug({ path: 'c', serialNumber: '2' });
    expect(await one.look()).toBe('absent');
    expect(await two.look()).toBe('opened');
    twin.plug({ path: 'd', serialNumber: '1' });
    expect(await one.look()).toBe('opened');
    expect([twin.openCount('c'), twin.openCount('d')]).toEqual([1, 1]);
    await scan('d', CODE);
    expect(one.heard).toEqual(['gone', CODE]);
  });

  test('may be replaced by another, which takes its place', async () => {
    const [one, two] = [makePort(), makePort()];
    twin.plug({ path: 'a', serialNumber: '1' });
    await one.look();
    twin.unplug('a');
    await nextTurn();
    twin.plug({ path: 'b', serialNumber: '2' });
    expect(await two.look()).toBe('absent');
    expect(await one.look()).toBe('opened');
  });

  test('keeps the layout that it was proven to have', async () => {
    twin.plug({ path: 'a' });
    const port = makePort();
    await port.look();
    await scan('a', CODE);
    twin.unplug('a');
    await nextTurn();
    twin.plug({ path: 'b' });
    await port.look();
    // Alone, this report may be of layout B as well.
    twin.send('b', reportsOf(OTHER, { layout: 'A', mark: 0 }));
    await nextTurn();
    expect(port.heard).toEqual([CODE, 'gone', OTHER]);
  });
});

describe('a scanner that cannot be opened', () => {
  test('for want of permission is told by one port, with the rule that gives it', async () => {
    twin.plug({ path: '/dev/hidraw0' });
    twin.denied.set('/dev/hidraw0', 'Permission denied');
    const [one, two] = [makePort(), makePort()];
    const detail = await one.look();
    expect(detail).toContain('/dev/hidraw0: Permission denied.');
    expect(detail).toContain(
      'KERNEL=="hidraw*", SUBSYSTEM=="hidraw", ATTRS{idVendor}=="0c2e", TAG+="uaccess"',
    );
    expect(await two.look()).toBe('absent');
    twin.denied.clear();
    expect(await one.look()).toBe('opened');
  });

  test('does not keep the port from one that can', async () => {
    twin.plug({ path: 'a', serialNumber: '1' });
    twin.plug({ path: 'b', serialNumber: '2' });
    twin.denied.set('a', 'Device or resource busy');
    const [one, two] = [makePort(), makePort()];
    expect(await one.look()).toBe('opened');
    expect(await two.look()).toBe('Device or resource busy');
  });

  test('because it was just pulled is absent', async () => {
    twin.plug({ path: 'a' });
    twin.denied.set('a', 'No such file or directory');
    expect(await makePort().look()).toBe('absent');
  });
});

describe('looking', () => {
  test('is done once for all ports, and seldom while a scanner is open', async () => {
    const ports = [makePort(), makePort(), makePort()];
    await Promise.all(
      ports.map(({ port }) => port.open({ scanned() {}, misread() {}, gone() {} })),
    );
    expect(twin.listCount).toBe(1);
    twin.plug({ path: 'a' });
    await ports[0]?.look();
    expect(twin.listCount).toBe(2);
    for (let looks = 0; looks < 10; looks += 1) await ports[1]?.look();
    expect(twin.listCount).toBe(2);
    twin.unplug('a');
    await nextTurn();
    for (let looks = 0; looks < 10; looks += 1) await ports[0]?.look();
    expect(twin.listCount).toBe(12);
  });

  test('stays seldom when another one was closed twice', async () => {
    twin.plug({ path: 'a', serialNumber: '1' });
    twin.plug({ path: 'b', serialNumber: '2' });
    const [one, two] = [makePort(), makePort()];
    await one.look();
    await two.look();
    await Promise.all([one.scanner?.close(), one.scanner?.close()]);
    const before = twin.listCount;
    await makePort().look();
    expect(twin.listCount).toBe(before);
  });

  test('that the system refuses is a fault only of a port that had a scanner', async () => {
    const [one, two] = [makePort(), makePort()];
    twin.plug({ path: 'a' });
    await one.look();
    twin.listFault = 'libusb-1.0.so.0: cannot open shared object file';
    twin.unplug('a');
    await nextTurn();
    expect(await one.look()).toBe('libusb-1.0.so.0: cannot open shared object file');
    expect(await two.look()).toBe('absent');
    expect(await two.look()).toBe('absent');
    expect(logged).toHaveLength(2);
  });
});
