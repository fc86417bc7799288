import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPrinterTwin, type PrinterTwin } from '../fixtures/world/printer/printer-twin.ts';
import { createBridge, type Bridge } from './bridge.ts';
import { ManualClock } from './manual-clock.ts';
import { fromBridgeSchema, PROTOCOL_VERSION, type PrinterSettings } from './protocol.ts';
import { testPrinterSettings } from './test-printer.ts';

let clock: ManualClock;
let twin: PrinterTwin;
let bridge: Bridge;
let said: string[];
let exits: number;

beforeEach(async () => {
  clock = new ManualClock();
  twin = await openPrinterTwin();
  said = [];
  exits = 0;
  bridge = createBridge({
    clock,
    say(message) {
      const heard = fromBridgeSchema.parse(message);
      if (heard.type === 'printerStatus') said.push(heard.status);
      if (heard.type === 'printEnded') {
        said.push(
          `${heard.jobId} ${heard.ending}${heard.problem === null ? '' : `: ${heard.problem}`}`,
        );
      }
    },
    log: (event, detail) => said.push(`${event} ${detail}`),
    exit: () => {
      exits += 1;
    },
  });
});
afterEach(async () => {
  bridge.stop();
  await until(() => expect(exits).toBeGreaterThan(0));
  await twin.close();
});

function until(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000, interval: 1 });
}

async function untilSaid(...what: readonly string[]): Promise<void> {
  await until(() => expect(said).toEqual(what));
  said.length = 0;
}

function configure(printer: PrinterSettings | null): void {
  bridge.receive({ type: 'configure', version: PROTOCOL_VERSION, scanners: [], printer });
}

function settings(): PrinterSettings {
  return testPrinterSettings({ host: '127.0.0.1', port: twin.port });
}

function print(jobId: string): void {
  bridge.receive({ type: 'print', jobId, lines: [{ type: 'rule' }], opensDrawer: true });
}

describe('the bridge', () => {
  test('says how its printer is, prints and opens the drawer', async () => {
    configure(settings());
    await untilSaid('opening', 'ready');
    print('a');
    await untilSaid('a printed');
    bridge.receive({ type: 'openDrawer', jobId: 'b' });
    await until(() => {
      clock.advance(100);
      expect(said).toEqual(['b printed']);
    });
    const pulses = twin.printer.printed.filter(({ type }) => type === 'pulse');
    expect(pulses).toHaveLength(2);
  });

  test('without a printer says so for each slip', async () => {
    print('a');
    bridge.receive({ type: 'openDrawer', jobId: 'b' });
    await untilSaid('a notPrinted: notFound', 'b notPrinted: notFound');
  });

  test('configured anew with the same printer goes on printing', async () => {
    configure(settings());
    await untilSaid('opening', 'ready');
    twin.printer.isHeld = true;
    print('a');
    await until(() => expect(twin.connected).toBe(1));
    configure(settings());
    await untilSaid('ready');
    twin.printer.isHeld = false;
    twin.printer.goOn();
    await untilSaid('a printed');
  });

  test('configured with another printer ends the slip of the one before, and prints there', async () => {
    const other = await openPrinterTwin();
    configure(settings());
    await untilSaid('opening', 'ready');
    twin.printer.isHeld = true;
    print('a');
    await until(() => expect(twin.connected).toBe(1));
    configure(testPrinterSettings({ host: '127.0.0.1', port: other.port }));
    print('b');
    await untilSaid(expect.stringMatching(/^a not/), 'opening', 'ready', 'b printed');
    await until(() => expect(twin.connected).toBe(0));
    expect(other.printer.printed).not.toHaveLength(0);
    await other.close();
  });

  test('that stops ends the slip that is being printed, and lets go of the printer', async () => {
    configure(settings());
    await untilSaid('opening', 'ready');
    twin.printer.isHeld = true;
    print('a');
    await until(() => expect(twin.connected).toBe(1));
    bridge.stop();
    await until(() => expect(exits).toBe(1));
    expect(said).toEqual([expect.stringMatching(/^a not(Known|Printed): interrupted$/)]);
    await until(() => expect(twin.connected).toBe(0));
  });
});
