import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CACHE, ROOT } from './repository.js';

/** A stamp remembers from which sources something was made. */

/**
 * @param {readonly string[]} places files and folders, relative to the repository
 * @param {(file: string) => boolean} counts whether a file's content matters
 * @returns {string} hash over the names and contents of all files that count
 */
export function hashSources(places, counts) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesUnder(place)).filter((name) => counts(name))) {
    const content = readFileSync(path.join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} name @returns {string | null} */
export function readStamp(name) {
  try {
    return readFileSync(path.join(CACHE, name), 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value */
export function writeStamp(name, value) {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(path.join(CACHE, name), value);
}

/** @param {string} name */
export function removeStamp(name) {
  rmSync(path.join(CACHE, name), { force: true });
}

/** @param {string} place @returns {string[]} sorted */
function filesUnder(place) {
  if (statSync(path.join(ROOT, place)).isFile()) return [place];
  return readdirSync(path.join(ROOT, place))
    .toSorted()
    .flatMap((name) => filesUnder(path.posix.join(place, name)));
}
