import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attemptOf, factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import { NOW, policy } from '../../fixtures/proof/decisions.ts';
import {
  filesHolding,
  temporaryFolder,
  temporaryTill,
} from '../../fixtures/proof/temporary-till.ts';
import type { FinalAttempt } from '../core/attempt.ts';
import { newOrphan } from '../core/orphan.ts';
import { recheckOnce } from '../core/recheck.ts';
import { TillStore } from './till-store.ts';

const AT = 1_800_000_000_000;
const CODE = '281006020000000000125733';

const journalled = (till: ReturnType<typeof temporaryTill>) =>
  till.database.prepare('SELECT type, facts FROM journal ORDER BY seq').raw().all();

describe('a write', () => {
  test('gives back what was worked out, once all of it is on disk', () => {
    const till = temporaryTill();
    const beside = temporaryTill(till.folder);
    const result = till.store.write(() => {
      till.store.sales.insert(saleOf());
      expect(beside.store.sales.byId(saleOf().saleId)).toBeNull();
      return 'done';
    });
    expect(result).toBe('done');
    expect(beside.store.sales.byId(saleOf().saleId)).toEqual(saleOf());
  });

  test('leaves nothing behind when its work throws', () => {
    const { store } = temporaryTill();
    const work = () => {
      store.sales.insert(saleOf());
      store.journal.append({ at: AT, subject: 'S', type: 'opened', facts: {} });
      throw new Error('second thoughts');
    };
    expect(() => store.write(work)).toThrow('second thoughts');
    expect(store.sales.byId(saleOf().saleId)).toBeNull();
    expect(store.write(() => 'the next one works')).toBe('the next one works');
  });

  test('refuses a promise and leaves nothing behind', () => {
    const { store } = temporaryTill();
    const work = () => {
      store.sales.insert(saleOf());
      return Promise.resolve();
    };
    expect(() => store.write(work)).toThrow('a transaction cannot wait');
    expect(store.sales.byId(saleOf().saleId)).toBeNull();
  });
});

describe('whether a write reaches the disk', () => {
  test('is tried by one that changes nothing', () => {
    const { store, database } = temporaryTill();
    const before = database.prepare('SELECT * FROM meta').all();
    expect(store.isWritable()).toBe(true);
    expect(database.prepare('SELECT * FROM meta').all()).toEqual(before);
  });

  test('is no while the database refuses, and yes again afterwards', () => {
    const { store, database } = temporaryTill();
    database.pragma('query_only = ON');
    expect(store.isWritable()).toBe(false);
    database.pragma('query_only = OFF');
    expect(store.isWritable()).toBe(true);
  });
});

/** As a till with another configuration opens it. */
const elsewhere = ({ database }: ReturnType<typeof temporaryTill>) =>
  new TillStore(database, { tillId: 'cafe/till-2', acquirer: 'ams OTHER' }, Buffer.alloc(32, 7));

describe('who is still to be heard', () => {
  test('is the acquirer of an end that is asked about again, and of its payment for ever', () => {
    const till = temporaryTill();
    const ended = attemptOf('declined') as FinalAttempt;
    const { paymentRequestId } = ended.facts;
    till.store.sales.insert(saleOf());
    till.store.attempts.insert(ended, AT);
    till.store.rechecks.put(recheckOnce(ended, { at: AT, mono: 0 }));
    const { attempts, rechecks } = elsewhere(till);
    expect(attempts.acquirersOfOpen()).toEqual(['ams']);
    rechecks.remove(paymentRequestId);
    expect(attempts.acquirersOfOpen()).toEqual([]);
    expect(attempts.formerAcquirerOf(paymentRequestId)).toBe('ams');
    expect(till.store.attempts.formerAcquirerOf(paymentRequestId)).toBeNull();
  });

  test('is who was asked about a lost id by the process before', () => {
    const till = temporaryTill();
    till.store.beginRun('E1', AT);
    const lost = newOrphan('SIMLOST000001', AT, NOW, policy);
    till.store.orphans.put(lost);
    const { attempts, orphans } = elsewhere(till);
    expect(attempts.acquirersOfOpen()).toEqual(['ams']);
    orphans.put({ ...lost, status: 'absent' });
    expect(attempts.acquirersOfOpen()).toEqual([]);
  });
});

describe('a life of the process', () => {
  test('is the first, or follows one that ended cleanly', () => {
    const { store } = temporaryTill();
    expect(store.beginRun('E1', AT)).toBe(false);
    store.endRun('E1', AT + 1);
    expect(store.beginRun('E2', AT + 2)).toBe(false);
  });

  test('follows one that never said its end: noticed once, and written down', () => {
    const till = temporaryTill();
    expect(till.store.beginRun('E1', AT)).toBe(false);
    till.database.close();
    const next = temporaryTill(till.folder);
    expect(next.store.beginRun('E2', AT + 1)).toBe(true);
    next.store.endRun('E2', AT + 2);
    expect(next.store.beginRun('E3', AT + 3)).toBe(false);
    expect(journalled(next)).toEqual([
      ['started', '{"epoch":"E1","afterUncleanEnd":false}'],
      ['started', '{"epoch":"E2","afterUncleanEnd":true}'],
      ['stopped', '{"epoch":"E2"}'],
      ['started', '{"epoch":"E3","afterUncleanEnd":false}'],
    ]);
  });

  test('never repeats an epoch', () => {
    const { store } = temporaryTill();
    store.beginRun('E1', AT);
    expect(() => store.beginRun('E1', AT + 1)).toThrow(/UNIQUE/);
  });

  test('takes away the code that a killed one had wiped and not yet scrubbed', () => {
    const folder = temporaryFolder();
    const facts = factsOf();
    const program = `
      import { openDatabase } from ${JSON.stringify(import.meta.resolve('./database.ts'))};
      import { TillStore } from ${JSON.stringify(import.meta.resolve('./till-store.ts'))};
      const database = openDatabase(${JSON.stringify(join(folder, 'till.db'))}, 'simulation');
      const store = new TillStore(database, { tillId: 'till', acquirer: 'ams' }, new Uint8Array(32));
      store.beginRun('E1', ${AT});
      store.sales.insert(${JSON.stringify(saleOf())});
      store.attempts.insert(${JSON.stringify(attemptOf('submitting', facts))}, ${AT});
      store.attempts.insertBody('${facts.paymentRequestId}', Buffer.from('${CODE}'));
      store.attempts.update(${JSON.stringify(attemptOf('paid', facts))}, ${AT});
      process.kill(process.pid, 'SIGKILL');`;
    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', program]);
    expect(killed.signal).toBe('SIGKILL');
    expect(filesHolding(folder, CODE)).not.toEqual([]);
    expect(temporaryTill(folder).store.beginRun('E2', AT + 1)).toBe(true);
    expect(filesHolding(folder, CODE)).toEqual([]);
  });
});

describe('the sale in the foreground', () => {
  test('is none at first', () => {
    expect(temporaryTill().store.foregroundSale()).toBeNull();
  });

  test('is still there when the till is opened again', () => {
    const till = temporaryTill();
    till.store.setForegroundSale('S1');
    till.store.setForegroundSale('S2');
    till.database.close();
    expect(temporaryTill(till.folder).store.foregroundSale()).toBe('S2');
  });

  test('can be left', () => {
    const { store } = temporaryTill();
    store.setForegroundSale('S1');
    store.setForegroundSale(null);
    expect(store.foregroundSale()).toBeNull();
  });
});
