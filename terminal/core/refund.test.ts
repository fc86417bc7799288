import { describe, expect, test } from 'vitest';
import { refundFactsOf, refundOf } from '../../fixtures/proof/refunds.ts';
import type { MinorUnits } from './money.ts';
import { standingMinor, unprovenMinor } from './refund.ts';

const of = (amountMinor: number) =>
  refundFactsOf({ money: { ...refundFactsOf().money, amountMinor: amountMinor as MinorUnits } });

const refunds = [
  refundOf('requested', of(1)),
  refundOf('submitting', of(20)),
  refundOf('unconfirmed', of(300)),
  refundOf('needsAttention', of(4_000)),
  refundOf('refunded', of(50_000)),
  refundOf('refused', of(600_000)),
];

test('not proven to be given back is everything whose end nobody knows', () => {
  expect(unprovenMinor(refunds)).toBe(4_321);
});

describe('what counts against a payment', () => {
  test('is everything that is done or possibly done, and nothing that was refused', () => {
    expect(standingMinor(refunds)).toBe(54_321);
    expect(standingMinor([])).toBe(0);
  });
});
