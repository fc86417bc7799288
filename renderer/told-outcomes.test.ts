import { describe, expect, test } from 'vitest';

import {
  givingBackList,
  givingBackView,
  refundView,
  reversalView,
} from '../fixtures/proof/refund-views.ts';
import { paymentView, tillView } from '../fixtures/proof/views.ts';
import { toldName, toldNow } from './told-outcomes.ts';

const newer = givingBackView(reversalView('requested', { refundRequestId: 'newer' }));
const older = givingBackView(refundView('refunded', { refundRequestId: 'older' }));
const seen = givingBackView(refundView('unconfirmed', { refundRequestId: 'seen' }));

describe('what is told', () => {
  test('is money on its way back, the oldest first, and then payments that were left', () => {
    const givingBack = givingBackList([newer, older, seen], ['seen']);
    const told = toldNow(tillView({ givingBack, outcomes: [paymentView('paid')] }));
    expect(told.map(({ refund }) => refund?.refundRequestId ?? null)).toEqual([
      'older',
      'newer',
      null,
    ]);
  });

  test('has one name while the money is under way, and others at its ends', () => {
    const names = (['requested', 'submitting', 'unconfirmed', 'refunded', 'refused'] as const).map(
      (status) => toldName(givingBackView(reversalView(status))),
    );
    expect(new Set(names.slice(0, 3)).size).toBe(1);
    expect(new Set(names).size).toBe(3);
  });
});
