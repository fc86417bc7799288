import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/proof/temporary-till.ts';
import type { ConfigProblem, StartFailure } from '../../messages/views.ts';
import { CannotStart, liveMarkFile, readConfig, type Surroundings } from './config.ts';
import { SIMULATION } from './simulation.ts';

const LIVE = {
  mode: 'live',
  store: { id: 'store-1', name: 'Café Louise', mcc: '5814', region: 'FR' },
  merchant: { id: 'merchant-1', name: 'Louise SARL', mcc: '5814' },
  terminalId: 'till-2',
  currency: 'EUR',
  zone: 'Europe/Paris',
  cutOff: '04:00',
  acquirer: {
    profile: 'ams',
    url: 'https://open-de-global.alipay.com',
    clientId: '5Y00000000000000',
    privateKeyFile: 'keys/merchant.pem',
    publicKeyFiles: ['keys/acquirer.pem', '/etc/countercode/next.pem'],
    settlementCurrency: 'EUR',
    notifyUrl: 'https://louise.example/notify',
  },
};
const SANDBOX = { ...LIVE.acquirer, clientId: 'SANDBOX_5Y00000000000000' };
const SHOP: Surroundings = { isRoot: false, isFallbackRuntime: false, isTestClock: false };

/** The configuration with the field at `path` set to `value`; undefined takes it away. */
function changed(path: string, value: unknown): unknown {
  const whole = structuredClone(LIVE);
  const keys = path.split('.');
  const parent = keys
    .slice(0, -1)
    .reduce<unknown>((at, key) => Reflect.get(Object(at), key), whole);
  Reflect.set(Object(parent), keys.at(-1) ?? '', value);
  return whole;
}

function fileOf(content: unknown): string {
  const file = join(temporaryFolder(), 'till.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const read = (file: string | null, surroundings = SHOP, userDataDir = '/nowhere') =>
  readConfig(file, userDataDir, surroundings);

/** Why the till cannot start; null: it can. */
function failureOf(start: () => unknown): StartFailure | null {
  try {
    start();
  } catch (error) {
    if (error instanceof CannotStart) return error.failure;
    throw error;
  }
  return null;
}

describe('a configuration file', () => {
  test('is read whole, with what may be left out filled in', () => {
    const config = read(fileOf(LIVE));
    expect(config).toMatchObject({
      ...LIVE,
      dataDir: null,
      languages: ['en'],
      acquirer: { clientId: '5Y00000000000000', keyVersion: 1, caFile: null },
      scanners: { serial: [] },
      limits: { largestSaleMinor: 1_000_000 },
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  test('names its files relative to itself', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'etc'));
    const file = join(folder, 'etc', 'till.json');
    const acquirer = { ...LIVE.acquirer, caFile: '../ca.pem' };
    writeFileSync(file, JSON.stringify({ ...LIVE, dataDir: 'data', acquirer }));
    const config = read(file);
    expect(config.dataDir).toBe(join(folder, 'etc', 'data'));
    expect(config.acquirer).toMatchObject({
      privateKeyFile: join(folder, 'etc', 'keys', 'merchant.pem'),
      publicKeyFiles: [join(folder, 'etc', 'keys', 'acquirer.pem'), '/etc/countercode/next.pem'],
      caFile: join(folder, 'ca.pem'),
    });
  });

  test('names scanners by their path or by what they are', () => {
    const serial = [
      { path: '/dev/ttyACM0', baudRate: 9600 },
      { vendorId: '0C2E', productId: '0b61', baudRate: 115_200 },
    ];
    expect(read(fileOf(changed('scanners', { serial }))).scanners.serial).toEqual([
      { path: '/dev/ttyACM0', baudRate: 9600 },
      { vendorId: '0c2e', productId: '0b61', serialNumber: null, baudRate: 115_200 },
    ]);
  });

  test('that is not there is missing', () => {
    const file = join(temporaryFolder(), 'till.json');
    expect(failureOf(() => read(file))).toEqual({ code: 'configMissing', file });
  });

  test('that is a folder is unreadable', () => {
    const file = temporaryFolder();
    expect(failureOf(() => read(file))).toMatchObject({ code: 'configUnreadable', file });
  });

  test('that is no JSON is unreadable, with the place', () => {
    const file = fileOf('{ "mode": "live", }');
    const failure = failureOf(() => read(file));
    expect(failure).toMatchObject({ code: 'configUnreadable', file });
    expect(failure).toMatchObject({ detail: expect.stringMatching(/position|property/) });
  });
});

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
    ['store', 'Louise', 'missing'],
    ['store.id', 'Café Louise', 'notAnId'],
    ['store.id', undefined, 'missing'],
    ['store.name', undefined, 'missing'],
    ['store.name', '   ', 'missing'],
    ['store.name', 12, 'notText'],
    ['store.name', 'x'.repeat(257), 'tooLong'],
    ['store.mcc', '581', 'notACategory'],
    ['store.mcc', 5814, 'notText'],
    ['store.region', 'France', 'notARegion'],
    ['merchant', null, 'missing'],
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
    ['acquirer', 'ams', 'missing'],
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
    ['acquirer.settlementCurrency', 'euro', 'notACurrency'],
    ['acquirer.notifyUrl', 'louise', 'notAUrl'],
    ['scanners', 'serial', 'missing'],
    ['scanners', { serial: '/dev/ttyACM0' }, 'notAList', 'scanners.serial'],
    ['scanners', { serial: serial(9) }, 'notAList', 'scanners.serial'],
    ['scanners', scanners({ path: '/dev/ttyACM0' }), 'notAScanner', 'scanners.serial.0'],
    [
      'scanners',
      scanners({ vendorId: '0c2e', baudRate: 9600 }),
      'notAScanner',
      'scanners.serial.0',
    ],
    ['scanners', scanners(null), 'notAScanner', 'scanners.serial.0'],
    ['limits', 500, 'missing'],
    ['limits', { largestSaleMinor: 0 }, 'notANumber', 'limits.largestSaleMinor'],
    ['limits', { largestSaleMinor: 10.5 }, 'notANumber', 'limits.largestSaleMinor'],
    ['limits', { largestSaleMinor: '500' }, 'notANumber', 'limits.largestSaleMinor'],
    ['colour', 'red', 'unknownField'],
    ['store.colour', 'red', 'unknownField'],
    ['acquirer.clientID', '5Y', 'unknownField'],
    ['limits', { smallest: 1 }, 'unknownField', 'limits.smallest'],
  ])('%s %j: %s', (path, value, problem, field = path) => {
    const whole = changed(path, value);
    const file = fileOf(whole);
    const failure = failureOf(() => read(file));
    expect(failure).toMatchObject({ code: 'configInvalid', file, field, problem });
    const at = field.split('.').reduce<unknown>((one, key) => Reflect.get(Object(one), key), whole);
    const shown = at === undefined ? '' : JSON.stringify(at).slice(0, 80);
    expect(failure).toMatchObject({ value: shown });
  });

  test.each([[[]], ['live'], [null], [5]])(
    'a file that holds %j only is no configuration',
    (json) => {
      const failure = failureOf(() => read(fileOf(JSON.stringify(json))));
      expect(failure).toMatchObject({ code: 'configUnreadable' });
    },
  );
});

