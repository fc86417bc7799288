import { describe, expect, test } from 'vitest';
import {
  cancelRefused,
  cancelSilent,
  cancelled,
  caseOf,
  cashierCancels,
  inProcess,
  later,
  play,
  policy,
  says,
  saysFailed,
  saysNothing,
  saysSuccess,
  silence,
  success,
  wait,
  type Step,
} from '../../fixtures/proof/decisions.ts';
import type { Attempt } from './attempt.ts';

describe('cancelling', () => {
  const asked = [inProcess, cashierCancels];

  test('asks once more before it cancels, and a success heard then is paid', () => {
    const outcome = play(...asked, saysSuccess());
    expect(outcome.effects).toEqual(['sendInquiry']);
    expect(outcome.attempt.status).toBe('paid');
  });

  test('sends nothing on silence: a good sale is not cancelled blind', () => {
    expect(play(...asked, saysNothing('noAnswer')).effects).toEqual(['sendInquiry']);
  });

  test('goes out right after an answered question', () => {
    expect(play(...asked, says('processing')).effects).toEqual(['sendInquiry', 'sendCancel']);
  });

  test('ends when the acquirer says so, of an id that it knew', () => {
    const outcome = play(...asked, says('processing'), cancelled);
    expect(outcome.attempt).toMatchObject({
      status: 'cancelled',
      mayHaveBeenPaid: true,
      cause: 'cashier',
    });
  });

  test('is no tombstone: cancel S for an unknown id waits for proof after the expiry', () => {
    const early = play(silence, cashierCancels, says('notFound'), cancelled);
    expect(early.attempt.status).toBe('cancelling');
    const proof = caseOf(
      early.attempt,
      [wait(policy.expiryMs + policy.proofAskMs), says('notFound')],
      early.now,
    );
    expect(proof.attempt).toMatchObject({ status: 'cancelled', mayHaveBeenPaid: false });
  });

  test('a pay that arrives after its cancel was accepted is cancelled again', () => {
    const early = play(silence, cashierCancels, says('notFound'), cancelled);
    const late = caseOf(early.attempt, [wait(30_000), saysSuccess()], early.now);
    expect(late.attempt.status).toBe('cancelling');
    expect(late.effects).toContain('sendCancel');
    expect(caseOf(late.attempt, [cancelled], later(late.now, 50)).attempt.status).toBe('cancelled');
  });

  test('never shows paid for a success heard while a cancel is on the wire', () => {
    const outcome = play(...asked, says('processing'), saysSuccess());
    expect(outcome.attempt.status).toBe('cancelling');
    const paySays = play(silence, cashierCancels, says('processing'), success);
    expect(paySays.attempt.status).toBe('cancelling');
  });

  test('refused for good and asked again: a success is paid', () => {
    const outcome = play(
      ...asked,
      says('processing'),
      cancelRefused('PROCESS_FAIL'),
      wait(10),
      saysSuccess(),
    );
    expect(outcome.attempt.status).toBe('paid');
  });

  test('an answer asked before the refusal does not decide', () => {
    const outcome = play(...asked, says('processing'), wait(500), cancelRefused('PROCESS_FAIL'), {
      ...saysSuccess(),
      askedAfterMs: -400,
    } as Step);
    expect(outcome.attempt.status).toBe('cancelling');
  });

  test('one cancel unanswered: a success is cancelled again, never paid', () => {
    const outcome = play(...asked, says('processing'), cancelSilent, wait(2_000), saysSuccess());
    expect(outcome.attempt.status).toBe('cancelling');
    expect(outcome.effects.filter((effect) => effect === 'sendCancel')).toHaveLength(2);
  });

  test('too late after an unanswered cancel gives the money back', () => {
    const outcome = play(
      ...asked,
      says('processing'),
      cancelSilent,
      wait(2_000),
      says('processing'),
      cancelRefused('CANCEL_WINDOW_EXCEED'),
      wait(10),
      saysSuccess(),
    );
    expect(outcome.attempt.status).toBe('refunding');
    expect(outcome.effects.at(-1)).toBe('sendRefund');
  });

  test('an unknown refusal leaves the cancel unanswered', () => {
    const outcome = play(
      ...asked,
      says('processing'),
      cancelRefused('SYSTEM_ERROR'),
      wait(10),
      saysSuccess(),
    );
    expect(outcome.attempt.status).toBe('cancelling');
  });

  test('does not repeat a refused cancel at network speed', () => {
    const outcome = play(
      ...asked,
      says('processing'),
      cancelRefused('PROCESS_FAIL'),
      says('processing'),
      cancelRefused('PROCESS_FAIL'),
      says('processing'),
    );
    expect(outcome.effects.filter((effect) => effect === 'sendCancel')).toHaveLength(1);
  });

  test('a cancel that never left is no cancel: a success heard then is paid', () => {
    const unsent: Step = {
      type: 'cancelAnswered',
      answer: { outcome: 'unknown', why: 'unsent', code: null },
    };
    const outcome = play(...asked, says('processing'), unsent, wait(10), saysSuccess());
    expect(outcome.attempt.status).toBe('paid');
  });

  test('a payment that stands and keeps refusing its cancel is refunded', () => {
    let at = play(...asked, says('processing'), cancelSilent, wait(2_000), saysSuccess());
    for (let refusal = 0; refusal < policy.refusalsOfSuccessMax; refusal += 1) {
      expect(at.attempt.status).toBe('cancelling');
      const steps = [cancelRefused('ORDER_STATUS_INVALID'), wait(60_000), saysSuccess()];
      at = caseOf(at.attempt, steps, at.now);
    }
    expect(at.attempt.status).toBe('refunding');
  });

  test('answers that differ call a person when the time is over, with a cancel under way too', () => {
    const outcome = play(...asked, saysNothing('differs'), wait(policy.limitMs));
    expect(outcome.attempt).toMatchObject({ status: 'needsAttention', reason: 'answerDiffers' });
  });

  test('ends as declined when the payment failed by itself', () => {
    expect(play(...asked, says('processing'), saysFailed).attempt.status).toBe('declined');
  });

  test('pressing Cancel twice changes nothing', () => {
    expect(play(...asked, cashierCancels).effects).toEqual(['sendInquiry']);
  });
});

