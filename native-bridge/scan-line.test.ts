import { beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from './manual-clock.ts';
import { ScanFramer, SILENCE_MS } from './scan-framing.ts';
import { ScanLine } from './scan-line.ts';
import { EndingHabit } from './serial-ending.ts';

const CODE = '281666051234567890123456';

let clock: ManualClock;
let heard: string[];
let answered: boolean[];
/** The device's answers to whether it is there, one for each time it is asked. */
let asked: ((isThere: boolean) => void)[];
let line: ScanLine;

beforeEach(() => {
  clock = new ManualClock();
  heard = [];
  answered = [];
  asked = [];
  const rule = { habit: new EndingHabit('none'), quickMs: 50, openedMono: -SILENCE_MS };
  line = new ScanLine(
    clock,
    {
      scanned: ({ text }) => heard.push(text),
      misread: (fault) => heard.push(fault),
      gone: () => heard.push('gone'),
    },
    {
      makeFramer: () => new ScanFramer(rule),
      answer: (isWhole) => answered.push(isWhole),
      isThere: () => new Promise((resolve) => asked.push(resolve)),
    },
  );
});

async function reply(isThere: boolean): Promise<void> {
  asked.at(-1)?.(isThere);
  await Promise.resolve();
  await Promise.resolve();
}

describe('a code that silence ended', () => {
  beforeEach(() => {
    line.push(Buffer.from(CODE));
    clock.advance(SILENCE_MS);
    expect(heard).toEqual([]);
  });

  test('is heard once the device has answered twice', async () => {
    await reply(true);
    expect(heard).toEqual([]);
    await reply(true);
    expect(heard).toEqual([CODE]);
    expect(answered).toEqual([true]);
  });

  test('is half a code when the device does not answer', async () => {
    await reply(true);
    await reply(false);
    expect(heard).toEqual(['partial']);
    expect(asked).toHaveLength(2);
  });

  test('is half a code when more of it comes while the device is asked', async () => {
    await reply(true);
    line.push(Buffer.from('7890'));
    await reply(true);
    clock.advance(SILENCE_MS);
    expect(heard).toEqual(['partial', 'partial']);
  });

  test('is half a code when the device goes meanwhile', async () => {
    line.cut();
    await reply(true);
    await reply(true);
    expect(heard).toEqual(['partial', 'gone']);
  });

  test('is not heard after hanging up', async () => {
    line.hangUp();
    await reply(true);
    await reply(true);
    expect(heard).toEqual([]);
  });
});

test('the end is told once, though a driver tells it twice', () => {
  line.push(Buffer.from('2816'));
  line.cut();
  line.cut();
  expect(heard).toEqual(['partial', 'gone']);
});

describe('a device that waits for a word', () => {
  test('gets one for each code', () => {
    line.push(Buffer.from(`${CODE}\r${CODE}\r`));
    expect(answered).toEqual([true, true]);
  });

  test('gets one for each bad frame, also when its fault is not said again', () => {
    for (let time = 0; time < 3; time += 1) line.push(Buffer.from('\x00\r'));
    expect(heard).toEqual(['noise']);
    expect(answered).toEqual([false, false, false]);
  });

  test('gets none when it has gone', () => {
    line.push(Buffer.from('2816'));
    line.cut();
    expect(heard).toEqual(['partial', 'gone']);
    expect(answered).toEqual([]);
  });
});
