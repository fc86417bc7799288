import { describe, expect, test } from 'vitest';

import { emptySaleEntry, saleEntryAfter, type SaleEntryEvent } from './sale-entry.ts';
import { amountMinorOf } from './typed-amount.ts';

function after(...events: SaleEntryEvent[]) {
  return events.reduce(saleEntryAfter, emptySaleEntry);
}

function digits(text: string, startMs = 0): SaleEntryEvent[] {
  return text
    .split('')
    .map((digit, index) => ({ type: 'digitsTyped', digits: digit, atMs: startMs + index * 200 }));
}

describe('the amount that is typed', () => {
  test('is counted in minor units', () => {
    expect(amountMinorOf(after(...digits('1820')))).toBe(1820);
    expect(amountMinorOf(after())).toBe(0);
  });

  test('has no leading noughts to erase', () => {
    expect(after(...digits('0005'), { type: 'lastErased' }).digits).toBe('');
  });

  test('keeps at most nine digits, and drops a whole key that would exceed them', () => {
    expect(after(...digits('1234567899')).digits).toBe('123456789');
    const twoMore: SaleEntryEvent = { type: 'digitsTyped', digits: '00', atMs: 5000 };
    expect(after(...digits('12345678'), twoMore).digits).toBe('12345678');
  });

  test('is emptied by Clear, and so is the reference', () => {
    const entry = after(
      ...digits('18'),
      { type: 'referenceTyped', reference: 'Table 12' },
      { type: 'cleared' },
    );
    expect(entry).toEqual(emptySaleEntry);
  });
});

describe('a scanner that types', () => {
  test('leaves the amount as it was before its first digit, and the reference alone', () => {
    const entry = after(
      ...digits('18'),
      { type: 'referenceTyped', reference: 'Table' },
      ...digits('2810060', 2000),
      { type: 'scannerTyped', sinceMs: 2000 },
    );
    expect(entry).toMatchObject({ digits: '18', reference: 'Table' });
  });

  test('takes nothing away where none of its digits came in', () => {
    const scannerTyped: SaleEntryEvent = { type: 'scannerTyped', sinceMs: 9000 };
    expect(after(...digits('18'), scannerTyped).digits).toBe('18');
  });
});
