import { describe, expect, test } from 'vitest';
import { FakeKeeper } from '../fixtures/proof/fake-keeper.ts';
import type {
  FromTerminal,
  FromWorld,
  ToTerminal,
  ToWorld,
  WorldPlace,
} from '../messages/process.ts';
import type { ShellView, StartFailure } from '../messages/views.ts';
import type { KeptStatus } from '../terminal/process-keeper.ts';
import { TillProcesses } from './till-processes.ts';

const PLACE: WorldPlace = {
  url: 'http://127.0.0.1:4321',
  clientId: 'SANDBOX_1',
  merchantPrivateKeyFile: '/w/m.pem',
  acquirerPublicKeyFile: '/w/a.pem',
  controlUrl: 'http://127.0.0.1:4321/control',
  scannerSocket: '/w/s',
  hidScannerSocket: '/w/h',
  printerPort: 9100,
};
const backup = { name: 'newest.db', at: 0 };
const DAMAGED: StartFailure = { code: 'databaseCorrupt', file: '/db', detail: 'x', backup };
const RUNNING: KeptStatus = { status: 'running' };
const simulationIn = (worldFolder: string): FromTerminal => ({
  type: 'configured',
  mode: 'simulation',
  needsWorld: true,
  worldFolder,
});

function till(forgetsPin = false) {
  const done: string[] = [];
  const views: ShellView[] = [];
  const lost: string[] = [];
  const ports: (() => number | null)[] = [];
  const extras: (() => readonly string[])[] = [];
  const worlds: FakeKeeper<ToWorld, FromWorld>[] = [];
  const terminals: FakeKeeper<ToTerminal, FromTerminal>[] = [];
  const processes = new TillProcesses(
    {
      terminal(extra, hearing) {
        extras.push(extra);
        const keeper = new FakeKeeper<ToTerminal, FromTerminal>('terminal', done, hearing);
        terminals.push(keeper);
        return keeper;
      },
      world({ folder, port }, hearing) {
        const keeper = new FakeKeeper<ToWorld, FromWorld>(`world in ${folder}`, done, hearing);
        worlds.push(keeper);
        ports.push(port);
        return keeper;
      },
    },
    {
      onView: (view) => views.push(view),
      onMode: (mode) => done.push(mode),
      onEvent: ({ name }) => done.push(`event ${name}`),
      onAnswer: ({ id }) => done.push(`answer ${id}`),
      onLost: (process) => lost.push(process),
      useWindow: async (request) => ({ ok: true, text: request.action }),
      onScenarioEnded: () => done.push('scenario ended'),
    },
    forgetsPin,
  );
  processes.start();
  const terminal = terminals[0]!;
  const world = () => worlds.at(-1)!;
  const worldIsReady = (place: WorldPlace) => {
    world().hearing.onMessage({ type: 'ready', world: place });
    world().hearing.onStatus(RUNNING);
  };
  const terminalView = () => views.at(-1)?.terminal;
  const commandLine = () => extras[0]?.();
  return {
    commandLine,
    done,
    lost,
    ports,
    worlds,
    terminal,
    processes,
    world,
    worldIsReady,
    terminalView,
  };
}

