import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** An empty file that only its owner may read. Throws when one is there already. */
export function makeOwnFile(file: string): void {
  closeSync(openSync(file, 'wx', 0o600));
}

/** What was written into the file is on disk when this returns. */
export function syncFile(file: string): void {
  sync(file, 'r+');
}

/** A new or another name of a file is on disk only once its folder is. */
export function syncFolderOf(file: string): void {
  // Windows cannot, and need not.
  if (process.platform !== 'win32') sync(dirname(file), 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
