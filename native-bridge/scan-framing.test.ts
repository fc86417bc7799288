import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanSchema } from './protocol.ts';
import { FRAME_BYTES_MAX, ScanFramer, SILENCE_MS, type Framed } from './scan-framing.ts';

const CODE = '281666051234567890123456';
const OTHER = '281666059999999999999999';

/** Everything framed out of one chunk, without silence. */
function frame(text: string | Uint8Array): Framed[] {
  return new ScanFramer().push(Buffer.from(text), 0);
}

function code(text: string, symbology: string | null = null): Framed {
  return { type: 'code', text, symbology };
}

function fault(name: 'tooLong' | 'noise' | 'partial'): Framed {
  return { type: 'fault', fault: name };
}

/** Everything framed out of bytes whose line is then cut. */
function wholeFrames(all: Uint8Array): Framed[] {
  const framer = new ScanFramer();
  return [...framer.push(all, 0), ...framer.end()];
}

describe('a code ends', () => {
  test.each([
    ['with CR', `${CODE}\r`, [code(CODE)]],
    ['with LF', `${CODE}\n`, [code(CODE)]],
    ['with CRLF, once', `${CODE}\r\n`, [code(CODE)]],
    ['with TAB', `${CODE}\t`, [code(CODE)]],
    ['with TAB and CR, once', `${CODE}\t\r`, [code(CODE)]],
    ['with ETX', `\x02${CODE}\x03`, [code(CODE)]],
    ['with CR after STX', `\x02${CODE}\r`, [code(CODE)]],
    ['with ETX, CR and LF, once', `\x02${CODE}\x03\r\n`, [code(CODE)]],
    ['before the next one, back to back', `${CODE}\r${OTHER}\r`, [code(CODE), code(OTHER)]],
    ['before the next one, with CRLF', `${CODE}\r\n${OTHER}\r\n`, [code(CODE), code(OTHER)]],
  ])('%s', (_name, bytes, framed) => {
    expect(frame(bytes)).toEqual(framed);
  });

  test('and an empty frame is none', () => {
    expect(frame('\r\n\r\r\n\n\x02\x03\x02\r')).toEqual([]);
  });

  test('also when CR and LF come in two chunks', () => {
    const framer = new ScanFramer();
    expect(framer.push(Buffer.from(`${CODE}\r`), 0)).toEqual([code(CODE)]);
    expect(framer.push(Buffer.from(`\n${OTHER}\r`), 1)).toEqual([code(OTHER)]);
  });

  test('only after all its pieces came, however slowly within the silence', () => {
    const framer = new ScanFramer();
    expect(framer.push(Buffer.from(CODE.slice(0, 11)), 0)).toEqual([]);
    expect(framer.push(Buffer.from(CODE.slice(11)), SILENCE_MS - 1)).toEqual([]);
    expect(framer.push(Buffer.from('\r'), 2 * SILENCE_MS - 2)).toEqual([code(CODE)]);
  });
});

describe('the AIM identifier', () => {
  test.each([
    ['of a QR code is split off', `]Q1${CODE}\r`, code(CODE, ']Q1')],
    ['of Code 128 is split off', `\x02]C0${CODE}\x03`, code(CODE, ']C0')],
    ['of Data Matrix is split off', `]d2${CODE}\r`, code(CODE, ']d2')],
    ['is split off once', `]Q1]C0${CODE}\r`, code(`]C0${CODE}`, ']Q1')],
    ['needs a letter and a modifier', `]1Q${CODE}\r`, code(`]1Q${CODE}`)],
    ['with nothing behind it is the code itself', ']Q1\r', code(']Q1')],
    ['is only looked for in front', `${CODE}]Q1\r`, code(`${CODE}]Q1`)],
  ])('%s', (_name, bytes, framed) => {
    expect(frame(bytes)).toEqual([framed]);
  });
});

