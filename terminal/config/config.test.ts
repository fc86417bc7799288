import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  changed,
  failureOf,
  fileOf,
  LIVE,
  read,
  SANDBOX,
  SHOP,
} from '../../fixtures/proof/configurations.ts';
import { temporaryFolder } from '../../fixtures/proof/temporary-till.ts';
import type { ConfigProblem } from '../../messages/config-problems.ts';
import { liveMarkFile } from './config.ts';
import { SIMULATION } from './simulation.ts';

describe('a configuration file', () => {
  test('is read whole, with what may be left out filled in', () => {
    const config = read(fileOf(LIVE));
    expect(config).toMatchObject({
      ...LIVE,
      dataDir: null,
      languages: ['en', 'fr'],
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
    const acquirer = { ...LIVE.acquirer, caFile: '../ca.pem', agentTokenFile: 'token' };
    writeFileSync(file, JSON.stringify({ ...LIVE, dataDir: 'data', acquirer }));
    const config = read(file);
    expect(config.dataDir).toBe(join(folder, 'etc', 'data'));
    expect(config.acquirer).toMatchObject({
      privateKeyFile: join(folder, 'etc', 'keys', 'merchant.pem'),
      publicKeyFiles: [join(folder, 'etc', 'keys', 'acquirer.pem'), '/etc/countercode/next.pem'],
      caFile: join(folder, 'ca.pem'),
      agentTokenFile: join(folder, 'etc', 'token'),
    });
  });

  test('names scanners by their path or by what they are', () => {
    const serial = [
      { path: '/dev/ttyACM0', baudRate: 9600 },
      { vendorId: '0C2E', productId: '0b61', baudRate: 115_200 },
      { known: true, ending: 'none', handshake: 'ackNak' },
    ];
    expect(read(fileOf(changed('scanners', { serial }))).scanners.serial).toEqual([
      { path: '/dev/ttyACM0', baudRate: 9600 },
      { vendorId: '0c2e', productId: '0b61', serialNumber: null, baudRate: 115_200 },
      { known: true, baudRate: 'auto', ending: 'none', handshake: 'ackNak' },
    ]);
  });

  test('that is not there is missing', () => {
    const file = join(temporaryFolder(), 'till.json');
    expect(failureOf(() => read(file))).toEqual({ code: 'configMissing', file });
  });

  test('is named in full, however it was named', () => {
    const file = fileOf('{}');
    const failure = failureOf(() => read(relative(process.cwd(), file)));
    expect(failure).toMatchObject({ code: 'configInvalid', file });
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

describe('the acquirer of a mode', () => {
  const simulation = { ...LIVE, mode: 'simulation' };
  test.each<[string, object, object, string, string, ConfigProblem]>([
    ['live', LIVE, SANDBOX, 'acquirer.clientId', SANDBOX.clientId, 'sandboxIdInLive'],
    [
      'simulation',
      simulation,
      LIVE.acquirer,
      'acquirer.clientId',
      LIVE.acquirer.clientId,
      'liveIdInSimulation',
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
    const problems = [{ field, value: shown, problem }];
    const expected = { code: 'configInvalid', file, problems, total: 1 };
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
    const problems = [{ field: 'acquirer', value: '', problem: 'missing' }];
    expect(failure).toMatchObject({ problems });
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
