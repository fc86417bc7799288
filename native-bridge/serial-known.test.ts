import { expect, test } from 'vitest';
import { isKnownScanner } from './serial-known.ts';

test.each([
  ['Metrologic MS7120', '0c2e', '0720'],
  ['Honeywell, as Windows writes it', '0C2E', '0B8A'],
  ['Datalogic Gryphon', '05f9', '4204'],
  ['Symbol, CDC', '05e0', '1701'],
  ['Newland HR200, CDC', '1eab', '0106'],
  ['Access-IS, CDC', '0db5', '0139'],
])('a serial port is a scanner for certain: %s', (_name, vendorId, productId) => {
  expect(isKnownScanner({ path: 'COM3', vendorId, productId })).toBe(true);
});

test.each([
  ['a bridge, CH340', '1a86', '7523'],
  ['a bridge, FTDI', '0403', '6001'],
  ['a bridge, CP210x', '10c4', 'ea60'],
  ['a bridge, Prolific', '067b', '2303'],
  ['a board, ST', '0483', '5740'],
  ['a board, Arduino', '2341', '0043'],
  ['a printer, Epson', '04b8', '0202'],
  ['a printer, Star', '0519', '0003'],
  ['a radio of a maker of scanners', '05e0', '0800'],
  ['a scanner as a keyboard', '1eab', '0103'],
  ['a port on the board of the machine', undefined, undefined],
])('a serial port may be something else: %s', (_name, vendorId, productId) => {
  expect(isKnownScanner({ path: 'COM3', vendorId, productId })).toBe(false);
});
