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

describe('the journal', () => {
  test('is written in order, each row sealed by the one before', () => {
    const { database } = written();
    const rows = database
      .prepare<[], { seq: number; previous_hash: Buffer; hash: Buffer }>(
        'SELECT seq, previous_hash, hash FROM journal ORDER BY seq',
      )
      .all();
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(rows[0]?.previous_hash).toEqual(Buffer.alloc(32));
    for (const [index, row] of rows.slice(1).entries()) {
      expect(row.previous_hash).toEqual(rows[index]?.hash);
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
