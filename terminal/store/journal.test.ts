import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { temporaryTill } from '../../fixtures/proof/temporary-till.ts';
import { Journal } from './journal.ts';
import type { JournalFault } from './journal-verification.ts';

const ROWS = 5;

/** A till whose journal has five rows. */
function written() {
  const till = temporaryTill();
  for (let count = 1; count <= ROWS; count += 1) step(till.store.journal, count);
  return till;
}

function step(journal: Journal, count: number): void {
  const facts = { count, what: `step ${count}` };
  journal.append({ at: 1_000 + count, subject: `A${count}`, type: 'stepped', facts });
}

const whole = (rows: number, sealedFrom = 1) => ({ whole: true, rows, sealedFrom });
const broken = (seq: number, fault: JournalFault) => ({ whole: false, seq, fault });

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
  test('is written in order, each row chained to the one before', () => {
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
    expect(store.journal.verify()).toEqual(whole(ROWS));
  });

  test('goes on where it stood when the file is opened again', () => {
    const first = written();
    first.database.close();
    const { store } = temporaryTill(first.folder);
    step(store.journal, 6);
    expect(store.journal.verify()).toEqual(whole(6));
  });

  test('is sealed by the transaction that writes the row, and not by one that fails', () => {
    const { store } = written();
    const fail = () =>
      store.write(() => {
        step(store.journal, 6);
        throw new Error('no disk');
      });
    expect(fail).toThrow('no disk');
    expect(store.journal.verify()).toEqual(whole(ROWS));
  });

  test('that an older till began is sealed from its next row on', () => {
    const { database, store } = written();
    database.exec('DELETE FROM journal_head');
    step(store.journal, 6);
    expect(store.journal.verify()).toEqual(whole(6, 6));
  });
});

