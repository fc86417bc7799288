import SqliteDatabase, { type Database } from 'better-sqlite3';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { rememberStatements } from './remembered-statements.ts';

const ALL = 'SELECT number FROM numbers ORDER BY number';
let database: Database;

beforeEach(() => {
  database = new SqliteDatabase(':memory:');
  onTestFinished(() => {
    database.close();
  });
  database.exec('CREATE TABLE numbers (number INTEGER); INSERT INTO numbers VALUES (1), (2)');
  rememberStatements(database);
});

describe('a text that is prepared again', () => {
  test('is not compiled again', () => {
    expect(database.prepare(ALL)).toBe(database.prepare(ALL));
    expect(database.prepare('SELECT 1')).not.toBe(database.prepare(ALL));
  });

  test('gives its rows as if it were new, however they were given before', () => {
    expect(database.prepare(ALL).pluck().all()).toEqual([1, 2]);
    expect(database.prepare(ALL).all()).toEqual([{ number: 1 }, { number: 2 }]);
    expect(database.prepare(ALL).raw().all()).toEqual([[1], [2]]);
    expect(database.prepare(ALL).expand().get()).toEqual({ numbers: { number: 1 } });
    expect(database.prepare(ALL).get()).toEqual({ number: 1 });
  });

  test('may be asked while its rows are being walked through', () => {
    const seen: unknown[] = [];
    for (const row of database.prepare(ALL).iterate()) seen.push(row, database.prepare(ALL).all());
    expect(seen).toHaveLength(4);
    expect(seen[1]).toEqual([{ number: 1 }, { number: 2 }]);
  });

  test('knows of a column that was added since', () => {
    const whole = 'SELECT * FROM numbers';
    expect(database.prepare(whole).get()).toEqual({ number: 1 });
    database.exec('ALTER TABLE numbers ADD COLUMN name TEXT');
    expect(database.prepare(whole).get()).toEqual({ number: 1, name: null });
  });
});

test('writes and transactions are remembered too', () => {
  const insert = database.transaction((number: number) => {
    database.prepare('INSERT INTO numbers VALUES (?)').run(number);
  });
  insert(3);
  insert(4);
  expect(database.prepare(ALL).pluck().all()).toEqual([1, 2, 3, 4]);
});

test('no more texts are remembered than a limit, and all are answered', () => {
  const texts = Array.from({ length: 300 }, (_, number) => `SELECT ${number}`);
  for (const text of texts) database.prepare(text);
  const isRemembered = (text = '') => database.prepare(text) === database.prepare(text);
  expect([isRemembered(texts[0]), isRemembered(texts[299])]).toEqual([true, false]);
  expect(database.prepare('SELECT 299').pluck().get()).toBe(299);
});
