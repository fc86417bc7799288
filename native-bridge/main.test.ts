import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fromBridgeSchema, PROTOCOL_VERSION, type FromBridge, type ToBridge } from './protocol.ts';
import { plugInPty, plugInSocket, type TestDevice } from './test-devices.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const CODE = '281666051234567890123456';
/** A safety net only: starting a process on a busy machine takes seconds. */
const PATIENCE_MS = 20_000;

let folder: string;
let child: ChildProcess | null;
let devices: TestDevice[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bridge-process-'));
  child = null;
  devices = [];
});
afterEach(async () => {
  if (child !== null && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await Promise.all(devices.map((device) => device.unplug()));
  rmSync(folder, { recursive: true });
});

/** The bridge as the terminal forks it, ready, and all it says from then on. */
async function startBridge(execArgv: readonly string[] = []) {
  const bridge = fork(MAIN, { serialization: 'json', execArgv: [...execArgv], silent: true });
  child = bridge;
  const heard: FromBridge[] = [];
  let stderr = '';
  bridge.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  bridge.on('message', (message) => heard.push(fromBridgeSchema.parse(message)));
  const exited = once(bridge, 'exit');
  await until(() => expect(heard).toEqual([{ type: 'ready', version: PROTOCOL_VERSION }]));
  return {
    bridge,
    heard,
    exited,
    stderr: () => stderr,
    tell: (message: ToBridge) => bridge.send(message),
  };
}

function until(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: PATIENCE_MS, interval: 10 });
}

function configureVirtual(): ToBridge {
  return {
    type: 'configure',
    version: PROTOCOL_VERSION,
    scanners: [{ kind: 'virtual', id: 'virtual-1', socket: join(folder, 'socket') }],
    printer: null,
  };
}

