import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { devicesViewSchema } from '../../messages/devices.schema.ts';
import { ManualClock } from '../../native-bridge/manual-clock.ts';
import type { FromBridge } from '../../native-bridge/protocol.ts';
import { Devices } from './devices.ts';

const CODE = '281666051234567890123456';
const HIDDEN = '281666000000000000003456';
const SCANNER = { id: 'serial-1', kind: 'serial', status: 'ready', detail: null } as const;

let folder: string;
let clock: ManualClock;
let watched: boolean[];
let lost: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countercode-devices-'));
  clock = new ManualClock();
  watched = [];
  lost = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(isSimulation = false, recordingsFolder = join(folder, 'recordings')): Devices {
  return new Devices({
    clock,
    realClock: clock,
    isSimulation,
    settings: [],
    scanners: () => [SCANNER],
    watch: (on) => watched.push(on),
    recordingsFolder,
    onRecordingLost: (detail) => lost.push(detail),
  });
}

function bytes(text: string): FromBridge {
  const hex = Buffer.from(text).toString('hex');
  return { type: 'deviceBytes', scannerId: 'serial-1', at: clock.now(), unit: 'bytes', hex };
}

function scan(text: string): FromBridge {
  const at = clock.now();
  return { type: 'scan', scan: { text, symbology: null, scannerId: 'serial-1', at } };
}

/** A code in two pieces, and what the till made of it. */
function scanWhole(devices: Devices): void {
  devices.hear(bytes(CODE.slice(0, 10)));
  clock.advance(7);
  devices.hear(bytes(CODE.slice(10)));
  devices.hear(scan(CODE));
  devices.scanMade({ at: clock.now(), way: 'serial-1', made: 'held' });
}

function textOf({ chunks }: { readonly chunks: readonly { readonly hex: string }[] }): string {
  return chunks.map(({ hex }) => Buffer.from(hex, 'hex').toString()).join('|');
}

describe('looking at the devices', () => {
  test('begins with the first question and ends when nobody asks any more', () => {
    const devices = open();
    devices.read();
    clock.advance(4000);
    devices.read();
    clock.advance(4999);
    expect(watched).toEqual([true]);
    clock.advance(1);
    expect(watched).toEqual([true, false]);
  });

  test('shows what came, when, and what the till made of it, without the code', () => {
    const devices = open();
    devices.read();
    scanWhole(devices);
    const view = devices.read();
    expect(devicesViewSchema.parse(view)).toEqual(view);
    const [traced] = view.trace;
    expect(traced).toMatchObject({ scannerId: 'serial-1', unit: 'bytes', made: 'held' });
    expect(traced?.chunks.map(({ afterMs }) => afterMs)).toEqual([0, 7]);
    expect(traced && textOf(traced)).toBe(`${HIDDEN.slice(0, 10)}|${HIDDEN.slice(10)}`);
    expect(view.scanners[0]?.health.reads).toBe(1);
  });

  test('shows a simulated code whole, for it is nobody’s', () => {
    const devices = open(true);
    devices.read();
    scanWhole(devices);
    expect(devices.read().trace.map(textOf)).toEqual([`${CODE.slice(0, 10)}|${CODE.slice(10)}`]);
  });

  test('tells a scan whose bytes nobody saw, and one that was typed', () => {
    const devices = open();
    devices.hear(scan(CODE));
    devices.scanMade({ at: clock.now(), way: 'serial-1', made: 'charging' });
    devices.scanMade({ at: clock.now(), way: 'keyboard', made: 'notACode' });
    const view = devices.read();
    expect(view.trace.map(({ scannerId, made }) => [scannerId, made])).toEqual([
      ['keyboard', 'notACode'],
      ['serial-1', 'charging'],
    ]);
    expect(view.typing?.reads).toBe(1);
  });

  test('an answer to a command is told as such, and is not part of the next scan', () => {
    const devices = open();
    devices.read();
    devices.hear(bytes('REVINF 1234567'));
    clock.advance(1000);
    scanWhole(devices);
    const [traced, answer] = devices.read().trace;
    expect(traced).toMatchObject({ made: 'held', chunks: [{}, {}] });
    expect(answer).toMatchObject({ made: null, chunks: [{}] });
    expect(answer && textOf(answer)).toBe('REVINF 1200000');
  });
});

function read(name: string): string {
  return readFileSync(join(folder, 'recordings', `${name}.hex`), 'utf8');
}

describe('a recording', () => {
  test('holds what its scanner sent, masked, with its times', () => {
    const devices = open();
    expect(devices.startRecording('serial-1').ok).toBe(true);
    expect(devices.startRecording('serial-1')).toEqual({ ok: false, failure: 'notNow' });
    scanWhole(devices);
    clock.advance(500);
    scanWhole(devices);
    const stopped = devices.stopRecording();
    expect(stopped).toEqual({ ok: true, result: { name: '20260102t090000-serial-1' } });
    const hex = [HIDDEN.slice(0, 10), HIDDEN.slice(10)].map((one) =>
      Buffer.from(one).toString('hex'),
    );
    const lines = read('20260102t090000-serial-1').split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '# What a scanner sent to the till.',
      '# unit: bytes',
      '# device: not known',
    ]);
    expect(lines.filter((line) => /^\d/.test(line))).toEqual([
      `0 ${hex[0]}`,
      `7 ${hex[1]}`,
      `507 ${hex[0]}`,
      `514 ${hex[1]}`,
    ]);
    expect(devices.read().recordings).toEqual(['20260102t090000-serial-1']);
  });

  test('keeps the bridge watched, and ends by itself after ten minutes', () => {
    const devices = open();
    devices.startRecording('serial-1');
    devices.read();
    clock.advance(599_999);
    expect(watched).toEqual([true]);
    clock.advance(1);
    expect(watched).toEqual([true, false]);
    expect(read('20260102t090000-serial-1')).toContain('# unit: bytes');
  });

  test('ends by itself at a megabyte', () => {
    const devices = open();
    devices.startRecording('serial-1');
    for (let count = 0; count < 400; count += 1) {
      devices.hear(bytes('x'.repeat(3000)));
      devices.hear(scan('x'));
    }
    expect(devices.read().recording).toBeNull();
    expect(read('20260102t090000-serial-1').length).toBeLessThan(1_100_000);
  });

  test('of which there are very many are shown the newest first, and the rest counted', () => {
    mkdirSync(join(folder, 'recordings'));
    for (let count = 100; count < 350; count += 1) {
      writeFileSync(join(folder, 'recordings', `2026-${count}.hex`), '');
    }
    const view = devicesViewSchema.parse(open().read());
    expect(view.recordings).toHaveLength(200);
    expect(view.recordings[0]).toBe('2026-349');
    expect(view.moreRecordings).toBe(50);
  });

  test('that cannot be written is told', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const devices = open(false, file);
    devices.startRecording('serial-1');
    expect(devices.stopRecording()).toEqual({ ok: false, failure: 'recordingFailed' });
    devices.startRecording('serial-1');
    devices.stop();
    expect(lost).toEqual([expect.stringMatching(/EEXIST|ENOTDIR/)]);
  });

  test('of a scanner that is not there is refused', () => {
    expect(open().startRecording('serial-9')).toEqual({ ok: false, failure: 'notNow' });
  });
});
