import { runCommand } from './command.js';
import { toolEnvironment } from './node-runtime.js';
import { startProgram } from './programs.js';
import { fromRoot } from './repository.js';
import { setUpNode } from './set-up.js';

/** `npm run -s terminal -- --config FILE`: the till without a window; standard input and output are all its own. */
await runCommand(async () => {
  const node = await setUpNode();
  const parameters = [fromRoot('terminal', 'main.ts'), ...process.argv.slice(2)];
  const { ended } = startProgram(node, parameters, {
    stdio: 'inherit',
    env: toolEnvironment(node),
  });
  const { code } = await ended;
  return code ?? 1;
});
