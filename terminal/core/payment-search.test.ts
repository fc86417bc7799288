import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localMinuteIn } from './local-time.ts';
import type { Currency } from './money.ts';
import { isFound, readSearch, type SearchedPayment } from './payment-search.ts';

const EUR = 'EUR' as Currency;
const AT = Date.parse('2026-11-02T14:32:19+01:00');

const payment = (changes: Partial<SearchedPayment> = {}): SearchedPayment => ({
  paymentRequestId: 'SIMAB12CD7F3K000042',
  paymentId: '20261102194010800100188000123456',
  amountMinor: 1820,
  currency: EUR,
  reference: 'Table 12, Café Élysée',
  scannedAt: AT,
  ...changes,
});

const finds = (text: string, changes: Partial<SearchedPayment> = {}, currency = EUR) =>
  isFound(payment(changes), readSearch(text, currency), localMinuteIn('Europe/Paris'));

const costing = (amountMinor: number, currency = EUR) => ({
  amountMinor,
  currency,
  reference: null,
});

describe('a search', () => {
  test('for nothing finds everything', () => {
    expect(finds('')).toBe(true);
    expect(finds('  ')).toBe(true);
  });

  test.each(['18.20', '18,20', '18.2', '€18.20', '18,20 €', '18.20 EUR', '18.20eur', ' 18.20 '])(
    'finds an amount typed as %j',
    (text) => {
      expect(finds(text, costing(1820))).toBe(true);
      expect(finds(text, costing(1821))).toBe(false);
      expect(finds(text, costing(1820, 'CHF' as Currency))).toBe(false);
    },
  );

  test.each([
    '1 820,00',
    '1\u202f820,00',
    '1\u00a0820',
    '1,820.00',
    '1.820,00',
    '1,820',
    '1’820.00',
  ])('finds an amount with its thousands apart: %j', (text) => {
    expect(finds(text, costing(182_000))).toBe(true);
  });

  test('takes a mark that may be either for both', () => {
    const dinars = 'KWD' as Currency;
    expect(finds('1,820', costing(1820, dinars), dinars)).toBe(true);
    expect(finds('1,820', costing(1_820_000, dinars), dinars)).toBe(true);
    expect(finds('1,820', costing(1820))).toBe(false);
  });

  test('knows that a currency may have no fraction', () => {
    const yen = 'JPY' as Currency;
    expect(finds('1,820', costing(1820, yen), yen)).toBe(true);
    expect(finds('18.20', costing(1820, yen), yen)).toBe(false);
  });

  test.each(['1,82,00', '18.2050', '1 82', '18.20.1', '-18.20', '.', '9'.repeat(30)])(
    'takes %j for no amount',
    (text) => {
      expect(readSearch(text, EUR).map(({ type }) => type)).not.toContain('amount');
    },
  );

  test('finds every amount as the till itself writes it, in English and in French', () => {
    const currency = fc.constantFrom(
      ...['EUR', 'GBP', 'JPY', 'KWD', 'CHF'].map((c) => c as Currency),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        currency,
        fc.constantFrom('en', 'fr', 'fr-CH'),
        (amountMinor, own, locale) => {
          const format = new Intl.NumberFormat(locale, { style: 'currency', currency: own });
          const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
          const text = format.format(amountMinor / 10 ** decimals);
          expect(finds(text, costing(amountMinor, own), own)).toBe(true);
        },
      ),
    );
  });

  test.each(['14:32', '14h32', '14 h 32', '14H32'])('finds the local minute %j', (text) => {
    expect(finds(text)).toBe(true);
    expect(finds(text, { scannedAt: AT - 20_000, reference: null })).toBe(false);
    expect(finds(text, { scannedAt: AT + 41_000, reference: null })).toBe(false);
    expect(finds(text, { scannedAt: AT + 86_400_000 })).toBe(true);
  });

  test('takes no time that is none', () => {
    expect(readSearch('24:00', EUR).map(({ type }) => type)).toEqual(['referencePart']);
    expect(readSearch('12:60', EUR).map(({ type }) => type)).toEqual(['referencePart']);
  });

  test.each(['7F3K-42', '7f3k-42', '7F3K-000042', '7F3K - 42', '7F3K', '7f3k'])(
    'finds the short id %j',
    (text) => {
      expect(finds(text)).toBe(true);
      expect(finds(text, { paymentRequestId: 'SIMAB12CD7F4K000042' })).toBe(false);
    },
  );

  test('of a short id takes its number to the letter', () => {
    expect(finds('7F3K-4')).toBe(false);
    expect(finds('7F3K-142')).toBe(false);
  });

  test('reads the letters that look like digits as digits', () => {
    expect(finds('OI23-7', { paymentRequestId: 'CCAB12CD0123000007' })).toBe(true);
  });

  test.each(['SIMAB12CD7F3K000042', 'simab12cd', 'AB12', '000042'])(
    'finds a part of the request id: %j',
    (text) => {
      expect(finds(text)).toBe(true);
    },
  );

  test('finds no id by a few digits, which are in most of them', () => {
    expect(finds('42', { reference: null })).toBe(false);
    expect(finds('0000', { reference: null })).toBe(false);
  });

  test("finds the acquirer's id, and no part of it", () => {
    expect(finds('20261102194010800100188000123456')).toBe(true);
    expect(finds('20261102194010800100188')).toBe(false);
    expect(finds('20261102194010800100188000123456', { paymentId: null })).toBe(false);
  });

  test.each(['table 12', 'TABLE', 'élysée', 'E\u0301lyse\u0301e', 'Café  É'])(
    'finds a part of the reference: %j',
    (text) => {
      expect(finds(text)).toBe(true);
      expect(finds(text, { reference: null })).toBe(false);
    },
  );

  test('leaves accents as they were typed', () => {
    expect(finds('Elysee')).toBe(false);
  });

  test('finds whatever any meaning of the text finds', () => {
    expect(finds('18', costing(1800))).toBe(true);
    expect(finds('18', { reference: 'Room 18' })).toBe(true);
    expect(finds('18', { reference: 'Room 19' })).toBe(false);
  });

  test('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(typeof finds(text)).toBe('boolean');
      }),
    );
  });
});
