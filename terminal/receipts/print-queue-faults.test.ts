import { describe, expect, test } from 'vitest';
import { full, printQueue, receipt, TEST_PRINT } from '../../fixtures/proof/print-queue.ts';
import { paymentView, VIEW_AT } from '../../fixtures/proof/views.ts';
import type { SlipWork } from './print-job.ts';
import { ERRAND_FRESH_MS, TRY_AGAIN_MS } from './print-queue.ts';

describe('after a restart', () => {
  test('what waited asks, what was printing may be on paper, and nothing prints by itself', () => {
    const before = printQueue();
    before.queue.add(receipt('P1'));
    before.queue.add(receipt('P2'));
    const { queue, clock, papers, told, ends } = before.killed();
    expect(told()).toEqual([
      ['stale', null],
      ['notKnown', 'interrupted'],
    ]);
    queue.printerIs(true);
    clock.advance(TRY_AGAIN_MS);
    expect(papers()).toEqual([]);
    for (const { jobId } of queue.jobs.toReversed()) queue.retry(jobId);
    ends('printed');
    expect(papers()).toEqual(['P1 copy 1', 'P2 copy 0']);
  });

  test('what is days old, or cannot be read, is forgotten', () => {
    const before = printQueue();
    before.bridge.isThere = false;
    before.queue.add(receipt('P1'));
    before.clock.advance(3 * 24 * 60 * 60_000 + 1);
    const at = before.clock.now();
    before.till.store.printJobs.put({ jobId: 'strange', askedAt: at, state: '{"copy":1}' });
    before.queue.add(receipt('P2'));
    const { told, till } = before.killed();
    expect(told()).toEqual([['stale', 'restarting']]);
    expect(till.store.printJobs.all()).toHaveLength(1);
  });

  test('what was printed or dropped is gone, and its copies are still counted', () => {
    const before = printQueue();
    before.queue.add(receipt('P1'));
    before.ends('printed');
    before.bridge.isThere = false;
    before.queue.add(receipt('P2'));
    before.queue.drop([before.newest()]);
    const { queue, told, papers } = before.killed();
    expect(told()).toEqual([]);
    queue.add(receipt('P1'));
    queue.add(receipt('P2'));
    expect(papers()).toEqual(['P1 copy 1']);
  });
});

describe('after an older copy took the place of the database', () => {
  test('nothing of before it is an original, and what it brought back is forgotten', () => {
    const before = printQueue();
    before.queue.add(receipt('P1'));
    const restoredAt = VIEW_AT;
    before.till.database
      .prepare(`INSERT INTO meta VALUES ('restored_at', ?)`)
      .run(String(restoredAt));
    before.till.store.beginRun('E2', restoredAt);
    const { queue, ends, papers, told } = before.killed();
    expect(told()).toEqual([]);
    queue.add(receipt('P1'));
    ends('printed');
    queue.add(receipt('P2'));
    ends('printed');
    queue.add(receipt('P2'));
    ends('printed');
    queue.add(receiptOf('P3', restoredAt));
    expect(papers()).toEqual(['P1 copy null', 'P2 copy null', 'P2 copy null', 'P3 copy 0']);
    expect(queue.jobs.map(({ copy }) => copy)).toEqual([0, 2, 1]);
  });
});

/** Of a payment that was scanned then. */
function receiptOf(paymentRequestId: string, scannedAt: number): SlipWork {
  const work = receipt(paymentRequestId);
  const payment = paymentView('paid', { paymentRequestId, scannedAt });
  return { ...work, facts: { ...TEST_PRINT.facts, kind: 'payment', payment } };
}

describe('a disk that takes nothing', () => {
  test('refuses a slip in words, and throws at nobody', () => {
    const { till, queue, papers } = printQueue();
    till.store.write = full;
    expect(queue.add(receipt())).toEqual({ ok: false, failure: 'printNotKept' });
    queue.tellLost(receipt(), 'notWritten');
    expect(queue.jobs).toMatchObject([{ status: 'failed', problem: 'notWritten' }]);
    expect(papers()).toEqual([]);
  });

  test('prints nothing that it could not count, until it can', () => {
    const { till, queue, clock, papers, told } = printQueue();
    queue.printerIs(true);
    till.store.printJobs.setTimes = full;
    queue.add(receipt());
    expect(told()).toEqual([['waiting', 'notWritten']]);
    Reflect.deleteProperty(till.store.printJobs, 'setTimes');
    clock.advance(TRY_AGAIN_MS);
    expect(papers()).toEqual(['P1 copy 0']);
  });
});

describe('a test print or a drawer', () => {
  test('goes ahead of slips that wait, and is told as it ended', () => {
    const { queue, ends, papers, told } = printQueue();
    queue.add(receipt('P1'));
    queue.add(receipt('P2'));
    queue.doNow({ type: 'drawer' });
    ends('printed');
    expect(papers().at(-1)).toBe('drawer');
    ends('notPrinted', 'noDrawer');
    expect(told()[0]).toEqual(['failed', 'noDrawer']);
    expect(papers().at(-1)).toBe('P2 copy 0');
  });

  test('that waits answers everybody who asks for another', () => {
    const { queue, ends, papers } = printQueue();
    queue.add(receipt());
    const [first, second] = [queue.doNow({ type: 'drawer' }), queue.doNow({ type: 'drawer' })];
    expect(second).toEqual(first);
    for (let times = 0; times < 250; times += 1) queue.doNow(TEST_PRINT);
    expect(queue.jobs).toHaveLength(3);
    for (let times = 0; times < 5; times += 1) ends('printed');
    expect(papers()).toEqual(['P1 copy 0', 'drawer', 'test copy 0']);
  });

  test.each([TEST_PRINT, { type: 'drawer' } as const])(
    'is done within seconds or never: $type',
    (work) => {
      const { queue, bridge, clock, ends, told } = printQueue();
      queue.add(receipt());
      queue.doNow(work);
      clock.advance(ERRAND_FRESH_MS);
      expect(told()[0]).toEqual(['failed', 'busy']);
      ends('printed');
      bridge.isThere = false;
      queue.doNow(work);
      expect(told()[0]).toEqual(['failed', 'restarting']);
      queue.printerIs(true);
      expect(bridge.sent).toHaveLength(1);
    },
  );
});

test('the journal knows what went out to paper, and as which copy', () => {
  const { queue, ends, till } = printQueue();
  queue.add(receipt());
  ends('notPrinted', 'paperOut');
  queue.add(receipt());
  ends('printed');
  queue.add(receipt());
  ends('notKnown', 'interrupted');
  const rows = till.database
    .prepare(`SELECT subject, facts FROM journal WHERE type = 'slipPrinted' ORDER BY seq`)
    .raw()
    .all();
  expect(rows).toEqual([
    ['P1', '{"copy":0,"ending":"printed"}'],
    ['P1', '{"copy":1,"ending":"notKnown"}'],
  ]);
});
