import { describe, expect, test } from 'vitest';
import { changed, failureOf, fileOf, LIVE, read } from '../../fixtures/proof/configurations.ts';
import type { ConfigProblem } from '../../messages/config-problems.ts';

const scanners = (one: unknown) => ({ serial: [one] });
const serial = (count: number) =>
  Array.from({ length: count }, () => ({ path: '/dev/ttyACM0', baudRate: 9600 }));

describe('a field at fault is named, with its value and what is wrong', () => {
  test.each<[string, unknown, ConfigProblem, string?]>([
    ['mode', undefined, 'missing'],
    ['mode', 'demo', 'notAMode'],
    ['dataDir', 5, 'notText'],
    ['dataDir', 'x'.repeat(4097), 'tooLong'],
    ['store', undefined, 'missing'],
    ['store', 'Louise', 'notAGroup'],
    ['store.id', 'Café Louise', 'notAnId'],
    ['store.id', undefined, 'missing'],
    ['store.name', undefined, 'missing'],
    ['store.name', '   ', 'missing'],
    ['store.name', 12, 'notText'],
    ['store.name', 'x'.repeat(257), 'tooLong'],
    ['store.mcc', '581', 'notACategory'],
    ['store.mcc', 5814, 'notText'],
    ['store.region', 'France', 'notARegion'],
    ['merchant', null, 'notAGroup'],
    ['merchant.id', 'x'.repeat(65), 'notAnId'],
    ['merchant.name', '', 'missing'],
    ['merchant.mcc', 'food', 'notACategory'],
    ['terminalId', 'till 2', 'notAnId'],
    ['currency', 'eur', 'notACurrency'],
    ['currency', 'EUX', 'notACurrency'],
    ['currency', 978, 'notText'],
    ['zone', 'Paris', 'notAZone'],
    ['zone', undefined, 'missing'],
    ['cutOff', '24:00', 'notATime'],
    ['cutOff', '4:00', 'notATime'],
    ['languages', 'en', 'notAList'],
    ['languages', [], 'missing'],
    ['languages', ['xx'], 'notALanguage', 'languages.0'],
    ['acquirer', undefined, 'missing'],
    ['acquirer', 'ams', 'notAGroup'],
    ['acquirer.profile', 'wechat', 'notAProfile'],
    ['acquirer.url', 'open-de-global.alipay.com', 'notAUrl'],
    ['acquirer.url', undefined, 'missing'],
    ['acquirer.clientId', 'client id', 'notAnId'],
    ['acquirer.keyVersion', '1', 'notANumber'],
    ['acquirer.keyVersion', 0, 'notANumber'],
    ['acquirer.keyVersion', 1.5, 'notANumber'],
    ['acquirer.privateKeyFile', undefined, 'missing'],
    ['acquirer.publicKeyFiles', 'keys/acquirer.pem', 'notAList'],
    ['acquirer.publicKeyFiles', [], 'missing'],
    ['acquirer.publicKeyFiles', [''], 'missing', 'acquirer.publicKeyFiles.0'],
    ['acquirer.caFile', false, 'notText'],
    ['acquirer.agentTokenFile', 5, 'notText'],
    ['acquirer.families', 'alipayPlus', 'notAList'],
    ['acquirer.families', [], 'missing'],
    ['acquirer.families', ['alipayPlus', 'visa'], 'notAFamily', 'acquirer.families.1'],
    ['acquirer.privateKeyFile', 'one\ntwo.pem', 'notAPath'],
    ['acquirer.settlementCurrency', 'euro', 'notACurrency'],
    ['acquirer.notifyUrl', 'louise', 'notAUrl'],
    ['scanners', 'serial', 'notAGroup'],
    ['scanners', { serial: '/dev/ttyACM0' }, 'notAList', 'scanners.serial'],
    ['scanners', { serial: serial(9) }, 'tooLong', 'scanners.serial'],
    ['scanners', scanners({ baudRate: 9600 }), 'notAScanner', 'scanners.serial.0'],
    [
      'scanners',
      scanners({ path: '/dev/ttyACM0', baudRate: 'fast' }),
      'notAScanner',
      'scanners.serial.0',
    ],
    [
      'scanners',
      scanners({ path: '/dev/ttyACM0', ending: 'CR' }),
      'notAScanner',
      'scanners.serial.0',
    ],
    ['scanners', scanners({ known: false }), 'notAScanner', 'scanners.serial.0'],
    [
      'scanners',
      scanners({ vendorId: '0c2e', baudRate: 9600 }),
      'notAScanner',
      'scanners.serial.0',
    ],
    ['scanners', scanners(null), 'notAScanner', 'scanners.serial.0'],
    ['printer', 'lp0', 'notAPrinter'],
    ['printer', {}, 'notAPrinter'],
    ['printer', { host: 'h', device: '/dev/usb/lp0' }, 'notAPrinter'],
    ['printer', { host: ' ' }, 'notAPrinter', 'printer.host'],
    ['printer', { host: 'h', port: 0 }, 'notAPrinter', 'printer.port'],
    ['printer', { serial: 'COM1' }, 'notAPrinter', 'printer.serial'],
    ['printer', { host: 'h', columns: 12 }, 'notAPrinter', 'printer.columns'],
    ['printer', { host: 'h', columns: 64, widthDots: 384 }, 'tooManyColumns', 'printer.columns'],
    ['printer', { host: 'h', widthDots: 570 }, 'notAPrinter', 'printer.widthDots'],
    ['printer', { host: 'h', codePages: [] }, 'notAPrinter', 'printer.codePages'],
    ['printer', { host: 'h', drawer: 2 }, 'notAPrinter', 'printer.drawer'],
    ['brandFile', 5, 'notText'],
    ['limits', 500, 'notAGroup'],
    ['limits', { largestSaleMinor: 0 }, 'notANumber', 'limits.largestSaleMinor'],
    ['limits', { largestSaleMinor: 10.5 }, 'notANumber', 'limits.largestSaleMinor'],
    ['limits', { largestSaleMinor: '500' }, 'notANumber', 'limits.largestSaleMinor'],
  ])('%s %j: %s', (path, value, problem, field = path) => {
    const whole = changed(path, value);
    const file = fileOf(whole);
    const failure = failureOf(() => read(file));
    const at = field.split('.').reduce<unknown>((one, key) => Reflect.get(Object(one), key), whole);
    const shown = at === undefined ? '' : JSON.stringify(at).slice(0, 80);
    const problems = [{ field, value: shown, problem }];
    expect(failure).toEqual({ code: 'configInvalid', file, problems, total: 1 });
  });

  test.each([
    ['colour', 'red', 'colour'],
    ['store.colour', 'red', 'store.colour'],
    ['acquirer.clientID', '5Y', 'acquirer.clientID'],
    ['limits', { smallest: 1 }, 'limits.smallest'],
  ])('%s %j is not known, and what it holds is not repeated', (path, value, field) => {
    const problems = [{ field, value: '', problem: 'unknownField' }];
    expect(failureOf(() => read(fileOf(changed(path, value))))).toMatchObject({ problems });
  });

  test.each([[[]], ['live'], [null], [5]])('a file that holds %j only, as a whole', (json) => {
    const text = JSON.stringify(json);
    const problems = [{ field: '', value: text, problem: 'notAGroup' }];
    expect(failureOf(() => read(fileOf(text)))).toMatchObject({ problems, total: 1 });
  });

  test.each([
    ['PEM', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC'],
    ['bare Base64', `MIIEvQ${'IBADANBgkqhkiG9w0'.repeat(20)}`],
  ])('but a key pasted as %s in place of its file is never repeated', (_form, key) => {
    const problems = [{ field: 'acquirer.privateKeyFile', value: '', problem: 'notAPath' }];
    const failure = failureOf(() => read(fileOf(changed('acquirer.privateKeyFile', key))));
    expect(failure).toMatchObject({ problems });
    const elsewhere = failureOf(() => read(fileOf({ ...LIVE, currency: key, [key]: true })));
    expect(JSON.stringify(elsewhere)).not.toContain('MII');
  });
});

/** The fields at fault, each with its problem. */
function faultsIn(content: unknown): readonly string[] {
  const failure = failureOf(() => read(fileOf(content)));
  if (failure?.code !== 'configInvalid') throw new Error(`Not invalid: ${failure?.code}`);
  return failure.problems.map(({ field, problem }) => `${field}: ${problem}`);
}

describe('all fields at fault are told at once', () => {
  test('for a file that was only just begun', () => {
    expect(faultsIn({})).toEqual([
      'mode: missing',
      'store: missing',
      'merchant: missing',
      'terminalId: missing',
      'currency: missing',
      'zone: missing',
      'cutOff: missing',
    ]);
  });

  test('in the order of the file, what is missing after what stands beside it', () => {
    const acquirer = { ...LIVE.acquirer, url: 'http://acquirer.example', clientId: 'SANDBOX_1' };
    const store = { mcc: 'food', colour: 'red', id: 'store 1' };
    const { mode, merchant, cutOff } = LIVE;
    const mixed = { zone: 'Paris', acquirer, mode, terminalId: 7, merchant, cutOff, store };
    expect(faultsIn(mixed)).toEqual([
      'zone: notAZone',
      'acquirer.url: notHttps',
      'acquirer.clientId: sandboxIdInLive',
      'terminalId: notText',
      'store.mcc: notACategory',
      'store.colour: unknownField',
      'store.id: notAnId',
      'store.name: missing',
      'currency: missing',
    ]);
  });

  test('but one of each field', () => {
    const acquirer = { ...LIVE.acquirer, keyVersion: -1.5, url: 'nowhere', clientId: '' };
    expect(faultsIn({ ...LIVE, acquirer })).toEqual([
      'acquirer.url: notAUrl',
      'acquirer.clientId: notAnId',
      'acquirer.keyVersion: notANumber',
    ]);
  });

  test('but twenty of very many, with how many there are', () => {
    const strange = Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`field${at}`, at]));
    const failure = failureOf(() => read(fileOf({ ...LIVE, ...strange })));
    expect(failure).toMatchObject({ total: 31 });
    expect(failure?.code === 'configInvalid' && failure.problems).toHaveLength(20);
  });
});
