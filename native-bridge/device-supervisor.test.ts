import { describe, expect, test } from 'vitest';
import { superviseScanner } from './device-supervisor.ts';
import { OPEN_LIMIT_MS } from './device-state.ts';
import { ManualClock } from './manual-clock.ts';
import type { Opening, OpenScanner, ScannerListener } from './scanner.ts';

const CODE = { text: '281666051234567890123456', symbology: ']Q1', at: 1 };

/** A supervised port whose driver does what the test says, and what its owner was told. */
function superviseDriver(drive: (listener: ScannerListener) => Promise<Opening>) {
  const clock = new ManualClock();
  const told: unknown[] = [];
  let looks = 0;
  const supervised = superviseScanner(
    {
      kind: 'serial',
      open(listener) {
        looks += 1;
        return drive(listener);
      },
    },
    clock,
    {
      scanned: (code) => told.push(code),
      misread: (fault) => told.push(fault),
      changed: ({ status, detail, unplugged }) =>
        told.push([status, detail, unplugged ? 'unplugged' : ''].filter(Boolean).join(': ')),
    },
  );
  return { clock, told, supervised, looks: () => looks };
}

/** Lets everything run that waits for nothing but promises. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** A promise that the test resolves when it likes. */
function later<T>() {
  const resolvers: ((value: T) => void)[] = [];
  const promise = new Promise<T>((resolve) => resolvers.push(resolve));
  return { promise, resolve: (value: T) => resolvers[0]?.(value) };
}

class Device implements OpenScanner {
  closes = 0;
  close(): Promise<void> {
    this.closes += 1;
    return Promise.resolve();
  }
  get opened(): Promise<Opening> {
    return Promise.resolve({ status: 'opened', scanner: this });
  }
}

const absent: Promise<Opening> = Promise.resolve({ status: 'absent' });

describe('a supervised scanner', () => {
  test('that appears later is found, and every change is told once', async () => {
    const device = new Device();
    let isThere = false;
    const { clock, told, looks } = superviseDriver(() => (isThere ? device.opened : absent));
    for (let second = 0; second < 10; second += 1) {
      await settle();
      clock.advance(1500);
    }
    expect(told).toEqual(['opening', 'absent']);
    const looksBefore = looks();
    expect(looksBefore).toBeGreaterThan(5);
    isThere = true;
    await settle();
    clock.advance(1500);
    await settle();
    expect(told).toEqual(['opening', 'absent', 'ready']);
    clock.advance(60_000);
    await settle();
    expect(looks()).toBeLessThanOrEqual(looksBefore + 2);
    expect(clock.waitingCount).toBe(0);
  });

  test('that is unplugged and replugged is ready again, and its end is heard once', async () => {
    const devices: Device[] = [];
    const listeners: ScannerListener[] = [];
    const { clock, told } = superviseDriver((listener) => {
      const device = new Device();
      devices.push(device);
      listeners.push(listener);
      return device.opened;
    });
    await settle();
    listeners[0]?.scanned(CODE);
    listeners[0]?.gone();
    listeners[0]?.gone();
    listeners[0]?.scanned(CODE);
    expect(devices[0]?.closes).toBe(1);
    clock.advance(1000);
    await settle();
    listeners[0]?.gone();
    listeners[0]?.misread('noise', 1);
    listeners[1]?.misread('partial', 1);
    expect(told).toEqual(['opening', 'ready', CODE, 'absent: unplugged', 'ready', 'partial']);
  });

  test('that goes away while it is being opened is opened again', async () => {
    const device = new Device();
    let look = 0;
    const { clock, told } = superviseDriver((listener) => {
      look += 1;
      if (look === 1) listener.gone();
      return device.opened;
    });
    await settle();
    clock.advance(1000);
    await settle();
    expect(told).toEqual(['opening', 'ready', 'absent: unplugged', 'ready']);
    expect(device.closes).toBe(1);
  });
});

describe('a driver', () => {
  test('that throws is a faulted device, and is tried again', async () => {
    const device = new Device();
    const answers = [
      () => {
        throw new Error('Permission denied');
      },
      () => Promise.reject(new Error('Permission denied')),
      () => Promise.reject(new Error('Cannot lock port')),
      () => device.opened,
    ];
    const { clock, told } = superviseDriver(() => answers.shift()?.() ?? absent);
    for (let look = 0; look < 4; look += 1) {
      await settle();
      clock.advance(1500);
    }
    expect(told).toEqual([
      'opening',
      'faulted: Permission denied',
      'faulted: Cannot lock port',
      'ready',
    ]);
  });

  test('that throws while it closes changes nothing', async () => {
    const listeners: ScannerListener[] = [];
    const { clock, told, supervised } = superviseDriver((listener) => {
      listeners.push(listener);
      return Promise.resolve({
        status: 'opened',
        scanner: {
          close() {
            throw new Error('device is already closed');
          },
        },
      });
    });
    await settle();
    listeners[0]?.gone();
    clock.advance(1000);
    await settle();
    expect(told).toEqual(['opening', 'ready', 'absent: unplugged', 'ready']);
    await expect(supervised.stop()).resolves.toBeUndefined();
  });

  test('that does not answer is said to be faulted, is not asked twice, and may still answer', async () => {
    const device = new Device();
    const answer = later<Opening>();
    const { clock, told, looks } = superviseDriver(() => answer.promise);
    clock.advance(OPEN_LIMIT_MS);
    clock.advance(60_000);
    expect(looks()).toBe(1);
    answer.resolve({ status: 'opened', scanner: device });
    await settle();
    expect(told).toEqual([
      'opening',
      "faulted: The device's driver has not answered for 10 s.",
      'ready',
    ]);
  });
});

describe('stopping', () => {
  test('closes the device, and nothing more is told', async () => {
    const device = new Device();
    const listeners: ScannerListener[] = [];
    const { clock, told, supervised } = superviseDriver((listener) => {
      listeners.push(listener);
      return device.opened;
    });
    await settle();
    await supervised.stop();
    expect(device.closes).toBe(1);
    listeners[0]?.scanned(CODE);
    listeners[0]?.gone();
    expect(told).toEqual(['opening', 'ready']);
    expect(clock.waitingCount).toBe(0);
  });

  test('ends the looking', async () => {
    const { clock, supervised, looks } = superviseDriver(() => absent);
    await settle();
    await supervised.stop();
    clock.advance(60_000);
    await settle();
    expect(looks()).toBe(1);
  });

  test('does not wait for a driver that hangs, but closes what it opens after all', async () => {
    const device = new Device();
    const answer = later<Opening>();
    const { clock, supervised, told } = superviseDriver(() => answer.promise);
    const stopped = supervised.stop();
    await settle();
    clock.advance(1000);
    await stopped;
    answer.resolve({ status: 'opened', scanner: device });
    await settle();
    expect(device.closes).toBe(1);
    expect(told).toEqual(['opening']);
  });
});
