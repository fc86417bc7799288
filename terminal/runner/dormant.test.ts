import { describe, expect, test } from 'vitest';
import { attemptOf, factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import { NO_ANSWER, runningPayments } from '../../fixtures/proof/running-payments.ts';

const numbered = (number: number) => `SIM${String(number).padStart(6, '0')}`;

/** A till at whose start so many payments of earlier lives are open. */
function withOpen(count: number) {
  const till = runningPayments();
  const { store, clock } = till;
  store.write(() => {
    for (let number = 0; number < count; number += 1) {
      const saleId = `S${number}`;
      store.sales.insert(saleOf({ saleId }));
      const facts = factsOf({ saleId, paymentRequestId: numbered(number) });
      store.attempts.insert(attemptOf('unconfirmed', facts), clock.now() - count + number);
    }
  });
  till.runner.recover(store.attempts.allOpen().map((open) => open.paymentRequestId));
  const asked = () => till.acquirer.inquiries.map(({ sent }) => sent.paymentRequestId);
  return { ...till, asked };
}

describe('what earlier processes left open', () => {
  test('is only noted at the start, and read, written and asked about in its turn', () => {
    const { runner, journalled, asked, clock } = withOpen(3);
    expect(runner.count).toBe(3);
    expect(runner.ids).toEqual([0, 1, 2].map(numbered));
    expect(journalled()).toEqual([]);
    clock.advance(0);
    expect(journalled()).toEqual(['restarted', 'restarted', 'restarted']);
    expect(asked()).toHaveLength(3);
  });

  test('is taken up newest first, as its customers may still be there', () => {
    const { asked, clock } = withOpen(20);
    clock.advance(0);
    expect(asked()).toEqual([19, 18, 17, 16, 15, 14, 13, 12].map(numbered));
  });

  test('is taken up at once when it is needed', () => {
    const { runner, asked } = withOpen(20);
    runner.openAttempt(numbered(4));
    expect(asked()).toEqual([numbered(4)]);
    runner.askToCancel(numbered(5));
    expect(runner.openAttempt(numbered(5))?.status).toBe('cancelling');
  });

  test('is taken up once only', () => {
    const { runner, journalled, clock } = withOpen(2);
    runner.openAttempt(numbered(0));
    clock.advance(0);
    expect(journalled()).toEqual(['restarted', 'restarted']);
  });

  test('is not taken up by a look', () => {
    const { runner, journalled, asked } = withOpen(2);
    expect(runner.peek(numbered(1))).toMatchObject({ status: 'unconfirmed' });
    expect(runner.peek('NOBODY')).toBeNull();
    expect(journalled()).toEqual([]);
    expect(asked()).toEqual([]);
  });

  test('and cannot be read waits for a store that takes writes, and hides nothing else', () => {
    const { runner, database, refuseWrites, clock, asked } = withOpen(2);
    database.exec(`UPDATE attempts SET state = '{}' WHERE payment_request_id = '${numbered(1)}'`);
    refuseWrites(true);
    expect(runner.peek(numbered(1))).toBeNull();
    expect(runner.peek(numbered(0))).toMatchObject({ status: 'unconfirmed' });
    refuseWrites(false);
    clock.advance(1_000);
    expect(asked().toSorted()).toEqual([numbered(0), numbered(1)]);
    expect(runner.openAttempt(numbered(1))).toMatchObject({ reason: 'unreadable' });
  });

  test('and is over already is forgotten', () => {
    const { runner, store, clock } = withOpen(1);
    const facts = factsOf({ saleId: 'S0', paymentRequestId: numbered(0) });
    store.attempts.update(attemptOf('paid', facts), clock.now());
    clock.advance(0);
    expect(runner.count).toBe(0);
  });

  test('is worked off to the last one, eight at a time', async () => {
    const { acquirer, journalled, clock } = withOpen(50);
    const seen = new Set<string>();
    for (let round = 0; round < 60 && seen.size < 50; round += 1) {
      clock.advance(0);
      expect(acquirer.inquiries.length).toBeLessThanOrEqual(8);
      for (const inquiry of acquirer.inquiries.splice(0)) {
        seen.add(inquiry.sent.paymentRequestId);
        await inquiry.answer({ outcome: 'failed', code: 'RISK_REJECT' });
      }
    }
    expect(seen.size).toBe(50);
    expect(journalled().filter((type) => type === 'inquiryAnswered')).toHaveLength(50);
  });
});

describe('ten thousand of them', () => {
  test('let a payment of now be committed, sent and asked about before all but a few', async () => {
    const till = withOpen(10_000);
    const { clock, stage, facts, runner, acquirer, journal } = till;
    expect(journal()).toEqual([]);
    stage.urgent = facts.paymentRequestId;
    till.send();
    expect(acquirer.pays).toHaveLength(1);
    expect(journal().map(({ subject }) => subject)).toEqual([facts.paymentRequestId]);
    clock.advance(5_000);
    await acquirer.pays[0]?.answer(NO_ANSWER);
    clock.advance(3_000);
    const asked = acquirer.inquiries.map(({ sent }) => sent.paymentRequestId);
    const isOurs = (id: string) => id === facts.paymentRequestId;
    expect(asked.filter(isOurs)).toHaveLength(3);
    expect(new Set(asked.filter((id) => !isOurs(id))).size).toBe(2);
    const committed = journal().map(({ subject }) => subject);
    expect(new Set(committed.filter((id) => !isOurs(id))).size).toBe(2);
    expect(runner.openAttempt(facts.paymentRequestId)?.status).toBe('unconfirmed');
  });
});
