import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.js';
import { runProgram } from './programs.js';
import { ROOT } from './repository.js';

/** Debian packages that, with what they depend on, hold every library Electron is linked with. */
const ELECTRON_LIBRARIES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];

/** Programs by name, with the Debian packages of each. */
const PACKAGES_OF = {
  Xvfb: ['xvfb'],
  chromium: ['chromium'],
  socat: ['socat'],
  udevadm: ['udev'],
  openssl: ['openssl'],
  prlimit: ['util-linux'],
  curl: ['curl'],
  python3: ['python3'],
  // With what it is told what to do by, and what node-hid is linked with.
  'umockdev-run': ['umockdev', 'gir1.2-umockdev-1.0', 'python3-gi', 'libusb-1.0-0', 'libudev1'],
};
/** @typedef {keyof typeof PACKAGES_OF} SystemProgram */

/** Ends with 0 where the system's own Python can make devices with umockdev. */
const UMOCKDEV_QUESTION = 'import gi; gi.require_version("UMockdev", "1.0")';

/** 200 MB of packages over a slow line, after waiting for another apt. */
const LIMIT_MS = 10 * 60_000;
const WAIT_FOR_OTHER_APT_SECONDS = 120;

/**
 * Sees that the system has what is needed, installs what is missing where it may, and else says
 * the exact command. Only Linux needs anything.
 *
 * @param {{ electron: string | null, programs: readonly SystemProgram[] }} needed `electron` is
 *   the path of an executable whose libraries must be there
 * @param {(what: string) => void} doing
 */
export async function setUpSystem(needed, doing) {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(needed);
  if (missing.packages.length === 0) return;
  if (!isOnPath('apt-get')) {
    throw new Problem(
      `This system lacks ${missing.names.join(', ')}. ` +
        `Please install them; on Debian they are in ${missing.packages.join(' ')}.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new Problem(
      `This system lacks ${missing.names.join(', ')}. Please run this, and then start again:\n` +
        '  sudo apt-get update && sudo apt-get install -y --no-install-recommends ' +
        (await currentNames(missing.packages)).join(' '),
    );
  }
  doing(`installing ${missing.packages.join(' ')}`);
  await runApt(['update']);
  const packages = await currentNames(missing.packages);
  await runApt(['install', '-y', '--no-install-recommends', ...packages]);
  const { names } = await findMissing(needed);
  if (names.length > 0) {
    throw new Problem(
      `${packages.join(' ')} was installed, and still lacking: ${names.join(', ')}.`,
    );
  }
}

/**
 * @param {{ electron: string | null, programs: readonly SystemProgram[] }} needed
 * @returns {Promise<{ names: string[], packages: string[] }>}
 */
async function findMissing({ electron, programs }) {
  const libraries = electron === null ? [] : await missingLibraries(electron);
  /** @type {SystemProgram[]} */
  const absent = [];
  for (const name of programs) if (!(await isThere(name))) absent.push(name);
  return {
    names: [...libraries, ...absent],
    packages: [
      ...(libraries.length > 0 ? ELECTRON_LIBRARIES : []),
      ...absent.flatMap((name) => PACKAGES_OF[name]),
    ],
  };
}

/** @param {string} executable @returns {Promise<string[]>} names of shared libraries that are not there */
async function missingLibraries(executable) {
  const { output } = await run('ldd', [executable]);
  return [...output.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name ?? '');
}

/** @param {SystemProgram} name */
async function isThere(name) {
  if (!isOnPath(name)) return false;
  if (name !== 'umockdev-run') return true;
  const { code } = await run('/usr/bin/python3', ['-c', UMOCKDEV_QUESTION]);
  return code === 0;
}

/** @param {string} name of a program; root's folders count too */
function isOnPath(name) {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Debian 13 and Ubuntu 24.04 renamed some libraries when their clocks grew to 64 bits.
 *
 * @param {readonly string[]} packages
 */
async function currentNames(packages) {
  const names = [];
  for (const name of packages) {
    const { code } = await run('apt-cache', ['show', '--quiet', `${name}t64`]);
    names.push(code === 0 ? `${name}t64` : name);
  }
  return names;
}

/** @param {readonly string[]} parameters of apt-get */
async function runApt(parameters) {
  const wait = ['-o', `DPkg::Lock::Timeout=${WAIT_FOR_OTHER_APT_SECONDS}`];
  const { code, output } = await run('apt-get', [...wait, ...parameters]);
  if (code !== 0) {
    throw new Problem(`apt-get ${parameters.join(' ')} failed:\n${output.trimEnd()}`);
  }
}

/** @param {string} file @param {readonly string[]} parameters */
function run(file, parameters) {
  // In the machine's own words, and without a question that nobody would answer.
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  return runProgram(file, parameters, { output: 'keep', env, cwd: ROOT, limitMs: LIMIT_MS });
}
