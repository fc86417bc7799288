import { existsSync, renameSync, statSync } from 'node:fs';
import { syncFolderOf } from './durable-file.ts';

/** What belongs to one database: SQLite would read a log that another one left beside it. */
const PARTS = ['-wal', '-shm', ''] as const;

/** A whole database that is to stand in the place of this one, as soon as nobody has it open. */
export function successorOf(file: string): string {
  return `${file}.successor`;
}

/**
 * Puts the successor in the place of the database, when there is one. What was there before is
 * named `till.db.damaged-<when>` and never deleted. Whoever opens the database calls this first:
 * so a swap that was cut short is finished, and never leaves one without its log.
 */
export function finishSwap(file: string): void {
  const successor = successorOf(file);
  if (!existsSync(successor)) return;
  // The same for all parts, however often it takes to move them.
  const { mtime } = statSync(successor);
  const aside = `${file}.damaged-${mtime.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}`;
  for (const part of PARTS) {
    if (existsSync(file + part)) renameSync(file + part, unusedName(aside, part));
  }
  renameSync(successor, file);
  syncFolderOf(file);
}

function unusedName(name: string, part: string): string {
  let count = 1;
  let free = name + part;
  while (existsSync(free)) {
    count += 1;
    free = `${name}-${count}${part}`;
  }
  return free;
}
