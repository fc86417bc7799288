import { describe, expect, test } from 'vitest';
import { attemptOf } from '../../fixtures/proof/attempts.ts';
import { withPayment } from '../../fixtures/proof/paid-payment.ts';
import { NO_ANSWER, runningPayments, SUCCESS } from '../../fixtures/proof/running-payments.ts';
import type { MinorUnits } from '../core/money.ts';

describe('a refund that was asked for', () => {
  test('is on disk, with its work and its journal row, before anything of it leaves', () => {
    const till = withPayment();
    const seen: unknown[] = [];
    till.acquirer.onSend = (what) =>
      seen.push(what, till.seenBeside('refunds'), till.seenBeside('work'));
    till.ask(500);
    expect(seen).toMatchObject([
      'refund',
      [{ refund_request_id: 'F1', amount_minor: 500, status: 'submitting', cause: 'asked' }],
      [
        { subject: 'F1', kind: 'inquiry' },
        { subject: 'F1', kind: 'refund' },
      ],
    ]);
    expect(till.journalled()).toEqual(['refundRequested', 'ticked']);
    expect(till.acquirer.refunds[0]?.sent).toEqual({
      refundRequestId: 'F1',
      paymentId: 'P1',
      money: { ...till.facts.money, amountMinor: 500 },
      reason: 'Cold soup',
    });
  });

  test('is work from the transaction on that asks for it', () => {
    const till = withPayment();
    const wanted = { refundRequestId: 'F1', callKey: 'K', reason: 'Cold soup' };
    till.store.write(() =>
      till.refunds.ask(till.paid, { ...wanted, amountMinor: 500 as MinorUnits }),
    );
    expect(till.seenBeside('refunds')).toMatchObject([{ status: 'requested' }]);
    expect(till.seenBeside('work').map(({ subject, kind }) => [subject, kind])).toEqual([
      ['F1', 'inquiry'],
      ['F1', 'refund'],
    ]);
  });

  test('of a part asks about the payment by the whole that was paid', () => {
    const till = withPayment();
    till.ask(500);
    till.clock.advance(20_000);
    const { paymentRequestId, money } = till.facts;
    expect(till.acquirer.inquiries[0]?.sent).toEqual({ paymentRequestId, money });
  });

  test('of the whole goes as a cancel of the whole payment, and of a part as a refund', () => {
    const whole = withPayment();
    whole.ask(1820);
    const { paymentRequestId, money } = whole.facts;
    expect(whole.acquirer.cancels.map(({ sent }) => sent)).toEqual([{ paymentRequestId, money }]);
    const rest = withPayment(20);
    rest.ask(1800);
    expect(rest.acquirer.cancels).toEqual([]);
    expect(rest.acquirer.refunds).toHaveLength(1);
  });

  test('is done with its answer, in one transaction with the end of its work', async () => {
    const till = withPayment();
    till.ask(500);
    await till.acquirer.refunds[0]?.answer({ outcome: 'refunded' });
    expect(till.seenBeside('refunds')).toMatchObject([{ status: 'refunded' }]);
    expect(till.seenBeside('work')).toEqual([]);
    expect(till.refunds.count).toBe(0);
    expect(till.refundChanges.map(({ status }) => status)).toEqual([
      'requested',
      'submitting',
      'refunded',
    ]);
    expect(till.seenBeside('attempts')).toMatchObject([{ status: 'paid' }]);
    expect(till.clock.waitingCount).toBe(0);
  });

  test('is sent again to the letter when it never arrived', async () => {
    const till = withPayment();
    till.ask(500);
    await till.acquirer.refunds[0]?.answer(NO_ANSWER);
    till.clock.advance(2_000);
    await till.acquirer.refundInquiries[0]?.answer({ outcome: 'notFound' });
    expect(till.acquirer.refunds).toHaveLength(2);
    expect(till.acquirer.refunds[1]?.sent).toEqual(till.acquirer.refunds[0]?.sent);
    expect(till.acquirer.refundInquiries[0]?.sent).toEqual(till.acquirer.refunds[0]?.sent);
  });

  test('keeps what is heard of it after its end', async () => {
    const till = withPayment();
    till.ask(1820);
    till.clock.advance(20_000);
    await till.acquirer.inquiries[0]?.answer({ outcome: 'cancelled' });
    await till.acquirer.cancels[0]?.answer({ outcome: 'refused', code: 'ORDER_STATUS_INVALID' });
    expect(till.journal().at(-1)).toMatchObject({ subject: 'F1', type: 'heardAfterEnd' });
    expect(till.seenBeside('refunds')).toMatchObject([{ status: 'refunded' }]);
  });
});

