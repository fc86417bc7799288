import { runNpm } from './npm.js';
import { fromRoot, readJson } from './repository.js';
import { step } from './progress.js';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/** Installs exactly what package-lock.json says, unless it already stands. */
export async function setUpDependencies() {
  await step('dependencies', async (doing) => {
    if (installedAsLocked()) return;
    doing('npm ci');
    // Tools are development dependencies, Node 24 an optional one: both whatever NODE_ENV says.
    await runNpm(['ci', '--ignore-scripts', '--include=dev', '--include=optional']);
  });
}

/**
 * npm notes what it installed in node_modules/.package-lock.json, as its last act: an installation
 * that was cut short has no such file. Optional packages of other platforms are rightly not in it.
 */
function installedAsLocked() {
  const installed = lockedPackages(fromRoot('node_modules', '.package-lock.json'));
  const locked = lockedPackages(fromRoot('package-lock.json'));
  if (installed === null || locked === null) return false;
  return (
    [...locked].every(
      ([place, wanted]) => wanted.optional === true || same(installed.get(place), wanted),
    ) && [...installed].every(([place, found]) => same(found, locked.get(place)))
  );
}

/**
 * @param {string} file
 * @returns {Map<string, LockedPackage> | null} by place in the tree, without the root itself
 */
function lockedPackages(file) {
  const packages = readJson(file)?.['packages'];
  if (typeof packages !== 'object' || packages === null) return null;
  return new Map(Object.entries(packages).filter(([place]) => place !== ''));
}

/** @param {LockedPackage | undefined} one @param {LockedPackage | undefined} other */
function same(one, other) {
  return one?.version === other?.version && one?.integrity === other?.integrity;
}
