import { describe, expect, test } from 'vitest';
import { saleOf } from '../../fixtures/proof/attempts.ts';
import { CODE, runningPayments } from '../../fixtures/proof/running-payments.ts';
import { filesHolding } from '../../fixtures/proof/temporary-till.ts';
import { Sending } from './sending.ts';

/** A scan on its way, with the connection and the arming in the test's hands. */
function sending() {
  const till = runningPayments();
  const arming = { isArmed: true };
  let dropped = 0;
  let prepared = 0;
  const ids = { prepare: () => (prepared += 1) } as never;
  const way = new Sending({ ...till, ids, arming: arming as never }, () => {
    dropped += 1;
  });
  return {
    ...till,
    arming,
    way,
    droppedCount: () => dropped,
    preparedCount: () => prepared,
    begin: () => void way.begin(till.facts, CODE, null, till.clock.mono()),
    refused: () =>
      till.acquirer.connects.at(-1)?.answer({ outcome: 'unsent', code: 'ECONNREFUSED' }),
    stands: () =>
      till.acquirer.connects.at(-1)?.answer({
        outcome: 'connected',
        connection: till.acquirer.connection(),
      }),
  };
}

describe('a code that is awaited', () => {
  test('has its connection and its id before it comes', () => {
    const till = sending();
    till.way.prepare();
    expect(till.acquirer.connects).toHaveLength(1);
    expect(till.preparedCount()).toBe(1);
  });
});

