import { rmSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { makeOwnFile, syncFile, syncFolderOf } from './durable-file.ts';

/**
 * A whole copy of the database, owner only and on disk when this returns. What may still be sent
 * holds payment codes and is not copied: a copy that is restored only asks. Throws what SQLite or
 * the system throws, and leaves no copy then.
 */
export function backUp(database: Database, target: string): void {
  // What an interrupted one left may be half a copy, and may hold codes.
  rmSync(target, { force: true });
  try {
    // Or pages are copied with what was deleted in them.
    database.pragma('secure_delete = ON');
    // SQLite takes an empty file as its target: so the mode is right from the first byte on.
    makeOwnFile(target);
    database.prepare('VACUUM INTO ?').run(target);
    forgetCodes(target);
    syncFile(target);
    syncFolderOf(target);
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
