import { Problem } from './problem.js';
import { endProgram, startProgram } from './programs.js';

/** An Xvfb is up in a tenth of a second; a machine under load may need a while. */
const START_LIMIT_MS = 15_000;

/** @returns {boolean} whether a window could be shown to a person */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Starts an Xvfb on a free display, the size of a till's screen.
 *
 * @returns {Promise<{ display: string, end: () => Promise<void> }>} `display` as DISPLAY wants it
 */
export async function startVirtualDisplay() {
  const parameters = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const { child, ended } = startProgram('Xvfb', parameters, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    words = (words + text).slice(-4000);
  });
  const limit = setTimeout(() => void endProgram(child), START_LIMIT_MS);
  const number = await Promise.race([
    displayNumber(child),
    ended.then(
      () => null,
      () => null,
    ),
  ]);
  clearTimeout(limit);
  if (number === null) throw new Problem(`Xvfb, the virtual display, did not start.\n${words}`);
  return { display: `:${number}`, end: () => endProgram(child) };
}

/**
 * Xvfb writes the number of the display it found to the descriptor once it listens.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} pending for ever when Xvfb ends without a word
 */
function displayNumber(child) {
  return new Promise((resolve) => {
    let heard = '';
    child.stdio[3]?.on('data', (chunk) => {
      heard += String(chunk);
      if (heard.endsWith('\n')) resolve(heard.trim());
    });
  });
}
