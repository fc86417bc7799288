import { spawn } from 'node:child_process';
import { watchLifeline } from './lifeline.js';

/**
 * Programs that the scripts start. Each leads a process group of its own, and the whole group is
 * gone when the program is: nothing that a script started outlives it.
 */

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit */
/** @typedef {Exit & { output: string, timedOut: boolean }} Outcome */

/** An orderly end: the terminal closes its database within 2 s, Playwright its browsers in a few. */
const ORDERLY_END_MS = 8000;
/** What is left of a group once its leader has gone: the till's processes give themselves 2 s. */
const STRAGGLERS_MS = 3000;
const POLL_MS = 20;
/** Enough of a failed program's words to see why; a build that loops must not fill the memory. */
const KEPT_OUTPUT_CHARACTERS = 200_000;

const HAS_GROUPS = process.platform !== 'win32';

/** Running programs and their ends, in the order in which they were started. */
/** @type {Map<ChildProcess, Promise<Exit>>} */
const running = new Map();
/** @type {WeakMap<ChildProcess, number>} */
const endsWithinMs = new WeakMap();
let stopping = false;

/**
 * @param {string} file
 * @param {readonly string[]} parameters
 * @param {import('node:child_process').SpawnOptions} options
 * @param {number} [orderlyEndMs] how long it may take to end before it is ended by force
 * @returns {{ child: ChildProcess, ended: Promise<Exit> }} `ended` comes when the whole group has
 *   gone, and rejects when the program could not be started
 */
export function startProgram(file, parameters, options, orderlyEndMs = ORDERLY_END_MS) {
  const child = spawn(file, parameters, { ...options, detached: HAS_GROUPS });
  endsWithinMs.set(child, orderlyEndMs);
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.once('exit', (code, signal) => {
      void endStragglers(child).then(() => {
        running.delete(child);
        resolve({ code, signal });
      });
    });
  });
  // A failed start is for the caller to hear; ending all programs must not trip over it.
  running.set(
    child,
    ended.catch(() => ({ code: null, signal: null })),
  );
  return { child, ended };
}

/**
 * Runs a program to its end.
 *
 * @param {string} file
 * @param {readonly string[]} parameters
 * @param {{
 *   output: 'show' | 'keep',
 *   env: NodeJS.ProcessEnv,
 *   cwd: string,
 *   limitMs: number,
 * }} options `keep` returns what it says instead of showing it; past `limitMs` it is ended
 * @returns {Promise<Outcome>}
 */
export async function runProgram(file, parameters, { output, env, cwd, limitMs }) {
  const stream = output === 'show' ? 'inherit' : 'pipe';
  const { child, ended } = startProgram(file, parameters, {
    env,
    cwd,
    stdio: ['ignore', stream, stream],
  });
  let kept = '';
  for (const pipe of [child.stdout, child.stderr]) {
    pipe?.setEncoding('utf8').on('data', (text) => {
      kept = (kept + text).slice(-KEPT_OUTPUT_CHARACTERS);
    });
  }
  let timedOut = false;
  const limit = setTimeout(() => {
    timedOut = true;
    void endProgram(child);
  }, limitMs);
  try {
    const exit = await ended;
    // After Ctrl-C the script is about to exit; what follows this program must not happen.
    if (stopping) await new Promise(() => {});
    return { ...exit, output: kept, timedOut };
  } finally {
    clearTimeout(limit);
  }
}

/**
 * Ends a program in an orderly way, and by force when it does not listen.
 *
 * @param {ChildProcess} child
 */
export async function endProgram(child) {
  const ended = running.get(child);
  if (ended === undefined) return;
  // What Ctrl-C sends, whatever came to us: on nothing else does Playwright end its browsers and
  // its server, and a display server takes a hang-up as the wish to begin anew.
  child.kill('SIGINT');
  const limitMs = endsWithinMs.get(child) ?? ORDERLY_END_MS;
  const force = setTimeout(() => killGroup(child), limitMs);
  await ended;
  clearTimeout(force);
}

/**
 * Ends every program and then this process when it is told to go (Ctrl-C, `kill`, a closed
 * terminal), or when the npm that it works for has gone.
 */
export function endProgramsWithThisProcess() {
  process.on('SIGHUP', () => void endAll(129));
  process.on('SIGINT', () => void endAll(130));
  process.on('SIGTERM', () => void endAll(143));
  watchLifeline(() => void endAll(143));
  // The last door: an exit that nobody foresaw.
  process.on('exit', () => {
    for (const child of running.keys()) killGroup(child);
  });
}

/**
 * The last started goes first, so that a window ends before its display does.
 *
 * @param {number} exitCode
 */
async function endAll(exitCode) {
  if (stopping) return;
  stopping = true;
  for (const child of [...running.keys()].toReversed()) await endProgram(child);
  process.exit(exitCode);
}

/** @param {ChildProcess} child whose leader has exited */
async function endStragglers(child) {
  const giveUpAt = performance.now() + STRAGGLERS_MS;
  while (groupLives(child) && performance.now() < giveUpAt) {
    await new Promise((resolve) => {
      setTimeout(resolve, POLL_MS);
    });
  }
  killGroup(child);
}

/** @param {ChildProcess} child */
function groupLives(child) {
  return HAS_GROUPS && signalGroup(child, 0);
}

/** @param {ChildProcess} child */
function killGroup(child) {
  if (HAS_GROUPS) signalGroup(child, 'SIGKILL');
  else child.kill('SIGKILL');
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether anyone is left in the group to hear it
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return false;
  try {
    process.kill(-child.pid, signal);
    return true;
  } catch {
    return false;
  }
}
