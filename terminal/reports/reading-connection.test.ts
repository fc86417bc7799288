import { renameSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { RecordedTill } from '../../fixtures/proof/recorded-day.ts';
import { ReadingConnection } from './reading-connection.ts';

const countSales = (database: Database) =>
  database.prepare<[], number>('SELECT count(*) FROM sales').pluck().get();

function connectionTo(file: string): ReadingConnection {
  const connection = new ReadingConnection(file);
  onTestFinished(() => connection.close());
  return connection;
}

describe('the reading connection', () => {
  test('cannot write', () => {
    const connection = connectionTo(new RecordedTill().till.file);
    const write = () => connection.read((database) => database.exec('DELETE FROM sales'));
    expect(write).toThrow(/readonly/);
  });

  test('makes no database where there is none', () => {
    const connection = connectionTo(`${new RecordedTill().till.folder}/other.db`);
    expect(() => connection.read(countSales)).toThrow();
  });

  test('is opened again after a failure', () => {
    const { till } = new RecordedTill();
    const connection = connectionTo(`${till.file}.later`);
    expect(() => connection.read(countSales)).toThrow();
    till.database.pragma('wal_checkpoint(TRUNCATE)');
    renameSync(till.file, `${till.file}.later`);
    expect(connection.read(countSales)).toBe(0);
  });

  test('sees what is written after it was opened', () => {
    const recorded = new RecordedTill();
    const connection = connectionTo(recorded.till.file);
    expect(connection.read(countSales)).toBe(0);
    recorded.record();
    expect(connection.read(countSales)).toBe(1);
  });

  test('does not keep the writer from emptying its log between two reads', () => {
    const recorded = new RecordedTill();
    const connection = connectionTo(recorded.till.file);
    recorded.record();
    connection.read(countSales);
    const answer = recorded.till.database.pragma('wal_checkpoint(TRUNCATE)');
    expect(answer).toEqual([{ busy: 0, log: 0, checkpointed: 0 }]);
  });
});
