import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { attemptOf, everyAttempt, factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import { filesHolding, temporaryTill } from '../../fixtures/proof/temporary-till.ts';
import { isFinal, OPEN_STATUSES, type AttemptStatus } from '../core/attempt.ts';
import type { Attempts } from './attempts.ts';

const AT = 1_800_000_000_000;
const CODE = '281006020000000000125733';
const BODY = Buffer.from(`{"paymentMethod":{"paymentMethodId":"${CODE}"}}`);

/** A till with one sale, and a second one beside it. */
function withSales() {
  const till = temporaryTill();
  till.store.sales.insert(saleOf());
  till.store.sales.insert(saleOf({ saleId: 'OTHER' }));
  return till;
}

const numbered = (count: number, status: AttemptStatus, saleId = factsOf().saleId) =>
  attemptOf(status, factsOf({ paymentRequestId: `A${count}`, saleId }));

const idsOf = (open: ReturnType<Attempts['allOpen']>) =>
  open.map(({ paymentRequestId }) => paymentRequestId);

/** A till with an attempt that was submitted. */
function withBody() {
  const till = withSales();
  till.store.write(() => {
    till.store.attempts.insert(numbered(1, 'submitting'), AT);
    till.store.attempts.insertBody('A1', BODY);
  });
  return till;
}
const bodiesOf = (database: Database) =>
  database.prepare('SELECT body FROM request_bodies').pluck().all();

describe('attempts', () => {
  test.each(everyAttempt().map((attempt, index) => [index, attempt.status, attempt] as const))(
    'come back as they were written: %i, %s',
    (_index, _status, attempt) => {
      const { store } = withSales();
      store.attempts.insert(attempt, AT);
      const expected = { readable: true, attempt };
      expect(store.attempts.newestOf(attempt.facts.saleId)).toEqual(expected);
      expect(store.attempts.byId(attempt.facts.paymentRequestId)).toEqual(expected);
      expect(store.attempts.allOpen()).toHaveLength(isFinal(attempt) ? 0 : 1);
    },
  );

  test('that are open are listed oldest first, whatever their sales', () => {
    const { store } = withSales();
    store.attempts.insert(numbered(1, 'unconfirmed', 'OTHER'), AT + 2);
    store.attempts.insert(numbered(2, 'cancelling'), AT + 1);
    store.attempts.insert(numbered(3, 'declined'), AT);
    expect(idsOf(store.attempts.allOpen())).toEqual(['A2', 'A1']);
  });

  test('of one sale are told apart by their order, even when the clock was set back', () => {
    const { store } = withSales();
    store.attempts.insert(numbered(1, 'notSent'), AT + 2);
    store.attempts.insert(numbered(2, 'declined'), AT + 1);
    store.attempts.insert(numbered(3, 'paid', 'OTHER'), AT + 3);
    const newest = store.attempts.newestOf(factsOf().saleId);
    expect(newest).toEqual({ readable: true, attempt: numbered(2, 'declined') });
    expect(store.attempts.newestOf('NOBODY')).toBeNull();
  });

  test('that were never inserted cannot be updated', () => {
    const { store } = withSales();
    expect(() => store.attempts.update(numbered(1, 'paid'), AT)).toThrow('no attempt A1');
  });

  test('keep their row when they are updated, with the new state and the old birth', () => {
    const { store, database } = withSales();
    store.attempts.insert(numbered(1, 'submitting'), AT);
    store.attempts.update(numbered(1, 'paid'), AT + 5_000);
    expect(database.prepare('SELECT * FROM attempts').all()).toMatchObject([
      { status: 'paid', created_at_ms: AT, updated_at_ms: AT + 5_000, amount_minor: 1820 },
    ]);
  });
});

describe('one sale', () => {
  test.each(OPEN_STATUSES)('has one open attempt at most, which is %s', (status) => {
    const { store } = withSales();
    store.attempts.insert(numbered(1, status), AT);
    expect(() => store.attempts.insert(numbered(2, 'submitting'), AT)).toThrow(/UNIQUE/);
    store.attempts.insert(numbered(3, 'submitting', 'OTHER'), AT);
  });

  test('is paid once at most', () => {
    const { store } = withSales();
    store.attempts.insert(numbered(1, 'paid'), AT);
    store.attempts.insert(numbered(2, 'submitting'), AT);
    expect(() => store.attempts.update(numbered(2, 'paid'), AT)).toThrow(/UNIQUE/);
  });

  test('may have failed any number of times', () => {
    const { store } = withSales();
    for (const [count, status] of (
      ['declined', 'cancelled', 'notSent', 'declined'] as const
    ).entries()) {
      store.attempts.insert(numbered(count, status), AT);
    }
    store.attempts.insert(numbered(9, 'submitting'), AT);
    expect(idsOf(store.attempts.allOpen())).toEqual(['A9']);
  });
});

/** "Charge again": the sale goes on although its attempt is open. */
function released() {
  const till = withSales();
  till.store.attempts.insert(numbered(1, 'needsAttention'), AT);
  till.store.attempts.release('A1');
  return till;
}

describe('an attempt that was released', () => {
  test('lets its sale have another, which is the only one again', () => {
    const { store } = released();
    expect(store.attempts.isReleased('A1')).toBe(true);
    store.attempts.insert(numbered(2, 'submitting'), AT + 1);
    expect(store.attempts.isReleased('A2')).toBe(false);
    expect(() => store.attempts.insert(numbered(3, 'submitting'), AT)).toThrow(/UNIQUE/);
    expect(idsOf(store.attempts.allOpen())).toEqual(['A1', 'A2']);
  });

  test('stays released whatever becomes of it', () => {
    const { store } = released();
    store.attempts.update(numbered(1, 'cancelling'), AT + 1);
    expect(store.attempts.isReleased('A1')).toBe(true);
    expect(store.attempts.isReleased('NOBODY')).toBe(false);
  });
});

describe('a state that cannot be read', () => {
  test.each<[string, string]>([
    ['is of another shape', '{"status":"submitting"}'],
    ['speaks of another status than its column', JSON.stringify(numbered(1, 'unconfirmed'))],
    ['speaks of another payment', JSON.stringify(numbered(2, 'submitting'))],
    ['speaks of another sale', JSON.stringify(numbered(1, 'submitting', 'OTHER'))],
    [
      'speaks of other money',
      JSON.stringify(numbered(1, 'submitting')).replace('"amountMinor":1820', '"amountMinor":1'),
    ],
    [
      'speaks of another currency',
      JSON.stringify(numbered(1, 'submitting')).replace('"EUR"', '"USD"'),
    ],
  ])('%s: its columns are believed and its text is kept', (_name, state) => {
    const { store, database } = withSales();
    store.attempts.insert(numbered(1, 'submitting'), AT);
    database.prepare('UPDATE attempts SET state = ?').run(state);
    const { saleId, money } = factsOf();
    const unreadable = {
      readable: false,
      paymentRequestId: 'A1',
      saleId,
      money,
      createdAt: AT,
      status: 'submitting',
      state,
    };
    expect(store.attempts.byId('A1')).toEqual(unreadable);
    expect(store.attempts.newestOf(saleId)).toEqual(unreadable);
  });

  test('does not hide the others', () => {
    const { store, database } = withSales();
    store.attempts.insert(numbered(1, 'submitting'), AT);
    store.attempts.insert(numbered(2, 'submitting', 'OTHER'), AT + 1);
    database.exec(`UPDATE attempts SET state = '{}' WHERE payment_request_id = 'A1'`);
    expect(idsOf(store.attempts.allOpen())).toEqual(['A1', 'A2']);
    expect(store.attempts.byId('A1')).toMatchObject({ readable: false });
    expect(store.attempts.byId('A2')).toMatchObject({ readable: true });
  });
});

describe('the body of a pay request', () => {
  test('is kept to the byte while the attempt is open', () => {
    const { store, database } = withBody();
    store.attempts.update(numbered(1, 'cancelling'), AT);
    expect(bodiesOf(database)).toEqual([BODY]);
  });

  test('goes with the transaction that ends the attempt, and stays if that fails', () => {
    const { store, database } = withBody();
    const fail = () =>
      store.write(() => {
        store.attempts.update(numbered(1, 'declined'), AT);
        throw new Error('no disk');
      });
    expect(fail).toThrow('no disk');
    expect(bodiesOf(database)).toEqual([BODY]);
    store.write(() => store.attempts.update(numbered(1, 'declined'), AT));
    expect(bodiesOf(database)).toEqual([]);
  });

  test('leaves no byte of the code in any file once the till has been scrubbed', () => {
    const { store, folder } = withBody();
    expect(filesHolding(folder, CODE)).not.toEqual([]);
    store.scrub();
    expect(filesHolding(folder, CODE)).toEqual(['till.db']);
    store.write(() => store.attempts.update(numbered(1, 'paid'), AT));
    store.scrub();
    expect(filesHolding(folder, CODE)).toEqual([]);
  });
});

describe('the work of an attempt', () => {
  test('is replaced as a whole, and only its own', () => {
    const { store, database } = withSales();
    store.attempts.insert(numbered(1, 'submitting'), AT);
    store.attempts.insert(numbered(2, 'submitting', 'OTHER'), AT);
    const row = { dueAt: AT, tries: 1, lastError: null };
    store.work.replace('A2', [{ ...row, kind: 'inquiry' }]);
    store.work.replace('A1', [
      { ...row, kind: 'pay' },
      { ...row, kind: 'inquiry' },
    ]);
    store.work.replace('A1', [{ ...row, kind: 'cancel', lastError: 'noAnswer' }]);
    expect(database.prepare('SELECT * FROM work ORDER BY subject').raw().all()).toEqual([
      ['A1', 'cancel', AT, 1, 'noAnswer', null],
      ['A2', 'inquiry', AT, 1, null, null],
    ]);
  });
});
