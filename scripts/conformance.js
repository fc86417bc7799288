import { runCommand } from './command.js';
import { toolEnvironment } from './node-runtime.js';
import { startProgram } from './programs.js';
import { fromRoot } from './repository.js';
import { setUpNode } from './set-up.js';

/**
 * After Ctrl-C: what was paid is given back first, and the report written. Two questions and a
 * refund, each asked five times of an acquirer that keeps silent for 10 s.
 */
const GIVING_BACK_MS = 200_000;

/** `npm run conformance [-- --config FILE]`: the acquirers' acceptance cases, with a report. */
await runCommand(async () => {
  const node = await setUpNode();
  const program = fromRoot('fixtures', 'world', 'conformance', 'main.ts');
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { stdio: 'inherit', env: toolEnvironment(node) };
  const parameters = [program, ...process.argv.slice(2)];
  const { ended } = startProgram(node, parameters, options, GIVING_BACK_MS);
  const { code } = await ended;
  return code ?? 1;
});
