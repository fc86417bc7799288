import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ManualClock } from './manual-clock.ts';
import { quickSilenceMs, ScanFramer, SILENCE_MS } from './scan-framing.ts';
import { ScanLine } from './scan-line.ts';
import { BAUD_RATES, BaudSearch } from './serial-baud.ts';
import { EndingHabit } from './serial-ending.ts';

/** Twice through all speeds, two scans at each. */
const SCANS_MAX = 4 * BAUD_RATES.length;

/** What a line carries for each byte: a start bit, 8 data bits from the lowest on, a stop bit. */
function levels(bytes: Uint8Array): number[] {
  return [...bytes].flatMap((byte) =>
    Array.from({ length: 10 }, (_, place) => {
      if (place === 0) return 0;
      return place === 9 ? 1 : (byte >> (place - 1)) & 1;
    }),
  );
}

/**
 * What a UART reads at another speed: each bit in its middle, from each falling edge on. A byte
 * without its stop bit is dropped, as serialport asks of the system.
 */
function misread(bytes: Uint8Array, sentBaud: number, readBaud: number): Uint8Array {
  const line = levels(bytes);
  const levelAt = (bit: number) => line[Math.floor((bit * sentBaud) / readBaud)] ?? 1;
  const length = (line.length * readBaud) / sentBaud;
  const read: number[] = [];
  for (let start = 0; start < length;) {
    if (levelAt(start) === 1) {
      start += 1 / 16;
      continue;
    }
    const bits = Array.from({ length: 8 }, (_, bit) => levelAt(start + 1.5 + bit));
    if (levelAt(start + 9.5) === 1) {
      read.push(bits.reduce((byte, bit, place) => byte | (bit << place), 0));
    }
    start += 9.5;
    while (start < length && levelAt(start) === 0) start += 1 / 16;
  }
  return Uint8Array.from(read);
}

/** What is heard of scans in turn until their speed is found. */
function heardUntilFound(codes: readonly string[], end: string, sentBaud: number): string[] {
  const clock = new ManualClock();
  const search = new BaudSearch('auto');
  const habit = new EndingHabit('auto');
  const heard: string[] = [];
  const line: ScanLine = new ScanLine(
    clock,
    { scanned: ({ text }) => heard.push(text), misread() {}, gone() {} },
    {
      makeFramer: () =>
        new ScanFramer({ habit, quickMs: quickSilenceMs(search.rate), openedMono: clock.mono() }),
      weigh: (item) => search.weigh(item),
      quiet() {
        if (!search.quiet()) return;
        habit.forget();
        line.restart();
      },
    },
  );
  for (let scans = 0; scans < SCANS_MAX && search.isSearching; scans += 1) {
    clock.advance(2 * SILENCE_MS);
    const code = codes[scans % codes.length] ?? '';
    const read = misread(Buffer.from(code + end), sentBaud, search.rate);
    // Nothing is heard at all: the port moves on by itself after a while.
    if (read.length === 0 && search.isUnderWay) search.moveOn();
    else line.push(read);
    clock.advance(2 * SILENCE_MS);
  }
  return heard;
}

test('a UART at the right speed reads what was sent', () => {
  const bytes = Buffer.from('281666051234567890123456\r');
  expect(Buffer.from(misread(bytes, 9600, 9600))).toEqual(bytes);
});

test.each(BAUD_RATES)('a line at %i baud is found, and no code heard that was not sent', (baud) => {
  const code = fc
    .array(fc.nat(9), { minLength: 16, maxLength: 24 })
    .map((digits) => digits.join(''));
  const codes = fc.uniqueArray(code, { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(codes, fc.constantFrom('\r', '\r\n', '\t'), (sent, end) => {
      const digits = heardUntilFound(sent, end, baud).filter((text) => /^\d+$/.test(text));
      expect(digits).toHaveLength(1);
      expect(sent).toContain(digits[0]);
    }),
    { numRuns: 20 },
  );
});
