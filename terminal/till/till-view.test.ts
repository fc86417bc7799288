import { describe, expect, test } from 'vitest';
import { attemptOf, everyAttempt, factsOf, saleOf, undoOf } from '../../fixtures/proof/attempts.ts';
import { later, NOW, policy, pursued } from '../../fixtures/proof/decisions.ts';
import { tillView } from '../../fixtures/proof/views.ts';
import { tillViewSchema } from '../../messages/views.schema.ts';
import { OPEN_STATUSES, type AttemptStatus, type Pursuit } from '../core/attempt.ts';
import { saleView, unsentView } from './payment-view.ts';
import { attemptView } from './till-view.ts';

const FACTS = factsOf();
const ALONE = { waiting: null, back: { givenBackMinor: 0, unprovenBackMinor: 0 } };
const { pursuit: FRESH } = pursued();

/** What a screen knows of an attempt in this status, some time after it was sent. */
function viewOf(status: AttemptStatus, changes: Partial<Pursuit> = {}, afterMs = 0) {
  const attempt = attemptOf(status, FACTS, { ...FRESH, ...changes });
  return attemptView(attempt, later(NOW, afterMs), policy, ALONE);
}

describe('what a screen may know', () => {
  test.each(everyAttempt().map((attempt, index) => [index, attempt.status, attempt] as const))(
    'of an attempt fits the messages: %i, %s',
    (_index, status, attempt) => {
      const view = attemptView(attempt, NOW, policy, ALONE);
      const sale = saleView(saleOf());
      const stage = { screen: 'attempt', sale, attempt: view } as const;
      expect(tillViewSchema.parse(tillView({ stage })).stage).toEqual(stage);
      expect(view).toMatchObject({
        status,
        paymentRequestId: FACTS.paymentRequestId,
        codeMasked: FACTS.codeMasked,
        codeFamily: 'alipayPlus',
        scannedAt: FACTS.scannedAt,
      });
    },
  );

  test('of a sale is its id, its money, its reference and whether it is open', () => {
    const { saleId, money, reference, status } = saleOf();
    expect(saleView(saleOf())).toEqual({
      saleId,
      money,
      reference,
      status,
      isFound: false,
    });
  });

  test('names a payment as people say it aloud', () => {
    const facts = factsOf({ paymentRequestId: 'SIMQ9XK2M7F3K000042' });
    expect(unsentView(facts).shortId).toBe('7F3K-42');
  });
});

describe('an open attempt', () => {
  test('has been sent at an instant, and has not ended', () => {
    expect(viewOf('awaitingCustomer', { asked: 3, paymentId: 'P1' })).toMatchObject({
      sentAt: NOW.at,
      endedAt: null,
      asked: 3,
      paymentId: 'P1',
    });
  });

  test('of which nothing has left says so by having no instant of sending', () => {
    expect(unsentView(FACTS)).toMatchObject({
      status: 'submitting',
      sentAt: null,
      canCancel: true,
    });
    expect(viewOf('waitingForLink')).toMatchObject({ sentAt: null, canCancel: true });
  });

  test('is waited for until its limit, told on the wall clock whenever it is looked at', () => {
    const limitAt = NOW.at + policy.limitMs;
    expect(viewOf('submitting').deadlineAt).toBe(limitAt);
    expect(viewOf('awaitingCustomer', {}, 40_000).deadlineAt).toBe(limitAt);
  });

  test('is not waited for once a cancel was decided, which is told with its cause', () => {
    const undo = undoOf({ cause: 'limit' });
    expect(viewOf('cancelling', { undo })).toMatchObject({
      deadlineAt: null,
      canCancel: false,
      cancelCause: 'limit',
    });
    expect(viewOf('unconfirmed')).toMatchObject({ canCancel: true, cancelCause: null });
  });

  test("can be proven 5.2 s after its expiry, on the till's clock", () => {
    // The acquirer's clock is half a second ahead of the till's.
    const provenAt = NOW.at + policy.expiryMs + policy.proofAskMs;
    expect(viewOf('cancelling').provenAt).toBe(provenAt);
    expect(viewOf('cancelling', {}, 30_000).provenAt).toBe(provenAt);
  });

  test('has instants in whole milliseconds, however fine the monotonic clock is', () => {
    const now = { at: NOW.at, mono: NOW.mono + 0.3, acquirerAt: NOW.acquirerAt + 0.3 };
    const { deadlineAt, provenAt } = attemptView(attemptOf('unconfirmed'), now, policy, ALONE);
    expect([deadlineAt, provenAt].map(Number.isInteger)).toEqual([true, true]);
  });

  test('cannot be told when it is proven while the clock of the acquirer is not known', () => {
    const attempt = attemptOf('cancelling');
    expect(attemptView(attempt, { ...NOW, acquirerAt: null }, policy, ALONE).provenAt).toBeNull();
  });

  test('tells why a person was called, and no other status does', () => {
    const called = OPEN_STATUSES.map((status) => viewOf(status).attentionReason);
    expect(called).toEqual([null, null, null, null, null, null, 'noProof']);
  });

  test('tells the code with which we, or the refund, were refused', () => {
    const refund = { refundRequestId: 'R1', paymentId: 'P1', open: false, refusedCode: 'TOO_LOW' };
    const undo = undoOf({ refund });
    expect(viewOf('refunding', { undo }).resultCode).toBe('TOO_LOW');
    expect(viewOf('refunding', { undo, credentialsRefused: 'KEY_NOT_FOUND' }).resultCode).toBe(
      'KEY_NOT_FOUND',
    );
    expect(viewOf('refunding').resultCode).toBeNull();
  });
});

describe('an attempt that has ended', () => {
  const endedAt = FACTS.scannedAt + 4_000;
  const never = { deadlineAt: null, provenAt: null, canCancel: false, attentionReason: null };
  test.each<[AttemptStatus, object]>([
    ['paid', { paymentId: 'P1', wallet: 'Lotus Wallet', refundedElsewhere: false }],
    ['declined', { resultCode: 'USER_BALANCE_NOT_ENOUGH' }],
    ['cancelled', { mayHaveBeenPaid: false }],
    ['refunded', { refundedElsewhere: false }],
    ['notSent', { notSentReason: 'noConnection' }],
  ])('%s: when, and what became of it', (status, told) => {
    expect(viewOf(status)).toMatchObject({ status, endedAt, ...never, ...told });
  });

  test('tells what may differ from what the cashier saw', () => {
    const views = everyAttempt().map((attempt) => attemptView(attempt, NOW, policy, ALONE));
    const told = (status: AttemptStatus) => views.filter((view) => view.status === status);
    expect(told('cancelled').map(({ mayHaveBeenPaid }) => mayHaveBeenPaid)).toEqual([false, true]);
    expect(told('refunded').map(({ refundedElsewhere }) => refundedElsewhere)).toEqual([
      false,
      true,
    ]);
    expect(told('paid').map(({ refundedElsewhere }) => refundedElsewhere)).toEqual([false, true]);
    expect(told('paid').at(-1)?.customerMoney).toEqual(FACTS.money);
  });
});
