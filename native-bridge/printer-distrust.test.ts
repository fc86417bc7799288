import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PrinterBed, until } from './test-printer.ts';

const SLIP = { lines: [{ type: 'rule' }], opensDrawer: false } as const;
const QUESTION_BYTES = 3;

let server: Server;
let bed: PrinterBed;
let hear: (host: Socket, bytes: Buffer) => void;
let connections: number;
let heardBytes: number;

beforeEach(async () => {
  hear = () => undefined;
  connections = 0;
  heardBytes = 0;
  server = createServer((host) => {
    connections += 1;
    host.on('error', () => undefined);
    host.on('data', (bytes) => {
      heardBytes += bytes.length;
      hear(host, bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  bed = new PrinterBed((server.address() as AddressInfo).port);
});
afterEach(async () => {
  await bed.close();
  server.close();
});

/** For ever, as fast as it is taken. */
function flood(host: Socket): void {
  const junk = Buffer.alloc(65_536, 0x12);
  const pour = (): void => {
    while (host.writable && host.write(junk));
  };
  host.on('drain', pour);
  pour();
}

describe('who is no printer', () => {
  test.each<[string, (host: Socket, bytes: Buffer) => void]>([
    ['gives back what it is sent', (host, bytes) => host.write(bytes)],
    ['speaks another language', (host) => host.write('OK\r\n')],
    ['says words with answers among them', (host) => host.write('Printer ready\r\n')],
    ['never stops to speak', flood],
  ])('and %s is told to be none, and is given no slip', async (_what, answer) => {
    hear = answer;
    bed.start();
    await bed.later(() => expect(bed.told).toEqual(['opening (mute)', 'faulted: failed (mute)']));
    bed.printer.print('a', SLIP);
    await bed.later(() => expect(bed.ends).toEqual(['a notPrinted: failed']));
    expect(heardBytes).toBeLessThanOrEqual(connections * QUESTION_BYTES);
    // Again and again, but ever less often.
    await bed.later(() => expect(connections).toBeGreaterThan(3));
    const [before, from] = [connections, bed.clock.mono()];
    await bed.later(() => expect(connections).toBe(before + 1));
    expect(bed.clock.mono() - from).toBeGreaterThan(1500);
    expect(bed.told).toHaveLength(2);
  });

  test('and speaks only when it gets a slip has not printed it for certain', async () => {
    hear = (host, bytes) => bytes.length > QUESTION_BYTES && host.write('OK\r\n');
    bed.start();
    await bed.later(() => expect(bed.told).toEqual(['opening (mute)', 'ready (mute)']));
    bed.printer.print('a', SLIP);
    await bed.later(() => expect(bed.ends).toEqual(['a notKnown: failed']));
    await until(() => expect(connections).toBeGreaterThan(1));
  });
});
