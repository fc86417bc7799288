import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/proof/temporary-till.ts';
import { CannotWrite, writeNewFile } from './new-file.ts';

const newFolder = () => join(temporaryFolder(), 'exports');
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('a new file', () => {
  test('is written whole, into a folder that is made for it, for its owner only', () => {
    const folder = newFolder();
    const file = writeNewFile(folder, 'day', '.csv', 'Café');
    expect(file).toBe(join(folder, 'day.csv'));
    expect(readFileSync(file, 'utf8')).toBe('Café');
    expect(modeOf(file)).toBe(0o600);
    expect(modeOf(folder)).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['day.csv']);
  });

  test('takes the next name where one is taken, and leaves that one as it is', () => {
    const folder = newFolder();
    const files = ['one', 'two', 'three'].map((text) => writeNewFile(folder, 'day', '.csv', text));
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(['one', 'two', 'three']);
    expect(readdirSync(folder)).toEqual(['day-2.csv', 'day-3.csv', 'day.csv']);
  });

  test('is not hindered by what an earlier end of the process left', () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, '.day.csv.part'), 'half of');
    expect(readFileSync(writeNewFile(folder, 'day', '.csv', 'all'), 'utf8')).toBe('all');
    expect(readdirSync(folder)).toEqual(['day.csv']);
  });

  test('that cannot be made is refused', () => {
    const folder = newFolder();
    writeFileSync(folder, 'a file stands where the folder should');
    expect(() => writeNewFile(folder, 'day', '.csv', 'text')).toThrow(CannotWrite);
    expect(readFileSync(folder, 'utf8')).toBe('a file stands where the folder should');
  });

  test.skipIf(process.platform === 'win32')(
    'that the disk does not take is refused, and nothing of it is left behind',
    () => {
      const folder = newFolder();
      const program = `
        const { writeNewFile } = await import(process.argv[1]);
        try {
          writeNewFile(process.argv[2], 'day', '.csv', 'x'.repeat(1_000_000));
        } catch (error) {
          process.stdout.write(error.constructor.name);
        }`;
      // The limit stands for a full disk: the system refuses to make a file longer.
      const run = spawnSync(
        'sh',
        [
          '-c',
          'ulimit -f 8 && exec "$0" "$@"',
          process.execPath,
          '--input-type=module',
          '-e',
          program,
          join(import.meta.dirname, 'new-file.ts'),
          folder,
        ],
        { encoding: 'utf8' },
      );
      expect(run.stderr).toBe('');
      expect(run.stdout).toBe('CannotWrite');
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});
