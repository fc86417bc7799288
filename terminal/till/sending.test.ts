import { describe, expect, test } from 'vitest';
import { saleOf } from '../../fixtures/proof/attempts.ts';
import { CODE, runningPayments } from '../../fixtures/proof/running-payments.ts';
import { Sending } from './sending.ts';

/** A scan on its way, with the connection and the arming in the test's hands. */
function sending() {
  const till = runningPayments();
  const arming = { isArmed: true };
  let dropped = 0;
  const way = new Sending({ ...till, arming: arming as never }, () => {
    dropped += 1;
  });
  return {
    ...till,
    arming,
    way,
    droppedCount: () => dropped,
    begin: () => void way.begin(till.facts, CODE, null, till.clock.mono()),
    stands: () =>
      till.acquirer.connects.at(-1)?.answer({
        outcome: 'connected',
        connection: till.acquirer.connection(),
      }),
  };
}

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

  test('without a connection is not sent, provably', async () => {
    const till = sending();
    till.begin();
    await till.acquirer.connects[0]?.answer({ outcome: 'unsent', code: 'ECONNREFUSED' });
    expect(till.changes).toMatchObject([{ status: 'notSent', reason: 'noConnection' }]);
    expect(till.acquirer.pays).toEqual([]);
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
