import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/proof/temporary-till.ts';
import { DatabaseUnusable } from './database.ts';
import { lockTill } from './till-lock.ts';

/** Another process that takes the lock, says so, and keeps it while it lives. */
async function otherTill(databaseFile: string) {
  const program = `
    import { lockTill } from ${JSON.stringify(import.meta.resolve('./till-lock.ts'))};
    lockTill(${JSON.stringify(databaseFile)});
    console.log('locked');
    process.stdin.resume();`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program]);
  onTestFinished(() => {
    other.kill('SIGKILL');
  });
  const [first] = (await once(other.stdout, 'data')) as [Buffer];
  expect(first.toString()).toContain('locked');
  return other;
}

/** The problem with which the lock is refused; null: it was given. */
function refusalOf(databaseFile: string): unknown {
  try {
    onTestFinished(lockTill(databaseFile));
  } catch (error) {
    if (error instanceof DatabaseUnusable) return error.problem;
    throw error;
  }
  return null;
}

describe('one terminal per database', () => {
  test('another process that lives keeps the till; one that was killed does not', async () => {
    const file = join(temporaryFolder(), 'till.db');
    const other = await otherTill(file);
    expect(refusalOf(file)).toEqual({ code: 'databaseLocked', file });
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(refusalOf(file)).toBeNull();
  });

  test('whoever lets go of it leaves it to the next', () => {
    const file = join(temporaryFolder(), 'not-made-yet', 'till.db');
    lockTill(file)();
    expect(refusalOf(file)).toBeNull();
  });

  test('two databases do not hinder each other', () => {
    const folder = temporaryFolder();
    expect(refusalOf(join(folder, 'live.db'))).toBeNull();
    expect(refusalOf(join(folder, 'simulation.db'))).toBeNull();
  });

  test('a place where no file can stand is told from a taken one', () => {
    const plain = join(temporaryFolder(), 'plain');
    writeFileSync(plain, '');
    const file = join(plain, 'till.db');
    expect(refusalOf(file)).toMatchObject({ code: 'databaseUnusable', file });
  });
});