describe('the acquirer of a mode', () => {
  const simulation = { ...LIVE, mode: 'simulation' };
  test.each<[string, object, object, string, string, ConfigProblem]>([
    ['live', LIVE, SANDBOX, 'acquirer.clientId', SANDBOX.clientId, 'notAClientIdOfMode'],
    [
      'simulation',
      simulation,
      LIVE.acquirer,
      'acquirer.clientId',
      LIVE.acquirer.clientId,
      'notAClientIdOfMode',
    ],
    ...['http://open-de-global.alipay.com', 'ftp://127.0.0.1', 'http://127.0.0.1.example'].flatMap(
      (url): [string, object, object, string, string, ConfigProblem][] => [
        ['live', LIVE, { ...LIVE.acquirer, url }, 'acquirer.url', url, 'notHttps'],
        ['simulation', simulation, { ...SANDBOX, url }, 'acquirer.url', url, 'notLoopback'],
      ],
    ),
  ])('%s is refused: %#', (_mode, config, acquirer, field, value, problem) => {
    const file = fileOf({ ...config, acquirer });
    const shown = JSON.stringify(value);
    const expected = { code: 'configInvalid', file, field, value: shown, problem };
    expect(failureOf(() => read(file))).toEqual(expected);
  });

  test.each([
    'https://sandbox.example',
    'http://127.0.0.1:8080',
    'http://127.8.8.8',
    'http://localhost:1',
    'http://[::1]:8080',
  ])('in simulation may stand at %s', (url) => {
    const file = fileOf({ ...simulation, acquirer: { ...SANDBOX, url } });
    expect(read(file).acquirer?.url).toBe(url);
  });

  test('may be left out in simulation only', () => {
    expect(read(fileOf({ ...simulation, acquirer: undefined })).acquirer).toBeNull();
    const failure = failureOf(() => read(fileOf({ ...LIVE, acquirer: undefined })));
    expect(failure).toMatchObject({ field: 'acquirer', value: '', problem: 'missing' });
  });
});

describe('what live refuses', () => {
  const http = { ...LIVE, acquirer: { ...LIVE.acquirer, url: 'http://127.0.0.1:8080' } };
  test.each([
    ['root', LIVE, { ...SHOP, isRoot: true }],
    ['fallbackRuntime', LIVE, { ...SHOP, isFallbackRuntime: true }],
    ['testClock', LIVE, { ...SHOP, isTestClock: true }],
    ['loopbackHttp', http, SHOP],
  ])('%s', (what, config, surroundings) => {
    const failure = failureOf(() => read(fileOf(config), surroundings));
    expect(failure).toEqual({ code: 'liveRefuses', what });
  });

  test('is accepted by simulation, all four of it', () => {
    const acquirer = { ...SANDBOX, url: 'http://127.0.0.1:8080' };
    const file = fileOf({ ...LIVE, mode: 'simulation', acquirer });
    const surroundings = { isRoot: true, isFallbackRuntime: true, isTestClock: true };
    expect(read(file, surroundings).mode).toBe('simulation');
  });
});

describe('without a file', () => {
  test('the till is a simulated café', () => {
    expect(read(null, SHOP, temporaryFolder())).toBe(SIMULATION);
    expect(SIMULATION).toMatchObject({ mode: 'simulation', currency: 'EUR', acquirer: null });
  });

  test('a till that was ever live does not start, and names the database', () => {
    const userDataDir = temporaryFolder();
    writeFileSync(liveMarkFile(userDataDir), '/var/lib/countercode/till.db\n');
    const failure = failureOf(() => read(null, SHOP, userDataDir));
    expect(failure).toEqual({ code: 'configLost', database: '/var/lib/countercode/till.db' });
  });

  test('a till that was ever live still starts with one', () => {
    const userDataDir = temporaryFolder();
    writeFileSync(liveMarkFile(userDataDir), '/var/lib/countercode/till.db\n');
    expect(read(fileOf(LIVE), SHOP, userDataDir).mode).toBe('live');
  });
});
