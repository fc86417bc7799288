import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { filesHolding, temporaryTill } from '../../fixtures/proof/temporary-till.ts';
import { factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import { neverSent } from '../core/decide.ts';
import { Scrubbing } from './scrubbing.ts';

const CODE = '281006020000000000125733';
const QUIET = { info() {}, warn() {}, error() {} };

test('a code is scrubbed away once the report that reads has ended, and nobody waits for it', () => {
  const { store, file, folder } = temporaryTill();
  const clock = new ManualClock();
  const scrubbing = new Scrubbing({ store, clock, log: QUIET });
  store.sales.insert(saleOf());
  const facts = factsOf();
  store.attempts.insert({ facts, status: 'waitingForLink' }, 1);
  store.attempts.insertBody(facts.paymentRequestId, Buffer.from(CODE));
  const report = new SqliteDatabase(file, { readonly: true });
  onTestFinished(() => {
    report.close();
  });
  report.exec('BEGIN; SELECT count(*) FROM sales');
  store.attempts.update(neverSent(facts, 'stopped', 1), 1);
  scrubbing.now();
  expect(filesHolding(folder, CODE)).not.toEqual([]);
  report.exec('COMMIT');
  clock.advance(1_000);
  expect(filesHolding(folder, CODE)).toEqual([]);
  expect(clock.waitingCount).toBe(0);
});

test('ends that follow one upon another are scrubbed once a second, the first at once', () => {
  const clock = new ManualClock();
  let scrubs = 0;
  const store = { scrub: () => (scrubs += 1) > 0 };
  const scrubbing = new Scrubbing({ store, clock, log: QUIET });
  scrubbing.now();
  expect(scrubs).toBe(1);
  for (let end = 0; end < 100; end += 1) scrubbing.now();
  expect(scrubs).toBe(1);
  clock.advance(1_000);
  expect(scrubs).toBe(2);
  expect(clock.waitingCount).toBe(0);
});
