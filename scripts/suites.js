import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { packageProgram, toolEnvironment } from './node-runtime.js';
import { secondsSince } from './progress.js';
import { runProgram } from './programs.js';
import { fromRoot, readJson, ROOT } from './repository.js';
import { countPlaywright, countVitest } from './test-counts.js';
import { startVirtualDisplay } from './virtual-display.js';

/** @typedef {import('./test-counts.js').Counts} Counts */

/** Each takes a minute or two; this ends one that hangs, and spares one on a machine under load. */
const UNIT_LIMIT_MS = 8 * 60_000;
const PROCESSES_LIMIT_MS = 6 * 60_000;
const END_TO_END_LIMIT_MS = 12 * 60_000;

/**
 * @param {string} node path of a Node 24
 * @returns {Promise<Counts>}
 */
export function runUnitTests(node) {
  return runVitest(node, 'unit', UNIT_LIMIT_MS);
}

/**
 * The unit tests of the simulated world.
 *
 * @param {string} node path of a Node 24
 * @returns {Promise<Counts>}
 */
export function runWorldTests(node) {
  return runVitest(node, 'world', UNIT_LIMIT_MS);
}

/**
 * The till's real processes without a window, as they were built.
 *
 * @param {string} node path of a Node 24
 * @returns {Promise<Counts>}
 */
export function runProcessTests(node) {
  return runVitest(node, 'processes', PROCESSES_LIMIT_MS);
}

/**
 * @param {string} node path of a Node 24
 * @param {string} project one of vitest.config.ts
 * @param {number} limitMs
 * @returns {Promise<Counts>}
 */
function runVitest(node, project, limitMs) {
  const report = fromRoot('test-results', `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runSuite({
    name: project,
    node,
    parameters: [packageProgram('vitest'), 'run', '--project', project, ...reporters],
    env: {},
    limitMs,
    report,
    count: countVitest,
  });
}

/**
 * The real Electron window, on a display of its own.
 *
 * @param {string} node path of a Node 24
 * @param {string} electron path of the Electron executable
 * @returns {Promise<Counts>}
 */
export async function runWindowTests(node, electron) {
  const screen = process.platform === 'linux' ? await startVirtualDisplay() : null;
  const display = screen === null ? {} : { DISPLAY: screen.display };
  try {
    return await runPlaywright(node, 'window', { COUNTERCODE_ELECTRON: electron, ...display });
  } finally {
    await screen?.end();
  }
}

/**
 * The page alone in Chromium, which needs no display.
 *
 * @param {string} node path of a Node 24
 * @returns {Promise<Counts>}
 */
export function runPageTests(node) {
  return runPlaywright(node, 'page', {});
}

/**
 * Every screen of the page: whether it fits, and bars nobody.
 *
 * @param {string} node path of a Node 24
 * @returns {Promise<Counts>}
 */
export function runScreenTests(node) {
  return runPlaywright(node, 'screens', {});
}

/**
 * @param {string} node path of a Node 24
 * @param {string} project one of playwright.config.ts
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function runPlaywright(node, project, env) {
  const report = fromRoot('test-results', `${project}.json`);
  return runSuite({
    name: project,
    node,
    parameters: [packageProgram('@playwright/test', 'playwright'), 'test', `--project=${project}`],
    env: {
      ...env,
      COUNTERCODE_PLAYWRIGHT_REPORT: report,
      COUNTERCODE_PREVIEW_PORT: String(await freePort()),
    },
    limitMs: END_TO_END_LIMIT_MS,
    report,
    count: countPlaywright,
  });
}

/**
 * @param {{
 *   name: string,
 *   node: string,
 *   parameters: string[],
 *   env: NodeJS.ProcessEnv,
 *   limitMs: number,
 *   report: string,
 *   count: (report: Record<string, unknown> | null) => Counts,
 * }} suite
 * @returns {Promise<Counts>} a suite that ends badly has at least one failure, whatever it reports
 */
async function runSuite({ name, node, parameters, env, limitMs, report, count }) {
  const startedAt = performance.now();
  rmSync(report, { force: true });
  process.stdout.write(`\n  ${name}\n`);
  const outcome = await runProgram(node, parameters, {
    output: 'show',
    env: { ...toolEnvironment(node), ...env },
    cwd: ROOT,
    limitMs,
  });
  const { passed, failed } = count(readJson(report));
  const wrong = outcome.code !== 0 || passed + failed === 0;
  const counts = { passed, failed: wrong ? Math.max(failed, 1) : failed };
  const verdict = counts.failed === 0 ? 'passed' : 'FAILED';
  const late = outcome.timedOut ? `, ended after ${limitMs / 1000} s` : '';
  process.stdout.write(`  ${name.padEnd(16)}${verdict}${late} … ${secondsSince(startedAt)}\n`);
  return counts;
}

/** @returns {Promise<number>} a loopback port that nobody listens on, so that two gates can run side by side */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
