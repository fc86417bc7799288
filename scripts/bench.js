import { runCommand } from './command.js';
import { toolEnvironment } from './node-runtime.js';
import { startProgram } from './programs.js';
import { fromRoot } from './repository.js';
import { setUpCheck } from './set-up.js';

/** `npm run bench [-- NAME …] [--json FILE]`: how fast the till is on this machine. */
await runCommand(async () => {
  const node = await setUpCheck();
  const program = fromRoot('fixtures', 'proof', 'bench', 'main.ts');
  const { ended } = startProgram(node, [program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: toolEnvironment(node),
  });
  const { code } = await ended;
  return code ?? 1;
});
