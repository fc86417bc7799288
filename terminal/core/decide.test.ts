import { describe, expect, test } from 'vitest';
import { caseOf, later, NOW, policy, pursued, type Step } from '../../fixtures/proof/decisions.ts';
import { FINAL_STATUSES, isFinal, type Attempt } from './attempt.ts';
import { decide, neverSent, submit, wakeMonoOf } from './decide.ts';

/** Plays steps from a freshly submitted attempt; returns the last decision and all effects. */
const play = (...steps: Step[]) => caseOf(pursued(), steps);

const success: Step = { type: 'payAnswered', answer: { outcome: 'success', details: details() } };
const inProcess: Step = {
  type: 'payAnswered',
  answer: { outcome: 'inProcess', paymentId: 'P1' },
};
const silence: Step = {
  type: 'payAnswered',
  answer: { outcome: 'unknown', why: 'noAnswer', code: null },
};
const refusedPay = (code: string): Step => ({
  type: 'payAnswered',
  answer: { outcome: 'refused', code },
});
const says = (outcome: 'processing' | 'cancelled' | 'notFound', askedAfterMs = 0): Step => ({
  type: 'inquiryAnswered',
  askedAfterMs,
  answer: outcome === 'processing' ? { outcome, paymentId: 'P1' } : { outcome },
});
const saysSuccess = (refundedElsewhereMinor = 0): Step => ({
  type: 'inquiryAnswered',
  answer: { outcome: 'success', details: details({ refundedElsewhereMinor }) },
});
const saysFailed: Step = {
  type: 'inquiryAnswered',
  answer: { outcome: 'failed', code: 'USER_BALANCE_NOT_ENOUGH' },
};
const saysNothing = (why: 'noAnswer' | 'differs' | 'credentials' | 'trafficLimit'): Step => ({
  type: 'inquiryAnswered',
  answer: { outcome: 'unknown', why, code: why === 'credentials' ? 'KEY_NOT_FOUND' : null },
});
const cancelled: Step = { type: 'cancelAnswered', answer: { outcome: 'cancelled' } };
const cancelRefused = (code: string): Step => ({
  type: 'cancelAnswered',
  answer: { outcome: 'refused', code },
});
const cancelSilent: Step = {
  type: 'cancelAnswered',
  answer: { outcome: 'unknown', why: 'noAnswer', code: null },
};
const cashierCancels: Step = { type: 'cancelAsked' };
const wait = (ms: number): Step => ({ type: 'waited', ms });

function details(changes: Partial<import('./attempt.ts').PaidDetails> = {}) {
  return {
    paymentId: 'P1',
    wallet: 'Lotus Wallet',
    customerMoney: null,
    paidAt: NOW.acquirerAt,
    refundedElsewhereMinor: 0,
    ...changes,
  };
}

describe('an answer to pay', () => {
  test.each<[string, Step[], Attempt['status'], string[]]>([
    ['a success is paid', [success], 'paid', []],
    ['in process: the customer must act', [inProcess], 'awaitingCustomer', []],
    ['silence is unknown, and is asked about', [silence], 'unconfirmed', ['sendInquiry']],
    [
      'a final F is asked about before it is believed',
      [refusedPay('EXPIRED_CODE')],
      'submitting',
      ['sendInquiry'],
    ],
    [
      'a final F and not known is declined',
      [refusedPay('EXPIRED_CODE'), says('notFound')],
      'declined',
      ['sendInquiry'],
    ],
    [
      'a final F and FAIL is declined',
      [refusedPay('EXPIRED_CODE'), saysFailed],
      'declined',
      ['sendInquiry'],
    ],
    [
      'a final F and SUCCESS is paid',
      [refusedPay('EXPIRED_CODE'), saysSuccess()],
      'paid',
      ['sendInquiry'],
    ],
    [
      'a final F but in process goes on',
      [refusedPay('EXPIRED_CODE'), says('processing')],
      'awaitingCustomer',
      ['sendInquiry'],
    ],
    [
      'an F that is not final proves nothing',
      [refusedPay('SYSTEM_ERROR'), says('notFound')],
      'unconfirmed',
      ['sendInquiry'],
    ],
    [
      'an unknown F proves nothing',
      [refusedPay('NEVER_HEARD_OF'), says('notFound')],
      'unconfirmed',
      ['sendInquiry'],
    ],
    [
      'an F after the id was known proves nothing',
      [wait(5_000), says('processing'), refusedPay('EXPIRED_CODE'), says('notFound')],
      'awaitingCustomer',
      ['sendInquiry', 'sendInquiry'],
    ],
  ])('%s', (_name, steps, status, effects) => {
    const outcome = play(...steps);
    expect(outcome.attempt.status).toBe(status);
    expect(outcome.effects).toEqual(effects);
  });

  test('not known counts only when it was asked after the F', () => {
    const outcome = play(
      wait(5_000),
      wait(200),
      refusedPay('EXPIRED_CODE'),
      says('notFound', -100),
    );
    expect(outcome.attempt.status).not.toBe('declined');
  });

  test('a success of another time than ours proves nothing', () => {
    const old = { ...details(), paidAt: (NOW.acquirerAt ?? 0) - 3_600_000 };
    const outcome = play({ type: 'payAnswered', answer: { outcome: 'success', details: old } });
    expect(outcome.attempt.status).toBe('unconfirmed');
    expect(outcome.effects).toEqual(['sendInquiry']);
  });
});

