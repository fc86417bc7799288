import { describe, expect, test } from 'vitest';

import { attemptStage, VIEW_AT } from '../../fixtures/proof/views.ts';
import type { AttemptView } from '../../messages/views.ts';
import { FINAL_STATUSES, OPEN_STATUSES } from '../../terminal/core/attempt.ts';
import { countdownOf, verdictLook } from './verdict-look.ts';

function attempt(status: AttemptView['status'], changes: Partial<AttemptView> = {}): AttemptView {
  const stage = attemptStage(status, changes);
  if (stage.screen !== 'attempt') throw new Error('Not an attempt.');
  return stage.attempt;
}

describe('the look of a verdict', () => {
  test('is that of success for paid alone', () => {
    for (const status of [...OPEN_STATUSES, ...FINAL_STATUSES]) {
      const { tone, shape } = verdictLook(attempt(status));
      expect(tone === 'paid').toBe(status === 'paid');
      expect(shape === 'tick').toBe(status === 'paid');
    }
  });

  test('is a cut link without a connection, and no longer once one stands again', () => {
    expect(verdictLook(attempt('waitingForLink')).shape).toBe('cutLink');
    expect(verdictLook(attempt('waitingForLink', { waitsForWord: true })).shape).not.toBe(
      'cutLink',
    );
  });

  test('of a cancelled payment that may have been paid is that of money returned', () => {
    expect(verdictLook(attempt('cancelled')).tone).toBe('notPaid');
    const paidFirst = verdictLook(attempt('cancelled', { mayHaveBeenPaid: true }));
    expect(paidFirst).toEqual({ tone: 'moneyReturned', shape: 'returnArrow' });
  });
});

describe('a countdown', () => {
  test('leads to the instant that the status waits for', () => {
    expect(countdownOf(attempt('awaitingCustomer'))?.untilAt).toBe(VIEW_AT + 41_000);
    expect(countdownOf(attempt('cancelling'))?.untilAt).toBe(VIEW_AT + 71_000);
    expect(countdownOf(attempt('waitingForLink'))).toEqual({
      fromAt: VIEW_AT - 4000,
      untilAt: VIEW_AT + 56_000,
    });
  });

  test('is left out where no instant is known, and after the end', () => {
    expect(countdownOf(attempt('cancelling', { provenAt: null }))).toBeNull();
    expect(countdownOf(attempt('paid', { deadlineAt: VIEW_AT }))).toBeNull();
  });
});
