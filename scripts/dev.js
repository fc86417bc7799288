import { forgetBuild } from './build.js';
import { runCommand } from './command.js';
import { electronSwitches } from './electron-switches.js';
import { toolEnvironment } from './node-runtime.js';
import { Problem } from './problem.js';
import { endProgram, startProgram } from './programs.js';
import { ROOT } from './repository.js';
import { setUp } from './set-up.js';
import { hasDisplay, startVirtualDisplay } from './virtual-display.js';

/** One change often touches several processes; they are rebuilt together. */
const REBUILDS_TOGETHER_MS = 300;

/** `npm run dev`: the page reloads as its sources change; all else is rebuilt, and the till restarted. */
await runCommand(async () => {
  const { node, electron } = await setUp('run');
  const screen = hasDisplay() ? null : await startVirtualDisplay();
  const { createServer } = await import('vite');
  const server = await createServer({ clearScreen: false });
  await server.listen();
  const page = server.resolvedUrls?.local[0];
  if (page === undefined) throw new Problem('The development server has no address.');
  process.stderr.write(`The page is served at ${page}\n`);

  const till = keepTill(electron.path, {
    ...toolEnvironment(node),
    COUNTERCODE_PAGE_URL: page,
    ...(screen === null ? {} : { DISPLAY: screen.display }),
  });
  forgetBuild();
  await rebuildOnChange(till.restart);
  const code = await till.closed;
  await server.close();
  await screen?.end();
  process.exit(code);
});

/**
 * The till, started again on each call of `restart`, until somebody closes its window.
 *
 * @param {string} electron
 * @param {NodeJS.ProcessEnv} env
 */
function keepTill(electron, env) {
  const switches = electronSwitches({ virtualDisplay: !hasDisplay() });
  const parameters = [...switches, ROOT, ...process.argv.slice(2)];
  /** @type {(exitCode: number) => void} */
  let close;
  /** @type {Promise<number>} */
  const closed = new Promise((resolve) => {
    close = resolve;
  });
  /** @type {import('node:child_process').ChildProcess | null} */
  let current = null;

  async function replace() {
    const former = current;
    current = null;
    if (former !== null) await endProgram(former);
    const { child, ended } = startProgram(electron, parameters, { env, stdio: 'inherit' });
    current = child;
    void ended.then(({ code }) => {
      if (current === child) close(code ?? 1);
    });
  }
  // One after the other: two tills at once would fight over one database.
  let turn = Promise.resolve();
  const restart = () => {
    turn = turn.then(replace);
  };
  return { closed, restart };
}

/**
 * Builds every process's program again when its sources change.
 *
 * @param {() => void} onBuilt called after the first build and after each that follows
 */
async function rebuildOnChange(onBuilt) {
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({ build: { watch: {} }, logLevel: 'warn' });
  const programs = Object.values(builder.environments).filter(
    ({ name }) => name !== 'client' && name !== 'ssr',
  );
  const unfinished = new Set(programs);
  /** @type {NodeJS.Timeout | undefined} */
  let soon;
  for (const program of programs) {
    const watcher = await builder.build(program);
    if (!('on' in watcher)) throw new Error(`${program.name} is not being watched.`);
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') process.stderr.write(`${event.error.message}\n`);
      if (event.code !== 'BUNDLE_END') return;
      void event.result.close();
      unfinished.delete(program);
      clearTimeout(soon);
      if (unfinished.size === 0) soon = setTimeout(onBuilt, REBUILDS_TOGETHER_MS);
    });
  }
}
