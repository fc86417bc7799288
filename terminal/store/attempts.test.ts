import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { attemptOf, everyAttempt, factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import { filesHolding, temporaryTill } from '../../fixtures/proof/temporary-till.ts';
import { isFinal, OPEN_STATUSES, type AttemptStatus } from '../core/attempt.ts';
import { Attempts } from './attempts.ts';
import { Sales } from './sales.ts';

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

const idsOf = (stored: ReturnType<Attempts['open']>) =>
  stored.map((one) => (one.readable ? one.attempt.facts.paymentRequestId : one.paymentRequestId));

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

/** Runs a search, and tells how SQLite finds the rows of each statement in it. */
function planOf(search: (database: Database) => unknown): string[] {
  const { database } = withSales();
  const plans: string[] = [];
  search(
    new Proxy(database, {
      get(target, name) {
        if (name !== 'prepare') return Reflect.get(target, name) as unknown;
        return (sql: string) => {
          const explain = target.prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
          const values = sql.split('?').slice(1);
          plans.push(...explain.all(...values).map(({ detail }) => detail));
          return target.prepare(sql);
        };
      },
    }),
  );
  return plans;
}

describe('attempts', () => {
  test.each(everyAttempt().map((attempt, index) => [index, attempt.status, attempt] as const))(
    'come back as they were written: %i, %s',
    (_index, _status, attempt) => {
      const { store } = withSales();
      store.attempts.insert(attempt, AT);
      const expected = { readable: true, attempt };
      expect(store.attempts.newestOf(attempt.facts.saleId)).toEqual(expected);
      expect(store.attempts.open()).toEqual(isFinal(attempt) ? [] : [expected]);
    },
  );

  test('that are open are listed oldest first, whatever their sales', () => {
    const { store } = withSales();
    store.attempts.insert(numbered(1, 'unconfirmed', 'OTHER'), AT + 2);
    store.attempts.insert(numbered(2, 'cancelling'), AT + 1);
    store.attempts.insert(numbered(3, 'declined'), AT);
    expect(idsOf(store.attempts.open())).toEqual(['A2', 'A1']);
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
    expect(idsOf(store.attempts.open())).toEqual(['A9']);
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
    expect(store.attempts.open()).toEqual([unreadable]);
    expect(store.attempts.newestOf(saleId)).toEqual(unreadable);
  });

  test('does not hide the others', () => {
    const { store, database } = withSales();
    store.attempts.insert(numbered(1, 'submitting'), AT);
    store.attempts.insert(numbered(2, 'submitting', 'OTHER'), AT + 1);
    database.exec(`UPDATE attempts SET state = '{}' WHERE payment_request_id = 'A1'`);
    expect(store.attempts.open().map(({ readable }) => readable)).toEqual([false, true]);
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
    store.attempts.replaceWork('A2', [{ ...row, kind: 'inquiry' }]);
    store.attempts.replaceWork('A1', [
      { ...row, kind: 'pay' },
      { ...row, kind: 'inquiry' },
    ]);
    store.attempts.replaceWork('A1', [{ ...row, kind: 'cancel', lastError: 'noAnswer' }]);
    expect(database.prepare('SELECT * FROM work ORDER BY payment_request_id').raw().all()).toEqual([
      ['A1', 'cancel', AT, 1, 'noAnswer'],
      ['A2', 'inquiry', AT, 1, null],
    ]);
  });
});

describe('the searches of every day', () => {
  test.each<[string, string, (database: Database) => unknown]>([
    [
      'open attempts',
      'one_open_attempt_per_sale',
      (database) => new Attempts(database, 'ams').open(),
    ],
    [
      'the newest of a sale',
      'attempts_of_sale',
      (database) => new Attempts(database, 'ams').newestOf('S'),
    ],
    ['a call key', 'sqlite_autoindex_sales', (database) => new Sales(database).byCallKey('K')],
    ['a sale', 'sales USING PRIMARY KEY', (database) => new Sales(database).byId('S')],
  ])('find %s by an index', (_name, index, search) => {
    const [first] = planOf(search);
    expect(first).toContain(index);
  });

  test('find the newest of a sale without sorting', () => {
    const plan = planOf((database) => new Attempts(database, 'ams').newestOf('S'));
    expect(plan.join()).not.toContain('TEMP B-TREE');
  });
});
