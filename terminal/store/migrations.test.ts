import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { attemptOf, factsOf } from '../../fixtures/proof/attempts.ts';
import {
  temporaryFolder,
  temporaryTill,
  type TemporaryTill,
} from '../../fixtures/proof/temporary-till.ts';
import type { PursuedAttempt } from '../core/attempt.ts';
import { openDatabase } from './database.ts';
import { NEWEST_VERSION } from './migrations.ts';
import { INITIAL } from './migrations/0010-initial.ts';
import { LEFT_OPEN } from './migrations/0020-left-open.ts';

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
    expect(database.pragma('user_version', { simple: true })).toBe(NEWEST_VERSION);
  });

  test('is copied whole before it is changed, for its owner only and without its codes', () => {
    const file = fileOfVersion10();
    opened(() => openDatabase(file, 'simulation'));
    const copyFile = `${file}.before-${NEWEST_VERSION}`;
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
    const { mtimeMs } = statSync(`${file}.before-${NEWEST_VERSION}`);
    openDatabase(file, 'simulation').close();
    expect(statSync(`${file}.before-${NEWEST_VERSION}`).mtimeMs).toBe(mtimeMs);
  });
});

/** What an attempt's state was before it was known whether it lived through a crash. */
function stateOfVersion20(): string {
  const { facts, status, pursuit } = attemptOf('unconfirmed') as PursuedAttempt;
  const { resent, mayResend, livedThroughCrash, ...known } = pursuit;
  expect([resent, mayResend, livedThroughCrash]).toEqual([0, true, false]);
  return JSON.stringify({ facts, status, pursuit: known });
}

/** A till's file as version 20 wrote it: one payment that was left and is asked about. */
function storeOfVersion20(): TemporaryTill {
  const folder = temporaryFolder();
  const database = new SqliteDatabase(join(folder, 'till.db'));
  database.exec(`${INITIAL}${LEFT_OPEN} PRAGMA journal_mode = WAL;
    INSERT INTO meta VALUES ('mode', 'simulation');`);
  const { paymentRequestId, saleId, money } = factsOf();
  const insert = (table: string, ...values: readonly unknown[]) =>
    database
      .prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`)
      .run(...values);
  const { amountMinor, currency } = money;
  const sale = ['key', amountMinor, currency, null, 'open', '2026-11-21', 'Europe/Paris', '04:00'];
  insert('sales', saleId, ...sale, 1);
  const attempt = [amountMinor, currency, 'unconfirmed', stateOfVersion20()];
  insert('attempts', paymentRequestId, saleId, 1, 'ams', ...attempt, 1, 2, 1);
  insert('work', paymentRequestId, 'inquiry', 7, 3, 'noAnswer');
  insert('left_open', paymentRequestId, 5, 'unconfirmed');
  database.pragma('user_version = 20');
  database.close();
  return temporaryTill(folder);
}

describe('a database of version 20', () => {
  const { paymentRequestId } = factsOf();

  test('keeps its open payment, which can be read and is doubted as after a crash', () => {
    const { store } = storeOfVersion20();
    expect(store.attempts.byId(paymentRequestId)).toMatchObject({
      readable: true,
      attempt: {
        status: 'unconfirmed',
        pursuit: { resent: 0, mayResend: false, livedThroughCrash: true, askMono: 10_000 },
      },
    });
    expect(store.attempts.allOpen()).toEqual([{ paymentRequestId, status: 'unconfirmed' }]);
    expect(store.attempts.isReleased(paymentRequestId)).toBe(false);
  });

  test('keeps its work and what was left, of which nothing is parked or seen in the portal', () => {
    const { store } = storeOfVersion20();
    expect(store.work.of(paymentRequestId)).toEqual([
      { kind: 'inquiry', dueAt: 7, tries: 3, lastError: 'noAnswer', parked: null },
    ]);
    expect(store.work.parked()).toEqual([]);
    expect(store.leftOpen.all()).toEqual([
      { paymentRequestId, seenStatus: 'unconfirmed', isInPortal: false },
    ]);
  });

  test('lets one open attempt of a sale be, and another once that one is released', () => {
    const { store } = storeOfVersion20();
    const second = attemptOf('submitting', factsOf({ paymentRequestId: 'SIM2' }));
    expect(() => store.attempts.insert(second, 3)).toThrow(/UNIQUE/);
    store.attempts.release(paymentRequestId);
    store.attempts.insert(second, 3);
  });

  test('has nothing to give back, to ask again or to look for, and all its ids to compare', () => {
    const { store } = storeOfVersion20();
    expect(store.refunds.allOpen()).toEqual([]);
    expect(store.rechecks.all()).toEqual([]);
    expect(store.orphans.allAsking()).toEqual([]);
    expect(store.idsCheckedUntil()).toBe(0);
  });
});
