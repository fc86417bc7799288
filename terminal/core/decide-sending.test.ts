import { describe, expect, test } from 'vitest';
import {
  NOW,
  cashierCancels,
  caseOf,
  crashed,
  inProcess,
  later,
  notWanted,
  policy,
  pursued,
  refusedPay,
  restarted,
  says,
  saysFailed,
  saysSuccess,
  silence,
  success,
  wait,
  type Played,
  type Step,
} from '../../fixtures/proof/decisions.ts';
import type { Attempt, WaitingAttempt } from './attempt.ts';
import { perhapsSent } from './decide.ts';
import type { Moment } from './event.ts';

const RESENDING = { ...policy, resendsMax: 1 };
const resending = (...steps: Step[]): Played => caseOf(pursued(), steps, NOW, RESENDING);
const resentCount = ({ effects }: Played) =>
  effects.filter((effect) => effect === 'sendPayAgain').length;

describe('an exchange of pay that was reset', () => {
  test('is asked about, and never sent again where the policy allows none', () => {
    const reset = caseOf(pursued(), [silence]);
    expect(policy.resendsMax).toBe(0);
    expect(reset.effects).toEqual(['sendInquiry']);
  });

  test('is sent again once, unchanged, where it allows one, and then asked about', () => {
    const reset = resending(wait(4_000), silence);
    expect(reset.effects).toEqual(['sendPayAgain']);
    expect(reset.attempt).toMatchObject({ status: 'unconfirmed', pursuit: { resent: 1 } });
    const twice = resending(wait(4_000), silence, silence);
    expect(twice.effects).toEqual(['sendPayAgain', 'sendInquiry']);
    const waited = resending(wait(4_000), silence, wait(policy.askEveryMs));
    expect(waited.effects).toEqual(['sendPayAgain', 'sendInquiry']);
    expect(resending(silence, success).attempt.status).toBe('paid');
  });

  test.each(['http', 'signature', 'unreadable', 'status', 'unsent'] as const)(
    'is not sent again when it was answered, if only by what proves nothing: %s',
    (why) => {
      const answer = { outcome: 'unknown', why, code: null } as const;
      expect(resentCount(resending({ type: 'payAnswered', answer }))).toBe(0);
    },
  );

  test('is sent again only while its code is young', () => {
    const { resendCodeAgeMsMax } = policy;
    expect(resentCount(resending(wait(resendCodeAgeMsMax - 1), silence))).toBe(1);
    expect(resentCount(resending(wait(resendCodeAgeMsMax), silence))).toBe(0);
    const { pursuit, facts } = pursued();
    const scannedEarlier = { ...facts, scannedAt: facts.scannedAt - resendCodeAgeMsMax };
    const waited: Attempt = { status: 'submitting', facts: scannedEarlier, pursuit };
    expect(resentCount(caseOf(waited, [silence], NOW, RESENDING))).toBe(0);
  });

  test.each<[string, Step[]]>([
    ['a restart', [restarted]],
    ['a verified F was heard (V8)', [refusedPay('EXPIRED_CODE')]],
    ['the cashier asked to cancel', [cashierCancels]],
    ['the customer left', [notWanted]],
    ['the acquirer has shown that it knows it', [wait(5_000), says('processing')]],
  ])('is never sent again after %s', (_name, steps) => {
    expect(resentCount(resending(...steps, silence))).toBe(0);
  });

  test('makes a final F mean nothing: it may speak of the other of the two', () => {
    const doubtful = resending(silence, refusedPay('EXPIRED_CODE'), says('notFound'));
    expect(doubtful.attempt.status).toBe('unconfirmed');
    expect(resending(silence, refusedPay('EXPIRED_CODE'), saysFailed).attempt.status).toBe(
      'declined',
    );
  });
});

const WAITING: WaitingAttempt = { facts: pursued().facts, status: 'waitingForLink' };
const UNLEARNED: Moment = { ...NOW, acquirerAt: null };

describe('a code that waits for a connection', () => {
  test.each<[string, Step, string]>([
    ['grew too old', { type: 'codeDied' }, 'codeTooOld'],
    ['was stopped by the cashier', cashierCancels, 'stopped'],
    ['is not wanted any more', notWanted, 'stopped'],
    ['was left by a clean stop', restarted, 'restarted'],
  ])('and %s was not sent, beyond doubt', (_name, step, reason) => {
    const { attempt, effects, asksAgain } = caseOf(WAITING, [step]);
    expect(attempt).toMatchObject({ status: 'notSent', reason, endedAt: NOW.at });
    expect({ effects, asksAgain }).toEqual({ effects: [], asksAgain: false });
  });

  test.each<[string, Step]>([
    ['an answer', success],
    ['a wish to check', { type: 'checkAsked' }],
    ['time', { type: 'ticked' }],
  ])('is not changed by %s', (_name, step) => {
    expect(caseOf(WAITING, [step])).toMatchObject({ attempt: WAITING, effects: [] });
  });

  test('may have left after all when the process crashed: it is asked about, and never sent', () => {
    const perhaps = caseOf(WAITING, [crashed], NOW, RESENDING);
    expect(perhaps.effects).toEqual(['sendInquiry']);
    expect(perhaps.attempt).toMatchObject({
      status: 'unconfirmed',
      pursuit: { mayResend: false, livedThroughCrash: true, intent: 'keep', undo: null },
    });
    expect(resentCount(caseOf(perhaps.attempt, [silence], NOW, RESENDING))).toBe(0);
  });
});

const perhaps = (now: Moment) => perhapsSent(WAITING.facts, now, policy);

describe('an attempt that perhaps left', () => {
  test('has an expiry that is counted from the first time that the acquirer tells', () => {
    expect(perhaps(UNLEARNED).pursuit.expiresAt).toBeNull();
    expect(perhaps(NOW).pursuit.expiresAt).toBe(NOW.acquirerAt + policy.expiryMs);
    const later30 = later(NOW, 30_000);
    const heard = caseOf(perhaps(UNLEARNED), [says('notFound')], later30);
    expect(heard.attempt).toMatchObject({
      status: 'unconfirmed',
      pursuit: { expiresAt: (later30.acquirerAt ?? 0) + policy.expiryMs },
    });
    const again = caseOf(heard.attempt, [says('notFound')], later(NOW, 60_000));
    expect(again.attempt).toMatchObject({
      pursuit: { expiresAt: (later30.acquirerAt ?? 0) + policy.expiryMs },
    });
  });

  test('is not ended by "not known" while its expiry is not known', () => {
    const asked = caseOf(perhaps(UNLEARNED), [says('notFound')], later(UNLEARNED, 10_000_000));
    expect(asked.attempt.status).not.toBe('cancelled');
  });

  test('is ended by it after that, and asked about again', () => {
    const overMs = policy.expiryMs + policy.afterExpiryMs;
    const over = caseOf(perhaps(NOW), [says('notFound')], later(NOW, overMs));
    expect(over).toMatchObject({ attempt: { status: 'cancelled' }, asksAgain: true });
    const early = caseOf(perhaps(NOW), [says('notFound', -1)], later(NOW, overMs));
    expect(early.attempt.status).toBe('unconfirmed');
  });

  test('is paid when the acquirer says so, and asked about again, as a crash came between (V7)', () => {
    const paid = caseOf(perhaps(NOW), [saysSuccess()]);
    expect(paid).toMatchObject({ attempt: { status: 'paid' }, asksAgain: true });
  });

  test('that is known goes on like any other', () => {
    expect(caseOf(perhaps(NOW), [inProcess]).attempt.status).toBe('awaitingCustomer');
  });
});
