import { describe, expect, test } from 'vitest';

import { refundable } from '../../../fixtures/proof/refund-views.ts';
import type { RefundableView } from '../../../messages/refunds.ts';
import { catalogues } from '../../../words/languages.ts';
import { refundReadiness } from './refund-readiness.ts';

const words = catalogues.en;

function readiness(digits: string, changes: Partial<RefundableView> = {}) {
  const asked = { typed: { digits, before: [] }, reason: 'returned', otherReason: '' } as const;
  return refundReadiness(asked, refundable(changes), words);
}

describe('what would be given back', () => {
  test('is all that is left until an amount is typed', () => {
    expect(readiness('').amountMinor).toBe(1820);
    expect(readiness('', { leftMinor: 1400 }).amountMinor).toBe(1400);
    expect(readiness('500')).toMatchObject({ amountMinor: 500, hindrance: null });
  });

  test('is no more than is left', () => {
    expect(readiness('1400', { leftMinor: 1400 }).hindrance).toBeNull();
    expect(readiness('1401', { leftMinor: 1400 }).hindrance).toContain('€14.00 at most');
  });

  test('is nothing where nothing is left, or where the rest would be a part', () => {
    expect(readiness('', { leftMinor: 0 }).hindrance).toContain('Nothing is left');
    expect(readiness('', { formerAcquirer: 'ams A' }).hindrance).toContain('(ams A)');
    const whole = { takesParts: false, leftMinor: 1400 };
    expect(readiness('', whole).hindrance).toContain('gives back no parts');
  });

  test('asks for the PIN above the limit of the store', () => {
    expect(readiness('500', { withoutPinMinor: 500 }).needsPin).toBe(false);
    expect(readiness('501', { withoutPinMinor: 500 }).needsPin).toBe(true);
    expect(readiness('1').needsPin).toBe(true);
  });

  test('has a reason, one of the usual or what is typed', () => {
    const typed = { digits: '', before: [] };
    const say = (reason: 'other' | 'wrongAmount' | null, otherReason: string) =>
      refundReadiness({ typed, reason, otherReason }, refundable(), words);
    expect(say(null, 'Broken').hindrance).toContain('Choose a reason');
    expect(say('other', '  ').hindrance).toContain('Choose a reason');
    expect(say('other', ' Broken ').reason).toBe('Broken');
    expect(say('wrongAmount', 'Broken').reason).toBe('Wrong amount');
  });
});