describe('a till in simulation', () => {
  test('gets its world when it asks for one, and is told where it is once it stands', () => {
    const { done, terminal, worldIsReady, terminalView } = till();
    terminal.hearing.onMessage({ type: 'step', step: 'world' });
    expect(terminalView()).toEqual({ status: 'starting', step: 'world' });
    terminal.hearing.onMessage(simulationIn('/w'));
    expect(done).toEqual(['start terminal', 'simulation', 'start world in /w']);
    expect(terminal.sent).toEqual([]);
    worldIsReady(PLACE);
    expect(terminal.sent).toEqual([{ type: 'world', world: PLACE }]);
  });

  test('tells a restarted terminal at once where the world is, and starts no second one', () => {
    const { worlds, terminal, worldIsReady, terminalView } = till();
    terminal.hearing.onMessage(simulationIn('/w'));
    worldIsReady(PLACE);
    terminal.hearing.onStatus(RUNNING);
    terminal.hearing.onStatus({ status: 'restarting', times: 1 });
    expect(terminalView()).toEqual({ status: 'restarting', times: 1 });
    terminal.hearing.onMessage(simulationIn('/w'));
    expect(terminal.sent).toHaveLength(2);
    expect(worlds).toHaveLength(1);
  });

  test('has its world started again on the same port, unnoticed by the terminal', () => {
    const { done, ports, terminal, world, worldIsReady } = till();
    terminal.hearing.onMessage(simulationIn('/w'));
    expect(ports[0]?.()).toBeNull();
    worldIsReady(PLACE);
    world().hearing.onStatus({ status: 'restarting', times: 1 });
    expect(ports[0]?.()).toBe(4321);
    worldIsReady({ ...PLACE });
    expect(terminal.sent).toHaveLength(1);
    expect(done.filter((what) => what === 'start terminal')).toHaveLength(1);
  });

  test('has its terminal restarted when the world came back elsewhere', () => {
    const { done, terminal, world, worldIsReady } = till();
    const moved = { ...PLACE, url: 'http://127.0.0.1:9' };
    terminal.hearing.onMessage(simulationIn('/w'));
    worldIsReady(PLACE);
    terminal.hearing.onStatus(RUNNING);
    world().hearing.onStatus({ status: 'restarting', times: 1 });
    worldIsReady(moved);
    expect(done.at(-1)).toBe('start terminal');
    terminal.hearing.onMessage(simulationIn('/w'));
    expect(terminal.sent.at(-1)).toEqual({ type: 'world', world: moved });
  });

  test('gets another world when it was configured anew, and the old one is ended', () => {
    const { done, lost, terminal, world, worldIsReady } = till();
    terminal.hearing.onMessage(simulationIn('/w'));
    worldIsReady(PLACE);
    const old = world();
    terminal.hearing.onMessage(simulationIn('/other'));
    expect(done.slice(-2)).toEqual(['stop world in /w', 'start world in /other']);
    expect(lost).toEqual(['world']);
    old.hearing.onMessage({ type: 'ready', world: PLACE });
    expect(terminal.sent).toHaveLength(1);
  });

  test('lets a scenario use the window, and answers it', async () => {
    const { terminal, world, worldIsReady } = till();
    terminal.hearing.onMessage(simulationIn('/w'));
    worldIsReady(PLACE);
    world().hearing.onMessage({ type: 'window', id: 3, request: { action: 'press', keys: ['1'] } });
    await Promise.resolve();
    expect(world().sent).toEqual([
      { type: 'windowAnswer', id: 3, answer: { ok: true, text: 'press' } },
    ]);
  });
});

test('a live till gets no world, whatever it asks for', () => {
  const { done, worlds, terminal } = till();
  terminal.hearing.onMessage({
    type: 'configured',
    mode: 'live',
    needsWorld: true,
    worldFolder: '/w',
  });
  expect(done.at(-1)).toBe('live');
  expect(worlds).toEqual([]);
});

describe('the phones of the simulated world', () => {
  test('are where it listens while it runs, and nowhere else', () => {
    const { terminal, processes, world, worldIsReady } = till();
    expect(processes.phonesAddress()).toBeNull();
    terminal.hearing.onMessage(simulationIn('/w'));
    expect(processes.phonesAddress()).toBeNull();
    worldIsReady(PLACE);
    expect(processes.phonesAddress()).toBe('http://127.0.0.1:4321/phone/');
    world().hearing.onStatus({ status: 'restarting', times: 1 });
    expect(processes.phonesAddress()).toBeNull();
  });

  test('are gone when the till comes back live', () => {
    const { terminal, processes, worldIsReady } = till();
    terminal.hearing.onMessage(simulationIn('/w'));
    worldIsReady(PLACE);
    const live = { type: 'configured', mode: 'live', needsWorld: true, worldFolder: '/w' } as const;
    terminal.hearing.onMessage(live);
    expect(processes.phonesAddress()).toBeNull();
  });
});

