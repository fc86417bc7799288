import { runCommand } from './command.js';
import { toolEnvironment } from './node-runtime.js';
import { startProgram } from './programs.js';
import { fromRoot } from './repository.js';
import { setUpNode } from './set-up.js';

/** `npm run conformance [-- --config FILE]`: the acquirers' acceptance cases, with a report. */
await runCommand(async () => {
  const node = await setUpNode();
  const program = fromRoot('fixtures', 'world', 'conformance', 'main.ts');
  const { ended } = startProgram(node, [program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: toolEnvironment(node),
  });
  const { code } = await ended;
  return code ?? 1;
});
