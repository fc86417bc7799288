import { expect, test } from 'vitest';
import type { ScannerView } from '../messages/views.ts';
import { shownScanners } from './scanner-settings.ts';

function hid(place: number, status: ScannerView['status'], detail: string | null): ScannerView {
  return { id: `hid-${place}`, kind: 'hid', status, detail };
}

test('what is wrong with all HID scanners alike is said once', () => {
  const detail = 'exited with code 1';
  const scanners = [1, 2, 3, 4].map((place) => hid(place, 'faulted', detail));
  expect(shownScanners(scanners)).toEqual([hid(1, 'faulted', detail)]);
});

test('each HID scanner with a fault of its own is shown, and none that is only sought', () => {
  const scanners = [
    hid(1, 'faulted', '/dev/hidraw0: Permission denied.'),
    hid(2, 'faulted', '/dev/hidraw1: Permission denied.'),
    hid(3, 'opening', null),
    hid(4, 'ready', null),
  ];
  expect(shownScanners(scanners).map(({ id }) => id)).toEqual(['hid-1', 'hid-2', 'hid-4']);
});
