import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const read = (...words: string[]) => readArguments(['/app', ...words], '/here');

describe('the command line', () => {
  test('without words asks for nothing', () => {
    expect(read()).toEqual({
      status: 'read',
      configFile: null,
      userData: null,
      demonstrationFolder: null,
      forgetsPin: false,
    });
  });

  test('finds the word that has the manager’s PIN forgotten', () => {
    expect(read('--lang=fr', '--forget-pin')).toMatchObject({ forgetsPin: true });
  });

  test.each([['--config=till.json'], ['--config', 'till.json']])(
    'finds the file of %s %s',
    (...words) => {
      expect(read('--no-sandbox', ...words)).toMatchObject({ configFile: '/here/till.json' });
    },
  );

  test('finds the data folder and the demonstration among switches of Chromium', () => {
    expect(
      read('--disable-gpu', '--user-data-dir=/data', '--demonstrate', '--out', 'out', '--lang=fr'),
    ).toMatchObject({ userData: '/data', demonstrationFolder: '/here/out', configFile: null });
  });

  test.each([[['--config']], [['--config', '--demonstrate']], [['--out=']]])(
    'is refused when a path is missing: %j',
    (words) => {
      expect(read(...words)).toMatchObject({ status: 'refused' });
    },
  );

  test('is refused with half a demonstration', () => {
    expect(read('--demonstrate')).toMatchObject({ status: 'refused' });
    expect(read('--out', 'out')).toMatchObject({ status: 'refused' });
  });
});
