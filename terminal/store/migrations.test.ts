import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/proof/temporary-till.ts';
import { openDatabase } from './database.ts';
import { INITIAL } from './migrations/0010-initial.ts';

const CODE = '281006020000000000125733';

/** A till's file as version 10 wrote it, with two payments of which one is not known. */
function fileOfVersion10(): string {
  const file = join(temporaryFolder(), 'till.db');
  const database = new SqliteDatabase(file);
  database.exec(INITIAL);
  database.exec(`
    PRAGMA journal_mode = WAL;
    INSERT INTO meta VALUES ('mode', 'simulation');
    INSERT INTO sales VALUES
      ('S1', 'K1', 1820, 'EUR', NULL, 'open', '2026-11-21', 'Europe/Paris', '04:00', 1),
      ('S2', 'K2', 990, 'EUR', NULL, 'paid', '2026-11-21', 'Europe/Paris', '04:00', 2);
    INSERT INTO attempts VALUES
      ('P1', 'S1', 1, 'ams', 1820, 'EUR', 'cancelling', '{}', 1, 1),
      ('P2', 'S2', 1, 'ams', 990, 'EUR', 'paid', '{}', 2, 2);
    INSERT INTO request_bodies VALUES ('P1', CAST('${CODE}' AS BLOB));
    PRAGMA user_version = 10;
  `);
  database.close();
  return file;
}

function opened(open: () => Database): Database {
  const database = open();
  onTestFinished(() => {
    database.close();
  });
  return database;
}

describe('a database of version 10', () => {
  test('keeps its payments, and knows which were shown as unknown', () => {
    const file = fileOfVersion10();
    const database = opened(() => openDatabase(file, 'simulation'));
    const rows = database.prepare('SELECT payment_request_id, shown_unknown FROM attempts').all();
    expect(rows).toEqual([
      { payment_request_id: 'P1', shown_unknown: 1 },
      { payment_request_id: 'P2', shown_unknown: 0 },
    ]);
    expect(database.pragma('user_version', { simple: true })).toBe(20);
  });

  test('is copied whole before it is changed, for its owner only and without its codes', () => {
    const file = fileOfVersion10();
    opened(() => openDatabase(file, 'simulation'));
    const copyFile = `${file}.before-20`;
    expect(statSync(copyFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(copyFile).includes(CODE)).toBe(false);
    const copy = opened(() => new SqliteDatabase(copyFile, { readonly: true }));
    expect(copy.pragma('user_version', { simple: true })).toBe(10);
    expect(copy.prepare('SELECT count(*) FROM attempts').pluck().get()).toBe(2);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  test('is copied once, and not at every start', () => {
    const file = fileOfVersion10();
    openDatabase(file, 'simulation').close();
    const { mtimeMs } = statSync(`${file}.before-20`);
    openDatabase(file, 'simulation').close();
    expect(statSync(`${file}.before-20`).mtimeMs).toBe(mtimeMs);
  });
});
