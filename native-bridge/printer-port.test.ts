import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPrinterTwin, type PrinterTwin } from '../fixtures/world/printer/printer-twin.ts';
import type { Clock } from './clock.ts';
import { devicePrinter } from './printer-device.ts';
import { statusQuestion } from './printer-status.ts';
import type { PrinterLine, PrinterPort } from './printer-port.ts';
import { serialPrinter } from './printer-serial.ts';
import { supervisePrinter, type SupervisedPrinter } from './printer-supervisor.ts';
import { tcpPrinter } from './printer-tcp.ts';
import type { PrinterSettings, PrintLine } from './protocol.ts';
import { testPrinterSettings } from './test-printer.ts';

/** A cable is a real one: waiting for the system is waiting for it, not for time. */
const clock: Clock = {
  now: () => Date.now(),
  mono: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

let folder: string;
let twin: PrinterTwin;
let cable: ChildProcess | null;
let supervised: SupervisedPrinter | null;
let lines: PrinterLine[];
let heard: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'printer-'));
  twin = await openPrinterTwin();
  cable = null;
  supervised = null;
  lines = [];
  heard = [];
});
afterEach(async () => {
  await supervised?.stop();
  await Promise.all(lines.map((line) => line.close({ discards: false })));
  await unplug();
  await twin.close();
  rmSync(folder, { recursive: true });
});

function path(): string {
  return join(folder, 'ttyUSB0');
}

/** The twin behind a pseudo terminal, which is a serial port and a device file. */
async function plugIn(): Promise<void> {
  const ends = [`pty,raw,echo=0,link=${path()}`, `tcp:127.0.0.1:${twin.port}`];
  cable = spawn('socat', ends, { stdio: 'ignore' });
  await until(() => expect(existsSync(path()) && twin.connected === 1).toBe(true));
}

async function unplug(): Promise<void> {
  if (cable === null || cable.exitCode !== null || cable.signalCode !== null) return;
  const exited = once(cable, 'exit');
  cable.kill('SIGKILL');
  await exited;
  rmSync(path(), { force: true });
}

interface Bed {
  readonly name: string;
  readonly missing: string;
  connection(): PrinterSettings['connection'];
  port(): PrinterPort;
  plugIn(): Promise<void>;
  pull(): Promise<void>;
}

const beds: readonly Bed[] = [
  {
    name: 'TCP',
    missing: 'refused',
    connection: () => ({ host: '127.0.0.1', port: twin.port }),
    port: () => tcpPrinter({ host: '127.0.0.1', port: twin.port }, clock),
    plugIn: () => twin.switchOn(),
    pull: () => twin.switchOff(),
  },
  {
    name: 'serial, over a real pseudo terminal',
    missing: 'notFound',
    connection: () => ({ serial: { path: path() }, baudRate: 115_200 }),
    port: () => serialPrinter({ serial: { path: path() }, baudRate: 115_200 }, clock),
    plugIn,
    pull: unplug,
  },
  {
    name: 'a device file, over a real pseudo terminal',
    missing: 'notFound',
    connection: () => ({ device: path() }),
    port: () => devicePrinter(path(), clock),
    plugIn,
    pull: unplug,
  },
];

function until(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000, interval: 5 });
}

async function open(port: PrinterPort): Promise<PrinterLine> {
  const opening = await port.open({
    heard: (bytes) => heard.push(Buffer.from(bytes).toString('hex')),
    gone: ({ problem }) => heard.push(problem),
  });
  if (opening.status === 'failed') throw new Error(opening.fault.detail);
  lines.push(opening.line);
  return opening.line;
}