describe('all that is given back of a payment (M6)', () => {
  test('is never more than was paid, whatever was asked for before', () => {
    const till = withPayment();
    expect(till.ask(1000)).not.toBeNull();
    expect(till.ask(821)).toBeNull();
    expect(till.ask(820)).not.toBeNull();
    expect(till.ask(1)).toBeNull();
    expect(till.refunds.givenBackMinor(till.facts.paymentRequestId)).toBe(1820);
    expect(till.seenBeside('refunds')).toHaveLength(2);
  });

  test('counts what somebody else gave back before', () => {
    const till = withPayment(420);
    expect(till.ask(1401)).toBeNull();
    expect(till.ask(1400)).not.toBeNull();
  });

  test('counts what cannot be read any more, too', () => {
    const till = withPayment();
    till.ask(500);
    till.database.exec(`UPDATE refunds SET state = '{}'`);
    expect(till.refunds.givenBackMinor(till.facts.paymentRequestId)).toBe(500);
    expect(till.ask(1500)).toBeNull();
  });

  test('counts no more what was refused for good', async () => {
    const till = withPayment();
    till.ask(1000);
    await till.acquirer.refunds[0]?.answer({ outcome: 'refused', code: 'PROCESS_FAIL' });
    expect(till.ask(1820)).toBeNull();
    await till.acquirer.refundInquiries[0]?.answer({ outcome: 'notFound' });
    expect(till.ask(1820)).not.toBeNull();
  });

  test('is looked at and written in one transaction: what fails beside it leaves nothing', () => {
    const till = withPayment();
    const wanted = { refundRequestId: 'F1', callKey: 'K', reason: '' };
    const fail = () =>
      till.store.write(() => {
        till.refunds.ask(till.paid, { ...wanted, amountMinor: 1820 as MinorUnits });
        throw new Error('no disk');
      });
    expect(fail).toThrow('no disk');
    expect(till.seenBeside('refunds')).toEqual([]);
    expect(till.refunds.count).toBe(0);
    expect(till.ask(1820)).not.toBeNull();
  });
});

describe('a success that is undone', () => {
  test('is undone once, under one fixed id', () => {
    const till = withPayment();
    till.reverse();
    till.reverse();
    expect(till.seenBeside('refunds')).toMatchObject([
      {
        refund_request_id: `${till.facts.paymentRequestId}R`,
        cause: 'reversal',
        seen_status: null,
      },
    ]);
    expect(till.acquirer.cancels).toHaveLength(1);
  });

  test('is undone as far as it was not given back, and not at all if nothing is left', () => {
    const part = withPayment(420);
    part.reverse();
    expect(part.seenBeside('refunds')).toMatchObject([{ amount_minor: 1400 }]);
    expect(part.acquirer.refunds[0]?.sent.reason).toMatch(/./);
    const gone = withPayment(1820);
    gone.reverse();
    expect(gone.seenBeside('refunds')).toEqual([]);
  });

  test('of a wallet that cannot cancel is refunded', () => {
    const till = withPayment();
    till.store.write(() => till.refunds.reverse(till.paid.facts, 'P1', 'GoPay'))();
    till.clock.advance(0);
    expect(till.acquirer.refunds).toHaveLength(1);
  });
});

describe('what somebody else gave back', () => {
  test('is written down as done, and is told', () => {
    const till = withPayment();
    const { store, refunds, facts } = till;
    store.write(() => refunds.recordElsewhere(facts, 300))();
    store.write(() => refunds.recordElsewhere(facts, 200))();
    expect(till.seenBeside('refunds')).toMatchObject([
      { status: 'refunded', cause: 'elsewhere', amount_minor: 300, seen_status: null },
      { status: 'refunded', cause: 'elsewhere', amount_minor: 200, seen_status: null },
    ]);
    expect(refunds.givenBackMinor(facts.paymentRequestId)).toBe(500);
    expect(till.refundChanges).toHaveLength(2);
    expect(refunds.count).toBe(0);
    expect(till.journalled()).toEqual(['givenBackElsewhere', 'givenBackElsewhere']);
  });
});

describe('after a restart', () => {
  test('a refund that may have left is asked about and not sent again', async () => {
    const till = withPayment();
    till.ask(500);
    const next = till.restarted();
    next.recover();
    expect(next.acquirer.refunds).toEqual([]);
    expect(next.acquirer.refundInquiries).toHaveLength(1);
    await next.acquirer.refundInquiries[0]?.answer({ outcome: 'refunded' });
    expect(next.seenBeside('refunds')).toMatchObject([{ status: 'refunded' }]);
  });

  test('a row that cannot be read is parked for a person, and the others go on', () => {
    const till = withPayment();
    till.ask(500);
    till.ask(600);
    till.database.exec(`UPDATE refunds SET state = '{}' WHERE refund_request_id = 'F1'`);
    const next = till.restarted();
    next.recover();
    expect(next.store.work.parked()).toEqual([{ subject: 'F1', reason: 'unreadable' }]);
    expect(next.acquirer.refundInquiries).toHaveLength(1);
  });
});

test('a payment that succeeds although nobody wants it is asked about for its id, then refunded', async () => {
  const till = runningPayments();
  const { store, refunds, facts, clock, acquirer } = till;
  store.attempts.insert(attemptOf('cancelled', facts), clock.now());
  store.write(() => refunds.reverse(facts, null, 'GoPay'))();
  clock.advance(0);
  await acquirer.inquiries[0]?.answer(SUCCESS);
  expect(acquirer.refunds[0]?.sent).toMatchObject({ paymentId: 'P1', money: facts.money });
});