describe('the bridge as a process', { timeout: 3 * PATIENCE_MS }, () => {
  test('is ready, beats, and says the status and the scans of each scanner', async () => {
    const onSocket = await plugInSocket(join(folder, 'socket'));
    const onCable = await plugInPty(join(folder, 'ttyACM0'));
    devices.push(onSocket, onCable);
    const { heard, tell } = await startBridge();
    const match = { path: join(folder, 'ttyACM0') };
    tell({
      type: 'configure',
      version: PROTOCOL_VERSION,
      scanners: [
        { kind: 'virtual', id: 'virtual-1', socket: join(folder, 'socket') },
        { kind: 'serial', id: 'serial-1', match, baudRate: 115_200 },
      ],
      printer: null,
    });
    await until(() => expect(statuses(heard, 'virtual-1')).toEqual(['opening', 'ready']));
    await until(() => expect(statuses(heard, 'serial-1')).toEqual(['opening', 'ready']));
    const before = Date.now();
    await onSocket.send(`]Q1${CODE}\r`);
    await onCable.send(`${CODE}\r\n`);
    await until(() => expect(heard.filter(({ type }) => type === 'scan')).toHaveLength(2));
    const scans = heard.flatMap((message) => (message.type === 'scan' ? [message.scan] : []));
    expect(scans.toSorted((a, b) => a.scannerId.localeCompare(b.scannerId))).toEqual([
      { scannerId: 'serial-1', text: CODE, symbology: null, at: expect.any(Number) },
      { scannerId: 'virtual-1', text: CODE, symbology: ']Q1', at: expect.any(Number) },
    ]);
    for (const scan of scans) expect(scan.at).toBeGreaterThanOrEqual(before);
    await until(() =>
      expect(heard.filter(({ type }) => type === 'heartbeat').length).toBeGreaterThan(1),
    );
  });

  test('finds a replugged scanner by itself, and half a code is never glued', async () => {
    const socket = join(folder, 'socket');
    const device = await plugInSocket(socket);
    devices.push(device);
    const { heard, tell } = await startBridge();
    tell(configureVirtual());
    await until(() => expect(statuses(heard, 'virtual-1').at(-1)).toBe('ready'));
    await device.send(CODE.slice(0, 11));
    await device.unplug();
    await until(() => expect(statuses(heard, 'virtual-1').at(-1)).toBe('absent'));
    expect(heard).toContainEqual(expect.objectContaining({ status: 'absent', unplugged: true }));
    const replugged = await plugInSocket(socket);
    devices.push(replugged);
    await replugged.send(`${CODE}\r`);
    await until(() => expect(heard.filter(({ type }) => type === 'scan')).toHaveLength(1));
    expect(heard).toContainEqual(
      expect.objectContaining({ scan: expect.objectContaining({ text: CODE }) }),
    );
  });

  test('logs a message that is none as one line of JSON, and lives on', async () => {
    const { bridge, heard, tell, stderr } = await startBridge();
    bridge.send({ type: 'selfDestruct' });
    tell(configureVirtual());
    await until(() => expect(statuses(heard, 'virtual-1')).toEqual(['opening', 'absent']));
    const lines = stderr().trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { at: expect.any(Number), event: 'malformedMessage', detail: expect.any(String) },
    ]);
  });

  test('exits when it is told to stop', async () => {
    devices.push(await plugInSocket(join(folder, 'socket')));
    const { heard, tell, exited } = await startBridge();
    tell(configureVirtual());
    await until(() => expect(statuses(heard, 'virtual-1').at(-1)).toBe('ready'));
    tell({ type: 'stop' });
    expect(await exited).toEqual([0, null]);
  });

  test('exits when the channel to the terminal closes', async () => {
    devices.push(await plugInSocket(join(folder, 'socket')));
    const { bridge, heard, tell, exited } = await startBridge();
    tell(configureVirtual());
    await until(() => expect(statuses(heard, 'virtual-1').at(-1)).toBe('ready'));
    bridge.disconnect();
    expect(await exited).toEqual([0, null]);
  });

  test('exits when the terminal is killed', async () => {
    const terminal = spawn(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { fork } from 'node:child_process';
         const bridge = fork(process.argv[1], { serialization: 'json', execArgv: [] });
         bridge.once('message', () => console.log(bridge.pid));
         bridge.on('exit', () => process.exit(9));`,
        MAIN,
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    child = terminal;
    const [line] = await once(terminal.stdout, 'data');
    const bridgePid = Number(String(line));
    expect(isAlive(bridgePid)).toBe(true);
    terminal.kill('SIGKILL');
    await until(() => expect(isAlive(bridgePid)).toBe(false));
  });

  test('leaves Ctrl-C to the terminal', async () => {
    const { bridge, heard, tell, exited } = await startBridge();
    bridge.kill('SIGINT');
    tell(configureVirtual());
    await until(() => expect(statuses(heard, 'virtual-1')).toEqual(['opening', 'absent']));
    tell({ type: 'stop' });
    expect(await exited).toEqual([0, null]);
  });

  test('logs an error that nobody caught, and exits so that it is replaced', async () => {
    const driver = `process.on('message', (message) => {
      if (message.type === 'break') throw new Error('a driver broke');
    });`;
    const { bridge, exited, stderr } = await startBridge([
      '--import',
      `data:text/javascript,${encodeURIComponent(driver)}`,
    ]);
    bridge.send({ type: 'break' });
    expect(await exited).toEqual([1, null]);
    await until(() => expect(stderr()).toContain('a driver broke'));
    expect(JSON.parse(stderr().trim().split('\n').at(-1) ?? '')).toMatchObject({
      event: 'uncaughtException',
    });
  });

  test('says that it cannot be started by hand', async () => {
    const alone = spawn(process.execPath, [MAIN], { stdio: ['ignore', 'ignore', 'pipe'] });
    child = alone;
    let stderr = '';
    alone.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    expect(await once(alone, 'close')).toEqual([1, null]);
    expect(stderr).toContain('started by the terminal');
  });
});

function statuses(heard: readonly FromBridge[], scannerId: string): string[] {
  return heard.flatMap((message) =>
    message.type === 'scannerStatus' && message.scannerId === scannerId ? [message.status] : [],
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
