import { describe, expect, test } from 'vitest';
import { factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import {
  CODE,
  IN_PROCESS,
  NO_ANSWER,
  PROCESSING,
  runningPayments,
  SUCCESS,
} from '../../fixtures/proof/running-payments.ts';
import { filesHolding } from '../../fixtures/proof/temporary-till.ts';

type Running = ReturnType<typeof runningPayments>;

describe('a pay', () => {
  test('is on disk whole before its first byte leaves', () => {
    const till = runningPayments();
    let seen: unknown = null;
    till.acquirer.onSend = () => {
      seen = {
        attempts: till.seenBeside('attempts'),
        bodies: till.seenBeside('request_bodies'),
        work: till.seenBeside('work'),
        codes: till.seenBeside('used_codes').length,
        journal: till.journal(),
      };
    };
    till.send();
    const [pay] = till.acquirer.pays;
    const { paymentRequestId, saleId } = till.facts;
    expect(seen).toMatchObject({
      attempts: [{ payment_request_id: paymentRequestId, status: 'submitting' }],
      bodies: [{ payment_request_id: paymentRequestId, body: pay?.sent.body }],
      work: [{ kind: 'inquiry' }, { kind: 'pay' }],
      codes: 1,
      journal: [{ subject: paymentRequestId, type: 'submitted' }],
    });
    expect(pay?.sent.expected).toEqual({ paymentRequestId, money: till.facts.money });
    expect(JSON.parse(Buffer.from(pay?.sent.body ?? []).toString())).toMatchObject({
      saleId,
      code: CODE,
      reference: 'Table 12',
      expiresAt: till.clock.now() + 90_000,
    });
  });

  test('that cannot be written is not sent, and leaves no trace', () => {
    const till = runningPayments();
    till.refuseWrites(true);
    expect(() => till.send()).toThrow(/readonly/);
    expect(till.acquirer.pays).toEqual([]);
    expect(till.storeReports).toEqual(['SQLITE_READONLY']);
    expect(till.runner.ids).toEqual([]);
    expect(till.changes).toEqual([]);
    expect(till.clock.waitingCount).toBe(0);
    expect(till.seenBeside('attempts')).toEqual([]);
    till.refuseWrites(false);
    till.send();
    expect(till.acquirer.pays).toHaveLength(1);
    expect(till.storeReports).toEqual(['SQLITE_READONLY', null]);
  });

  test('of a second attempt is not sent while one of the sale is open', () => {
    const till = runningPayments();
    till.send();
    const again = factsOf({ paymentRequestId: 'SIM2' });
    expect(() => till.send(again)).toThrow(/UNIQUE/);
    expect(till.acquirer.pays).toHaveLength(1);
  });

  test('of a code that was used before is not sent', () => {
    const till = runningPayments();
    till.store.sales.insert(saleOf({ saleId: 'OTHER' }));
    till.send();
    expect(() => till.send(factsOf({ paymentRequestId: 'SIM2', saleId: 'OTHER' }))).toThrow(
      /UNIQUE/,
    );
    expect(till.acquirer.pays).toHaveLength(1);
  });

  test('is not sent before the clock of the acquirer is known', () => {
    const till = runningPayments();
    till.clock.jumpWall(60_000);
    expect(() => till.send()).toThrow('not armed');
    expect(till.seenBeside('attempts')).toEqual([]);
  });

  test('that never was is written down as such, and its code stays unused', () => {
    const till = runningPayments();
    till.runner.recordNeverSent(till.facts, 'noConnection');
    expect(till.seenBeside('attempts')).toMatchObject([{ status: 'notSent' }]);
    expect(till.journalled()).toEqual(['neverSent']);
    expect(till.statusNow()).toBe('notSent');
    expect(till.store.usedCodes.has(CODE)).toBe(false);
  });
});

describe('an answer', () => {
  test('that ends the attempt is written with everything that ends with it', async () => {
    const till = runningPayments();
    till.send();
    await till.acquirer.pays[0]?.answer(SUCCESS);
    expect(till.seenBeside('attempts')).toMatchObject([{ status: 'paid' }]);
    expect(till.seenBeside('request_bodies')).toEqual([]);
    expect(till.seenBeside('work')).toEqual([]);
    expect(till.store.sales.byId(till.facts.saleId)?.status).toBe('paid');
    expect(till.changes.map(({ status }) => status)).toEqual(['submitting', 'paid']);
    expect(till.runner.ids).toEqual([]);
    expect(till.clock.waitingCount).toBe(0);
  });

  test('that proves nothing is kept beside the work, and asked about after the commit', async () => {
    const till = runningPayments();
    till.send();
    let seen: unknown = null;
    till.acquirer.onSend = (what) => {
      seen = { what, attempts: till.seenBeside('attempts'), work: till.seenBeside('work') };
    };
    await till.acquirer.pays[0]?.answer({ outcome: 'unknown', why: 'http', code: 'HTTP 500' });
    expect(seen).toMatchObject({
      what: 'inquiry',
      attempts: [{ status: 'unconfirmed' }],
      work: [{ kind: 'inquiry', tries: 1, last_error: 'http HTTP 500' }],
    });
  });

  test('that does not come for five seconds is asked for, while the pay stays open', async () => {
    const till = runningPayments();
    till.send();
    till.clock.advance(4_999);
    expect(till.acquirer.inquiries).toEqual([]);
    till.clock.advance(1);
    expect(till.acquirer.inquiries).toHaveLength(1);
    expect(till.seenBeside('work').map(({ kind }) => kind)).toEqual(['inquiry', 'pay']);
    await till.acquirer.pays[0]?.answer(SUCCESS);
    expect(till.statusNow()).toBe('paid');
  });

  test('is written down with what it was and what became of it', async () => {
    const till = runningPayments();
    till.send();
    await till.acquirer.pays[0]?.answer(IN_PROCESS);
    const { saleId } = till.facts;
    expect(JSON.parse(till.journal()[1]?.facts ?? '')).toEqual({
      saleId,
      from: 'submitting',
      to: 'awaitingCustomer',
      answer: IN_PROCESS,
    });
    expect(till.store.journal.verify()).toMatchObject({ whole: true });
  });

  test('leaves no code in the journal, nor after the end in any file', async () => {
    const till = runningPayments();
    till.send();
    await till.acquirer.pays[0]?.answer(IN_PROCESS);
    expect(filesHolding(till.folder, CODE)).not.toEqual([]);
    till.clock.advance(3_000);
    await till.acquirer.inquiries[0]?.answer(SUCCESS);
    expect(till.statusNow()).toBe('paid');
    expect(JSON.stringify(till.journal())).not.toContain(CODE);
    expect(JSON.stringify(till.logged)).not.toContain(CODE);
    expect(filesHolding(till.folder, CODE)).toEqual([]);
  });
});

/** The undo as another process would read it when the exchange goes out. */
function undoSeenAt(till: Running, wanted: 'cancel' | 'refund'): { undo: unknown } {
  const seen: { undo: unknown } = { undo: null };
  till.acquirer.onSend = (what) => {
    if (what !== wanted) return;
    const { state } = till.seenBeside('attempts')[0] ?? {};
    seen.undo = JSON.parse(String(state)).pursuit.undo;
  };
  return seen;
}

describe('undoing', () => {
  test('asks first, and commits the cancel before its first byte', async () => {
    const till = runningPayments();
    till.send();
    const seen = undoSeenAt(till, 'cancel');
    till.runner.askToCancel(till.facts.paymentRequestId);
    expect(till.acquirer.cancels).toEqual([]);
    await till.acquirer.inquiries[0]?.answer(PROCESSING);
    expect(till.acquirer.cancels).toHaveLength(1);
    expect(seen.undo).toMatchObject({ cause: 'cashier', cancelsSent: 1, cancelOpen: true });
    await till.acquirer.cancels[0]?.answer({ outcome: 'cancelled' });
    expect(till.statusNow()).toBe('cancelled');
    expect(till.journalled()).toEqual([
      'submitted',
      'cancelAsked',
      'inquiryAnswered',
      'cancelAnswered',
    ]);
  });

  test('gives back under an id that is committed before its first byte', async () => {
    const till = runningPayments();
    till.send();
    const seen = undoSeenAt(till, 'refund');
    till.runner.askToCancel(till.facts.paymentRequestId);
    await till.acquirer.inquiries.at(-1)?.answer(PROCESSING);
    await till.acquirer.cancels[0]?.answer(NO_ANSWER);
    till.clock.advance(5_000);
    await till.acquirer.inquiries.at(-1)?.answer(PROCESSING);
    await till.acquirer.cancels[1]?.answer({ outcome: 'refused', code: 'CANCEL_WINDOW_EXCEED' });
    await till.acquirer.inquiries.at(-1)?.answer(SUCCESS);
    const [refund] = till.acquirer.refunds;
    const { refundRequestId } = refund?.sent ?? {};
    expect(refund?.sent).toMatchObject({
      refundRequestId,
      paymentId: 'P1',
      money: till.facts.money,
    });
    expect(seen.undo).toMatchObject({ refund: { refundRequestId, paymentId: 'P1', open: true } });
    await refund?.answer({ outcome: 'refunded' });
    expect(till.statusNow()).toBe('refunded');
  });

  test('of a payment that is over does nothing', async () => {
    const till = runningPayments();
    till.send();
    await till.acquirer.pays[0]?.answer(SUCCESS);
    till.runner.askToCancel(till.facts.paymentRequestId);
    till.runner.check(till.facts.paymentRequestId);
    expect(till.acquirer.inquiries).toEqual([]);
    expect(till.journalled()).toEqual(['submitted', 'payAnswered']);
  });
});

describe('a runner that was stopped', () => {
  test('writes and asks nothing any more', async () => {
    const till = runningPayments();
    till.send();
    till.runner.stop();
    till.queue.stop();
    expect(till.clock.waitingCount).toBe(0);
    await till.acquirer.pays[0]?.answer(SUCCESS);
    till.runner.askToCancel(till.facts.paymentRequestId);
    expect(till.journalled()).toEqual(['submitted']);
    expect(till.acquirer.inquiries).toEqual([]);
  });
});
