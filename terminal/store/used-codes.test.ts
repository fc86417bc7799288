import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { filesHolding, temporaryTill } from '../../fixtures/proof/temporary-till.ts';
import { UsedCodes } from './used-codes.ts';

const CODE = '281006020000000000125733';
const AT = 1_800_000_000_000;
const DAY_MS = 24 * 3_600_000;
const KEY = Buffer.alloc(32, 3);

describe('a used code', () => {
  test('is known again, and no other one is', () => {
    const codes = new UsedCodes(temporaryTill().database, KEY);
    expect(codes.has(CODE)).toBe(false);
    codes.insert(CODE, AT);
    expect(codes.has(CODE)).toBe(true);
    expect(codes.has(CODE.replace('33', '34'))).toBe(false);
  });

  test('is known again after a restart, under the same key only', () => {
    const { folder, database } = temporaryTill();
    new UsedCodes(database, KEY).insert(CODE, AT);
    database.close();
    const again = temporaryTill(folder).database;
    expect(new UsedCodes(again, KEY).has(CODE)).toBe(true);
    expect(new UsedCodes(again, Buffer.alloc(32, 4)).has(CODE)).toBe(false);
  });

  test('is written as a hash that nobody can guess back without the key', () => {
    const { folder, database } = temporaryTill();
    new UsedCodes(database, KEY).insert(CODE, AT);
    const hash = database.prepare('SELECT hash FROM used_codes').pluck().get();
    expect(hash).toEqual(createHmac('sha256', KEY).update(CODE).digest());
    expect(hash).not.toEqual(createHash('sha256').update(CODE).digest());
    expect(filesHolding(folder, CODE)).toEqual([]);
  });

  test('cannot be used twice', () => {
    const codes = new UsedCodes(temporaryTill().database, KEY);
    codes.insert(CODE, AT);
    expect(() => codes.insert(CODE, AT + 1)).toThrow(/UNIQUE/);
  });

  test('is kept for thirty days, and forgotten when a later one is used', () => {
    const codes = new UsedCodes(temporaryTill().database, KEY);
    codes.insert(CODE, AT);
    codes.insert('281006020000000000000001', AT + 30 * DAY_MS);
    expect(codes.has(CODE)).toBe(true);
    codes.insert('281006020000000000000002', AT + 30 * DAY_MS + 1);
    expect(codes.has(CODE)).toBe(false);
    expect(codes.has('281006020000000000000001')).toBe(true);
  });
});
