import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import type { UtcMs } from '../core/attempt.ts';
import { backUp } from './backup.ts';
import { syncFolderOf } from './durable-file.ts';

/** Two weeks of daily ones: a fault that nobody sees for longer is in all of them. */
const KEPT_MAX = 14;

/** UTC, so that the order of the names is the order of time. */
const NAME = /^till-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.db$/;
/** Not finished, or never to be. */
const PART = '.part';

/** What is counted in a copy. None of these ever loses a row. */
const COUNTED = ['sales', 'attempts', 'journal'] as const;

export interface Backup {
  /** Its file in the folder of backups. */
  readonly name: string;
  readonly at: UtcMs;
}

/** The records failed SQLite's own check; no copy of them was made. */
export class RecordsDamaged extends Error {}

/** Where the backups of a database are. */
export function backupFolder(databaseFile: string): string {
  return join(dirname(databaseFile), 'backups');
}

/** The newest first; none where there is no folder yet. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const [, year, month, day, hour, minute, second] = NAME.exec(name)?.map(Number) ?? [];
      if (year === undefined || month === undefined) return [];
      return [{ name, at: Date.UTC(year, month - 1, day, hour, minute, second) }];
    })
    .toSorted((a, b) => b.at - a.at);
}

/**
 * Checks the database, copies it whole (`backup.ts` says without what), checks the copy, and keeps
 * the newest 14. `database` needs to read only. Throws `RecordsDamaged`, or what SQLite or the
 * system throws; the backups that were there before stay.
 */
export function makeBackup(database: Database, folder: string, at: UtcMs): Backup {
  const detail = integrityOf(database);
  if (detail !== 'ok') throw new RecordsDamaged(detail);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    if (name.endsWith(PART)) rmSync(join(folder, name));
  }
  const name = nameOf(at);
  const part = join(folder, name + PART);
  const before = countsOf(database);
  backUp(database, part);
  try {
    checkCopy(part, before, countsOf(database));
    renameSync(part, join(folder, name));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  syncFolderOf(part);
  for (const old of listBackups(folder).slice(KEPT_MAX)) rmSync(join(folder, old.name));
  return { name, at: Math.floor(at / 1_000) * 1_000 };
}

/** Why the file cannot be restored; null: it can. */
export function findDamage(file: string): string | null {
  try {
    return readCopy(file, (copy) => {
      const answer = copy.pragma('quick_check(1)', { simple: true }) as string;
      return answer === 'ok' ? null : answer;
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** `ok`, or what is wrong; where the file is too damaged to be checked, SQLite throws that. */
function integrityOf(database: Database): string {
  try {
    return database.pragma('integrity_check(1)', { simple: true }) as string;
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown }).code))) {
      return (error as Error).message;
    }
    throw error;
  }
}

function nameOf(at: UtcMs): string {
  const [day, time] = new Date(at).toISOString().replaceAll(/[-:]/g, '').split('T');
  return `till-${day}-${time?.slice(0, 6)}.db`;
}

/** The till went on while it was copied: the copy has what was there before, and no more than now. */
function checkCopy(file: string, before: readonly number[], after: readonly number[]): void {
  const detail = findDamage(file);
  if (detail !== null) throw new Error(`the copy is damaged: ${detail}`);
  for (const [place, count] of readCopy(file, countsOf).entries()) {
    const [least = 0, most = 0] = [before[place], after[place]];
    if (count < least || count > most) throw new Error(`the copy has ${count} ${COUNTED[place]}`);
  }
}

function countsOf(database: Database): number[] {
  return COUNTED.map(
    (table) => database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0,
  );
}

function readCopy<Result>(file: string, read: (copy: Database) => Result): Result {
  const copy = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  try {
    return read(copy);
  } finally {
    copy.close();
  }
}
