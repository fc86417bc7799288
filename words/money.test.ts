import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decimalText, moneyParts, moneyText } from './money.ts';

describe('the decimal text of an amount', () => {
  test.each([
    [1820, 'EUR', '18.20'],
    [5, 'EUR', '0.05'],
    [0, 'EUR', '0.00'],
    [300, 'JPY', '300'],
    [0, 'KRW', '0'],
    [5, 'KWD', '0.005'],
    [12_345, 'BHD', '12.345'],
    [-1820, 'EUR', '-18.20'],
    [9_007_199_254_740_991, 'EUR', '90071992547409.91'],
  ])('%i minor units of %s are %s', (amountMinor, currency, text) => {
    expect(decimalText({ amountMinor, currency })).toBe(text);
  });

  test('loses no unit of any amount, whatever the currency', () => {
    const amounts = fc.maxSafeNat();
    const currencies = fc.constantFrom('EUR', 'JPY', 'KWD');
    fc.assert(
      fc.property(amounts, currencies, (amountMinor, currency) => {
        const text = decimalText({ amountMinor, currency });
        expect(Number(text.replace('.', ''))).toBe(amountMinor);
      }),
    );
  });
});

describe('money as it is written', () => {
  test.each([
    [{ amountMinor: 1820, currency: 'EUR' }, '€18.20'],
    [{ amountMinor: 27_480, currency: 'KRW' }, '₩27,480'],
    [{ amountMinor: 1820, currency: 'HKD' }, 'HK$18.20'],
    [{ amountMinor: 9_007_199_254_740_991, currency: 'EUR' }, '€90,071,992,547,409.91'],
  ])('keeps the decimals of its currency, to the last unit', (money, text) => {
    expect(moneyText(money, 'en')).toBe(text);
  });

  test('parts the sign from the figure', () => {
    const money = { amountMinor: 123_456_789, currency: 'EUR' };
    const english = { sign: '€', figure: '1,234,567.89', signFirst: true };
    expect(moneyParts(money, 'en')).toEqual(english);
    expect(moneyParts(money, 'fr').signFirst).toBe(false);
  });
});
