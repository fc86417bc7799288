import { describe, expect, test } from 'vitest';
import {
  cancelRefused,
  cancelled,
  caseOf,
  cashierCancels,
  crashed,
  goOnWhere,
  inProcess,
  notWanted,
  play,
  playWhere,
  policy,
  refusedPay,
  restarted,
  says,
  saysFailed,
  saysSuccess,
  silence,
  success,
  wait,
  type Step,
} from '../../fixtures/proof/decisions.ts';
import type { Attempt } from './attempt.ts';

const OVER = wait(policy.expiryMs + policy.proofAskMs);
const unsent: Step = {
  type: 'cancelAnswered',
  answer: { outcome: 'unknown', why: 'unsent', code: null },
};

describe('an end', () => {
  test.each<[string, Step[], Attempt['status']]>([
    ['paid by the answer to pay', [success], 'paid'],
    ['paid by an inquiry', [silence, saysSuccess()], 'paid'],
    ['paid after a cancel that was only decided', [silence, cashierCancels, saysSuccess()], 'paid'],
    [
      'paid after a cancel that never left',
      [inProcess, cashierCancels, says('processing'), unsent, saysSuccess()],
      'paid',
    ],
    ['paid after a clean restart', [silence, restarted, saysSuccess()], 'paid'],
    ['declined by an inquiry', [silence, saysFailed], 'declined'],
    ['cancelled by an inquiry', [silence, says('cancelled')], 'cancelled'],
    ['given back elsewhere', [silence, saysSuccess(1820)], 'refunded'],
    [
      'cancelled by a cancel of what was known when it was asked',
      [inProcess, cashierCancels, says('processing'), cancelled],
      'cancelled',
    ],
  ])('that the acquirer told is not asked about again: %s', (_name, steps, status) => {
    expect(play(...steps)).toMatchObject({ attempt: { status }, asksAgain: false });
  });

  test.each<[string, Step[], Attempt['status']]>([
    [
      'declined by an F and "not known"',
      [refusedPay('EXPIRED_CODE'), says('notFound')],
      'declined',
    ],
    ['never known until after its expiry', [silence, OVER, says('notFound')], 'cancelled'],
    [
      'cancelled after its expiry without ever being known',
      [silence, cashierCancels, OVER, says('notFound', -policy.proofAskMs), cancelled],
      'cancelled',
    ],
    [
      'a cancel refused as not existing after its expiry',
      [silence, cashierCancels, OVER, says('notFound', -1_000), cancelRefused('ORDER_NOT_EXIST')],
      'cancelled',
    ],
    [
      'paid after a cancel that was refused',
      [
        inProcess,
        cashierCancels,
        says('processing'),
        cancelRefused('PROCESS_FAIL'),
        wait(10),
        saysSuccess(),
      ],
      'paid',
    ],
    ['paid after a crash', [silence, crashed, saysSuccess()], 'paid'],
    [
      'paid after a crash and a clean restart',
      [silence, crashed, restarted, saysSuccess()],
      'paid',
    ],
  ])('that was only concluded is: %s', (_name, steps, status) => {
    expect(play(...steps)).toMatchObject({ attempt: { status }, asksAgain: true });
  });

  test('says whether money may have been taken meanwhile', () => {
    const never = play(silence, OVER, says('notFound'));
    expect(never.attempt).toMatchObject({ status: 'cancelled', mayHaveBeenPaid: false });
    const told = play(silence, says('cancelled'));
    expect(told.attempt).toMatchObject({ mayHaveBeenPaid: true, cause: null });
  });
});

describe('an acquirer that cannot cancel', () => {
  const where = playWhere({ cancel: 'none' });

  test('is never asked to: a success that is not wanted is given back', () => {
    const undone = where(silence, notWanted, saysSuccess());
    expect(undone.effects).not.toContain('sendCancel');
    expect(undone.effects.at(-1)).toBe('sendRefund');
    expect(undone.attempt.status).toBe('refunding');
  });

  test('is asked on while the customer has not decided', () => {
    const waits = where(inProcess, wait(policy.limitMs), says('processing'));
    expect(waits.attempt.status).toBe('cancelling');
    expect(new Set(waits.effects)).toEqual(new Set(['sendInquiry']));
  });

  test('has a success kept that comes after the time for it', () => {
    const kept = where(inProcess, wait(policy.limitMs), saysSuccess());
    expect(kept).toMatchObject({ attempt: { status: 'paid' }, asksAgain: false });
  });
});

describe('an acquirer that cancels nothing young', () => {
  const where = playWhere({ cancelNotBeforeMs: 15_000 });
  const young = () => where(inProcess, cashierCancels, wait(3_000), says('processing'));

  test('is asked on until the payment is old enough, and then to cancel', () => {
    expect(young().effects).not.toContain('sendCancel');
    const goOn = goOnWhere({ cancelNotBeforeMs: 15_000 });
    const before = goOn(young(), wait(11_999), says('processing'));
    expect(before.effects).not.toContain('sendCancel');
    expect(goOn(before, wait(1), says('processing')).effects).toContain('sendCancel');
  });

  test('is not asked about by then more than once, and is asked at that very moment', () => {
    expect(young().attempt).toMatchObject({
      pursuit: { askMono: 5_000 + 15_000, undo: { cancelMono: 5_000 + 15_000 } },
    });
  });
});

describe('an acquirer whose cancel is proven by an inquiry only', () => {
  const where = playWhere({ cancelProvenBy: 'inquiry' });
  const accepted = () => where(inProcess, cashierCancels, says('processing'), cancelled);

  test('has not cancelled by saying so', () => {
    expect(accepted().attempt).toMatchObject({
      status: 'cancelling',
      pursuit: { undo: { cancelsAccepted: 1, cancelOpen: false } },
    });
  });

  test('has cancelled when an inquiry says so', () => {
    const proven = caseOf(accepted().attempt, [says('cancelled')], accepted().now);
    expect(proven).toMatchObject({
      attempt: { status: 'cancelled', cause: 'cashier' },
      asksAgain: false,
    });
  });

  test('is asked to cancel again when the payment stands', () => {
    const goOn = goOnWhere({ cancelProvenBy: 'inquiry' });
    const again = goOn(accepted(), wait(5_000), saysSuccess());
    expect(again.attempt.status).toBe('cancelling');
    expect(again.effects).toContain('sendCancel');
  });
});

describe('an acquirer whose cancel is a tombstone', () => {
  const steps = [silence, cashierCancels, says('notFound'), cancelled];

  test('ends what it never knew at once, and it is asked about again', () => {
    const ended = playWhere({ cancelIsTombstone: true })(...steps);
    expect(ended).toMatchObject({ attempt: { status: 'cancelled' }, asksAgain: true });
  });

  test('is believed only on its written word', () => {
    expect(play(...steps).attempt.status).toBe('cancelling');
  });

  test('that also proves its cancels by inquiry is asked all the same', () => {
    const where = playWhere({ cancelIsTombstone: true, cancelProvenBy: 'inquiry' });
    expect(where(...steps).attempt.status).toBe('cancelling');
  });
});
