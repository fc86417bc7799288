import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder: every path of the scripts starts here, whatever the working folder. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What the scripts make for themselves; `npm ci` throws it away with everything else. */
export const CACHE = path.join(ROOT, 'node_modules', '.cache', 'countercode');

/** @param {string[]} parts */
export function fromRoot(...parts) {
  return path.join(ROOT, ...parts);
}

/**
 * @param {string} file
 * @returns {Record<string, unknown> | null} null when it is missing or is not a JSON object
 */
export function readJson(file) {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
