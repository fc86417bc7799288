import { describe, expect, test } from 'vitest';

import { CONFIG_PROBLEMS, type FieldProblem } from '../messages/config-problems.ts';
import { KEY_PROBLEMS, LIVE_REFUSALS, type StartFailure } from '../messages/views.ts';
import { catalogues, LANGUAGES } from './languages.ts';
import { startFailureLines, startFailureText } from './start-failure.ts';

const file = '/etc/countercode/till-2.json';
const backup = { name: 'till-20261121-143205.db', at: 0 };
const whole = (failure: StartFailure) => startFailureLines(failure).join('\n');

function invalid(...problems: FieldProblem[]): StartFailure {
  return { code: 'configInvalid', file, problems, total: problems.length };
}

/** One failure of each kind. */
const failures: readonly StartFailure[] = [
  { code: 'configMissing', file },
  { code: 'configLost', database: '/var/lib/till.db' },
  { code: 'configUnreadable', file, detail: 'Unexpected end of JSON input' },
  invalid(...CONFIG_PROBLEMS.map((problem) => ({ field: 'store.name', value: '"x"', problem }))),
  { code: 'acquirerMissing' },
  { code: 'acquirerChanged', was: 'ams A', is: 'ams B' },
  ...LIVE_REFUSALS.map((what) => ({ code: 'liveRefuses', what }) as const),
  ...KEY_PROBLEMS.map(
    (problem) => ({ code: 'keyUnusable', field: 'acquirer.caFile', file: '/k', problem }) as const,
  ),
  { code: 'databaseNewer', file: '/d', version: 9, known: 3 },
  { code: 'databaseReadOnly', file: '/d' },
  { code: 'databaseFull', file: '/d' },
  { code: 'databaseLocked', file: '/d' },
  { code: 'databaseCorrupt', file: '/d', detail: 'malformed page', backup: null },
  { code: 'databaseCorrupt', file: '/d', detail: 'malformed page', backup },
  { code: 'databaseOtherMode', file: '/d', mode: 'live' },
  { code: 'databaseUnusable', file: '/d', detail: 'SQLITE_IOERR', backup: null },
  { code: 'databaseUnusable', file: '/d', detail: 'SQLITE_IOERR', backup },
  { code: 'processFailed', process: 'terminal', detail: 'exited with code 3' },
];

describe.each(LANGUAGES)('in %s', (language) => {
  const words = catalogues[language];

  test.each(failures)('$code is told in sentences: the money, what happened, what to do', (one) => {
    const { title, money, sentences } = startFailureText(one, words);
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
    for (const sentence of [money, ...sentences]) expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
  });

  test.each(CONFIG_PROBLEMS)(
    'a field that is %s has what is wrong and what to write',
    (problem) => {
      const failure = invalid({ field: 'store.name', value: '"x"', problem });
      const [correction] = startFailureText(failure, words).corrections ?? [];
      expect(correction).toMatchObject({ field: 'store.name', value: '"x"', isValueShown: true });
      expect(correction?.wrong).toMatch(/^\p{Ll}.*[^.]$/u);
      expect(correction?.write).toMatch(/^\p{Lu}.*[^.]$/u);
    },
  );
});

describe('a configuration that cannot be used', () => {
  test('is told with the file, each field, its value and what to write instead', () => {
    const said = whole(
      invalid(
        { field: 'currency', value: '"EURO"', problem: 'notACurrency' },
        { field: 'zone', value: '', problem: 'missing' },
        { field: 'colour', value: '', problem: 'unknownField' },
      ),
    );
    expect(said).toContain(`File: ${file}`);
    expect(said).toContain('3 fields');
    expect(said).toContain(
      '- currency ("EURO") is not a currency. Write its three capital letters, for example: "currency": "EUR"',
    );
    expect(said).toContain(
      '- zone is missing or empty. Add it, for example: "zone": "Europe/Paris"',
    );
    expect(said).toContain('- colour is not a field that the till knows. Remove it,');
  });

  test('says how many fields there are beyond those that are told', () => {
    const one = { field: 'colour', value: '', problem: 'unknownField' } as const;
    const failure = { code: 'configInvalid', file, problems: [one], total: 31 } as const;
    expect(whole(failure)).toContain('31 fields cannot stay as they are; the first 1 are below.');
  });

  test.each<StartFailure>([
    invalid({ field: '', value: '[]', problem: 'notAGroup' }),
    { code: 'configMissing', file },
    { code: 'configUnreadable', file, detail: 'Unexpected end of JSON input' },
  ])('shows a whole file where no single field would help: $code', (failure) => {
    expect(whole(failure)).toContain('"terminalId": "till-2"');
  });
});

describe('a refusal to start', () => {
  test.each(KEY_PROBLEMS)('over a key that is %s names the file and the field', (problem) => {
    const field = 'acquirer.privateKeyFile';
    const said = whole({ code: 'keyUnusable', field, file: '/k', problem });
    expect(said).toContain('File: /k');
    expect(said).toContain(field);
  });

  test.each([
    ['/etc/till/key.pem', 'chmod 600 /etc/till/key.pem'],
    ['/my keys/louise’s.pem', "chmod 600 '/my keys/louise’s.pem'"],
    ["/keys/louise's.pem", String.raw`chmod 600 '/keys/louise'\''s.pem'`],
  ])('over a key at %s that others may read gives the command', (path, command) => {
    const field = 'acquirer.privateKeyFile';
    const failure = {
      code: 'keyUnusable',
      field,
      file: path,
      problem: 'readableByOthers',
    } as const;
    expect(whole(failure)).toContain(`Command: ${command}\n`);
  });

  test('over a lost live configuration never offers simulation', () => {
    const said = whole({ code: 'configLost', database: '/var/lib/till.db' });
    expect(said).toContain('does not fall back to simulated money');
    expect(said).not.toContain('"simulation"');
  });

  test.each(failures)('promises that no payment is lost only of records in order: $code', (one) => {
    const isInDoubt = one.code === 'databaseCorrupt' || one.code === 'databaseUnusable';
    if (isInDoubt) {
      expect(whole(one)).toContain('do not delete them');
      expect(whole(one)).not.toContain('No payment is lost');
    } else {
      expect(whole(one)).toMatch(/No payment is lost|[Dd]o not charge them again|The other till/);
    }
  });
});
