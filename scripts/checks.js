import { packageProgram, toolEnvironment } from './node-runtime.js';
import { secondsSince } from './progress.js';
import { runProgram } from './programs.js';
import { ROOT } from './repository.js';

/** One program of the gate; it passes when it exits with 0. */
/** @typedef {{ name: string, package: string, command?: string, parameters: string[] }} Check */

/** Every folder with a tsconfig of its own; the last is the top, which holds the tests of the pure ones. */
const TYPED_FOLDERS = [
  'messages',
  'words',
  'terminal/core',
  'terminal',
  'native-bridge',
  'electron',
  'renderer',
  'fixtures',
  'scripts',
  '.',
];

/** @type {Check[]} */
const CHECKS = [
  { name: 'format', package: 'oxfmt', parameters: ['--check'] },
  // The types themselves are the next one's: to check them here too takes twice as long.
  { name: 'lint', package: 'oxlint', parameters: ['--type-aware', '--deny-warnings'] },
  { name: 'types', package: 'typescript', command: 'tsc', parameters: ['-b', ...TYPED_FOLDERS] },
  { name: 'unused', package: 'knip', parameters: ['--treat-config-hints-as-errors'] },
];

/** Each takes a second or two. */
const LIMIT_MS = 2 * 60_000;

/**
 * @param {string} node path of a Node 24
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(node) {
  let failed = 0;
  for (const check of CHECKS) {
    const startedAt = performance.now();
    const script = packageProgram(check.package, check.command);
    const outcome = await runProgram(node, [script, ...check.parameters], {
      output: 'keep',
      env: toolEnvironment(node),
      cwd: ROOT,
      limitMs: LIMIT_MS,
    });
    const passed = outcome.code === 0;
    const verdict = passed ? 'passed' : 'FAILED';
    process.stdout.write(`  ${check.name.padEnd(16)}${verdict} … ${secondsSince(startedAt)}\n`);
    if (passed) continue;
    failed += 1;
    process.stdout.write(`${outcome.output.trimEnd()}\n`);
  }
  return { passed: CHECKS.length - failed, failed };
}
