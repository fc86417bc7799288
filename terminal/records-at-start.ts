import type { StartFailure } from '../messages/views.ts';
import { unhandled } from './core/check.ts';
import type { UtcMs } from './core/attempt.ts';
import { backupFolder, listBackups } from './store/backups.ts';
import type { DatabaseProblem } from './store/database.ts';
import { restoreDatabase, startEmptyDatabase } from './store/restoration.ts';

/** What is to become of the records before they are opened; a person chose it. */
export type RecordsChoice =
  | { readonly type: 'asTheyAre' }
  | { readonly type: 'restore'; readonly backup: string }
  | { readonly type: 'startEmpty' };

/** Throws `DatabaseUnusable`; the records are then still what they were. */
export function prepareRecords(
  choice: RecordsChoice,
  file: string,
  mode: 'simulation' | 'live',
  at: UtcMs,
): void {
  switch (choice.type) {
    case 'asTheyAre':
      return;
    case 'restore':
      restoreDatabase(file, choice.backup, at);
      return;
    case 'startEmpty':
      startEmptyDatabase(file, mode, at);
      return;
    default:
      unhandled(choice);
  }
}

/** The problem as a screen is told of it: with what may take the place of damaged records. */
export function databaseFailure(problem: DatabaseProblem): StartFailure {
  switch (problem.code) {
    case 'databaseCorrupt':
    case 'databaseUnusable':
      return { ...problem, backup: newestBackup(problem.file) };
    case 'databaseNewer':
    case 'databaseReadOnly':
    case 'databaseFull':
    case 'databaseLocked':
    case 'databaseOtherMode':
      return problem;
    default:
      return unhandled(problem);
  }
}

/** Null also where the folder cannot be read: what cannot be read cannot be restored. */
function newestBackup(file: string) {
  try {
    return listBackups(backupFolder(file))[0] ?? null;
  } catch {
    return null;
  }
}
