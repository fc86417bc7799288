import { describe, expect, test } from 'vitest';
import {
  RecordedTill,
  refundedElsewhere,
  type Recorded,
} from '../../fixtures/proof/recorded-day.ts';
import { foundPaymentsSchema } from '../../messages/day.schema.ts';
import { PAYMENT_GROUPS } from '../../messages/day.ts';
import { FINAL_STATUSES, OPEN_STATUSES } from '../core/attempt.ts';
import { CANDIDATES_SQL } from './candidates.ts';
import { findPayments } from './payment-list.ts';

type Query = Parameters<typeof findPayments>[2];

const find = ({ till, settings }: RecordedTill, query: Partial<Query> = {}) =>
  foundPaymentsSchema.parse(
    findPayments(till.database, settings, {
      text: '',
      businessDay: null,
      only: 'all',
      after: null,
      ...query,
    }),
  );

const idsOf = (recorded: RecordedTill, query: Partial<Query> = {}) =>
  find(recorded, query).payments.map(({ attempt }) => attempt.paymentRequestId);

/** One payment for each record; returns their ids in the order of the records. */
function tillWith(...records: Recorded[]): { recorded: RecordedTill; ids: string[] } {
  const recorded = new RecordedTill();
  return { recorded, ids: records.flatMap((record) => recorded.record(record)) };
}

const minute = (of: number) =>
  new Date(Date.parse('2026-11-02T10:00:00+01:00') + of * 60_000).toISOString();