describe('calls', () => {
  const call = { type: 'call', id: 1, name: 'readTill', argument: null } as const;

  test('reach the terminal only while it runs, and its loss is said once', () => {
    const { lost, terminal, processes } = till();
    expect(processes.askTerminal(call)).toBe(false);
    terminal.hearing.onStatus(RUNNING);
    expect(processes.askTerminal(call)).toBe(true);
    terminal.hearing.onStatus({ status: 'restarting', times: 1 });
    terminal.hearing.onStatus({ status: 'restarting', times: 2 });
    expect(processes.askTerminal(call)).toBe(false);
    expect(lost).toEqual(['terminal']);
    expect(terminal.sent).toEqual([call]);
  });

  test('reach the world only while there is one', () => {
    const { terminal, processes, worldIsReady } = till();
    const show = {
      ...call,
      name: 'presentCode',
      argument: { customerId: 'c', kind: 'own', through: 'serial' },
    } as const;
    expect(processes.askWorld(show)).toBe(false);
    terminal.hearing.onMessage(simulationIn('/w'));
    expect(processes.askWorld(show)).toBe(false);
    worldIsReady(PLACE);
    expect(processes.askWorld(show)).toBe(true);
  });
});

test('the first start of the terminal, and no other, forgets the PIN if the shell was told so', () => {
  expect(till().commandLine()).toEqual([]);
  const { commandLine } = till(true);
  expect(commandLine()).toEqual(['--forget-pin']);
  expect(commandLine()).toEqual([]);
});

describe('a failure', () => {
  test('of the terminal is shown as it said it, until it is tried again by hand', () => {
    const { done, terminal, processes, terminalView } = till();
    const failure = { code: 'databaseLocked', file: '/db' } as const;
    terminal.hearing.onMessage({ type: 'failed', failure });
    terminal.hearing.onStatus({ status: 'failed' });
    expect(terminalView()).toEqual({ status: 'stopped', failure });
    processes.restartGivenUp();
    expect(done).toEqual(['start terminal', 'start terminal']);
    expect(terminalView()).toEqual({ status: 'starting', step: 'process' });
  });

  test('of damaged records starts the terminal with the backup that it names, and no other', () => {
    const { commandLine, done, terminal, processes } = till();
    terminal.hearing.onMessage({ type: 'failed', failure: DAMAGED });
    terminal.hearing.onStatus({ status: 'failed' });
    expect(processes.replaceRecords('older.db')).toBe(false);
    expect(processes.replaceRecords('newest.db')).toBe(true);
    expect(done.length).toBe(2);
    expect(commandLine()).toEqual(['--restore', 'newest.db']);
  });

  test('of the world restarts the world alone', () => {
    const { done, terminal, processes, world, worldIsReady, terminalView } = till();
    terminal.hearing.onMessage(simulationIn('/w'));
    worldIsReady(PLACE);
    terminal.hearing.onStatus(RUNNING);
    world().hearing.onMessage({ type: 'failed', detail: 'no room' });
    world().hearing.onStatus({ status: 'failed' });
    expect(terminalView()).toMatchObject({ status: 'stopped', failure: { detail: 'no room' } });
    processes.restartGivenUp();
    expect(done.slice(-1)).toEqual(['start world in /w']);
    worldIsReady(PLACE);
    expect(terminalView()).toEqual({ status: 'running' });
  });

  test('there is none: trying again leaves alone what runs', () => {
    const { done, terminal, processes } = till();
    terminal.hearing.onStatus(RUNNING);
    processes.restartGivenUp();
    expect(done).toEqual(['start terminal']);
  });
});

test('the end comes to the terminal first, then to the world', async () => {
  const { done, terminal, processes, worldIsReady } = till();
  terminal.hearing.onMessage(simulationIn('/w'));
  worldIsReady(PLACE);
  await processes.stop();
  expect(done.slice(-2)).toEqual(['stop terminal', 'stop world in /w']);
});
