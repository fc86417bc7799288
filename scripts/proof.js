import { runCommand } from './command.js';
import { toolEnvironment } from './node-runtime.js';
import { Problem } from './problem.js';
import { startProgram } from './programs.js';
import { secondsSince } from './progress.js';
import { fromRoot } from './repository.js';
import { setUpCheck } from './set-up.js';

const SIMULATION = fromRoot('fixtures', 'proof', 'simulation', 'main.ts');
const KILL_RUN = fromRoot('fixtures', 'proof', 'process', 'kill-run.ts');

/**
 * The proofs that take too long for the gate: their names, and the programs that they are.
 *
 * @type {Readonly<Record<string, readonly (readonly string[])[]>>}
 */
const PROOFS = {
  simulation: [[SIMULATION, '--count', '1000000', '--jobs', '2']],
  sqlite: [[SIMULATION, '--count', '20000', '--tier', 'sqlite', '--jobs', '2']],
  wait: [[fromRoot('fixtures', 'proof', 'simulation', 'wait.ts')]],
  faults: [[fromRoot('fixtures', 'proof', 'process', 'fault-proof.ts'), '--jobs', '2']],
  fuzz: [[fromRoot('fixtures', 'proof', 'fuzz', 'main.ts'), '--count', '10000000', '--jobs', '2']],
  replug: [[fromRoot('fixtures', 'proof', 'replug', 'main.ts'), '--cycles', '100']],
  kills: ['1', '2', '3'].map((seed) => [KILL_RUN, '--seed', seed]),
};

/** `npm run proof [-- NAME …]`: one after the other; exit 1 if anything did not hold in any. */
await runCommand(async () => {
  const names = process.argv.slice(2);
  const wanted = names.length === 0 ? Object.keys(PROOFS) : names;
  const unknown = wanted.find((name) => !Object.hasOwn(PROOFS, name));
  if (unknown !== undefined) {
    throw new Problem(
      `There is no proof ${unknown}. There are: ${Object.keys(PROOFS).join(', ')}.`,
    );
  }
  const node = await setUpCheck();
  let broken = 0;
  for (const name of wanted) {
    for (const parameters of PROOFS[name] ?? [])
      broken += (await prove(node, name, parameters)) ? 0 : 1;
  }
  process.stdout.write(broken === 0 ? '\nEverything held.\n' : `\n${broken} did not hold.\n`);
  return broken === 0 ? 0 : 1;
});

/**
 * @param {string} node path of a Node 24
 * @param {string} name
 * @param {readonly string[]} parameters
 * @returns {Promise<boolean>} it held
 */
async function prove(node, name, parameters) {
  const startedAt = performance.now();
  const [, ...options] = parameters;
  process.stdout.write(`\n${name} ${options.join(' ')}\n`);
  const { ended } = startProgram(node, parameters, {
    stdio: 'inherit',
    env: toolEnvironment(node),
  });
  const { code } = await ended;
  process.stdout.write(
    `${name}: ${code === 0 ? 'held' : 'DID NOT HOLD'} … ${secondsSince(startedAt)}\n`,
  );
  return code === 0;
}
