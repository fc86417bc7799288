import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { backUp } from './backup.ts';
import { finishSwap } from './database-swap.ts';
import { makeOwnFile } from './durable-file.ts';
import { migrate, NEWEST_VERSION } from './migrations.ts';
import { rememberStatements } from './remembered-statements.ts';

/** Why a database cannot be used; the words are made where it is shown. */
export type DatabaseProblem =
  | {
      readonly code: 'databaseNewer';
      readonly file: string;
      readonly version: number;
      readonly known: number;
    }
  | { readonly code: 'databaseReadOnly'; readonly file: string }
  | { readonly code: 'databaseFull'; readonly file: string }
  | { readonly code: 'databaseLocked'; readonly file: string }
  | { readonly code: 'databaseCorrupt'; readonly file: string; readonly detail: string }
  | { readonly code: 'databaseOtherMode'; readonly file: string; readonly mode: string }
  | { readonly code: 'databaseUnusable'; readonly file: string; readonly detail: string };

export class DatabaseUnusable extends Error {
  readonly problem: DatabaseProblem;
  constructor(problem: DatabaseProblem) {
    super(`${problem.code}: ${problem.file}`);
    this.problem = problem;
  }
}

/** better-sqlite3 13 calls N-API 10; older runtimes crash in the native code instead of failing. */
const NAPI_NEEDED = 10;
/** SQLite needs pages, a log and 32 KiB of shared memory; with less on the disk, that is its fault. */
const ROOM_NEEDED_BYTES = 256 * 1024;

/**
 * Opens the till's one writing connection: WAL with a durable commit, secure deletion, foreign
 * keys; migrated to the newest version. Throws `DatabaseUnusable`, and then nothing was changed.
 */
export function openDatabase(file: string, mode: 'simulation' | 'live'): Database {
  if (Number(process.versions.napi) < NAPI_NEEDED) {
    throw new DatabaseUnusable({
      code: 'databaseUnusable',
      file,
      detail: `Node ${process.version} is too old for the database; Node 24 is needed`,
    });
  }
  return guarded(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    finishSwap(file);
    // Owner only from the first byte on; SQLite gives its WAL the same mode.
    if (!existsSync(file)) makeOwnFile(file);
    const database = new SqliteDatabase(file, { timeout: 5_000 });
    try {
      return prepare(database, file, mode);
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function prepare(database: Database, file: string, mode: 'simulation' | 'live'): Database {
  const version = database.pragma('user_version', { simple: true }) as number;
  if (version > NEWEST_VERSION) {
    throw new DatabaseUnusable({ code: 'databaseNewer', file, version, known: NEWEST_VERSION });
  }
  if (version > 0) {
    const found = database.prepare(`SELECT value FROM meta WHERE key = 'mode'`).pluck().get();
    if (found !== mode) {
      throw new DatabaseUnusable({ code: 'databaseOtherMode', file, mode: String(found) });
    }
  }
  database.pragma('secure_delete = ON');
  if (version > 0 && version < NEWEST_VERSION) backUp(database, `${file}.before-${NEWEST_VERSION}`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // A sale touches a few dozen pages; the library's own 16 MB would fill up over the months.
  database.pragma('cache_size = -4000');
  // As one, so that no file ever has tables and no mode. A file that cannot be written is found
  // now, not when a customer stands there.
  database
    .transaction(() => {
      migrate(database);
      database
        .prepare(
          `INSERT INTO meta VALUES ('mode', ?) ON CONFLICT (key) DO UPDATE SET value = value`,
        )
        .run(mode);
    })
    .immediate();
  rememberStatements(database);
  return database;
}

/** Runs what touches the database at start: its errors become problems that have words. */
export function guarded<Result>(file: string, open: () => Result): Result {
  try {
    return open();
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: string };
    // What has no code is neither SQLite's nor the system's, and not the database's fault.
    if (error instanceof DatabaseUnusable || typeof code !== 'string') throw error;
    throw new DatabaseUnusable(problemOf(file, code, message ?? code));
  }
}

/** What an error code of SQLite or of the system means for the till. */
export function problemOf(file: string, code: string, detail: string): DatabaseProblem {
  if (/^(SQLITE_READONLY|EACCES|EROFS|EPERM)/.test(code)) return { code: 'databaseReadOnly', file };
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return { code: 'databaseLocked', file };
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return { code: 'databaseFull', file };
  // Where it cannot make its shared memory or its log, SQLite does not say why.
  if (/^SQLITE_(IOERR|CANTOPEN)/.test(code) && !hasRoom(file))
    return { code: 'databaseFull', file };
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return { code: 'databaseCorrupt', file, detail };
  return { code: 'databaseUnusable', file, detail };
}

function hasRoom(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize >= ROOM_NEEDED_BYTES;
  } catch {
    // A folder that is not there is not full.
    return true;
  }
}

/** `quick_check`, for after an unclean end. Null: sound. */
export function findCorruption(database: Database): string | null {
  const answer = database.pragma('quick_check(1)', { simple: true }) as string;
  return answer === 'ok' ? null : answer;
}
