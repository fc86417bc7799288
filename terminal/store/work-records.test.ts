import { describe, expect, test } from 'vitest';
import { attemptOf, factsOf, saleOf } from '../../fixtures/proof/attempts.ts';
import { NOW, policy } from '../../fixtures/proof/decisions.ts';
import { temporaryTill } from '../../fixtures/proof/temporary-till.ts';
import type { FinalAttempt } from '../core/attempt.ts';
import { newOrphan } from '../core/orphan.ts';
import { recheckLater } from '../core/recheck.ts';

const ID = factsOf().paymentRequestId;
const WORK = { kind: 'inquiry', dueAt: NOW.at, tries: 1, lastError: null } as const;
const RECHECK = recheckLater(attemptOf('declined') as FinalAttempt, NOW, NOW.at + 3_600_000);
const ORPHAN = newOrphan('LOST', NOW.at, NOW, policy);

/** A till with one payment that was declined. */
function withEnd() {
  const till = temporaryTill();
  till.store.sales.insert(saleOf());
  till.store.attempts.insert(attemptOf('declined'), NOW.at);
  return till;
}

describe('questions after an end', () => {
  test('come back as they were written, one of each payment', () => {
    const { store } = withEnd();
    store.rechecks.put(RECHECK);
    const asked = { ...RECHECK, askMono: 7.5, tries: 2 };
    store.rechecks.put(asked);
    expect(store.rechecks.byId(ID)).toEqual(asked);
    expect(store.rechecks.all()).toEqual([ID]);
    store.rechecks.remove(ID);
    expect(store.rechecks.byId(ID)).toBeNull();
    expect(store.rechecks.all()).toEqual([]);
  });

  test('that cannot be read are still listed', () => {
    const { store, database } = withEnd();
    store.rechecks.put(RECHECK);
    database.exec(`UPDATE rechecks SET state = '{}'`);
    expect(store.rechecks.byId(ID)).toBeNull();
    expect(store.rechecks.all()).toEqual([ID]);
  });
});

describe('ids that were lost', () => {
  test('come back as they were written, and only those still asked about are listed', () => {
    const { store } = withEnd();
    store.orphans.put(ORPHAN);
    expect(store.orphans.byId('LOST')).toEqual(ORPHAN);
    expect(store.orphans.allAsking()).toEqual(['LOST']);
    const absent = { ...ORPHAN, status: 'absent', expiresAt: NOW.at, tries: 4 } as const;
    store.orphans.put(absent);
    expect(store.orphans.byId('LOST')).toEqual(absent);
    expect(store.orphans.allAsking()).toEqual([]);
    expect(store.orphans.byId('NOBODY')).toBeNull();
  });

  test('that cannot be read are told as such', () => {
    const { store, database } = withEnd();
    store.orphans.put(ORPHAN);
    database.exec(`UPDATE orphans SET state = '{}'`);
    expect(store.orphans.byId('LOST')).toBeNull();
  });

  test('are compared with the file up to a byte that is remembered', () => {
    const { store } = withEnd();
    expect(store.idsCheckedUntil()).toBe(0);
    store.setIdsCheckedUntil(68);
    expect(store.idsCheckedUntil()).toBe(68);
  });
});

describe('work that is parked', () => {
  test('tells its reason once for each subject, until it is done', () => {
    const { store } = withEnd();
    store.work.replace('A', [WORK, { ...WORK, kind: 'cancel' }]);
    store.work.replace('B', [WORK]);
    store.work.park('A', 'nobody can do this');
    expect(store.work.parked()).toEqual([{ subject: 'A', reason: 'nobody can do this' }]);
    expect(store.work.of('B')).toEqual([{ ...WORK, parked: null }]);
    store.work.replace('A', [WORK]);
    expect(store.work.parked()).toEqual([]);
  });
});

describe('a payment that was left', () => {
  test('is remembered as seen in the portal, however it is seen afterwards', () => {
    const { store } = withEnd();
    store.leftOpen.put(ID, NOW.at, 'needsAttention');
    store.leftOpen.setInPortal(ID);
    store.leftOpen.put(ID, NOW.at + 1, 'unconfirmed');
    expect(store.leftOpen.all()).toEqual([
      { paymentRequestId: ID, seenStatus: 'unconfirmed', isInPortal: true },
    ]);
  });
});
