import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { attemptOf, factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import { searchPlan } from '../../fixtures/proof/search-plan.ts';
import { temporaryTill } from '../../fixtures/proof/temporary-till.ts';
import type { AttemptStatus } from '../core/attempt.ts';
import type { MinorUnits } from '../core/money.ts';
import { Attempts } from './attempts.ts';
import { Sales } from './sales.ts';
import { WorkTable } from './work.ts';

const AT = 1_800_000_000_000;

/** A till with one sale. */
function withSale() {
  const till = temporaryTill();
  till.store.sales.insert(saleOf());
  return till;
}

const numbered = (count: number, status: AttemptStatus) =>
  attemptOf(status, factsOf({ paymentRequestId: `A${count}` }));

const planOf = (search: (database: Database) => unknown) => searchPlan(withSale().database, search);

describe('looking for attempts', () => {
  test('that may be of the same customer finds equal money and any reference', () => {
    const { store } = withSale();
    const alike = (saleId: string, reference: string | null, amountMinor: number) => {
      const money = { ...factsOf().money, amountMinor: amountMinor as MinorUnits };
      store.sales.insert(saleOf({ saleId, reference, money }));
      const facts = factsOf({ paymentRequestId: `of ${saleId}`, saleId, money });
      store.attempts.insert(attemptOf('unconfirmed', facts), AT);
    };
    alike('EQUAL', null, 1820);
    alike('NAMED', 'Table 3', 990);
    alike('OTHER MONEY', null, 990);
    expect(store.attempts.openAlike(factsOf().money).toSorted()).toEqual(['of EQUAL', 'of NAMED']);
    store.attempts.update(
      attemptOf('paid', factsOf({ paymentRequestId: 'of EQUAL', saleId: 'EQUAL' })),
      AT,
    );
    expect(store.attempts.openAlike(factsOf().money)).toEqual(['of NAMED']);
  });

  test('that ended since a moment finds every end, and what ended at that very moment', () => {
    const { store } = withSale();
    store.attempts.insert(numbered(1, 'paid'), AT - 1);
    store.attempts.insert(numbered(2, 'declined'), AT);
    store.attempts.insert(numbered(3, 'notSent'), AT + 1);
    store.attempts.insert(numbered(4, 'submitting'), AT + 2);
    expect(store.attempts.endedSince(AT)).toEqual(['A2', 'A3']);
  });
});

describe('the searches of every day', () => {
  test.each<[string, string, (database: Database) => unknown]>([
    ['open attempts', 'open_attempts', (database) => new Attempts(database, 'ams').allOpen()],
    [
      'the newest of a sale',
      'attempts_of_sale',
      (database) => new Attempts(database, 'ams').newestOf('S'),
    ],
    [
      'those that may be the same customer',
      'open_attempts',
      (database) => new Attempts(database, 'ams').openAlike(factsOf().money),
    ],
    [
      'those that ended lately',
      'ended_attempts (updated_at_ms>?)',
      (database) => new Attempts(database, 'ams').endedSince(AT),
    ],
    [
      'whether an id is known',
      'attempts USING PRIMARY KEY',
      (database) => new Attempts(database, 'ams').has('P'),
    ],
    ['what is parked', 'parked_work', (database) => new WorkTable(database).parked()],
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
