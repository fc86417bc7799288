import { describe, expect, test } from 'vitest';
import type { Currency } from '../core/money.ts';
import { holdsPaymentCode, readSaleRequest } from './sale-request.ts';
import type { TillFacts } from './till-ports.ts';

const read = (amountMinor: number, currency: string) =>
  readSaleRequest({ key: 'k1', amountMinor, reference: null, heldScanAt: null }, {
    currency: currency as Currency,
    largestSaleMinor: 100_000_000,
  } as TillFacts);

describe('an amount of rupiah', () => {
  test('is charged when it is whole, as acquirers ask', () => {
    expect(read(2_500_000, 'IDR')).toMatchObject({ ok: true, money: { amountMinor: 2_500_000 } });
  });

  test.each([2_500_001, 50, 2_500_099])('is refused with sen, never rounded: %s', (amountMinor) => {
    expect(read(amountMinor, 'IDR')).toEqual({ ok: false, failure: 'amountNotWhole' });
  });
});

test('any amount of another currency is charged to the last unit', () => {
  expect(read(2_500_001, 'EUR')).toMatchObject({ ok: true, money: { amountMinor: 2_500_001 } });
});

describe('a payment code in what is typed', () => {
  test.each([
    'Table 281006020000000000125733',
    '2810-0602-0000-0000-0012-5733',
    // Two reads that ran together.
    '28763443825664394 283648183259664',
    '281006020000000000125733281006020000000000125734',
    // An EMV code that lacks its last character.
    'hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8',
  ])('is found: %s', (text) => expect(holdsPaymentCode(text)).toBe(true));

  test.each(['Table 12', 'Order 281006', 'Order 4006381333931', '2026-11-22 12:13'])(
    'is not seen where there is none: %s',
    (text) => expect(holdsPaymentCode(text)).toBe(false),
  );
});
