import { describe, expect, test } from 'vitest';
import type { StartFailure } from '../messages/views.ts';
import { NextStart } from './next-start.ts';

const backup = { name: 'newest.db', at: 0 };
const damaged = { code: 'databaseCorrupt', file: '/db', detail: 'page 7', backup } as const;
const alone = { code: 'databaseUnusable', file: '/db', detail: 'x', backup: null } as const;

describe('the next start of the terminal', () => {
  test('has the manager’s PIN forgotten where the shell was started so, once', () => {
    const start = new NextStart(true);
    expect(start.take()).toEqual(['--forget-pin']);
    expect(start.take()).toEqual([]);
  });

  test('restores the backup that the failure named, once', () => {
    const start = new NextStart(false);
    expect(start.replaceRecords(damaged, 'newest.db')).toBe(true);
    expect(start.take()).toEqual(['--restore', 'newest.db']);
    expect(start.take()).toEqual([]);
  });

  test('begins with empty records where there is no backup', () => {
    const start = new NextStart(false);
    expect(start.replaceRecords(alone, null)).toBe(true);
    expect(start.take()).toEqual(['--start-empty']);
  });

  test.each<[string, StartFailure | null, string | null]>([
    ['another backup', damaged, 'older.db'],
    ['empty records beside a backup', damaged, null],
    ['a backup where there is none', alone, 'newest.db'],
    ['records that are in order', { code: 'databaseFull', file: '/db' }, null],
    ['a till that has not failed', null, null],
  ])('changes nothing for %s', (_what, failure, chosen) => {
    const start = new NextStart(false);
    expect(start.replaceRecords(failure, chosen)).toBe(false);
    expect(start.take()).toEqual([]);
  });
});
