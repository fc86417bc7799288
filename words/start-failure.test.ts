import { describe, expect, test } from 'vitest';

import {
  CONFIG_PROBLEMS,
  KEY_PROBLEMS,
  LIVE_REFUSALS,
  type StartFailure,
} from '../messages/views.ts';
import { startFailureText } from './start-failure.ts';

const file = '/etc/countercode/till-2.json';

function whole(failure: StartFailure): string {
  const { title, sentences } = startFailureText(failure);
  return [title, ...sentences].join('\n');
}

describe('a configuration that cannot be used', () => {
  test('is told with the file, the field, the value and what to write instead', () => {
    const said = whole({
      code: 'configInvalid',
      file,
      field: 'currency',
      value: 'EURO',
      problem: 'notACurrency',
    });
    expect(said).toContain(file);
    expect(said).toContain('"currency" (EURO) is not a currency');
    expect(said).toContain('"EUR"');
  });

  test('shows an example for a field that is missing', () => {
    const missing = { code: 'configInvalid', file, value: '', problem: 'missing' } as const;
    expect(whole({ ...missing, field: 'zone' })).toContain('for example "Europe/Paris"');
    expect(whole({ ...missing, field: 'printer.width' })).toContain('Add it.');
  });

  test.each(CONFIG_PROBLEMS)('has a remedy when it is %s', (problem) => {
    const { sentences } = startFailureText({
      code: 'configInvalid',
      file,
      field: 'store.name',
      value: 'x',
      problem,
    });
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*[.:]$/);
    expect(sentences.length).toBeGreaterThanOrEqual(4);
  });
});

describe('a refusal to start', () => {
  test.each(LIVE_REFUSALS)('with real money for %s says how to go on', (what) => {
    expect(startFailureText({ code: 'liveRefuses', what }).sentences).toHaveLength(3);
  });

  test.each(KEY_PROBLEMS)('over a key that is %s names the file and the field', (problem) => {
    const said = whole({
      code: 'keyUnusable',
      field: 'acquirer.privateKeyFile',
      file: '/k',
      problem,
    });
    expect(said).toContain('/k');
    expect(said).toContain('acquirer.privateKeyFile');
  });

  test('never falls back to simulation without saying that it does not', () => {
    expect(whole({ code: 'configLost', database: '/var/lib/till.db' })).toContain(
      'does not fall back to simulated money',
    );
  });

  test('keeps damaged records from being thrown away', () => {
    expect(whole({ code: 'databaseCorrupt', file: '/d', detail: 'malformed page' })).toContain(
      'Do not delete it',
    );
  });
});