describe('silence', () => {
  test('drops half a code and says so, and the next code comes whole', () => {
    const framer = new ScanFramer();
    framer.push(Buffer.from('28166605'), 0);
    expect(framer.settle(SILENCE_MS - 1)).toEqual([]);
    expect(framer.settle(SILENCE_MS)).toEqual([fault('partial')]);
    expect(framer.push(Buffer.from(`${CODE}\r`), SILENCE_MS + 1)).toEqual([code(CODE)]);
  });

  test('is noticed by the next bytes too, when nobody asked before', () => {
    const framer = new ScanFramer();
    framer.push(Buffer.from('28166605'), 0);
    expect(framer.push(Buffer.from(`${CODE}\r`), SILENCE_MS)).toEqual([
      fault('partial'),
      code(CODE),
    ]);
  });

  test('after whole codes is nothing to say', () => {
    const framer = new ScanFramer();
    framer.push(Buffer.from(`${CODE}\r`), 0);
    expect(framer.isWaiting).toBe(false);
    expect(framer.settle(SILENCE_MS)).toEqual([]);
  });

  test('counts from the last byte', () => {
    const framer = new ScanFramer();
    framer.push(Buffer.from(CODE.slice(0, 11)), 0);
    framer.push(Buffer.from(CODE.slice(11)), 300);
    framer.push(new Uint8Array(), 700);
    expect(framer.settle(799)).toEqual([]);
    expect(framer.settle(800)).toEqual([fault('partial')]);
  });
});

test('a new start drops half a code: the two are never glued', () => {
  expect(frame(`28166605\x02${CODE}\x03`)).toEqual([fault('partial'), code(CODE)]);
});

test('a line that is cut says the half it had', () => {
  const framer = new ScanFramer();
  framer.push(Buffer.from('28166605'), 0);
  expect(framer.end()).toEqual([fault('partial')]);
  expect(framer.end()).toEqual([]);
});

describe('noise', () => {
  test.each([
    ['control characters', Buffer.from(`\x00\x1b${CODE}\r`)],
    ['bytes that are not UTF-8', Buffer.from([0xff, 0xfe, 0x80, 0x0d])],
    ['half a UTF-8 character before the end', Buffer.from([0x41, 0xc3, 0x0d])],
    ['C1 control characters', Buffer.from('a\u0085b\r')],
  ])('%s are never a code', (_name, bytes) => {
    expect(frame(bytes)).toEqual([fault('noise')]);
  });

  test('is said once in a burst, and again after a code or after silence', () => {
    const framer = new ScanFramer();
    expect(framer.push(Buffer.from('\x00\r\x01\r\x04\r'), 0)).toEqual([fault('noise')]);
    expect(framer.push(Buffer.from(`${CODE}\r\x00\r`), 1)).toEqual([code(CODE), fault('noise')]);
    expect(framer.push(Buffer.from('\x00\r'), 1 + SILENCE_MS)).toEqual([fault('noise')]);
  });

  test('without an end is noise after silence, not half a code', () => {
    const framer = new ScanFramer();
    framer.push(Buffer.from([0x00, 0xff, 0x00]), 0);
    expect(framer.settle(SILENCE_MS)).toEqual([fault('noise')]);
  });

  test('is not what half of a text in another script is', () => {
    const framer = new ScanFramer();
    framer.push(Buffer.from('取引').subarray(0, 4), 0);
    expect(framer.settle(SILENCE_MS)).toEqual([fault('partial')]);
  });
});

test('text in any script is a code', () => {
  expect(frame(']Q1取引 – grün 💶\r')).toEqual([code('取引 – grün 💶', ']Q1')]);
});

