import { expect, test } from 'vitest';
import type { ScannerView } from '../../messages/views.ts';
import type { FromBridge } from '../../native-bridge/protocol.ts';
import { unusedDevices } from './unused-devices.ts';

type Plugged = Extract<FromBridge, { type: 'plugged' }>['devices'][number];

const hid: Plugged = {
  bus: 'hid',
  name: 'Voyager',
  vendorId: '0c2e',
  productId: '0b87',
  serialNumber: '1',
  path: '/dev/hidraw0',
  usagePage: 0x8c,
  usage: 2,
  scannerId: null,
};
const port: Plugged = { ...hid, bus: 'serial', path: '/dev/ttyACM0', usagePage: null, usage: null };
const keyboard = { ...hid, usagePage: 1, usage: 6 };
const denied = '/dev/hidraw0: Permission denied. Put this line into …';
const faulted: ScannerView = { id: 'hid-1', kind: 'hid', status: 'faulted', detail: denied };

test.each<[string, Plugged, readonly ScannerView[], string, string | null]>([
  ['a scanner that may not be opened', hid, [faulted], 'notOpened', denied],
  ['one more than the till takes', hid, [], 'notOpened', null],
  ['a scanner that types', keyboard, [], 'scannerTypes', null],
  ['any keyboard', { ...keyboard, vendorId: '046d' }, [], 'keyboard', null],
  ['a mode of its maker', { ...hid, usagePage: 0xff8c }, [], 'makersMode', null],
  ['a scale', { ...hid, vendorId: '0922', usagePage: 0x8d }, [], 'otherDevice', null],
  ['a port that nobody named', port, [], 'portNotNamed', null],
])('%s is told with its reason', (_name, device, scanners, reason, detail) => {
  expect(unusedDevices([device], scanners)).toMatchObject([{ reason, detail }]);
});

test('a mouse and a scanner that is used are not told, nor what else the scanner shows', () => {
  const mouse = { ...hid, vendorId: '046d', usagePage: 1, usage: 2 };
  const used = { ...hid, scannerId: 'hid-1' };
  expect(unusedDevices([mouse, used, { ...hid, usagePage: 0xff8c }], [])).toEqual([]);
});

test('a device is told once, by what a scanner could be used by', () => {
  const parts = [{ ...hid, usagePage: 0xff8c }, keyboard, hid];
  expect(unusedDevices(parts, []).map(({ reason }) => reason)).toEqual(['notOpened']);
});
