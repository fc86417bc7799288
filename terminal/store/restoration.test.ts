import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saleOf } from '../../fixtures/proof/attempts.ts';
import {
  spoilPages,
  temporaryTill,
  type TemporaryTill,
} from '../../fixtures/proof/temporary-till.ts';
import { backupFolder, listBackups, makeBackup } from './backups.ts';
import { successorOf } from './database-swap.ts';
import { DatabaseUnusable } from './database.ts';
import { restoreDatabase, startEmptyDatabase } from './restoration.ts';

const AT = Date.UTC(2026, 10, 21, 14, 32, 5);

/** A till with a sale in its backup and another one after it, whose file was spoilt then. */
function damagedTill() {
  const till = temporaryTill();
  till.store.sales.insert(saleOf({ saleId: 'BEFORE' }));
  const { name } = makeBackup(till.database, backupFolder(till.file), AT);
  till.store.sales.insert(saleOf({ saleId: 'AFTER', callKey: 'after' }));
  spoilPages(till);
  // What SQLite left there when it was killed.
  writeFileSync(`${till.file}-wal`, 'a log of the damaged one');
  return { ...till, name, damaged: readFileSync(till.file) };
}

const restoredAt = ({ database }: TemporaryTill) =>
  database.prepare(`SELECT value FROM meta WHERE key = 'restored_at'`).pluck().get();

const asideIn = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('till.db.damaged-'));

function problemOf(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof DatabaseUnusable) return error.problem;
    throw error;
  }
  return null;
}

describe('a restored till', () => {
  test('has what the backup held, and knows that it was restored', () => {
    const { file, folder, name } = damagedTill();
    restoreDatabase(file, name, AT + 1);
    const again = temporaryTill(folder);
    expect(again.store.sales.byId('BEFORE')).not.toBeNull();
    expect(again.store.sales.byId('AFTER')).toBeNull();
    expect(restoredAt(again)).toBe(String(AT + 1));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(again.store.journal.verify()).toMatchObject({ whole: true });
  });

  test('keeps the damaged file and its log, to the byte, under names of their own', () => {
    const { file, folder, name, damaged } = damagedTill();
    restoreDatabase(file, name, AT);
    const [database = '', log = ''] = asideIn(folder);
    expect(log).toBe(`${database}-wal`);
    expect(readFileSync(join(folder, database))).toEqual(damaged);
    expect(readFileSync(join(folder, log), 'utf8')).toBe('a log of the damaged one');
  });

  test('can be restored again, and nothing of the first time is lost', () => {
    const { file, folder, name } = damagedTill();
    restoreDatabase(file, name, AT);
    restoreDatabase(file, name, AT + 1);
    expect(asideIn(folder).filter((one) => !one.includes('-wal'))).toHaveLength(2);
    expect(listBackups(backupFolder(file))).toHaveLength(1);
  });

  test('takes nothing of the log that the damaged one left, wherever it was cut short', () => {
    const { file, folder, name } = damagedTill();
    // Decided and on disk, and then the power went.
    writeFileSync(successorOf(file), readFileSync(join(backupFolder(file), name)));
    const again = temporaryTill(folder);
    expect(again.store.sales.byId('BEFORE')).not.toBeNull();
    expect(asideIn(folder)).toHaveLength(2);
    expect(existsSync(successorOf(file))).toBe(false);
  });
});

describe('a restoration that cannot be', () => {
  test.each(['../till.db', 'till-20200101-000000.db', ''])('of %j leaves all as it was', (name) => {
    const { file, folder, damaged } = damagedTill();
    expect(problemOf(() => restoreDatabase(file, name, AT))).toMatchObject({
      code: 'databaseUnusable',
      detail: 'there is no such backup',
    });
    expect(readFileSync(file)).toEqual(damaged);
    expect(asideIn(folder)).toEqual([]);
  });

  test('because the backup is damaged itself puts that one aside for the one before', () => {
    const { file, folder, name, damaged } = damagedTill();
    const backup = join(backupFolder(file), name);
    writeFileSync(backup, readFileSync(backup).fill(0xff, 8192));
    const problem = problemOf(() => restoreDatabase(file, name, AT));
    expect(problem).toMatchObject({ code: 'databaseCorrupt', file: backup });
    expect(listBackups(dirname(backup))).toEqual([]);
    expect(readFileSync(file)).toEqual(damaged);
    expect(asideIn(folder)).toEqual([]);
  });
});

test('a life that follows a restoration counts as one that follows an unclean end, once', () => {
  const { file, folder, name } = damagedTill();
  restoreDatabase(file, name, AT);
  const { store, database } = temporaryTill(folder);
  expect(store.beginRun('E1', AT + 1)).toBe(true);
  store.endRun('E1', AT + 2);
  expect(store.beginRun('E2', AT + 3)).toBe(false);
  const facts = database.prepare(`SELECT facts FROM journal WHERE type = 'started'`).pluck().all();
  expect(facts).toEqual([
    JSON.stringify({ epoch: 'E1', afterUncleanEnd: true, restoredAt: AT }),
    JSON.stringify({ epoch: 'E2', afterUncleanEnd: false }),
  ]);
});

describe('a start with empty records', () => {
  test('sets the damaged ones aside and knows that they are not all', () => {
    const till = temporaryTill();
    till.store.sales.insert(saleOf());
    spoilPages(till);
    startEmptyDatabase(till.file, 'simulation', AT);
    const again = temporaryTill(till.folder);
    expect(again.store.sales.byId(saleOf().saleId)).toBeNull();
    expect(restoredAt(again)).toBe(String(AT));
    expect(asideIn(till.folder)).toHaveLength(1);
  });

  test('does nothing where a backup could be restored', () => {
    const { file, folder, damaged } = damagedTill();
    startEmptyDatabase(file, 'simulation', AT);
    expect(readFileSync(file)).toEqual(damaged);
    expect(asideIn(folder)).toEqual([]);
  });
});
