import { build } from './build.js';
import { setUpDependencies } from './dependencies.js';
import { resolveElectron } from './electron-runtime.js';
import { findNode } from './node-runtime.js';
import { step } from './progress.js';
import { setUpSystem } from './system-packages.js';
import { hasDisplay } from './virtual-display.js';

/** @typedef {import('./electron-runtime.js').ElectronRuntime} ElectronRuntime */
/** @typedef {import('./system-packages.js').SystemProgram} SystemProgram */

/** What tests drive real devices with, make certificates with, and run served examples with. */
/** @type {SystemProgram[]} */
const UNIT_TEST_PROGRAMS = [
  'socat',
  'udevadm',
  'umockdev-run',
  'openssl',
  'prlimit',
  'curl',
  'python3',
];
/** @type {SystemProgram[]} */
const TEST_PROGRAMS = [...UNIT_TEST_PROGRAMS, 'Xvfb', 'chromium'];

/**
 * Set-up as far as running the sources with Node needs it.
 *
 * @returns {Promise<string>} path of the Node 24
 */
export async function setUpNode() {
  await setUpDependencies();
  return findNode();
}

/** @returns {Promise<string>} path of the Node 24; unit tests can run */
export async function setUpCheck() {
  const node = await setUpNode();
  await step('system', (doing) =>
    setUpSystem({ electron: null, programs: UNIT_TEST_PROGRAMS }, doing),
  );
  return node;
}

/**
 * Everything, built and ready; each part only where something has changed.
 *
 * @param {'run' | 'test'} want
 * @returns {Promise<{ node: string, electron: ElectronRuntime }>}
 */
export async function setUp(want) {
  const node = await setUpNode();
  const electron = await step('electron', (doing) => resolveElectron(node, doing));
  await step('system', (doing) => {
    const programs = want === 'test' ? TEST_PROGRAMS : displayPrograms();
    return setUpSystem({ electron: electron.path, programs }, doing);
  });
  await step('build', (doing) => build(node, doing));
  return { node, electron };
}

/** @returns {SystemProgram[]} */
function displayPrograms() {
  return hasDisplay() ? [] : ['Xvfb'];
}
