import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPrinterTwin, type PrinterTwin } from '../fixtures/world/printer/printer-twin.ts';
import type { PrinterPort } from './printer-port.ts';
import type { PrintLine } from './protocol.ts';
import { PrinterBed, until } from './test-printer.ts';

const LINES: readonly PrintLine[] = ['one', 'two', 'three'].map((text) => ({
  type: 'text',
  text,
  align: 'left',
  size: 'normal',
  weight: 'normal',
}));
const PICTURE: PrintLine = {
  type: 'picture',
  widthDots: 576,
  heightDots: 400,
  bits: Buffer.alloc(72 * 400).toString('base64'),
  align: 'left',
};
const SLIP = { lines: LINES, opensDrawer: false };

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

function rows(): string[] {
  return twin.printer.printed.map((each) => (each.type === 'line' ? each.text : each.type));
}

/** A device whose printer takes so many bytes of a slip and then no more. */
function stuckPort(bytesMax: number): PrinterPort {
  return {
    staysOpen: false,
    async open() {
      const line = {
        takenBytes: 0,
        async write({ length }: Uint8Array) {
          if (length > 100 && line.takenBytes + length > bytesMax) await new Promise(() => {});
          line.takenBytes += length;
        },
        finish: async () => true,
        close: async () => {},
      };
      return { status: 'opened', line };
    },
  };
}

const WHOLE = ['one', 'two', 'three', '', '', '', '', 'cut'];