describe('a scan', () => {
  test('is in memory only until its connection stands, then it is committed and sent', async () => {
    const till = sending();
    till.begin();
    expect(till.way.facts).toEqual(till.facts);
    expect(till.seenBeside('attempts')).toEqual([]);
    await till.stands();
    expect(till.way.facts).toBeNull();
    expect(till.seenBeside('attempts')).toMatchObject([{ status: 'submitting' }]);
    expect(till.acquirer.pays).toHaveLength(1);
  });

  test('without a connection waits on disk, and its code in memory only', async () => {
    const till = sending();
    till.begin();
    await till.refused();
    expect(till.changes).toMatchObject([{ status: 'waitingForLink' }]);
    expect(till.seenBeside('attempts')).toMatchObject([{ status: 'waitingForLink' }]);
    expect(till.seenBeside('request_bodies')).toEqual([]);
    expect(filesHolding(till.folder, CODE)).toEqual([]);
  });

  test('that waits goes out by itself when the link is back soon after it', async () => {
    const till = sending();
    till.begin();
    await till.refused();
    till.clock.advance(1_000);
    await till.refused();
    till.clock.advance(13_000);
    await till.stands();
    expect(till.changes.map(({ status }) => status)).toEqual(['waitingForLink', 'submitting']);
    expect(till.acquirer.pays).toHaveLength(1);
    expect(till.seenBeside('attempts')).toHaveLength(1);
  });

  test('that waits longer than that goes out on the cashier’s word only', async () => {
    const till = sending();
    const id = till.facts.paymentRequestId;
    till.begin();
    await till.refused();
    till.clock.advance(16_000);
    await till.stands();
    expect(till.acquirer.pays).toEqual([]);
    expect(till.way.waiting(id)).toMatchObject({ forWord: true });
    expect(till.way.sendNow(id)).toBe(true);
    expect(till.acquirer.pays).toHaveLength(1);
    expect(till.way.sendNow(id)).toBe(false);
  });

  test('that waits is not sent on a word while no connection stands', async () => {
    const till = sending();
    till.begin();
    await till.refused();
    expect(till.way.sendNow(till.facts.paymentRequestId)).toBe(false);
    expect(till.acquirer.pays).toEqual([]);
  });

  test('that waits until its code dies is not sent, provably', async () => {
    const till = sending();
    till.begin();
    await till.refused();
    till.clock.advance(till.acquirer.policy.codeLifeMs);
    expect(till.changes.at(-1)).toMatchObject({ status: 'notSent', reason: 'codeTooOld' });
    till.way.forget(till.facts.paymentRequestId);
    await till.stands();
    till.clock.advance(60_000);
    expect(till.acquirer.pays).toEqual([]);
  });

  test('that waits is stopped by the cashier, and nothing of it is left', async () => {
    const till = sending();
    const id = till.facts.paymentRequestId;
    till.begin();
    await till.refused();
    till.runner.askToCancel(id);
    till.way.forget(id);
    expect(till.changes.at(-1)).toMatchObject({ status: 'notSent', reason: 'stopped' });
    expect(till.clock.waitingCount).toBe(0);
  });

  test('that waits is not sent by a till that is not armed, and is once it is armed', async () => {
    const till = sending();
    till.begin();
    await till.refused();
    till.arming.isArmed = false;
    till.clock.advance(1_000);
    await till.stands();
    expect(till.acquirer.pays).toEqual([]);
    till.arming.isArmed = true;
    till.clock.advance(1_000);
    await till.stands();
    expect(till.acquirer.pays).toHaveLength(1);
  });

  test('that was sent after waiting opens no connection any more', async () => {
    const till = sending();
    till.begin();
    await till.refused();
    till.clock.advance(1_000);
    await till.stands();
    await till.settled();
    const opened = till.acquirer.connects.length;
    till.clock.advance(4_000);
    expect(till.acquirer.connects).toHaveLength(opened);
  });

  test('that is stopped while it connects again closes that connection, unused', async () => {
    const till = sending();
    till.begin();
    await till.refused();
    till.clock.advance(1_000);
    till.runner.askToCancel(till.facts.paymentRequestId);
    till.way.forget(till.facts.paymentRequestId);
    const connection = till.acquirer.connection();
    await till.acquirer.connects.at(-1)?.answer({ outcome: 'connected', connection });
    await till.settled();
    expect(connection.isClosed).toBe(true);
    expect(till.acquirer.pays).toEqual([]);
    expect(new Set(till.storeReports)).toEqual(new Set([null]));
    expect(till.clock.waitingCount).toBe(0);
  });

  test('that died while it waited for a word is not even tried', async () => {
    const till = sending();
    till.begin();
    await till.refused();
    till.clock.advance(16_000);
    await till.stands();
    till.clock.advance(till.acquirer.policy.codeLifeMs);
    expect(till.way.sendNow(till.facts.paymentRequestId)).toBe(false);
    expect(new Set(till.storeReports)).toEqual(new Set([null]));
  });

  test('that grew too old while connecting is not sent', async () => {
    const till = sending();
    till.begin();
    till.clock.advance(till.acquirer.policy.codeLifeMs + 1);
    await till.stands();
    expect(till.changes).toMatchObject([{ status: 'notSent', reason: 'codeTooOld' }]);
    expect(till.acquirer.pays).toEqual([]);
  });

  test('is not sent when the till was disarmed while connecting', async () => {
    const till = sending();
    till.begin();
    till.arming.isArmed = false;
    await till.stands();
    expect(till.changes).toMatchObject([{ status: 'notSent', reason: 'notArmed' }]);
    expect(till.acquirer.pays).toEqual([]);
  });

  test('that the cashier stopped is not sent when the connection stands', async () => {
    const till = sending();
    till.begin();
    till.way.stop();
    await till.stands();
    expect(till.changes).toMatchObject([{ status: 'notSent', reason: 'stopped' }]);
    expect(till.acquirer.pays).toEqual([]);
  });

  test.each(['paid', 'dropped', 'paidOtherwise'] as const)(
    'for a sale that is %s is never sent',
    async (status) => {
      const till = sending();
      till.store.sales.setStatus(saleOf().saleId, status);
      till.begin();
      await till.stands();
      expect(till.acquirer.pays).toEqual([]);
      expect(till.seenBeside('attempts')).toEqual([]);
      expect(till.droppedCount()).toBe(1);
    },
  );

  test('is not sent after the till was stopped', async () => {
    const till = sending();
    till.begin();
    till.runner.stop();
    await till.stands();
    expect(till.acquirer.pays).toEqual([]);
  });
});
