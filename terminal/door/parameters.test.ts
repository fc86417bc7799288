import { describe, expect, test } from 'vitest';
import { readParameters, WrongParameters } from './parameters.ts';

describe('without a shell', () => {
  test('the data are kept beside the configuration unless another place is named', () => {
    const line = ['--config', '/etc/till/till.json'];
    expect(readParameters(line, false)).toEqual({
      userDataDir: '/etc/till',
      configFile: '/etc/till/till.json',
      runtime: null,
      records: { type: 'asTheyAre' },
      forgetsPin: false,
    });
    const elsewhere = readParameters([...line, '--user-data', '/var/till'], false);
    expect(elsewhere.userDataDir).toBe('/var/till');
  });

  test('the manager’s PIN is forgotten where that is said', () => {
    expect(readParameters(['--config', 'a.json', '--forget-pin'], false).forgetsPin).toBe(true);
  });

  test.each([
    ['no configuration', []],
    ['only a place for data', ['--user-data', '/var/till']],
    ['a word that means nothing', ['--config', 'a.json', '--fast']],
    ['a file without its option', ['a.json']],
  ])('%s is refused', (_what, line) => {
    expect(() => readParameters(line, false)).toThrow(WrongParameters);
  });
});

describe('for a shell', () => {
  test('the configuration may be left out', () => {
    expect(readParameters(['--user-data', '/d', '--runtime', 'official'], true)).toEqual({
      userDataDir: '/d',
      configFile: null,
      runtime: 'official',
      records: { type: 'asTheyAre' },
      forgetsPin: false,
    });
  });

  test.each([
    [
      ['--restore', 'till-20261121-143205.db'],
      { type: 'restore', backup: 'till-20261121-143205.db' },
    ],
    [['--start-empty'], { type: 'startEmpty' }],
  ])('what is to become of damaged records is said by %j', (line, records) => {
    expect(readParameters(['--user-data', '/d', ...line], true).records).toEqual(records);
  });

  test('the place for data may not', () => {
    expect(() => readParameters(['--config', 'a.json'], true)).toThrow(WrongParameters);
  });
});
