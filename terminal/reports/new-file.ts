import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Nobody writes the same day so often; then something asks again and again. */
const COPIES_MAX = 999;

/** The file could not be written; nothing of it was left behind. */
export class CannotWrite extends Error {}

/**
 * Writes a whole file that only its owner may read, as `<name><ending>` or, so that none is ever
 * overwritten, `<name>-2<ending>` and on. Makes the folder. Returns the path; throws `CannotWrite`.
 */
export function writeNewFile(
  folder: string,
  name: string,
  ending: string,
  content: string,
): string {
  const unfinished = join(folder, `.${name}${ending}.part`);
  let reserved: string | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // What an earlier end of the process left.
    rmSync(unfinished, { force: true });
    writeWhole(unfinished, content);
    // The name is taken first: a rename alone would overwrite what came there meanwhile.
    reserved = reserveName(folder, name, ending);
    renameSync(unfinished, reserved);
    return reserved;
  } catch (error) {
    for (const file of [unfinished, reserved]) removeQuietly(file);
    throw new CannotWrite(error instanceof Error ? error.message : String(error));
  }
}

function writeWhole(file: string, content: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function reserveName(folder: string, name: string, ending: string): string {
  for (let copy = 1; copy <= COPIES_MAX; copy += 1) {
    const file = join(folder, copy === 1 ? `${name}${ending}` : `${name}-${copy}${ending}`);
    try {
      closeSync(openSync(file, 'wx', 0o600));
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  throw new Error(`there are ${COPIES_MAX} files named ${name} already`);
}

function removeQuietly(file: string | null): void {
  try {
    if (file !== null) rmSync(file, { force: true });
  } catch {
    // A folder that cannot be written to holds nothing of ours either.
  }
}
