import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { temporaryTill } from '../../fixtures/proof/temporary-till.ts';

const ROWS = 5;

/** A till whose journal has five rows. */
function written() {
  const till = temporaryTill();
  for (let count = 1; count <= ROWS; count += 1) {
    const facts = { count, what: `step ${count}` };
    till.store.journal.append({ at: 1_000 + count, subject: `A${count}`, type: 'stepped', facts });
  }
  return till;
}

/** Takes away what forbids changes, as somebody with the file in hand could. */
function unguarded(database: Database): Database {
  database.exec('DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_shortened');
  return database;
}

interface Row {
  seq: number;
  till_id: string;
  at_ms: number;
  subject: string;
  type: string;
  facts: string;
  previous_hash: Buffer;
  hash: Buffer;
}

const rowAt = (database: Database, seq: number) =>
  database.prepare<[number], Row>('SELECT * FROM journal WHERE seq = ?').get(seq) as Row;

/** The seal of a row, made as anybody who reads this could make it. */
function sealed(row: Row): Row {
  const text = JSON.stringify([row.seq, row.till_id, row.at_ms, row.subject, row.type, row.facts]);
  const hash = createHash('sha256').update(row.previous_hash).update(text).digest();
  return { ...row, hash };
}

function replace(database: Database, row: Row): void {
  const columns = '@seq, @till_id, @at_ms, @subject, @type, @facts, @previous_hash, @hash';
  database.prepare(`INSERT OR REPLACE INTO journal VALUES (${columns})`).run(row);
}

describe('the journal', () => {
  test('is written in order, each row sealed by the one before', () => {
    const { database } = written();
    let previous: Buffer = Buffer.alloc(32);
    for (let seq = 1; seq <= ROWS; seq += 1) {
      const row = rowAt(database, seq);
      expect(row.previous_hash).toEqual(previous);
      expect(row).toEqual(sealed(row));
      previous = row.hash;
    }
  });

  test('keeps the till, the instant, the subject and the facts of each row', () => {
    const row = written().database.prepare('SELECT * FROM journal WHERE seq = 2').get();
    expect(row).toMatchObject({
      till_id: 'cafe/till-2',
      at_ms: 1_002,
      subject: 'A2',
      type: 'stepped',
      facts: '{"count":2,"what":"step 2"}',
    });
  });

  test.each([
    ['changed', `UPDATE journal SET facts = '{}' WHERE seq = 2`],
    ['shortened', 'DELETE FROM journal WHERE seq = 5'],
    ['replaced', `UPDATE journal SET hash = zeroblob(32)`],
  ])('cannot be %s', (_what, sql) => {
    const { database, store } = written();
    expect(() => database.exec(sql)).toThrow('the journal is append-only');
    expect(store.journal.firstBrokenSeq()).toBeNull();
  });

  test('goes on where it stood when the file is opened again', () => {
    const first = written();
    first.database.close();
    const { store } = temporaryTill(first.folder);
    store.journal.append({ at: 2_000, subject: 'A6', type: 'stepped', facts: {} });
    expect(store.journal.firstBrokenSeq()).toBeNull();
  });
});

describe('the chain of the journal', () => {
  test('is whole when it is empty, and when it was only appended to', () => {
    expect(temporaryTill().store.journal.firstBrokenSeq()).toBeNull();
    expect(written().store.journal.firstBrokenSeq()).toBeNull();
  });

  test.each([
    `till_id = 'other'`,
    'at_ms = 999',
    `subject = 'A9'`,
    `type = 'paid'`,
    `facts = '{"count":3,"what":"step 4"}'`,
    'previous_hash = zeroblob(32)',
    'hash = zeroblob(32)',
  ])('breaks at row 3 when it was given %s', (change) => {
    const { database, store } = written();
    unguarded(database).exec(`UPDATE journal SET ${change} WHERE seq = 3`);
    expect(store.journal.firstBrokenSeq()).toBe(3);
  });

  test.each([1, 2, 4])('breaks at row %i when that was removed', (seq) => {
    const { database, store } = written();
    unguarded(database).prepare('DELETE FROM journal WHERE seq = ?').run(seq);
    expect(store.journal.firstBrokenSeq()).toBe(seq);
  });

  test('breaks at a removed row even when the rest was counted anew', () => {
    const { database, store } = written();
    unguarded(database).exec(
      'DELETE FROM journal WHERE seq = 2; UPDATE journal SET seq = seq - 1 WHERE seq > 2',
    );
    expect(store.journal.firstBrokenSeq()).toBe(2);
  });

  test('breaks at a row that was put between two others', () => {
    const { database, store } = written();
    unguarded(database).exec(`
      UPDATE journal SET seq = seq + 100 WHERE seq > 2;
      UPDATE journal SET seq = seq - 99 WHERE seq > 100;
      INSERT INTO journal SELECT 3, till_id, at_ms, 'A9', type, facts, hash, hash
        FROM journal WHERE seq = 2`);
    expect(store.journal.firstBrokenSeq()).toBe(3);
  });

  test('breaks after a row that was changed and sealed anew, even if the next one was told', () => {
    const { database, store } = written();
    unguarded(database);
    const changed = sealed({ ...rowAt(database, 3), facts: '{}' });
    replace(database, changed);
    expect(store.journal.firstBrokenSeq()).toBe(4);
    replace(database, { ...rowAt(database, 4), previous_hash: changed.hash });
    expect(store.journal.firstBrokenSeq()).toBe(4);
  });

  test('breaks at a number that was left out, well sealed as the next row is', () => {
    const { database, store } = written();
    const { hash, ...last } = rowAt(database, 5);
    replace(database, sealed({ ...last, seq: 7, previous_hash: hash, hash }));
    expect(store.journal.firstBrokenSeq()).toBe(6);
  });

  test('breaks at a row that was added without its seal', () => {
    const { database, store } = written();
    database.exec(`INSERT INTO journal SELECT 6, till_id, at_ms, subject, type, facts, hash, hash
      FROM journal WHERE seq = 5`);
    expect(store.journal.firstBrokenSeq()).toBe(6);
  });

  test('breaks at its first row when one was put before it', () => {
    const { database, store } = written();
    database.exec(`INSERT INTO journal SELECT 0, till_id, at_ms, subject, type, facts, hash, hash
      FROM journal WHERE seq = 1`);
    expect(store.journal.firstBrokenSeq()).toBe(1);
  });
});
