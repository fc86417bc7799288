import { beforeEach, describe, expect, test } from 'vitest';

import { refundable } from '../../../fixtures/proof/refund-views.ts';
import { paymentView } from '../../../fixtures/proof/views.ts';
import { useRefundDraft } from './refund-draft.ts';

const draft = () => useRefundDraft.getState();

describe('a refund that is being asked for', () => {
  beforeEach(() => draft().open(refundable()));

  test('is another one with every change, and the same one without', () => {
    const { key } = draft();
    draft().type({ type: 'scannerTyped', sinceMs: 0 });
    expect(draft().key).toBe(key);
    const keys = [
      () => draft().type({ type: 'digitsTyped', digits: '5', atMs: 0 }),
      () => draft().choose('other'),
      () => draft().say('Broken'),
    ].map((change) => {
      change();
      return draft().key;
    });
    expect(new Set([key, ...keys]).size).toBe(4);
  });

  test('keeps its name once the till has it', () => {
    const { key } = draft();
    draft().ask('R1');
    expect(draft()).toMatchObject({ key, refundRequestId: 'R1' });
  });

  test('is another one when it is asked for again, of the same amount and reason', () => {
    draft().type({ type: 'digitsTyped', digits: '5', atMs: 0 });
    draft().choose('returned');
    const { key } = draft();
    draft().ask('R1');
    draft().askAgain();
    expect(draft()).toMatchObject({
      refundRequestId: null,
      reason: 'returned',
      typed: { digits: '5' },
    });
    expect(draft().key).not.toBe(key);
  });

  test('begins with nothing for the next payment, and is closed by nobody else', () => {
    draft().type({ type: 'digitsTyped', digits: '5', atMs: 0 });
    draft().choose('returned');
    draft().ask('R1');
    draft().open(refundable(paymentView('paid', { paymentRequestId: 'other' })));
    expect(draft()).toMatchObject({ reason: null, refundRequestId: null, typed: { digits: '' } });
    draft().close();
    expect(draft().refundable).toBeNull();
  });
});
