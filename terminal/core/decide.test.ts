import { describe, expect, test } from 'vitest';
import {
  NOW,
  cancelled,
  caseOf,
  cashierCancels,
  details,
  inProcess,
  play,
  policy,
  pursued,
  refusedPay,
  says,
  saysFailed,
  saysNothing,
  saysSuccess,
  silence,
  success,
  wait,
  type Step,
} from '../../fixtures/proof/decisions.ts';
import { FINAL_STATUSES, isFinal, type Attempt } from './attempt.ts';
import { decide, neverSent, submit, wakeMonoOf } from './decide.ts';

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

const RESTARTED = { type: 'restarted', afterCrash: false } as const;

describe('after a restart', () => {
  test('whatever may have left is asked about and nothing is sent', () => {
    const outcome = play(RESTARTED, wait(0));
    expect(outcome.attempt.status).toBe('unconfirmed');
    expect(outcome.effects).toEqual(['sendInquiry']);
  });

  test('a cancel that was on the wire counts as unanswered', () => {
    const outcome = play(
      inProcess,
      cashierCancels,
      says('processing'),
      RESTARTED,
      wait(0),
      saysSuccess(),
    );
    expect(outcome.attempt.status).toBe('cancelling');
  });

  test('what never left ends unsent', () => {
    const waiting: Attempt = { facts: pursued().facts, status: 'waitingForLink' };
    const { next } = decide(waiting, { ...NOW, ...RESTARTED }, policy);
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
