import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PrinterCable, WELL } from './test-printer-cable.ts';
import { PrinterBed, until } from './test-printer.ts';

const SLIP = { lines: [{ type: 'rule' }], opensDrawer: false } as const;
/** `GS r 1`, and that there is paper. */
const CONFIRM = '1d7201';
const PAPER = 0x00;
/** `ESC p`: the drawer's pulse. */
const PULSE = '1b7000';

let cable: PrinterCable;
let bed: PrinterBed;

beforeEach(() => {
  cable = new PrinterCable();
  bed = new PrinterBed(0);
});
afterEach(() => bed.close());

async function ready(): Promise<void> {
  bed.supervise(cable.port);
  await bed.later(() => expect(bed.told.at(-1)).toMatch(/^ready/));
}

/** How often it was asked to confirm. */
function asked(): number {
  return cable.taken.filter((bytes) => bytes === CONFIRM).length;
}

async function print(jobId: string): Promise<void> {
  const before = asked();
  bed.printer.print(jobId, SLIP);
  await until(() => expect(asked()).toBe(before + 1));
}

describe('what a printer on a cable has not taken in time', () => {
  test.each<[string, () => void]>([
    ['a slip', () => bed.printer.print('a', SLIP)],
    ["the drawer's pulse", () => bed.printer.openDrawer('a')],
  ])('is thrown away and never comes by itself later: %s', async (_what, begin) => {
    cable.answers = false;
    await ready();
    // Asked three times in vain, it is not asked any more.
    await bed.later(() => expect(bed.clock.mono()).toBeGreaterThan(25_000));
    expect(cable.closings).toEqual([]);
    cable.isStalled = true;
    begin();
    await bed.later(() => expect(bed.ends).toEqual(['a notKnown: silent']));
    await until(() => expect(cable.closings).toEqual([true]));
    cable.isStalled = false;
    bed.printer.print('b', SLIP);
    await bed.later(() => expect(bed.ends.at(-1)).toBe('b sent'));
    expect(cable.opened).toBe(2);
  });
});

describe('an answer that comes late', () => {
  test('does not confirm the next slip; once all have come, answers do again', async () => {
    await ready();
    await print('a');
    await bed.later(() => expect(bed.ends).toEqual(['a sent']));
    await print('b');
    cable.say(PAPER);
    await bed.later(() => expect(bed.ends.at(-1)).toBe('b sent'));
    // The next look asks with nothing to print, and hears both that were owed.
    await bed.later(() => expect(asked()).toBe(3));
    cable.say(PAPER, PAPER);
    const from = bed.clock.mono();
    await bed.later(() => expect(bed.clock.mono() - from).toBeGreaterThan(2000));
    await print('c');
    cable.say(PAPER);
    await until(() => expect(bed.ends.at(-1)).toBe('c printed'));
    expect(cable.opened).toBe(1);
  });

  test('to nothing that was asked is no answer, and one that does not stand alone neither', async () => {
    await ready();
    cable.say(PAPER);
    await print('a');
    expect(bed.ends).toEqual([]);
    cable.say(...Buffer.from('OK\r\n'));
    await until(() => expect(bed.ends).toEqual(['a notKnown: failed']));
  });
});

describe('the drawer', () => {
  test('that could not be opened within 3 seconds is not opened later', async () => {
    const opener = new EventEmitter();
    cable.opening = once(opener, 'open');
    bed.supervise(cable.port);
    bed.printer.openDrawer('a');
    bed.clock.advance(2999);
    expect(bed.ends).toEqual([]);
    bed.clock.advance(1);
    expect(bed.ends).toEqual(['a notPrinted: busy']);
    opener.emit('open');
    await until(() => expect(bed.told.at(-1)).toBe('ready'));
    await print('b');
    cable.say(PAPER);
    await until(() => expect(bed.ends.at(-1)).toBe('b printed'));
    expect(cable.taken.filter((bytes) => bytes.startsWith(PULSE))).toEqual([]);
  });

  test('is not opened by a printer that takes longer than that to say how it is', async () => {
    await ready();
    cable.answers = false;
    bed.printer.openDrawer('a');
    const before = cable.questions;
    for (let answered = 1; answered <= 4; answered += 1) {
      await until(() => expect(cable.questions).toBe(before + answered));
      bed.clock.advance(900);
      cable.say(WELL);
    }
    expect(bed.ends).toEqual(['a notPrinted: busy']);
    // The next look: the drawer's turn is over.
    cable.answers = true;
    await until(() => expect(cable.questions).toBeGreaterThan(before + 4));
    expect(cable.taken).toEqual([]);
  });
});
