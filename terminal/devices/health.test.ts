import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceView } from '../../messages/devices.ts';
import { HealthBook } from './health.ts';

const honeywell: DeviceView = {
  name: 'Honeywell Voyager',
  vendorId: '0c2e',
  productId: '0b87',
  serialNumber: '20343B1234',
  path: '/dev/hidraw0',
};
const nameless = { ...honeywell, serialNumber: null };

let book: HealthBook;
beforeEach(() => {
  book = new HealthBook();
});

function ready(scannerId: string, device: DeviceView | null): void {
  tell(scannerId, 'ready', device, false);
}

function tell(
  scannerId: string,
  status: 'ready' | 'absent' | 'opening',
  device: DeviceView | null,
  unplugged: boolean,
): void {
  const told = { type: 'scannerStatus', kind: 'hid', detail: null } as const;
  book.heardStatus({ ...told, scannerId, status, device, unplugged }, 1);
}

describe('the health of a device', () => {
  test('counts its codes and each kind of fault, and says when it was last heard', () => {
    ready('hid-1', honeywell);
    book.heardScan('hid-1', 10);
    for (const fault of ['partial', 'noise', 'unended', 'tooLong', 'mismatch'] as const) {
      book.heardFault('hid-1', fault, 20);
    }
    expect(book.healthOf('hid-1')).toEqual({
      reads: 1,
      partials: 1,
      misreads: 1,
      unended: 1,
      tooLong: 1,
      mismatches: 1,
      unplugs: 0,
      lastScanAt: 10,
      lastSeenAt: 20,
    });
  });

  test('goes with it to another port and to another scanner of the till', () => {
    ready('hid-1', honeywell);
    book.heardScan('hid-1', 10);
    tell('hid-1', 'absent', null, true);
    ready('hid-2', { ...honeywell, path: '/dev/hidraw7' });
    expect(book.healthOf('hid-2')).toMatchObject({ reads: 1, unplugs: 1 });
    expect(book.deviceOf('hid-2')?.path).toBe('/dev/hidraw7');
  });

  test('stays when the bridge is replaced, which is no unplugging', () => {
    ready('hid-1', honeywell);
    book.heardScan('hid-1', 10);
    tell('hid-1', 'opening', null, false);
    ready('hid-1', honeywell);
    expect(book.healthOf('hid-1')).toMatchObject({ reads: 1, unplugs: 0 });
  });

  test('counts a pulled cable once, however often its absence is told', () => {
    ready('hid-1', honeywell);
    tell('hid-1', 'absent', null, true);
    tell('hid-1', 'absent', null, true);
    expect(book.healthOf('hid-1').unplugs).toBe(1);
    expect(book.deviceOf('hid-1')).toEqual(honeywell);
  });

  test('is not that of its like beside it', () => {
    ready('hid-1', nameless);
    ready('hid-2', { ...nameless, path: '/dev/hidraw1' });
    book.heardScan('hid-1', 10);
    expect(book.healthOf('hid-2').reads).toBe(0);
  });
});
