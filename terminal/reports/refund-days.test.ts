import { describe, expect, test } from 'vitest';
import { RecordedTill } from '../../fixtures/proof/recorded-day.ts';
import { REFUNDS_SQL, refundDaysBeside, refundsOfDay } from './refund-days.ts';

const HALF = { amountMinor: 500, status: 'refunded' } as const;

/** A refund of the same payment at each of these. */
function tillWith(...refundsAt: string[]): RecordedTill {
  const recorded = new RecordedTill();
  const [id = ''] = recorded.record({ at: '2026-10-20T12:00:00+02:00' });
  for (const at of refundsAt) recorded.giveBack(id, { ...HALF, at });
  return recorded;
}

const besides = ({ till }: RecordedTill, day: string) => refundDaysBeside(till.database, day);
const timesOn = ({ till }: RecordedTill, day: string) =>
  refundsOfDay(till.database, day).map(({ at }) => new Date(at).toISOString());

describe('a refund', () => {
  test('is of the day from cut-off to cut-off, the cut-off itself in the new one', () => {
    const recorded = tillWith(
      '2026-11-02T03:59:59.999+01:00',
      '2026-11-02T04:00:00+01:00',
      '2026-11-03T03:59:59.999+01:00',
      '2026-11-03T04:00:00+01:00',
    );
    expect(timesOn(recorded, '2026-11-02')).toEqual([
      '2026-11-02T03:00:00.000Z',
      '2026-11-03T02:59:59.999Z',
    ]);
  });

  test('that a clock which was set back put before every payment has the hours of its own', () => {
    const recorded = tillWith('2026-10-02T03:00:00+02:00');
    expect(timesOn(recorded, '2026-10-01')).toEqual(['2026-10-02T01:00:00.000Z']);
  });

  test.each(Object.entries(REFUNDS_SQL))('is found by an index of time: %s', (name, sql) => {
    const { database } = new RecordedTill().till;
    const plan = database
      .prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...(name === 'within' ? [0, 1] : [0]));
    const steps = plan.map(({ detail }) => detail).join('\n');
    expect(steps).toMatch(/^SEARCH refunds USING INDEX refunds_by_age/);
    expect(steps).toContain('SEARCH newest USING INDEX attempts_by_age');
    expect(steps).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});

describe('the nearest days with a refund', () => {
  test('are those before and behind, and none where there is none', () => {
    const noons = ['2026-10-25', '2026-11-01', '2026-11-02', '2026-11-09'];
    const recorded = tillWith(...noons.map((day) => `${day}T12:00:00+01:00`));
    expect(besides(recorded, '2026-11-02')).toEqual({ earlier: '2026-11-01', later: '2026-11-09' });
    expect(besides(recorded, '2026-10-25')).toEqual({ earlier: null, later: '2026-11-01' });
    expect(besides(recorded, '2026-12-24')).toEqual({ earlier: '2026-11-09', later: null });
  });

  test('are the nearest also where a change of the cut-off turned their order', () => {
    const recorded = new RecordedTill();
    const [id = ''] = recorded.record({ at: '2026-11-02T12:00:00+01:00', cutOff: '00:00' });
    recorded.giveBack(id, { ...HALF, at: '2026-11-03T01:00:00+01:00' });
    recorded.record({ at: '2026-11-03T02:00:00+01:00', cutOff: '04:00' });
    recorded.giveBack(id, { ...HALF, at: '2026-11-03T03:00:00+01:00' });
    // The older one is of the third already, the newer one still of the second.
    expect(besides(recorded, '2026-11-04').earlier).toBe('2026-11-03');
    expect(besides(recorded, '2026-11-01').later).toBe('2026-11-02');
  });
});
