import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODE_FAMILIES, NOT_A_CODE_REASONS, recognise } from './payment-code.ts';
import { DIGIT_SHAPES } from './payment-code-table.ts';

const DOC = readFileSync(new URL('../../docs/payment-codes.md', import.meta.url), 'utf8');
/** The first cell of each row of a table, when it is a name. */
const NAMES_IN_DOC = [...DOC.matchAll(/^\| `([A-Za-z]+)` \|/gm)].map(([, name]) => name);

const SAMPLES = DIGIT_SHAPES.flatMap((shape) => shape.samples.map((code) => ({ code, shape })));

test.each(SAMPLES)('$code is read as its own row says: $shape.reads', ({ code, shape }) => {
  const { reads } = shape;
  const family = CODE_FAMILIES.find((one) => one === reads);
  expect(recognise(code)).toEqual(
    family === undefined
      ? { kind: 'notACode', reason: reads }
      : { kind: 'paymentCode', family, code },
  );
});

test('every row has a sample that no row before it takes', () => {
  const hidden = DIGIT_SHAPES.filter(
    (shape, place) =>
      !shape.samples.some((code) =>
        DIGIT_SHAPES.slice(0, place).every(
          ({ prefixes, lengthMin, lengthMax, pattern }) =>
            !prefixes.some((prefix) => code.startsWith(prefix)) ||
            code.length < lengthMin ||
            code.length > lengthMax ||
            pattern?.test(code) === false,
        ),
      ),
  );
  expect(hidden.map(({ what }) => what)).toEqual([]);
});

test('every family but EMV has a row', () => {
  const rows = new Set(DIGIT_SHAPES.map(({ reads }) => reads));
  expect(CODE_FAMILIES.filter((family) => !rows.has(family))).toEqual(['emvConsumerPresented']);
});

test('the page for people names every family and every reason, and no other', () => {
  const names = [...CODE_FAMILIES, ...NOT_A_CODE_REASONS];
  expect(new Set(NAMES_IN_DOC)).toEqual(new Set<string>(names));
  expect(NAMES_IN_DOC).toHaveLength(names.length);
});

test('the page for people names every source', () => {
  expect(DIGIT_SHAPES.filter(({ source }) => !DOC.includes(source))).toEqual([]);
});
