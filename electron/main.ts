import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { keepMemoryOutOfCoreDumps } from '../terminal/core-dump.ts';
import type { KeeperPorts } from '../terminal/process-keeper.ts';
import { readArguments, type AppArguments } from './arguments.ts';
import { builtPage, developmentPage } from './page-address.ts';
import { openShell } from './shell.ts';
import { shellLog } from './shell-log.ts';

/** The command line was not understood (the exit code that shells use for it). */
const EXIT_USAGE = 2;

keepMemoryOutOfCoreDumps();

// A till outlives the terminal window it was started from: what it writes there may go nowhere.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const log = shellLog(
  () => Date.now(),
  (line) => process.stderr.write(line),
);
const ports: KeeperPorts = {
  clock: {
    mono: () => performance.now(),
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  },
  log,
};

// Electron would show a dialog and wait for ever, with nobody to close it.
process.on('uncaughtException', (error) => {
  log.error('uncaughtException', { detail: error.stack ?? error.message });
  app.exit(1);
});
// The oldest Electron only warns of these.
process.on('unhandledRejection', (reason) => {
  throw reason;
});

start(readArguments(process.argv.slice(1), process.cwd()));

function start(parameters: AppArguments): void {
  if (parameters.status === 'refused') {
    process.stderr.write(`${parameters.sentence}\n`);
    app.exit(EXIT_USAGE);
    return;
  }
  const { configFile, demonstrationFolder, forgetsPin } = parameters;
  const userData = parameters.userData ?? process.env['COUNTERCODE_USER_DATA'];
  if (userData) {
    mkdirSync(userData, { recursive: true, mode: 0o700 });
    app.setPath('userData', userData);
  }
  // One till per folder. The first is told, and comes forward; `quit` would let this one go on.
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Countercode is open already: its window was brought to the front.\n');
    app.exit(0);
    return;
  }
  void log.keepIn(path.join(app.getPath('userData'), 'logs'));
  log.info('shell.started', { electron: process.versions['electron'] ?? null });
  app.on('quit', (_event, exitCode) => log.info('shell.ending', { exitCode }));
  void app.whenReady().then(() => {
    const pageUrl = app.isPackaged ? undefined : process.env['COUNTERCODE_PAGE_URL'];
    const page = pageUrl ? developmentPage(pageUrl) : builtPage(app.getAppPath());
    openShell({ page, configFile, demonstrationFolder, forgetsPin }, ports);
  });
}