const refunding = () =>
  play(
    silence,
    { type: 'undoAsked' },
    saysSuccess(),
    cancelRefused('CANCEL_WINDOW_EXCEED'),
    wait(10),
    saysSuccess(),
  );
const refused = (code: string): Step => ({
  type: 'refundAnswered',
  answer: { outcome: 'refused', code },
});

describe('a success that is not wanted', () => {
  test('is cancelled at once when the customer pays another way', () => {
    const outcome = play(silence, { type: 'undoAsked' }, saysSuccess());
    expect(outcome.effects.at(-1)).toBe('sendCancel');
    expect(outcome.attempt.status).toBe('cancelling');
  });

  test('is given back when cancelling is over, under one fixed id', () => {
    const outcome = play(
      silence,
      { type: 'undoAsked' },
      saysSuccess(),
      cancelRefused('CANCEL_WINDOW_EXCEED'),
      wait(10),
      saysSuccess(),
    );
    expect(outcome.attempt.status).toBe('refunding');
    const done = caseOf(
      outcome.attempt,
      [{ type: 'refundAnswered', answer: { outcome: 'refunded' } }],
      outcome.now,
    );
    expect(done.attempt).toMatchObject({ status: 'refunded', by: 'till' });
  });

  test.each<[string, Step[], Attempt['status']]>([
    [
      'a refund refused because it is cancelled already',
      [refused('ORDER_STATUS_INVALID'), says('cancelled')],
      'cancelled',
    ],
    [
      'a refund refused for good calls a person',
      [refused('REFUND_WINDOW_EXCEED'), saysSuccess()],
      'needsAttention',
    ],
    [
      'too little money with the shop calls a person',
      [refused('MERCHANT_BALANCE_NOT_ENOUGH'), saysSuccess()],
      'needsAttention',
    ],
    ['a refund found done is done', [refused('SYSTEM_ERROR'), saysSuccess(1820)], 'refunded'],
  ])('%s', (_name, steps, status) => {
    const from = refunding();
    expect(caseOf(from.attempt, steps, from.now).attempt.status).toBe(status);
  });

  test('an unanswered refund is sent again under the same id', () => {
    const from = refunding();
    const again = caseOf(
      from.attempt,
      [
        { type: 'refundAnswered', answer: { outcome: 'unknown', why: 'noAnswer', code: null } },
        wait(60_000),
      ],
      from.now,
    );
    expect(again.effects).toEqual(['sendRefund']);
  });
});