describe('a list of payments', () => {
  test('has the newest first, each with its sale', () => {
    const { recorded, ids } = tillWith(
      { at: minute(0), reference: 'Table 1' },
      { at: minute(2) },
      { at: minute(1), payments: ['declined', 'paid'] },
    );
    const { payments, next } = find(recorded);
    const [first, second, third, fourth] = ids;
    expect(payments.map(({ attempt }) => attempt.paymentRequestId)).toEqual([
      second,
      fourth,
      third,
      first,
    ]);
    expect(payments.at(-1)).toMatchObject({
      sale: { reference: 'Table 1', status: 'paid', money: { amountMinor: 1820 } },
      attempt: { shortId: '7F3K-1', status: 'paid', deadlineAt: null, provenAt: null },
    });
    expect(next).toBeNull();
  });

  test('comes in pages of 50, each payment once, whatever is charged in between', () => {
    const { recorded, ids } = tillWith(
      ...Array.from({ length: 120 }, (_, place) => ({ at: minute(Math.floor(place / 3)) })),
    );
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let after: string | null = null, isLast = false; !isLast;) {
      const page = find(recorded, { after });
      seen.push(...page.payments.map(({ attempt }) => attempt.paymentRequestId));
      sizes.push(page.payments.length);
      after = page.next;
      isLast = after === null;
      recorded.record({ at: minute(1_000 + sizes.length) });
    }
    expect(sizes).toEqual([50, 50, 20]);
    expect(seen).toEqual(ids.toReversed());
  });

  test('of exactly a page has no next one', () => {
    const { recorded } = tillWith(...Array.from({ length: 50 }, (_, at) => ({ at: minute(at) })));
    expect(find(recorded).next).toBeNull();
  });

  test('reads on through everything that was ever written until a page is full', () => {
    const { recorded, ids } = tillWith(
      { at: minute(0), reference: 'Room 7' },
      ...Array.from({ length: 1_100 }, (_, at) => ({ at: minute(1 + at) })),
    );
    expect(idsOf(recorded, { text: 'room 7' })).toEqual([ids[0]]);
  });

  test('takes only the end of a page for the begin of the next', () => {
    const { recorded } = tillWith({});
    const query: Query = { text: '', businessDay: null, only: 'all', after: 'the second' };
    expect(findPayments(recorded.till.database, recorded.settings, query)).toBeNull();
  });

  test('keeps to a business day', () => {
    const { recorded, ids } = tillWith(
      { at: '2026-11-02T03:00:00+01:00' },
      { at: '2026-11-02T05:00:00+01:00' },
      { at: '2026-11-03T03:00:00+01:00' },
    );
    expect(idsOf(recorded, { businessDay: '2026-11-02' })).toEqual([ids[2], ids[1]]);
    expect(idsOf(recorded, { businessDay: '2026-11-05' })).toEqual([]);
  });

  test('tells of what goes back how much of it is not proven yet', () => {
    const { recorded, ids } = tillWith({ at: minute(0) });
    const at = '2026-11-02T12:00:00+01:00';
    recorded.giveBack(ids[0] ?? '', { at, amountMinor: 500, status: 'refunded' });
    recorded.giveBack(ids[0] ?? '', { at, amountMinor: 300, status: 'unconfirmed' });
    recorded.giveBack(ids[0] ?? '', { at, amountMinor: 200, status: 'refused' });
    const back = { givenBackMinor: 800, unprovenBackMinor: 300 };
    expect(find(recorded).payments).toMatchObject([{ attempt: back }]);
  });

  test('has under the day what was given back on it, by the hours of that time', () => {
    const { recorded, ids } = tillWith({ at: '2026-10-20T12:00:00+02:00' }, { at: minute(0) });
    const given = { amountMinor: 500, status: 'refunded' } as const;
    recorded.giveBack(ids[0] ?? '', { ...given, at: '2026-11-03T02:00:00+01:00' });
    const settings = { ...recorded.settings, cutOff: '00:00' };
    const givenBackOn = (businessDay: string) =>
      findPayments(recorded.till.database, settings, {
        text: '',
        businessDay,
        only: 'givenBack',
        after: null,
      })?.payments.map(({ attempt }) => attempt.paymentRequestId);
    expect(givenBackOn('2026-11-02')).toEqual([ids[0]]);
    expect(givenBackOn('2026-11-03')).toEqual([]);
  });

  test.each([null, '2026-11-02'])('keeps to a group, of the day %s', (businessDay) => {
    const all = [...OPEN_STATUSES, ...FINAL_STATUSES];
    const { recorded } = tillWith(
      ...all.map((status, at) => ({ at: minute(at), payments: [status] })),
      { at: minute(60), change: refundedElsewhere },
    );
    const statuses = Object.fromEntries(
      PAYMENT_GROUPS.map((only) => [
        only,
        find(recorded, { only, businessDay }).payments.map(({ attempt }) => attempt.status),
      ]),
    );
    expect(statuses).toEqual({
      all: ['paid', ...all.toReversed()],
      taken: ['paid', 'refunded', 'paid'],
      givenBack: ['paid', 'refunded'],
      notPaid: ['notSent', 'cancelled', 'declined'],
      notKnown: OPEN_STATUSES.toReversed(),
    });
  });

  test.each([
    ['12.34', 0],
    ['14:32', 1],
    ['7f3k-3', 2],
    ['room', 3],
    ['20261102', 4],
  ])('finds what %j means', (text, place) => {
    const { recorded, ids } = tillWith(
      { at: minute(0), amountMinor: 1234 },
      { at: '2026-11-01T14:32:59+01:00' },
      { at: minute(2) },
      { at: minute(3), reference: 'ROOM 5' },
      {
        at: minute(4),
        change: (attempt) =>
          attempt.status === 'paid'
            ? { ...attempt, details: { ...attempt.details, paymentId: '20261102' } }
            : attempt,
      },
    );
    expect(idsOf(recorded, { text })).toEqual([ids[place]]);
  });

  test('shows what cannot be read as something for a person, and never leaves it out', () => {
    const { recorded, ids } = tillWith({ at: minute(0) }, { at: minute(1) });
    recorded.spoil(ids[0] ?? '');
    const [, spoiled] = find(recorded).payments;
    expect(spoiled?.attempt).toMatchObject({
      paymentRequestId: ids[0],
      status: 'needsAttention',
      attentionReason: 'unreadable',
      scannedAt: Date.parse(minute(0)),
    });
    const ofDay = { businessDay: '2026-11-02' };
    expect(idsOf(recorded, { ...ofDay, only: 'notKnown' })).toEqual([ids[0]]);
    expect(idsOf(recorded, { ...ofDay, only: 'taken' })).toEqual([ids[1]]);
    expect(idsOf(recorded, { only: 'taken' })).toEqual([ids[1]]);
  });

  test.each([
    ['ever', 'attempts_by_age', ['1', 'a']],
    ['open', 'open_attempts', ['1', 'a']],
    ['ofDay', 'sales_by_day', ['1', 'a', '2026-11-02']],
  ] as const)('is found by an index: %s', (name, index, parameters) => {
    const { database } = new RecordedTill().till;
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${CANDIDATES_SQL[name]}`).all(...parameters);
    const steps = plan.map((step) => (step as { detail: string }).detail);
    expect(steps[0]).toContain(`INDEX ${index}`);
    expect(steps.join('\n')).not.toContain('SCAN');
    expect(steps.some((step) => step.includes('TEMP B-TREE'))).toBe(name === 'ofDay');
  });
});
