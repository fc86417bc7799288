import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.js';
import { runProgram } from './programs.js';
import { ROOT } from './repository.js';

/** Ten minutes: 200 MB over a slow line; a registry that hangs must still end. */
const LIMIT_MS = 10 * 60_000;

/**
 * The npm settings that say where packages come from. All other `npm_…` variables describe the
 * npm command that started us (`--prefix`, `--omit`, its log level) and would change what ours does.
 */
const KEPT_SETTINGS =
  /^npm_config_(?:registry|cache|userconfig|globalconfig|(?:https?_?|no)?_?proxy|ca|cafile|cert|key|strict_ssl|offline|prefer_offline|fetch_.*)$/i;

/**
 * Runs npm: the one that started this script, else the one on the path.
 *
 * @param {readonly string[]} parameters
 */
export async function runNpm(parameters) {
  const [file, ...before] = npmProgram();
  const outcome = await runProgram(file, [...before, ...parameters], {
    output: 'keep',
    env: withoutNpmSettings(process.env),
    cwd: ROOT,
    limitMs: LIMIT_MS,
  });
  if (outcome.code === 0) return;
  const why = outcome.timedOut ? `did not finish in ${LIMIT_MS / 60_000} minutes` : 'failed';
  throw new Problem(`npm ${parameters.join(' ')} ${why}:\n${outcome.output.trimEnd()}`);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutNpmSettings(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || KEPT_SETTINGS.test(name)),
  );
}

/** @returns {[string, ...string[]]} program and first parameters */
function npmProgram() {
  const startedBy = process.env['npm_execpath'];
  if (startedBy !== undefined && path.basename(startedBy) === 'npm-cli.js') {
    return [process.execPath, startedBy];
  }
  if (process.platform !== 'win32') return ['npm'];
  // On Windows npm is a .cmd file, which cannot be started without a shell; its script can.
  const beside = path.join(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
  if (!existsSync(beside)) throw new Problem('npm was not found. Please start this with npm run.');
  return [process.execPath, beside];
}
