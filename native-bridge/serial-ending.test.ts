import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from './manual-clock.ts';
import { quickSilenceMs, ScanFramer, SILENCE_MS } from './scan-framing.ts';
import { ScanLine } from './scan-line.ts';
import { EndingHabit } from './serial-ending.ts';

const CODE = '281666051234567890123456';
const OTHER = '281666059999999999999999';
/** As some wallets show them: a 24 digit code may begin with just these. */
const SHORT = CODE.slice(0, 18);
const QUICK_MS = quickSilenceMs(9600);
/** Nobody scans faster by hand. */
const BETWEEN_SCANS_MS = 600;

let clock: ManualClock;
let heard: string[];
let habit: EndingHabit;
let line: ScanLine;

beforeEach(() => plugIn('auto'));

/** A scanner that the till does not know yet. */
function plugIn(ending: 'auto' | 'none'): void {
  clock = new ManualClock();
  heard = [];
  habit = new EndingHabit(ending);
  open();
}

function open(): void {
  const rule = { habit, quickMs: QUICK_MS, openedMono: clock.mono() };
  line = new ScanLine(
    clock,
    {
      scanned: ({ text }) => heard.push(text),
      misread: (fault) => heard.push(fault),
      gone: () => heard.push('gone'),
    },
    { makeFramer: () => new ScanFramer(rule) },
  );
  clock.advance(BETWEEN_SCANS_MS);
}

function scan(text: string, thenMs = BETWEEN_SCANS_MS): void {
  line.push(Buffer.from(text));
  clock.advance(thenMs);
}

describe('a scanner that sends no end', () => {
  test('is told as that at its first scan, and heard from the second on', () => {
    for (const text of [CODE, CODE, OTHER]) scan(text);
    expect(heard).toEqual(['unended', CODE, OTHER]);
  });

  test('is known by two codes of one length too', () => {
    for (const text of [CODE, OTHER]) scan(text);
    expect(heard).toEqual(['unended', OTHER]);
  });

  test('may send the AIM identifier in front', () => {
    for (const text of [`]Q1${CODE}`, `]C0${OTHER}`]) scan(text);
    expect(heard).toEqual(['unended', OTHER]);
  });

  test('is heard soon once it is known', () => {
    for (const text of [CODE, CODE]) scan(text);
    scan(OTHER, QUICK_MS - 1);
    expect(heard).toEqual(['unended', CODE]);
    clock.advance(1);
    expect(heard).toEqual(['unended', CODE, OTHER]);
  });

  test('is still known after it was unplugged, and half a code of before is not', () => {
    for (const text of [CODE, CODE]) scan(text);
    scan(OTHER.slice(0, 20), 10);
    line.cut();
    open();
    scan(OTHER);
    expect(heard).toEqual(['unended', CODE, 'partial', 'gone', OTHER]);
  });

  test('that was told to send none is heard from the first scan on', () => {
    plugIn('none');
    scan(CODE);
    scan(OTHER, QUICK_MS);
    expect(heard).toEqual([CODE, OTHER]);
  });

  test('is not what one is that has ever sent an end', () => {
    scan(`${CODE}\r`);
    for (const text of [CODE, CODE]) scan(text);
    expect(heard).toEqual([CODE, 'partial', 'partial']);
  });

  test('and begins to send one is no longer heard without it', () => {
    for (const text of [CODE, CODE, `${CODE}\r`, OTHER]) scan(text);
    expect(heard).toEqual(['unended', CODE, CODE, 'partial']);
  });
});

