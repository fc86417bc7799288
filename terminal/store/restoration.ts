import { chmodSync, copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import type { UtcMs } from '../core/attempt.ts';
import { backupFolder, findDamage, listBackups } from './backups.ts';
import { finishSwap, successorOf } from './database-swap.ts';
import { DatabaseUnusable, guarded, openDatabase } from './database.ts';
import { syncFile, syncFolderOf } from './durable-file.ts';
import { lockTill } from './till-lock.ts';

/**
 * Puts the backup `name` in the place of the database, which is set aside. The new one knows from
 * its `restored_at` that it does not know everything. Throws `DatabaseUnusable`; the database is
 * then still the one that it was.
 */
export function restoreDatabase(file: string, name: string, at: UtcMs): void {
  const folder = backupFolder(file);
  const backup = join(folder, name);
  succeed(file, (successor) => {
    if (!listBackups(folder).some((one) => one.name === name)) {
      const detail = 'there is no such backup';
      throw new DatabaseUnusable({ code: 'databaseUnusable', file: backup, detail });
    }
    const detail = findDamage(backup);
    if (detail !== null) {
      // So that the one before it is offered next.
      renameSync(backup, `${backup}.damaged`);
      throw new DatabaseUnusable({ code: 'databaseCorrupt', file: backup, detail });
    }
    copyFileSync(backup, successor);
    chmodSync(successor, 0o600);
    markRestored(new SqliteDatabase(successor), at);
  });
}

/**
 * Puts an empty database in the place of the damaged one, which is set aside; does nothing where a
 * backup could be restored. What the empty one does not know is asked about by the file of ids.
 */
export function startEmptyDatabase(file: string, mode: 'simulation' | 'live', at: UtcMs): void {
  if (listBackups(backupFolder(file)).length > 0) return;
  succeed(file, (successor) => markRestored(openDatabase(successor, mode), at));
}

/** `make` writes a whole database to the path it is given. Nobody else has either one open. */
function succeed(file: string, make: (path: string) => void): void {
  const unlock = lockTill(file);
  try {
    guarded(file, () => {
      const unfinished = `${successorOf(file)}.part`;
      for (const part of ['', '-wal', '-shm']) rmSync(unfinished + part, { force: true });
      make(unfinished);
      syncFile(unfinished);
      // From here on it is decided, also if the process ends now.
      renameSync(unfinished, successorOf(file));
      syncFolderOf(file);
      finishSwap(file);
    });
  } finally {
    unlock();
  }
}

function markRestored(database: Database, at: UtcMs): void {
  try {
    database
      .prepare(
        `INSERT INTO meta VALUES ('restored_at', ?)
          ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      )
      .run(String(at));
  } finally {
    database.close();
  }
}
