import { expect, test } from 'vitest';
import { printerSchema } from '../config/printer-schema.ts';
import { printerSettingsSchema } from '../../native-bridge/protocol.ts';
import { printerSetup } from './print-settings.ts';

const USB = { vendorId: '04B8', productId: '0202' };

test.each([
  [{ host: '192.168.1.20' }, { host: '192.168.1.20', port: 9100 }, '192.168.1.20:9100'],
  [
    { serial: { path: '/dev/ttyS0' }, baudRate: 9600 },
    { serial: { path: '/dev/ttyS0' }, baudRate: 9600 },
    '/dev/ttyS0',
  ],
  [
    { serial: USB },
    { serial: { vendorId: '04b8', productId: '0202', serialNumber: null }, baudRate: 38_400 },
    '04b8:0202',
  ],
  [{ device: '/dev/usb/lp0' }, { device: '/dev/usb/lp0' }, '/dev/usb/lp0'],
])('a printer is reached as the configuration says: %j', (config, connection, place) => {
  const setup = printerSetup(printerSchema.parse(config));
  expect(setup.settings.connection).toEqual(connection);
  expect(setup.view.place).toBe(place);
  expect(printerSettingsSchema.parse(setup.settings)).toEqual(setup.settings);
});

const setupOf = (config: object) => printerSetup(printerSchema.parse({ host: 'h', ...config }));

test.each([
  [576, 48],
  [512, 42],
  [384, 32],
  [240, 20],
] as const)('%i dots are %i columns, unless it is said otherwise', (widthDots, columns) => {
  expect(setupOf({ widthDots }).settings.columns).toBe(columns);
  expect(setupOf({ widthDots, columns: 24 }).paper).toMatchObject({ widthDots, columns: 24 });
});
