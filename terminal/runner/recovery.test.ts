import { describe, expect, test } from 'vitest';
import { attemptOf, factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import { pursued } from '../../fixtures/proof/decisions.ts';
import { runningPayments, SUCCESS } from '../../fixtures/proof/running-payments.ts';
import type { Attempt } from '../core/attempt.ts';

/** A till that starts where another life left these attempts. */
function restarted(...attempts: ((till: ReturnType<typeof runningPayments>) => Attempt)[]) {
  const till = runningPayments();
  for (const make of attempts) till.store.attempts.insert(make(till), till.clock.now());
  const recover = () => {
    till.runner.recover(till.store.attempts.allOpen().map((open) => open.paymentRequestId));
    till.clock.advance(0);
    return till.runner.count;
  };
  return { ...till, recover };
}

/** A till whose one attempt was damaged on the disk. */
function unreadable(status: 'submitting' | 'cancelling' = 'submitting') {
  const till = restarted(({ facts }) => attemptOf(status, facts));
  till.database.exec(`UPDATE attempts SET state = '{"status":"half"}'`);
  return till;
}

describe('after a restart', () => {
  test('an attempt is asked about, and nothing is sent again', () => {
    const till = restarted(({ facts }) => ({ ...pursued(), facts }));
    expect(till.recover()).toBe(1);
    expect(till.seenBeside('attempts')).toMatchObject([{ status: 'unconfirmed' }]);
    expect(till.journalled()).toEqual(['restarted']);
    expect(till.acquirer.inquiries).toHaveLength(1);
    till.clock.advance(60_000);
    expect(till.acquirer.pays).toEqual([]);
    expect(till.acquirer.connects).toEqual([]);
  });

  test('an attempt that is long past its limit is asked about before it is cancelled', async () => {
    const till = restarted(({ facts, clock }) =>
      attemptOf('unconfirmed', facts, {
        ...pursued().pursuit,
        sentAt: clock.now() - 3_600_000,
      }),
    );
    till.recover();
    expect(till.acquirer.cancels).toEqual([]);
    await till.acquirer.inquiries[0]?.answer(SUCCESS);
    expect(till.statusNow()).toBe('paid');
  });

  test('an attempt that waited for the link is over, and nothing was sent', () => {
    const till = restarted(({ facts }) => attemptOf('waitingForLink', facts));
    till.recover();
    expect(till.changes).toMatchObject([{ status: 'notSent', reason: 'restarted' }]);
    till.clock.advance(60_000);
    expect(till.acquirer.inquiries).toEqual([]);
  });

  test('an attempt that had ended is left alone', () => {
    const till = restarted(({ facts }) => attemptOf('paid', facts));
    expect(till.recover()).toBe(0);
    expect(till.changes).toEqual([]);
    expect(till.journalled()).toEqual([]);
  });

  test('every open one is taken up, however many sales they belong to', () => {
    const till = restarted(({ facts }) => attemptOf('cancelling', facts));
    till.store.sales.insert(saleOf({ saleId: 'OTHER' }));
    const other = factsOf({ saleId: 'OTHER', paymentRequestId: 'SIM2' });
    till.store.attempts.insert(attemptOf('awaitingCustomer', other), till.clock.now());
    expect(till.recover()).toBe(2);
    expect(till.acquirer.inquiries).toHaveLength(2);
  });
});

describe('a row that cannot be read', () => {
  test('calls a person, and is asked about by its id and money all the same', async () => {
    const till = unreadable();
    expect(till.recover()).toBe(1);
    const { paymentRequestId, money } = till.facts;
    expect(till.changes).toMatchObject([{ status: 'needsAttention', reason: 'unreadable' }]);
    expect(till.acquirer.inquiries[0]?.sent).toEqual({ paymentRequestId, money });
    await till.acquirer.inquiries[0]?.answer(SUCCESS);
    expect(till.statusNow()).toBe('paid');
  });

  test('that was being cancelled is not paid by a success alone: its cancel may still come', async () => {
    const till = unreadable('cancelling');
    till.recover();
    await till.acquirer.inquiries[0]?.answer(SUCCESS);
    expect(till.statusNow()).toBe('needsAttention');
    expect(till.acquirer.cancels).toHaveLength(1);
    await till.acquirer.cancels[0]?.answer({ outcome: 'cancelled' });
    expect(till.statusNow()).toBe('cancelled');
  });

  test('is ended by "not known" only when nothing sent before the start can be accepted', async () => {
    const till = unreadable();
    till.recover();
    await till.acquirer.inquiries.at(-1)?.answer({ outcome: 'notFound' });
    expect(till.statusNow()).toBe('needsAttention');
    till.clock.advance(96_000);
    await till.acquirer.inquiries.at(-1)?.answer({ outcome: 'notFound' });
    expect(till.statusNow()).toBe('cancelled');
    expect(till.doubted).toHaveLength(1);
  });

  test('leaves what it held in the journal', () => {
    const till = unreadable();
    till.recover();
    const row = till.journal().find(({ type }) => type === 'unreadable');
    expect(row).toMatchObject({ subject: till.facts.paymentRequestId });
    expect(JSON.parse(row?.facts ?? '')).toEqual({
      saleId: till.facts.saleId,
      state: '{"status":"half"}',
    });
  });

  test('can be read from then on', () => {
    const till = unreadable();
    till.recover();
    const { paymentRequestId } = till.facts;
    expect(till.store.attempts.byId(paymentRequestId)).toMatchObject({ readable: true });
  });
});
