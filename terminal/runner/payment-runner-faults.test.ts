import { describe, expect, test, vi } from 'vitest';
import {
  FAILED,
  IN_PROCESS,
  NO_ANSWER,
  runningPayments,
  SUCCESS,
} from '../../fixtures/proof/running-payments.ts';

describe('while the database takes no writes', () => {
  test('what was heard is kept, nothing is sent, and it is written in order afterwards', async () => {
    const till = runningPayments();
    till.send();
    till.clock.advance(5_000);
    till.refuseWrites(true);
    await till.acquirer.pays[0]?.answer(IN_PROCESS);
    await till.acquirer.inquiries[0]?.answer(SUCCESS);
    till.clock.advance(10_000);
    expect(till.seenBeside('attempts')).toMatchObject([{ status: 'unconfirmed' }]);
    expect(till.acquirer.inquiries).toHaveLength(1);
    expect(new Set(till.storeReports.slice(2))).toEqual(new Set(['SQLITE_READONLY']));
    till.refuseWrites(false);
    till.clock.advance(1_000);
    expect(till.journalled()).toEqual(['submitted', 'ticked', 'payAnswered', 'inquiryAnswered']);
    expect(till.statusNow()).toBe('paid');
    expect(till.storeReports.at(-1)).toBeNull();
  });

  test('the cashier can still ask to cancel, which is done afterwards', () => {
    const till = runningPayments();
    till.send();
    till.refuseWrites(true);
    till.runner.askToCancel(till.facts.paymentRequestId);
    expect(till.acquirer.inquiries).toEqual([]);
    till.refuseWrites(false);
    till.clock.advance(1_000);
    expect(till.statusNow()).toBe('cancelling');
    expect(till.acquirer.inquiries).toHaveLength(1);
  });

  test('what is heard after the end is kept too', async () => {
    const till = runningPayments();
    till.send();
    till.clock.advance(5_000);
    await till.acquirer.inquiries[0]?.answer(FAILED);
    till.runner.check(till.facts.paymentRequestId);
    till.refuseWrites(true);
    await till.acquirer.pays[0]?.answer(SUCCESS);
    till.clock.advance(5_000);
    expect(till.journalled()).not.toContain('heardAfterEnd');
    till.refuseWrites(false);
    till.clock.advance(1_000);
    expect(till.journalled().at(-1)).toBe('heardAfterEnd');
    expect(till.clock.waitingCount).toBe(0);
  });
});

describe('after the end', () => {
  test('a proof that comes late changes nothing, and is written down', async () => {
    const till = runningPayments();
    till.send();
    till.clock.advance(5_000);
    await till.acquirer.inquiries[0]?.answer(FAILED);
    expect(till.statusNow()).toBe('declined');
    await till.acquirer.pays[0]?.answer(SUCCESS);
    expect(till.statusNow()).toBe('declined');
    const row = till.journal().at(-1);
    expect(row).toMatchObject({ subject: till.facts.paymentRequestId, type: 'heardAfterEnd' });
    expect(JSON.parse(row?.facts ?? '')).toEqual({ type: 'payAnswered', answer: SUCCESS });
  });

  test('what proves nothing is not', async () => {
    const till = runningPayments();
    till.send();
    till.clock.advance(5_000);
    await till.acquirer.inquiries[0]?.answer(SUCCESS);
    await till.acquirer.pays[0]?.answer(NO_ANSWER);
    expect(till.journalled()).toEqual(['submitted', 'ticked', 'inquiryAnswered']);
  });

  test('a code that cannot be scrubbed away yet is said, and the end stands', async () => {
    const till = runningPayments();
    vi.spyOn(till.store, 'scrub').mockImplementation(() => {
      throw new Error('disk I/O error');
    });
    till.send();
    await till.acquirer.pays[0]?.answer(SUCCESS);
    expect(till.statusNow()).toBe('paid');
    expect(till.logged.map(({ event }) => event)).toContain('store.notScrubbed');
  });
});