describe('a code too long', () => {
  const longest = '1'.repeat(FRAME_BYTES_MAX);

  test('begins one byte above the limit', () => {
    expect(frame(`${longest}\r`)).toEqual([code(longest)]);
    expect(frame(`${longest}1\r`)).toEqual([fault('tooLong')]);
  });

  test('is longer than any QR code, and than the terminal takes', () => {
    expect(frame(`${'1'.repeat(7089)}\r`)).toEqual([code('1'.repeat(7089))]);
    const scan = { text: longest, symbology: null, scannerId: 'a', at: 0 };
    expect(scanSchema.safeParse(scan).success).toBe(true);
    expect(scanSchema.safeParse({ ...scan, text: `${longest}1` }).success).toBe(false);
  });

  test('is thrown away until its end, whatever it holds', () => {
    expect(frame(`${longest}1\x02${CODE}\x00\r${OTHER}\r`)).toEqual([
      fault('tooLong'),
      code(OTHER),
    ]);
  });

  test('of 5 MB is one fault and no memory', () => {
    const framer = new ScanFramer();
    const chunk = Buffer.alloc(64 * 1024, '1');
    const framed = Array.from({ length: 80 }, (_, index) => framer.push(chunk, index)).flat();
    expect(framed).toEqual([fault('tooLong')]);
    expect(framer.push(Buffer.from(`${CODE}\r${OTHER}\r`), 80)).toEqual([code(OTHER)]);
  });

  test('also ends by silence, without another fault', () => {
    const framer = new ScanFramer();
    framer.push(Buffer.from(`${longest}1`), 0);
    expect(framer.isWaiting).toBe(true);
    expect(framer.settle(SILENCE_MS)).toEqual([]);
    expect(framer.push(Buffer.from(`${CODE}\r`), SILENCE_MS + 1)).toEqual([code(CODE)]);
  });
});

describe('whatever the bytes', () => {
  /** Bytes as scanners send them, mixed with any others, so that all paths are walked. */
  const pieces = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('\r', '\n', '\r\n', '\x02', '\x03', ']Q1', CODE) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme' }) },
    { weight: 1, arbitrary: fc.constantFrom('\x00', '1'.repeat(5000)) },
  );
  const bytes = fc.oneof(
    fc.array(pieces, { maxLength: 24 }).map((texts) => Buffer.from(texts.join(''))),
    fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array)),
  );

  test('how they are cut changes nothing', () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(400)), (all, cuts) => {
        const framer = new ScanFramer();
        const framed: Framed[] = [];
        let from = 0;
        for (const to of [...cuts.toSorted((a, b) => a - b), all.length]) {
          const end = Math.max(from, Math.min(to, all.length));
          framed.push(...framer.push(all.subarray(from, end), 0));
          from = end;
        }
        expect([...framed, ...framer.end()]).toEqual(wholeFrames(all));
      }),
      { numRuns: 1000 },
    );
  });

  test('every code can be said to the terminal', () => {
    fc.assert(
      fc.property(bytes, (all) => {
        for (const framed of wholeFrames(all)) {
          if (framed.type !== 'code') continue;
          const { text, symbology } = framed;
          expect(text).not.toBe('');
          expect(scanSchema.safeParse({ text, symbology, scannerId: 'a', at: 0 }).success).toBe(
            true,
          );
        }
      }),
    );
  });

  test('after silence a whole code comes out whole, and alone', () => {
    fc.assert(
      fc.property(bytes, (before) => {
        const framer = new ScanFramer();
        framer.push(before, 0);
        const framed = framer.push(Buffer.from(`]C0${CODE}\r`), SILENCE_MS);
        expect(framed.filter((item) => item.type === 'code')).toEqual([code(CODE, ']C0')]);
      }),
    );
  });

  test('printable texts with an end each come out as they went in', () => {
    const printable = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
      .filter((text) => !/\p{Cc}/u.test(text) && !text.startsWith(']'));
    fc.assert(
      fc.property(
        fc.array(printable),
        fc.constantFrom('\r', '\n', '\r\n', '\x03'),
        (texts, end) => {
          expect(frame(texts.map((text) => text + end).join(''))).toEqual(
            texts.map((text) => code(text)),
          );
        },
      ),
    );
  });
});
