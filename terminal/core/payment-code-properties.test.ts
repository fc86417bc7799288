import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emvApplications } from './emv-code.ts';
import { CODE_FAMILIES, maskCode, recognise } from './payment-code.ts';
import { DIGIT_SHAPES } from './payment-code-table.ts';

const EMV_CODES = [
  'hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=',
  'hQVDUFYwMWEhTwegAAAGFQABWhIAAAAAAAAAAABQeAgVg5GFSZGfUwEBYxWfJgQ5SRiRnwgBAV8tAkVOnyUCSUg=',
];
const PREFIXES = DIGIT_SHAPES.flatMap(({ prefixes }) => prefixes);
const digit = fc.nat(9);
const digits = (minLength: number, maxLength: number) =>
  fc.array(digit, { minLength, maxLength }).map((all) => all.join(''));

/** Digits that begin as some family's do. */
const likely = fc
  .tuple(fc.constantFrom(...PREFIXES), digits(0, 32))
  .map(([prefix, rest]) => prefix + rest);
const likelyOrEmv = fc.oneof(likely, digits(0, 40), fc.constantFrom(...EMV_CODES));
const odd = fc.constantFrom(' ', ']', ']Q1', ']E0', '\u200B', '\u001D', '\u00A0', '０', '=', 'A');
/** A likely code, with something put anywhere into it. */
const disturbed = fc
  .tuple(likelyOrEmv, odd, fc.nat(60))
  .map(([text, more, place]) => text.slice(0, place) + more + text.slice(place));
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  likelyOrEmv,
  disturbed,
);

function isInOrder(part: string, whole: string): boolean {
  let place = 0;
  for (const character of part) {
    place = whole.indexOf(character, place) + 1;
    if (place === 0) return false;
  }
  return true;
}

describe('recognise', () => {
  test('never throws, whatever is scanned', () => {
    fc.assert(
      fc.property(anything, (text) => recognise(text) !== undefined),
      { numRuns: 2_000 },
    );
  });

  test('gives as a code nothing that was not scanned', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const read = recognise(text);
        if (read.kind !== 'paymentCode') return;
        expect(isInOrder(read.code, text)).toBe(true);
        // All that it may leave out: spaces, and one identifier.
        const left = text.trim().replace(/^\][CQ][0-9A-Za-z]/, '');
        expect(left.replaceAll(' ', '').trim()).toBe(read.code);
      }),
      { numRuns: 5_000 },
    );
  });

  test('gives as a code nothing that no row of the table has', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const read = recognise(text);
        if (read.kind !== 'paymentCode') return;
        const { code, family } = read;
        if (family === 'emvConsumerPresented') {
          expect(emvApplications(code)).not.toBeNull();
          return;
        }
        const rows = DIGIT_SHAPES.filter(({ reads }) => reads === family);
        expect(code).toMatch(/^[0-9]{16,24}$/);
        expect(rows.some(({ lengthMax }) => code.length <= lengthMax)).toBe(true);
        expect(
          rows.some(({ prefixes }) => prefixes.some((prefix) => code.startsWith(prefix))),
        ).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test('reads a code that it gave as the same again', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const read = recognise(text);
        if (read.kind === 'paymentCode') expect(recognise(read.code)).toEqual(read);
      }),
    );
  });

  test('takes no digit away and puts none in: one more or less is another code or none', () => {
    const samples = DIGIT_SHAPES.flatMap((shape) => shape.samples);
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(40), digit, (code, at, more) => {
        const place = at % code.length;
        const others = [
          code.slice(0, place) + code.slice(place + 1),
          code.slice(0, place) + more + code.slice(place),
        ];
        for (const other of others) {
          const read = recognise(other);
          if (read.kind === 'paymentCode') expect(read.code).toBe(other);
        }
      }),
    );
  });

  const exact = DIGIT_SHAPES.filter(
    ({ reads, lengthMin, lengthMax }) =>
      CODE_FAMILIES.some((family) => family === reads && family !== 'alipayPlus') &&
      lengthMin === lengthMax,
  );
  test.each(exact)('takes $reads codes of $lengthMin digits only', ({ reads, samples }) => {
    for (const code of samples) {
      const shorter = recognise(code.slice(0, -1));
      expect(shorter).toEqual({ kind: 'notACode', reason: 'halfCode' });
      expect(recognise(`${code}0`)).not.toMatchObject({ family: reads });
    }
  });

  test('is done in the time that it takes to read 64 KB of noise', () => {
    const pieces = ['1', '28', '0 ', 'a', 'a.', 'hQVDUFYwMW', ' ', ']Q1', 'http', '\u200B', '０'];
    const startedAt = performance.now();
    for (const piece of pieces) {
      for (let round = 0; round < 10; round += 1) {
        recognise(piece.repeat(65_536 / piece.length));
        recognise(`28${piece.repeat(500 / piece.length)}x`);
      }
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('maskCode', () => {
  test('never shows more than six and four characters', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const masked = maskCode(text);
        if (text.length < 16) expect(masked).toMatch(/^•*$/);
        else expect(masked).toBe(`${text.slice(0, 6)}…${text.slice(-4)}`);
      }),
    );
  });

  const codes = [...DIGIT_SHAPES.flatMap(({ samples }) => samples), ...EMV_CODES];
  test.each(codes)('shows no five characters in a row of the middle of %s', (code) => {
    const middle = code.slice(6, -4);
    const shown = maskCode(code).split('…');
    const runs = Array.from({ length: Math.max(0, middle.length - 4) }, (_none, place) =>
      middle.slice(place, place + 5),
    );
    // Digits that repeat themselves, as in samples, are in the first six by chance.
    const secret = runs.filter((run) => !code.startsWith(run) && !code.slice(0, 6).includes(run));
    expect(secret.filter((run) => shown.some((part) => part.includes(run)))).toEqual([]);
  });

  test('shows the same six characters of every EMV code, which are no digits of a card', () => {
    expect(new Set(EMV_CODES.map((code) => maskCode(code).slice(0, 6)))).toEqual(
      new Set(['hQVDUF']),
    );
  });
});
