import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { attemptOf, factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import { searchPlan } from '../../fixtures/proof/search-plan.ts';
import { refundFactsOf, refundOf, refundPursuitOf } from '../../fixtures/proof/refunds.ts';
import { temporaryTill } from '../../fixtures/proof/temporary-till.ts';
import {
  FINAL_REFUND_STATUSES,
  OPEN_REFUND_STATUSES,
  type Refund,
  type RefundFacts,
  type RefundStatus,
} from '../core/refund.ts';
import { Refunds } from './refunds.ts';

const AT = 1_800_000_000_000;
const STATUSES = [...OPEN_REFUND_STATUSES, ...FINAL_REFUND_STATUSES];

/** A till with one payment that was paid. */
function withPayment() {
  const till = temporaryTill();
  till.store.sales.insert(saleOf());
  till.store.attempts.insert(attemptOf('paid'), AT);
  return till;
}

const numbered = (number: number, status: RefundStatus, changes: Partial<RefundFacts> = {}) =>
  refundOf(status, refundFactsOf({ refundRequestId: `F${number}`, ...changes }));

describe('refunds', () => {
  test.each<[string, Refund]>([
    ...STATUSES.map((status): [string, Refund] => [status, refundOf(status)]),
    [
      'with everything that can be told',
      refundOf(
        'unconfirmed',
        refundFactsOf({ callKey: 'K', cause: 'reversal', reason: null }),
        refundPursuitOf({
          way: 'cancel',
          paymentId: null,
          due: 'askPayment',
          askMono: 5_000.25,
          tries: 3,
          open: true,
          endedMono: 4_000.5,
          cancelsSent: 2,
          cancelsRefused: 1,
          refusedCode: 'PROCESS_FAIL',
        }),
      ),
    ],
  ])('come back as they were written: %s', (_name, refund) => {
    const { store } = withPayment();
    store.refunds.insert(refund, AT);
    expect(store.refunds.byId(refund.facts.refundRequestId)).toEqual(refund);
    expect(store.refunds.of(refund.facts.paymentRequestId)).toEqual([refund]);
  });

  test('keep their row when they are updated, with the new state', () => {
    const { store, database } = withPayment();
    store.refunds.insert(numbered(1, 'requested'), AT);
    store.refunds.update(numbered(1, 'refunded'), AT + 5);
    expect(database.prepare('SELECT * FROM refunds').all()).toMatchObject([
      { status: 'refunded', created_at_ms: AT, updated_at_ms: AT + 5, number: 1 },
    ]);
    expect(() => store.refunds.update(numbered(2, 'refunded'), AT)).toThrow('no refund F2');
  });

  test('of one payment come in their order, even when the clock was set back', () => {
    const { store } = withPayment();
    store.refunds.insert(numbered(1, 'refused'), AT);
    store.refunds.insert(numbered(2, 'requested'), AT - 5);
    const ids = store.refunds
      .of(factsOf().paymentRequestId)
      .map((one) => one.facts.refundRequestId);
    expect(ids).toEqual(['F1', 'F2']);
  });

  test('are the same one under the same key', () => {
    const { store } = withPayment();
    store.refunds.insert(numbered(1, 'requested', { callKey: 'K' }), AT);
    expect(store.refunds.byCallKey('K')).toBe('F1');
    expect(store.refunds.byCallKey('L')).toBeNull();
    const again = numbered(2, 'requested', { callKey: 'K' });
    expect(() => store.refunds.insert(again, AT)).toThrow(/UNIQUE/);
  });

  test('undo a payment once', () => {
    const { store } = withPayment();
    store.refunds.insert(numbered(1, 'refused', { cause: 'reversal' }), AT);
    const again = numbered(2, 'requested', { cause: 'reversal' });
    expect(() => store.refunds.insert(again, AT)).toThrow(/UNIQUE/);
    store.refunds.insert(numbered(3, 'requested'), AT);
  });

  test('belong to a payment that is there', () => {
    const { store } = withPayment();
    const stray = numbered(1, 'requested', { paymentRequestId: 'NOBODY' });
    expect(() => store.refunds.insert(stray, AT)).toThrow(/FOREIGN KEY/);
  });

  test('that are open are listed, the oldest first', () => {
    const { store } = withPayment();
    const births = [3, 1, 2, 0, 4, 5];
    for (const [number, status] of STATUSES.entries()) {
      store.refunds.insert(numbered(number, status), AT + (births[number] ?? 0));
    }
    expect(store.refunds.allOpen()).toEqual(['F3', 'F1', 'F2', 'F0']);
  });

  test.each([
    ['is of another shape', '{"status":"requested"}'],
    ['speaks of another status', JSON.stringify(numbered(1, 'unconfirmed'))],
    ['speaks of another refund', JSON.stringify(numbered(2, 'requested'))],
  ])('cannot be read when their state %s', (_name, state) => {
    const { store, database } = withPayment();
    store.refunds.insert(numbered(1, 'requested'), AT);
    database.prepare('UPDATE refunds SET state = ?').run(state);
    expect(store.refunds.byId('F1')).toBeNull();
    expect(store.refunds.allOpen()).toEqual(['F1']);
  });
});

describe('what is to be told of refunds', () => {
  test('is what is open, and every end that nobody has seen', () => {
    const { store } = withPayment();
    for (const [number, status] of STATUSES.entries()) {
      store.refunds.insert(numbered(number, status), AT + number);
      store.refunds.setSeen(`F${number}`, status);
    }
    store.refunds.insert(numbered(8, 'refunded', { cause: 'elsewhere' }), AT + 8);
    store.refunds.insert(numbered(9, 'refunded'), AT + 9);
    store.refunds.setSeen('F9', 'requested');
    const told = store.refunds.toTell();
    expect(told.map(({ refund }) => refund.facts.refundRequestId)).toEqual([
      'F0',
      'F1',
      'F2',
      'F3',
      'F8',
      'F9',
    ]);
    expect(told.map(({ seenStatus }) => seenStatus).slice(-2)).toEqual([null, 'requested']);
  });

  test('counts as seen by whoever asked for it, and by nobody else', () => {
    const { store, database } = withPayment();
    for (const [number, cause] of (['asked', 'reversal', 'elsewhere'] as const).entries()) {
      store.refunds.insert(numbered(number, 'requested', { cause }), AT);
    }
    const seen = database
      .prepare('SELECT seen_status FROM refunds ORDER BY refund_request_id')
      .pluck()
      .all();
    expect(seen).toEqual(['requested', null, null]);
  });
});

describe('the searches among refunds', () => {
  test.each<[string, string, (refunds: Refunds) => unknown]>([
    ['the open ones', 'open_refunds', (refunds) => refunds.allOpen()],
    ['a call key', 'sqlite_autoindex_refunds', (refunds) => refunds.byCallKey('K')],
    ['those of a payment', 'sqlite_autoindex_refunds', (refunds) => refunds.of('P')],
    ['one of them', 'PRIMARY KEY', (refunds) => refunds.byId('F')],
  ])('find %s by an index', (_name, index, search) => {
    const { database } = withPayment();
    const plan = searchPlan(database, (watched: Database) => search(new Refunds(watched)));
    expect(plan[0]).toContain(index);
    expect(plan.join()).not.toMatch(/SCAN refunds(?! USING)/);
  });

  test('find what is to be told without reading those that were seen', () => {
    const { database } = withPayment();
    const plan = searchPlan(database, (watched) => new Refunds(watched).toTell()).join();
    expect(plan).toContain('open_refunds');
    expect(plan).toContain('untold_refunds');
    expect(plan).not.toMatch(/SCAN refunds(?! USING)/);
  });
});