describe('a slip', () => {
  test('is printed when the printer has said so after its last byte', async () => {
    await bed.ready();
    bed.printer.print('a', SLIP);
    await until(() => expect(bed.ends).toEqual(['a printed']));
    expect(rows()).toEqual(WHOLE);
  });

  test.each<[string, (twin: PrinterTwin) => void]>([
    ['coverOpen', (it) => void (it.printer.isCoverOpen = true)],
    ['paperOut', (it) => it.printer.loadPaper(0)],
    ['cutterJammed', (it) => void (it.printer.isCutterJammed = true)],
  ])(
    'is not begun by a printer that says %s, and comes once it is well',
    async (problem, spoil) => {
      await bed.ready();
      spoil(twin);
      bed.printer.print('a', SLIP);
      await until(() => expect(bed.ends).toEqual([`a notPrinted: ${problem}`]));
      await until(() => expect(bed.told).toEqual([`faulted: ${problem}`]));
      Object.assign(twin.printer, { isCoverOpen: false, isCutterJammed: false });
      twin.printer.loadPaper();
      expect(rows()).toEqual([]);
      bed.clock.advance(2000);
      await until(() => expect(bed.told.at(-1)).toBe('ready'));
      bed.printer.print('b', SLIP);
      await until(() => expect(bed.ends.at(-1)).toBe('b printed'));
    },
  );

  test('may be on paper in part when the paper ends in it', async () => {
    await bed.ready();
    twin.printer.loadPaper(2);
    bed.printer.print('a', SLIP);
    await bed.later(() => expect(bed.ends).toEqual(['a notKnown: paperOut']));
    await until(() => expect(bed.told).toEqual(['faulted: paperOut']));
    expect(rows()).toEqual(['one', 'two']);
  });

  test('may be on paper in part when the connection breaks in it', async () => {
    await bed.ready();
    // Behind the four questions of how it is.
    twin.breakAfter(12 + 36);
    bed.printer.print('a', SLIP);
    await until(() => expect(bed.ends).toEqual(['a notKnown: interrupted']));
    expect(rows()).toEqual(['one']);
  });

  test.each([
    ['notPrinted', 'nothing of it', 0],
    ['notKnown', 'only a part of it', 1024],
  ])('is %s by a printer whose driver takes %s, and never hangs', async (ending, _what, taken) => {
    bed.supervise(stuckPort(taken));
    await bed.later(() => expect(bed.told).toEqual(['opening (mute)', 'ready (mute)']));
    bed.printer.print('a', { ...SLIP, lines: [PICTURE] });
    await bed.later(() => expect(bed.ends).toEqual([`a ${ending}: silent`]));
  });

  test('is not on paper when the connection breaks before its first byte', async () => {
    await bed.ready();
    twin.breakAfter(3);
    bed.printer.print('a', SLIP);
    await until(() => expect(bed.ends).toEqual(['a notPrinted: interrupted']));
    expect(rows()).toEqual([]);
  });

  test('may be on paper when the printer falls silent after it', async () => {
    await bed.ready();
    twin.printer.isHeld = true;
    bed.printer.print('a', SLIP);
    await until(() => expect(twin.printer.takenBytes).toBeGreaterThan(50));
    twin.printer.isSilent = true;
    await bed.later(() => expect(bed.ends).toEqual(['a notKnown: silent']));
    await bed.later(() => expect(bed.told.at(-1)).toBe('faulted: silent'));
  });

  test('is printed by one that is slow, however late it says so', async () => {
    await bed.ready();
    twin.printer.isHeld = true;
    bed.printer.print('a', SLIP);
    const from = bed.clock.mono();
    await bed.later(() => expect(bed.clock.mono() - from).toBeGreaterThan(15_000));
    expect(bed.ends).toEqual([]);
    twin.printer.isHeld = false;
    twin.printer.goOn();
    await until(() => expect(bed.ends).toEqual(['a printed']));
  });

  test('is sent to one that answers but never confirms, the second without the wait', async () => {
    twin.printer.confirms = false;
    await bed.ready();
    bed.printer.print('a', SLIP);
    await bed.later(() => expect(bed.ends).toEqual(['a sent']));
    const from = bed.clock.mono();
    bed.printer.print('b', SLIP);
    await bed.later(() => expect(bed.ends.at(-1)).toBe('b sent'));
    expect(bed.clock.mono() - from).toBeLessThan(5000);
    expect(rows()).toEqual([...WHOLE, ...WHOLE]);
  });

  test('is sent to one that answers after it only: late answers are not mixed up', async () => {
    // With its drawer open, what it says of itself would be an open cover in another's place.
    Object.assign(twin.printer, { confirms: false, answersInTurn: true, isDrawerOpen: true });
    await bed.ready();
    twin.printer.holdsNext = true;
    bed.printer.print('a', SLIP);
    await bed.later(() => expect(bed.clock.mono()).toBeGreaterThan(8000));
    twin.printer.isHeld = false;
    twin.printer.goOn();
    await bed.later(() => expect(bed.ends).toEqual(['a sent']));
  });

  test('is sent to one that never says anything, once it has taken every byte', async () => {
    twin.printer.isSilent = true;
    bed.start();
    await bed.later(() => expect(bed.told).toEqual(['opening (mute)', 'ready (mute)']));
    bed.printer.print('a', SLIP);
    await bed.later(() => expect(bed.ends).toEqual(['a sent']));
    expect(rows()).toEqual(WHOLE);
  });

  test('waits for another till that has the printer, and no longer than some seconds', async () => {
    await bed.ready();
    await twin.switchOff();
    bed.printer.print('a', SLIP);
    await bed.later(() => expect(bed.clock.mono()).toBeGreaterThan(2000));
    expect(bed.ends).toEqual([]);
    await twin.switchOn();
    await bed.later(() => expect(bed.ends).toEqual(['a printed']));
    await twin.switchOff();
    bed.printer.print('b', SLIP);
    await bed.later(() => expect(bed.ends.at(-1)).toBe('b notPrinted: refused'));
  });

  test('is one at a time', async () => {
    await bed.ready();
    bed.printer.print('a', SLIP);
    bed.printer.print('b', SLIP);
    await until(() => expect(bed.ends).toEqual(['b notPrinted: busy', 'a printed']));
  });

  test('ends when the printer is let go, as what is known of it', async () => {
    await bed.ready();
    twin.printer.loadPaper(2);
    bed.printer.print('a', SLIP);
    await until(() => expect(rows()).toEqual(['one', 'two']));
    void bed.printer.stop();
    await until(() => expect(bed.ends).toEqual(['a notKnown: interrupted']));
  });
});

describe('the drawer', () => {
  test('opens by a pulse, and its contact is bed.told', async () => {
    bed.start();
    await until(() => expect(bed.told).toHaveLength(2));
    bed.printer.openDrawer('a');
    await bed.later(() => expect(bed.ends).toEqual(['a printed']));
    expect(twin.printer.printed).toEqual([{ type: 'pulse', pin: 'pin2', onMs: 100 }]);
  });

  test('opens without paper too, and never later', async () => {
    await bed.ready();
    twin.printer.loadPaper(0);
    bed.printer.openDrawer('a');
    await bed.later(() => expect(bed.ends).toEqual(['a printed']));
    twin.printer.loadPaper();
    expect(rows()).toEqual(['pulse']);
  });

  test('is said to be closed when it did not move', async () => {
    await bed.ready();
    twin.printer.isCutterJammed = true;
    bed.printer.openDrawer('a');
    await bed.later(() => expect(bed.ends).toEqual(['a notPrinted: cutterJammed']));
    twin.printer.isCutterJammed = false;
    twin.printer.goOn();
    expect(rows()).toEqual([]);
  });

  test('is none where none is configured', async () => {
    await bed.ready({ drawer: null });
    bed.printer.openDrawer('a');
    expect(bed.ends).toEqual(['a notPrinted: noDrawer']);
  });
});
