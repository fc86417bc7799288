import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPrinterTwin, type PrinterTwin } from '../fixtures/world/printer/printer-twin.ts';
import { PrinterBed, until } from './test-printer.ts';

const SLIP = { lines: [{ type: 'rule' }], opensDrawer: false } as const;

let twin: PrinterTwin;
let bed: PrinterBed;

beforeEach(async () => {
  twin = await openPrinterTwin();
  bed = new PrinterBed(twin.port);
});
afterEach(async () => {
  await bed.close();
  await twin.close();
});

describe('a printer', () => {
  test('is looked at again and again, and each change is bed.told once', async () => {
    await bed.ready();
    twin.printer.isPaperLow = true;
    await bed.later(() => expect(bed.told).toEqual(['ready, paper low']));
    await twin.switchOff();
    await bed.later(() => expect(bed.told.at(-1)).toBe('faulted: refused'));
    await twin.switchOn();
    await bed.later(() => expect(bed.told.at(-1)).toBe('ready, paper low'));
    const before = twin.connections;
    const from = bed.clock.mono();
    await bed.later(() => expect(twin.connections).toBe(before + 1));
    expect(bed.clock.mono() - from).toBeGreaterThan(9000);
    expect(bed.told).toHaveLength(3);
  });

  test('that says nothing is asked three times, and answers when it does', async () => {
    twin.printer.isSilent = true;
    bed.start();
    await bed.later(() => expect(bed.told).toEqual(['opening (mute)', 'ready (mute)']));
    twin.printer.isSilent = false;
    await bed.later(() => expect(bed.told.at(-1)).toBe('ready'));
  });

  test('that never says anything is asked no more after that', async () => {
    twin.printer.isSilent = true;
    bed.start();
    await bed.later(() => expect(twin.connections).toBe(5));
    await until(() => expect(twin.connected).toBe(0));
    expect(twin.printer.takenBytes).toBe(3 * 3);
  });

  test('that another till has for a moment is not said to refuse', async () => {
    await bed.ready();
    await twin.switchOff();
    bed.clock.advance(10_000);
    await until(() => expect(bed.clock.waitingCount).toBe(1));
    await twin.switchOn();
    await bed.later(() => expect(twin.connections).toBe(2));
    await until(() => expect(twin.connected).toBe(0));
    expect(bed.told).toEqual([]);
  });

  test('is free for others while nothing is printed', async () => {
    await bed.ready();
    await until(() => expect(twin.connected).toBe(0));
    bed.printer.print('a', SLIP);
    await until(() => expect(bed.ends).toEqual(['a printed']));
    await until(() => expect(twin.connected).toBe(0));
  });
});