describe('the verification of the journal', () => {
  test('finds it whole when it is empty, and when it was only appended to', () => {
    expect(temporaryTill().store.journal.verify()).toEqual(whole(0));
    expect(written().store.journal.verify()).toEqual(whole(ROWS));
  });

  test('walks on where one page of rows ends', () => {
    const { database, store } = written();
    store.write(() => {
      for (let count = ROWS + 1; count <= 2_100; count += 1) step(store.journal, count);
    });
    expect(store.journal.verify()).toEqual(whole(2_100));
    unguarded(database).exec(`UPDATE journal SET facts = '{}' WHERE seq = 2050`);
    expect(store.journal.verify()).toEqual(broken(2_050, 'changed'));
  });

  test.each([
    `till_id = 'other'`,
    'at_ms = 999',
    `subject = 'A9'`,
    `type = 'paid'`,
    `facts = '{"count":3,"what":"step 4"}'`,
    'previous_hash = zeroblob(32)',
    'hash = zeroblob(32)',
  ])('names row 3 when it was given %s', (change) => {
    const { database, store } = written();
    unguarded(database).exec(`UPDATE journal SET ${change} WHERE seq = 3`);
    expect(store.journal.verify()).toEqual(broken(3, 'changed'));
  });

  test.each([1, 2, 4])('names row %i when that was removed', (seq) => {
    const { database, store } = written();
    unguarded(database).prepare('DELETE FROM journal WHERE seq = ?').run(seq);
    expect(store.journal.verify()).toEqual(broken(seq, 'removed'));
  });

  test.each([1, 2])('names a removed row even when the rest was counted anew: %i', (removed) => {
    const { database, store } = written();
    unguarded(database).exec(
      `DELETE FROM journal WHERE seq BETWEEN 2 AND ${removed + 1};
        UPDATE journal SET seq = seq - ${removed} WHERE seq > 2`,
    );
    expect(store.journal.verify()).toEqual(broken(2, 'removed'));
  });

  test('names a row that was put between two others', () => {
    const { database, store } = written();
    unguarded(database).exec(`
      UPDATE journal SET seq = seq + 100 WHERE seq > 2;
      UPDATE journal SET seq = seq - 99 WHERE seq > 100;
      INSERT INTO journal SELECT 3, till_id, at_ms, 'A9', type, facts, hash, hash
        FROM journal WHERE seq = 2`);
    expect(store.journal.verify()).toEqual(broken(3, 'inserted'));
  });

  test('names a row that was changed and chained anew, and the next one if that was told', () => {
    const { database, store } = written();
    unguarded(database);
    const changed = sealed({ ...rowAt(database, 3), facts: '{}' });
    replace(database, changed);
    expect(store.journal.verify()).toEqual(broken(3, 'changed'));
    replace(database, { ...rowAt(database, 4), previous_hash: changed.hash });
    expect(store.journal.verify()).toEqual(broken(4, 'changed'));
  });

  test('names the first row when a chain begins elsewhere', () => {
    const { database, store } = written();
    const row = sealed({ ...rowAt(unguarded(database), 1), previous_hash: Buffer.alloc(32, 9) });
    replace(database, row);
    expect(store.journal.verify()).toEqual(broken(1, 'changed'));
  });

  test('names the last row when that was changed and chained anew', () => {
    const { database, store } = written();
    replace(unguarded(database), sealed({ ...rowAt(database, ROWS), facts: '{}' }));
    expect(store.journal.verify()).toEqual(broken(ROWS, 'changed'));
  });

  test.each([
    ['without a chain', (row: Row) => row],
    ['well chained', sealed],
  ])('names a row that was put at its end, %s', (_how, chained) => {
    const { database, store } = written();
    const last = rowAt(database, ROWS);
    replace(database, chained({ ...last, seq: 6, previous_hash: last.hash }));
    expect(store.journal.verify()).toEqual(broken(6, 'inserted'));
    // The till goes on writing, and the stranger is still named.
    step(store.journal, 7);
    expect(store.journal.verify().whole).toBe(false);
    expect(store.journal.verify()).toMatchObject({ seq: 6 });
  });

  test('names its first row when one was put before it', () => {
    const { database, store } = written();
    database.exec(`INSERT INTO journal SELECT 0, till_id, at_ms, subject, type, facts, hash, hash
      FROM journal WHERE seq = 1`);
    expect(store.journal.verify()).toEqual(broken(0, 'inserted'));
  });

  test('names the first row that was cut off at its end, also when it was written on', () => {
    const { database, store } = written();
    unguarded(database).exec('DELETE FROM journal WHERE seq > 3');
    expect(store.journal.verify()).toEqual(broken(4, 'cutOff'));
    step(store.journal, 6);
    expect(store.journal.verify()).toEqual(broken(4, 'removed'));
  });

  test('finds it cut off although all of its rows are gone', () => {
    const { database, store } = written();
    unguarded(database).exec('DELETE FROM journal');
    expect(store.journal.verify()).toEqual(broken(1, 'cutOff'));
  });
});

describe('the seal of the journal', () => {
  test.each([
    ['removed', 'DELETE FROM journal_head'],
    ['given another row', 'UPDATE journal_head SET seq = 4'],
    ['given another beginning', 'UPDATE journal_head SET sealed_from = 4'],
    ['overwritten', 'UPDATE journal_head SET seal = zeroblob(32)'],
  ])('is broken when it was %s', (_what, sql) => {
    const { database, store } = written();
    database.exec(sql);
    expect(store.journal.verify()).toEqual(broken(ROWS, 'sealBroken'));
  });

  test('is broken when it was made without the key', () => {
    const { database } = written();
    const stranger = new Journal(database, 'cafe/till-2', Buffer.alloc(32, 8));
    expect(stranger.verify()).toEqual(broken(ROWS, 'sealBroken'));
  });

  test('is not made good by writing on', () => {
    const { database, store } = written();
    unguarded(database).exec(`
      DELETE FROM journal WHERE seq > 3;
      UPDATE journal_head SET seq = 3, hash = (SELECT hash FROM journal WHERE seq = 3)`);
    step(store.journal, 4);
    step(store.journal, 5);
    expect(store.journal.verify()).toEqual(broken(5, 'sealBroken'));
  });
});