describe('asking', () => {
  test('begins after 5 s of silence, and says that nothing is known', () => {
    const outcome = play(wait(5_000));
    expect(outcome.attempt.status).toBe('unconfirmed');
    expect(outcome.effects).toEqual(['sendInquiry']);
  });

  test('goes on every 3 s whether or not it is answered', () => {
    const outcome = play(inProcess, wait(3_000), wait(3_000), says('processing'), wait(3_000));
    expect(outcome.effects).toEqual(['sendInquiry', 'sendInquiry', 'sendInquiry']);
  });

  test('never has more questions on the wire than the policy allows', () => {
    const steps = Array.from({ length: 10 }, () => wait(3_000));
    expect(play(inProcess, ...steps).effects).toHaveLength(policy.inquiriesOpenMax);
  });

  test('obeys an old answer: a success that was asked for long ago is paid', () => {
    const outcome = play(inProcess, wait(3_000), wait(3_000), {
      ...saysSuccess(),
      askedAfterMs: -6_000,
    } as Step);
    expect(outcome.attempt.status).toBe('paid');
  });

  test('doubles the pause when the acquirer asks for a slower pace', () => {
    const outcome = play(inProcess, wait(3_000), saysNothing('trafficLimit'));
    expect(wakeMonoOf(outcome.attempt)).toBe(outcome.now.mono + 2 * policy.askEveryMs);
  });

  test('not known before the expiry proves nothing', () => {
    expect(play(silence, says('notFound')).attempt.status).toBe('unconfirmed');
  });

  test('a refund made elsewhere is a refund', () => {
    expect(play(silence, saysSuccess(1820)).attempt).toMatchObject({
      status: 'refunded',
      by: 'elsewhere',
    });
  });

  test('decides a cancel when the time for a success is over', () => {
    const outcome = play(inProcess, wait(policy.limitMs));
    expect(outcome.attempt.status).toBe('cancelling');
    expect(outcome.attempt).toMatchObject({
      pursuit: { undo: { cause: 'limit', cancelsSent: 0 } },
    });
  });
});

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
    expect(outcome.attempt).toMatchObject({ status: 'cancelled', mayHaveBeenPaid: true });
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

  test('ends as declined when the payment failed by itself', () => {
    expect(play(...asked, says('processing'), saysFailed).attempt.status).toBe('declined');
  });

  test('pressing Cancel twice changes nothing', () => {
    expect(play(...asked, cashierCancels).effects).toEqual(['sendInquiry']);
  });
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

describe('calling a person', () => {
  test('happens 10 minutes after the expiry of a silent acquirer, and asking goes on', () => {
    let at = play(silence);
    for (let minute = 0; minute < 12; minute += 1) {
      at = caseOf(at.attempt, [wait(60_000), saysNothing('noAnswer')], at.now);
    }
    expect(at.attempt).toMatchObject({ status: 'needsAttention', reason: 'noProof' });
    const asking = caseOf(at.attempt, [wait(60_000)], at.now);
    expect(asking.effects).toEqual(['sendInquiry']);
    expect(caseOf(asking.attempt, [saysSuccess()], asking.now).attempt.status).toBe('paid');
  });

  test.each([
    ['differs', 'answerDiffers'],
    ['credentials', 'credentials'],
  ] as const)('happens when every answer %s', (why, reason) => {
    const outcome = play(silence, saysNothing(why), wait(policy.limitMs));
    expect(outcome.attempt).toMatchObject({ status: 'needsAttention', reason });
    expect(wakeMonoOf(outcome.attempt)).toBeGreaterThan(outcome.now.mono);
  });
});

describe('after a restart', () => {
  test('whatever may have left is asked about and nothing is sent', () => {
    const outcome = play({ type: 'restarted' }, wait(0));
    expect(outcome.attempt.status).toBe('unconfirmed');
    expect(outcome.effects).toEqual(['sendInquiry']);
  });

  test('a cancel that was on the wire counts as unanswered', () => {
    const outcome = play(
      inProcess,
      cashierCancels,
      says('processing'),
      { type: 'restarted' },
      wait(0),
      saysSuccess(),
    );
    expect(outcome.attempt.status).toBe('cancelling');
  });

  test('what never left ends unsent', () => {
    const waiting: Attempt = { facts: pursued().facts, status: 'waitingForLink' };
    const { next } = decide(waiting, { ...NOW, type: 'restarted' }, policy);
    expect(next).toMatchObject({ status: 'notSent', reason: 'restarted' });
  });
});

test('a final attempt ignores every event', () => {
  const paid = play(success).attempt;
  for (const step of [cashierCancels, saysFailed, cancelled, wait(1_000)]) {
    expect(caseOf(paid, [step]).attempt).toBe(paid);
  }
  expect(FINAL_STATUSES.includes(paid.status as never) && isFinal(paid)).toBe(true);
  expect(wakeMonoOf(paid)).toBeNull();
});

test('a code that never left is not sent, with its reason', () => {
  const { facts } = pursued();
  expect(neverSent(facts, 'codeTooOld', 5)).toMatchObject({ status: 'notSent', endedAt: 5 });
});

test('the expiry is told on the acquirer’s clock', () => {
  const acquirerAt = 1_000_000;
  const attempt = submit(pursued().facts, { ...NOW, acquirerAt }, policy);
  expect(attempt.pursuit.expiresAt).toBe(acquirerAt + policy.expiryMs);
});
