import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';

/**
 * A whole copy of the database beside it, owner only and on disk when this returns, made before
 * its tables are changed. What may still be sent holds payment codes and is not copied: a copy
 * that is restored only asks. Throws what SQLite or the system throws, and leaves no copy then.
 * The connection must have `secure_delete` on, or pages are copied with what was deleted in them.
 */
export function backUp(database: Database, target: string): void {
  // What an interrupted one left may be half a copy, and may hold codes.
  rmSync(target, { force: true });
  try {
    // SQLite takes an empty file as its target: so the mode is right from the first byte on.
    closeSync(openSync(target, 'wx', 0o600));
    database.prepare('VACUUM INTO ?').run(target);
    forgetCodes(target);
    sync(target, 'r+');
    // A new file's name is on disk only once its folder is; Windows cannot, and need not.
    if (process.platform !== 'win32') sync(dirname(target), 'r');
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}

function forgetCodes(file: string): void {
  const copy = new SqliteDatabase(file);
  try {
    copy.pragma('journal_mode = DELETE');
    copy.pragma('secure_delete = ON');
    copy.exec('DELETE FROM request_bodies; VACUUM');
  } finally {
    copy.close();
  }
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
