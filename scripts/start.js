import { runCommand } from './command.js';
import { electronSwitches } from './electron-switches.js';
import { toolEnvironment } from './node-runtime.js';
import { runProgram } from './programs.js';
import { fromRoot, ROOT } from './repository.js';
import { setUp } from './set-up.js';
import { hasDisplay, startVirtualDisplay } from './virtual-display.js';

/** Three sales take some 15 s; two cores under full load may need several times that. */
const DEMONSTRATION_LIMIT_MS = 150_000;
/** A till stays open as long as it is wanted: the longest that a timer can count, 24 days. */
const NO_LIMIT_MS = 2 ** 31 - 1;

/** `npm start [-- --config FILE]`: sets up what is missing and opens the till. */
await runCommand(async () => {
  const parameters = process.argv.slice(2);
  const { node, electron } = await setUp('run');
  if (electron.kind === 'fallback') {
    say('This Electron is the fallback: it serves simulation and tests, and live mode refuses it.');
    say('To fetch the official one where it can be reached: npx install-electron');
  }
  const env = toolEnvironment(node);
  if (hasDisplay()) {
    const switches = electronSwitches({ virtualDisplay: false });
    return await runTill(electron.path, [...switches, ROOT, ...parameters], env, NO_LIMIT_MS);
  }

  const demonstrates = !parameters.some((word) => /^--config(?:=|$)/.test(word));
  say(
    demonstrates
      ? 'This machine has no display: the till runs on a virtual one and plays three sales.'
      : 'This machine has no display: the till runs on a virtual one, which nobody sees.',
  );
  const switches = electronSwitches({ virtualDisplay: true });
  const extra = demonstrates ? ['--demonstrate', '--out', fromRoot('out')] : [];
  const screen = await startVirtualDisplay();
  try {
    return await runTill(
      electron.path,
      [...switches, ROOT, ...parameters, ...extra],
      { ...env, DISPLAY: screen.display },
      demonstrates ? DEMONSTRATION_LIMIT_MS : NO_LIMIT_MS,
    );
  } finally {
    await screen.end();
  }
});

/**
 * @param {string} electron
 * @param {readonly string[]} parameters Chromium's switches, the app's folder, the till's own
 * @param {NodeJS.ProcessEnv} env
 * @param {number} limitMs
 * @returns {Promise<number>} exit code
 */
async function runTill(electron, parameters, env, limitMs) {
  const outcome = await runProgram(electron, parameters, {
    output: 'show',
    env,
    cwd: process.cwd(),
    limitMs,
  });
  if (outcome.timedOut) {
    say(`The till had not finished after ${limitMs / 1000} s and was ended.`);
    return 1;
  }
  if (outcome.signal !== null) say(`The till was ended by ${outcome.signal}.`);
  return outcome.code ?? 1;
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