describe.each(beds)('the contract of a printer: $name', (bed) => {
  test('a long slip is printed to its last dot, and is said to be', async () => {
    await bed.plugIn();
    const bits = Uint8Array.from({ length: 72 * 400 }, (_, place) => (place * 37) & 0xef);
    const slip: readonly PrintLine[] = [
      { type: 'pair', left: 'Total', right: '12,00 €', weight: 'bold' },
      {
        type: 'picture',
        widthDots: 576,
        heightDots: 400,
        bits: Buffer.from(bits).toString('base64'),
        align: 'left',
      },
      { type: 'code', symbology: 'qr', text: '2026012219401080010018823020001' },
    ];
    const ends: string[] = [];
    const told: string[] = [];
    supervised = supervisePrinter(bed.port(), testPrinterSettings(bed.connection()), clock, {
      changed: ({ status, answers }) => told.push(`${status}${answers ? ' and answers' : ''}`),
      ended: (jobId, { ending, detail }) => ends.push(`${jobId} ${ending} ${detail ?? ''}`.trim()),
    });
    await until(() => expect(told).toEqual(['opening', 'ready and answers']));
    supervised.print('a', { lines: slip, opensDrawer: true });
    await until(() => expect(ends).toEqual(['a printed']));
    const { printed } = twin.printer;
    expect(printed.map((each) => (each.type === 'line' ? each.text.trim() : each.type))).toEqual([
      'pulse',
      `Total${' '.repeat(36)}12,00 €`,
      'raster',
      'raster',
      'qr',
      '',
      '',
      '',
      '',
      '',
      'cut',
    ]);
    const dots = printed.flatMap((each) => (each.type === 'raster' ? [each.bits] : []));
    expect(Buffer.concat(dots).equals(bits)).toBe(true);
  });

  test('one that is not there is said to be so', async () => {
    await bed.pull();
    const opening = await bed.port().open({ heard: () => {}, gone: () => {} });
    expect(opening).toMatchObject({ status: 'failed', fault: { problem: bed.missing } });
  });

  test.each([
    ['in silence', 0],
    ['in the midst of a write, which ends', 20_000],
  ])(
    'a cable that is pulled %s is heard once, and can be plugged in again',
    async (_when, bytes) => {
      await bed.plugIn();
      const port = bed.port();
      const line = await open(port);
      await line.write(statusQuestion(1));
      await until(() => expect(heard).toEqual(['12']));
      // The system takes no more of it once nobody reads the other end.
      if (bytes > 0) cable?.kill('SIGSTOP');
      const written = bytes > 0 ? line.write(new Uint8Array(bytes)) : Promise.resolve();
      await bed.pull();
      await written;
      await until(() => expect(heard).toEqual(['12', 'interrupted']));
      await line.write(new Uint8Array(100));
      expect(await line.finish()).toBe(false);
      await line.close({ discards: false });
      await bed.plugIn();
      const again = await open(port);
      await again.write(statusQuestion(4));
      await until(() => expect(heard).toEqual(['12', 'interrupted', '12']));
    },
  );

  test('after it is closed, twice, nothing is heard', async () => {
    await bed.plugIn();
    const line = await open(bed.port());
    await Promise.all([line.close({ discards: false }), line.close({ discards: false })]);
    await bed.pull();
    expect(heard).toEqual([]);
  });
});

describe('what nobody has read when the line is closed', () => {
  const BYTES = 1_000_000;

  test('is nothing that a serial port waits for: every write ends', async () => {
    await plugIn();
    cable?.kill('SIGSTOP');
    const line = await open(serialPrinter({ serial: { path: path() }, baudRate: 115_200 }, clock));
    const written = [line.write(new Uint8Array(BYTES)), line.write(new Uint8Array(1))];
    await line.close({ discards: true });
    await Promise.all(written);
    cable?.kill('SIGCONT');
  });

  test('is thrown away by the network, though the system has taken it', async () => {
    let heardBytes = 0;
    const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    const taken = once(server, 'connection') as Promise<[Socket]>;
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const line = await open(tcpPrinter({ host: '127.0.0.1', port }, clock));
    await line.write(new Uint8Array(BYTES));
    await line.close({ discards: true });
    const [socket] = await taken;
    socket.on('data', (bytes) => {
      heardBytes += bytes.length;
    });
    socket.on('error', () => undefined).resume();
    await until(() => expect(socket.closed).toBe(true));
    server.close();
    expect(heardBytes).toBeLessThan(BYTES);
  });
});

test('neither a file nor a pipe is a printer, and nothing is written to it', async () => {
  const file = join(folder, 'receipts.txt');
  const pipe = join(folder, 'pipe');
  writeFileSync(file, '');
  execFileSync('/usr/bin/mkfifo', [pipe]);
  for (const place of [file, pipe]) {
    const opening = await devicePrinter(place, clock).open({ heard: () => {}, gone: () => {} });
    expect(opening).toMatchObject({ status: 'failed', fault: { problem: 'failed' } });
  }
  expect(readFileSync(file)).toHaveLength(0);
});
