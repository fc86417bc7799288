import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { attemptOf, factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import {
  spoilPages,
  temporaryTill,
  type TemporaryTill,
} from '../../fixtures/proof/temporary-till.ts';
import { backupFolder, findDamage, listBackups, makeBackup, RecordsDamaged } from './backups.ts';

const AT = Date.UTC(2026, 10, 21, 14, 32, 5, 678);
const DAY_MS = 24 * 3_600_000;
const CODE = '281006020000000000125733';

/** A till with one payment under way, whose code is still in its records. */
function tillWithSale() {
  const till = temporaryTill();
  const { store } = till;
  store.write(() => {
    store.sales.insert(saleOf());
    store.attempts.insert(attemptOf('submitting'), AT);
    store.attempts.insertBody(factsOf().paymentRequestId, Buffer.from(CODE));
    store.journal.append({ at: AT, subject: 'till', type: 'started', facts: {} });
  });
  return { ...till, folder: backupFolder(till.file) };
}

/** As the reports' worker has it: reading only, beside the till that writes. */
function reading({ file }: TemporaryTill): Database {
  const database = new SqliteDatabase(file, { readonly: true });
  onTestFinished(() => {
    database.close();
  });
  return database;
}

describe('a backup', () => {
  test('holds what was there, for its owner only, and no payment code', () => {
    const till = tillWithSale();
    const { name, at } = makeBackup(reading(till), till.folder, AT);
    expect(name).toBe('till-20261121-143205.db');
    expect(at).toBe(Date.UTC(2026, 10, 21, 14, 32, 5));
    const file = join(till.folder, name);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(till.folder).mode & 0o777).toBe(0o700);
    expect(readFileSync(file).includes(CODE)).toBe(false);
    const copy = new SqliteDatabase(file, { readonly: true });
    const count = (table: string) => copy.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(['sales', 'attempts', 'journal', 'request_bodies'].map(count)).toEqual([1, 1, 1, 0]);
    copy.close();
  });

  test('leaves nothing half made beside it, not even what an earlier end left', () => {
    const till = tillWithSale();
    mkdirSync(till.folder);
    writeFileSync(join(till.folder, 'till-20261120-143205.db.part'), CODE);
    makeBackup(reading(till), till.folder, AT);
    expect(readdirSync(till.folder)).toEqual(['till-20261121-143205.db']);
  });

  test('is not made of records that fail their check; the ones before are kept', () => {
    const till = tillWithSale();
    makeBackup(reading(till), till.folder, AT);
    spoilPages(till);
    const database = reading(till);
    expect(() => makeBackup(database, till.folder, AT + DAY_MS)).toThrow(RecordsDamaged);
    expect(listBackups(till.folder)).toHaveLength(1);
  });

  test('is one of the newest 14; strangers in the folder are left alone', () => {
    const till = tillWithSale();
    mkdirSync(till.folder);
    writeFileSync(join(till.folder, 'notes.txt'), '');
    for (let day = 0; day < 15; day += 1) {
      makeBackup(reading(till), till.folder, AT + day * DAY_MS);
    }
    const backups = listBackups(till.folder);
    expect(backups).toHaveLength(14);
    expect(backups[0]?.name).toBe('till-20261205-143205.db');
    expect(backups.at(-1)?.name).toBe('till-20261122-143205.db');
    expect(readdirSync(till.folder)).toContain('notes.txt');
  });
});

describe('the damage of a copy', () => {
  test('is none when it is whole', () => {
    const till = tillWithSale();
    const { name } = makeBackup(reading(till), till.folder, AT);
    expect(findDamage(join(till.folder, name))).toBeNull();
  });

  test('is told when it cannot be read, or is not there', () => {
    const till = tillWithSale();
    const { name } = makeBackup(reading(till), till.folder, AT);
    const file = join(till.folder, name);
    writeFileSync(file, readFileSync(file).fill(0xff, 8192));
    expect(findDamage(file)).toMatch(/./);
    expect(findDamage(`${file}.other`)).toMatch(/./);
  });
});

test('where nothing was ever backed up, no backup is listed', () => {
  expect(listBackups(backupFolder(temporaryTill().file))).toEqual([]);
});
