import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { DatabaseUnusable, problemOf } from './database.ts';

/** A till that is just ending needs a moment; longer, and it is another till. */
const PATIENCE_MS = 5_000;

/** A lock that nobody refers to is collected, and lets go: whoever took one may forget it. */
const held = new Set<SqliteDatabase.Database>();

/**
 * One terminal per database: an exclusive lock on a small file beside it, which the system
 * frees whenever and however the process ends. Returns what lets go of it.
 */
export function lockTill(databaseFile: string): () => void {
  const file = `${databaseFile}.lock`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const lock = new SqliteDatabase(file, { timeout: PATIENCE_MS });
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    held.add(lock);
    return () => {
      held.delete(lock);
      lock.close();
    };
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (code.startsWith('SQLITE_BUSY')) {
      throw new DatabaseUnusable({ code: 'databaseLocked', file: databaseFile });
    }
    const problem = problemOf(databaseFile, code, message);
    if (problem.code === 'databaseFull') throw new DatabaseUnusable(problem);
    if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EROFS|EPERM)/.test(code)) {
      throw new DatabaseUnusable({ code: 'databaseReadOnly', file: databaseFile });
    }
    throw new DatabaseUnusable({ code: 'databaseUnusable', file: databaseFile, detail: message });
  }
}