describe('what silence ends is no code', () => {
  test('when it is shorter than those before: it is asked for again', () => {
    for (const text of [CODE, CODE, OTHER.slice(0, 20), OTHER]) scan(text);
    expect(heard).toEqual(['unended', CODE, 'unended', OTHER]);
  });

  test('when it is short, unless it is the same twice', () => {
    for (const text of [SHORT, OTHER.slice(0, 18), OTHER.slice(0, 18), SHORT]) scan(text);
    expect(heard).toEqual(['unended', 'unended', OTHER.slice(0, 18), 'unended']);
  });

  test('when it is less than any payment code', () => {
    for (const text of ['12345678', '12345678', '12345678']) scan(text);
    expect(heard).toEqual(['partial', 'partial', 'partial']);
  });

  test('when two came at once', () => {
    for (const text of [CODE, CODE, CODE + OTHER, OTHER]) scan(text);
    expect(heard).toEqual(['unended', CODE, 'unended', OTHER]);
  });

  test('when it began with STX', () => {
    for (const text of [`\x02${CODE}`, `\x02${CODE}`]) scan(text);
    expect(heard).toEqual(['partial', 'partial']);
  });

  test('when other bytes came just before it', () => {
    scan('\x00\r', 10);
    scan(CODE);
    expect(heard).toEqual(['noise', 'partial']);
  });

  test('when the line was opened in the middle of it', () => {
    const rule = { habit: new EndingHabit('none'), quickMs: QUICK_MS, openedMono: 0 };
    const framer = new ScanFramer(rule);
    framer.push(Buffer.from(CODE.slice(4)), 10);
    expect(framer.settle(10 + SILENCE_MS)).toEqual([{ type: 'fault', fault: 'partial' }]);
  });

  test('when its bytes are noise', () => {
    for (let time = 0; time < 3; time += 1) scan(`\x00${CODE}`);
    expect(heard).toEqual(['noise', 'noise', 'noise']);
  });
});

test('the silence of a known scanner fits its speed', () => {
  expect(QUICK_MS).toBe(47);
  expect(quickSilenceMs(115_200)).toBe(32);
  expect(quickSilenceMs(1200)).toBe(164);
});

describe('whatever a scanner without an end sends', () => {
  const digits = fc.nat(9);
  /** All lengths that payment codes have; those that wallets show most often. */
  const payment = fc
    .oneof(fc.integer({ min: 16, max: 24 }), fc.constantFrom(16, 18, 24))
    .chain((length) => fc.array(digits, { minLength: length, maxLength: length }))
    .map((all) => all.join(''));
  const ending = fc.constantFrom('auto' as const, 'none' as const);
  const whole = fc.array(fc.constant('4'.repeat(24)), { maxLength: 3 });

  test('how it is cut changes nothing', () => {
    const cuts = fc.array(fc.record({ place: fc.nat(24), pauseMs: fc.nat(QUICK_MS - 1) }));
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 6 }), cuts, ending, (codes, places, how) => {
        plugIn(how);
        for (const code of codes) scan(code);
        const expected = heard;
        plugIn(how);
        for (const code of codes) {
          let from = 0;
          for (const { place, pauseMs } of places.toSorted((a, b) => a.place - b.place)) {
            scan(code.slice(from, place), pauseMs);
            from = Math.max(from, Math.min(place, code.length));
          }
          scan(code.slice(from));
        }
        expect(heard).toEqual(expected);
      }),
    );
  });

  test('no code is heard that was not sent, wherever one is torn', () => {
    const tear = fc.record({
      place: fc.integer({ min: 1, max: 23 }),
      pauseMs: fc.nat(2000),
      rest: fc.constantFrom('lost', 'late', 'unplugged'),
    });
    fc.assert(
      fc.property(
        whole,
        fc.array(payment, { maxLength: 3 }),
        payment,
        tear,
        fc.array(payment, { maxLength: 3 }),
        (known, before, torn, { place, pauseMs, rest }, after) => {
          plugIn('auto');
          for (const code of [...known, ...before]) scan(code);
          scan(torn.slice(0, place), pauseMs);
          if (rest === 'late') scan(torn.slice(place));
          if (rest === 'unplugged') {
            line.cut();
            open();
          }
          clock.advance(BETWEEN_SCANS_MS);
          for (const code of after) scan(code);
          const sent = new Set([...known, ...before, torn, ...after]);
          const codes = heard.filter((word) => /^\d+$/.test(word));
          expect(codes.filter((code) => !sent.has(code))).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('nor of one that sends an end, when it is torn', () => {
    const end = fc.constantFrom('\r', '\r\n', '\t', '\x03');
    fc.assert(
      fc.property(fc.array(payment), payment, fc.nat(24), end, (before, torn, place, with_) => {
        plugIn('auto');
        for (const code of before) scan(code + with_);
        scan(torn.slice(0, place));
        scan(`${OTHER}${with_}`);
        expect(heard.filter((word) => /^\d+$/.test(word))).toEqual([...before, OTHER]);
      }),
    );
  });
});
