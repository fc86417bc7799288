import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { saleOf } from '../../fixtures/proof/attempts.ts';
import { temporaryFolder, temporaryTill } from '../../fixtures/proof/temporary-till.ts';
import { DatabaseUnusable, findCorruption, guarded, openDatabase } from './database.ts';
import { NEWEST_VERSION } from './migrations.ts';

const newFile = () => join(temporaryFolder(), 'data', 'till.db');

function open(file: string, mode: 'simulation' | 'live' = 'simulation'): Database {
  const database = openDatabase(file, mode);
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** The problem with which the database cannot be opened. */
function problemOf(file: string, mode: 'simulation' | 'live' = 'simulation'): unknown {
  return problemIn(() => open(file, mode));
}

function problemIn(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof DatabaseUnusable) return error.problem;
    throw error;
  }
  return null;
}

/** Changes the file behind the till's back. */
function tamper(file: string, change: (database: Database) => void): void {
  const database = new SqliteDatabase(file);
  change(database);
  database.close();
}

describe('an opened database', () => {
  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['secure_delete', 1],
    ['user_version', NEWEST_VERSION],
  ])('has %s = %s', (pragma, value) => {
    expect(open(newFile()).pragma(pragma, { simple: true })).toBe(value);
  });

  test('refuses a row whose parent is not there', () => {
    const insert = open(newFile()).prepare(`INSERT INTO request_bodies VALUES ('nobody', x'00')`);
    expect(() => insert.run()).toThrow(/FOREIGN KEY/);
  });

  test('is readable by its owner only, and so is its WAL, in a folder of the same kind', () => {
    const file = newFile();
    const database = open(file);
    database.exec(`INSERT INTO meta VALUES ('a', 'b')`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
  });

  test('keeps what it holds when it is opened again', () => {
    const file = newFile();
    const before = openDatabase(file, 'simulation');
    before.exec(`INSERT INTO meta VALUES ('foreground_sale', 'S1')`);
    before.close();
    const value = open(file).prepare(`SELECT value FROM meta WHERE key = 'foreground_sale'`);
    expect(value.pluck().get()).toBe('S1');
  });

  test('has tables that take no value of another type', () => {
    const database = open(newFile());
    const tables = database.pragma('table_list') as { name: string; strict: number }[];
    const ours = tables.filter(({ name }) => !name.startsWith('sqlite_'));
    expect(ours.length).toBeGreaterThan(5);
    expect(ours.filter(({ strict }) => strict !== 1)).toEqual([]);
  });
});

describe('a start that is cut short between making the tables and naming the mode', () => {
  test('leaves a file that either mode may still take', () => {
    const file = newFile();
    const noMode = null as unknown as 'live';
    expect(problemOf(file, noMode)).toMatchObject({ code: 'databaseUnusable' });
    expect(problemOf(file, 'live')).toBeNull();
  });
});

describe('a database that cannot be used', () => {
  test('is newer than this program: said with both versions, and left as it was', () => {
    const file = newFile();
    openDatabase(file, 'simulation').close();
    tamper(file, (database) => database.pragma(`user_version = ${NEWEST_VERSION + 10}`));
    const before = readFileSync(file);
    const known = NEWEST_VERSION;
    expect(problemOf(file)).toEqual({ code: 'databaseNewer', file, version: known + 10, known });
    expect(readFileSync(file)).toEqual(before);
  });

  test.each([
    ['simulation', 'live'],
    ['live', 'simulation'],
  ] as const)('belongs to %s, and %s does not take it', (owner, other) => {
    const file = newFile();
    openDatabase(file, owner).close();
    expect(problemOf(file, other)).toEqual({ code: 'databaseOtherMode', file, mode: owner });
    expect(problemOf(file, owner)).toBeNull();
  });

  test('is no database at all: said, and not one byte of it changed', () => {
    const file = join(temporaryFolder(), 'till.db');
    const garbage = Buffer.alloc(20_000, 'no database ');
    writeFileSync(file, garbage);
    expect(problemOf(file)).toMatchObject({ code: 'databaseCorrupt', file });
    expect(readFileSync(file)).toEqual(garbage);
  });

  test('has no room left to grow', () => {
    const database = open(newFile());
    database.pragma('max_page_count = 1');
    const grow = () =>
      database.prepare(`INSERT INTO meta VALUES ('long', ?)`).run('x'.repeat(100_000));
    expect(problemIn(() => guarded('/till.db', grow))).toEqual({
      code: 'databaseFull',
      file: '/till.db',
    });
  });

  test('is a folder', () => {
    const file = temporaryFolder();
    expect(problemOf(file)).toMatchObject({ code: 'databaseUnusable', file });
  });

  test('lies under something that is not a folder', () => {
    const plain = join(temporaryFolder(), 'plain');
    writeFileSync(plain, '');
    const file = join(plain, 'till.db');
    expect(problemOf(file)).toMatchObject({ code: 'databaseUnusable', file });
  });
});

describe('the check after an unclean end', () => {
  test('finds a whole database sound', () => {
    expect(findCorruption(open(newFile()))).toBeNull();
  });

  test('finds a page that was overwritten', () => {
    const folder = temporaryFolder();
    const { file, store, database } = temporaryTill(folder);
    store.write(() => {
      for (let count = 0; count < 200; count += 1) {
        store.sales.insert(saleOf({ saleId: `S${count}`, reference: 'x'.repeat(200) }));
      }
    });
    database.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, bytes.length - 4096);
    writeFileSync(file, bytes);
    expect(findCorruption(open(file))).toMatch(/./);
  });
});
