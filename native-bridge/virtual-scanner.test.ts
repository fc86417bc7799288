import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readHidRecording, unitOfRecording } from './hid-recording.ts';
import { reportsOf } from './hid-reports.ts';
import { ManualClock } from './manual-clock.ts';
import { SILENCE_MS } from './scan-framing.ts';
import type { OpenScanner } from './scanner.ts';
import { plugInSocket, type TestDevice } from './test-devices.ts';
import { virtualScanner } from './virtual-scanner.ts';

const CODE = '281666051234567890123456';
const OTHER = '281666059999999999999999';
const LINK = `https://pay.example/q/${'0123456789'.repeat(12)}`;

let folder: string;
let clock: ManualClock;
let device: TestDevice;
let open: OpenScanner | null;
let heard: string[];
/** How many bytes came over the cable. */
let came: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'virtual-'));
  clock = new ManualClock();
  device = await plugInSocket(join(folder, 'socket'));
  open = null;
  heard = [];
  came = 0;
});
afterEach(async () => {
  await open?.close();
  await device.unplug();
  rmSync(folder, { recursive: true });
});

async function openAs(unit: 'bytes' | 'report'): Promise<void> {
  const socket = join(folder, 'socket');
  const port = virtualScanner({ kind: 'virtual', id: 'a', socket, unit }, clock);
  const opening = await port.open({
    scanned: ({ text, symbology }) => heard.push((symbology ?? '') + text),
    misread: (fault) => heard.push(fault),
    gone: () => heard.push('gone'),
    came: (_unit, bytes) => {
      came += bytes.length;
    },
  });
  if (opening.status === 'opened') open = opening.scanner;
}

async function untilCame(bytes: number): Promise<void> {
  await vi.waitFor(() => expect(came).toBe(bytes), { timeout: 10_000, interval: 2 });
}

test('reports are whole again, however the socket cut them', async () => {
  await openAs('report');
  const reports = [CODE, LINK, OTHER].flatMap((code) => reportsOf(code, { layout: 'A' }));
  const stream = Buffer.concat(reports.flatMap((one) => [Uint8Array.of(one.length), one]));
  for (const end of [1, 40, 70, 200, stream.length]) {
    const start = [0, 1, 40, 70, 200].findLast((one) => one < end) ?? 0;
    await device.send(stream.subarray(start, end));
    // Each piece arrives by itself.
    await untilCame(64 * Math.floor(end / 65));
  }
  expect(heard).toEqual([CODE, LINK, OTHER].map((code) => `]Q1${code}`));
});

test.each([
  ['serial-cr', [CODE, `]Q1${OTHER}`, LINK, 'partial', CODE, OTHER]],
  ['serial-stx-etx', [CODE, OTHER, LINK, CODE.slice(12), CODE]],
  ['serial-no-end', ['unended', CODE, OTHER, 'partial', OTHER]],
])('the recording %s is heard again as it was', async (name, codes) => {
  const file = new URL(`recordings/${name}.hex`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  expect(unitOfRecording(text)).toBe('bytes');
  await openAs('bytes');
  let sent = 0;
  clock.advance(SILENCE_MS);
  for (const { atMs, report } of readHidRecording(text)) {
    clock.advance(Math.max(0, atMs + SILENCE_MS - clock.mono()));
    await device.send(report);
    sent += report.length;
    await untilCame(sent);
  }
  clock.advance(SILENCE_MS);
  expect(heard.map((one) => one.replace(/^\]Q1(?=https)/, ''))).toEqual(codes);
});
