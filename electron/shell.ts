import path from 'node:path';
import { app, ipcMain, Menu } from 'electron';
import type { KeeperPorts } from '../terminal/process-keeper.ts';
import { endInOrder } from './app-end.ts';
import { bringForward, createWindow, tellPage } from './app-window.ts';
import { Demonstration } from './demonstration.ts';
import { guardContents, guardSession, isOurPage } from './guards.ts';
import { HandsGuard } from './hands-guard.ts';
import type { PageAddress } from './page-address.ts';
import { keepPage, loadPage } from './page-keeper.ts';
import { openDoor, Relay } from './relay.ts';
import { runtimeOf } from './runtime.ts';
import { keepTerminal } from './terminal-process.ts';
import { TillProcesses, type Keepers, type ProcessesListener } from './till-processes.ts';
import { WindowHands } from './window-hands.ts';
import { keepWorld } from './world-process.ts';

export interface ShellSettings {
  readonly page: PageAddress;
  readonly configFile: string | null;
  /** Where a demonstration saves its pictures; null: a person uses the window. */
  readonly demonstrationFolder: string | null;
  /** The first start of the terminal forgets the manager's PIN. */
  readonly forgetsPin: boolean;
}

/** Wires the shell and opens it: the window, the processes behind it, and what runs between. */
export function openShell(settings: ShellSettings, ports: KeeperPorts): void {
  const { page, demonstrationFolder } = settings;

  const phones = () => processes.phonesAddress();
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, phones));
  const preloadFile = path.join(app.getAppPath(), 'dist', 'electron', 'preload.cjs');
  const window = createWindow(preloadFile, !app.isPackaged);
  const { webContents } = window;
  app.on('second-instance', () => bringForward(window));
  guardSession(webContents.session, page, phones);
  keepPage(webContents, ports);
  const hands = new HandsGuard(
    new WindowHands(webContents, demonstrationFolder, ports.clock),
    demonstrationFolder !== null,
  );

  const listener: ProcessesListener = {
    onView(view) {
      tellPage(window, 'shell', view);
      demonstration?.onView(view);
    },
    onMode(mode) {
      hands.onMode(mode);
      demonstration?.onMode(mode);
    },
    onEvent: ({ name, value }) => tellPage(window, name, value),
    onAnswer: (answer) => relay.answered(answer),
    onLost(process) {
      relay.lost(process);
      demonstration?.onLost(process);
    },
    useWindow: (request) => hands.carryOut(request),
    onScenarioEnded: (failure) => demonstration?.end(failure),
  };
  const processes = new TillProcesses(keepers(settings, ports), listener, settings.forgetsPin);
  const relay = new Relay(processes, ports);
  const endApp = endInOrder(() => {
    demonstration?.end('The till was closed before the scenario ended.');
    return processes.stop();
  }, ports.clock);
  const demonstration =
    demonstrationFolder === null
      ? null
      : new Demonstration((failure) => {
          if (failure !== null) process.stderr.write(`The demonstration failed. ${failure}\n`);
          endApp(failure === null ? 0 : 1);
        });

  openDoor(ipcMain, (event) => isOurPage(event, webContents, page), relay);
  processes.start();
  void loadPage(webContents, page);
}

function keepers(settings: ShellSettings, ports: KeeperPorts): Keepers {
  const { configFile, demonstrationFolder } = settings;
  const appFolder = app.getAppPath();
  return {
    terminal(extra, hearing) {
      const userData = app.getPath('userData');
      const runtime = runtimeOf(process.versions['electron']);
      return keepTerminal({ appFolder, userData, runtime, configFile }, extra, hearing, ports);
    },
    world: (place, hearing) =>
      keepWorld({ appFolder, ...place, demonstrationFolder }, hearing, ports),
  };
}
