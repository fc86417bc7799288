import { describe, expect, test } from 'vitest';

import { heldScan, tillView } from '../../fixtures/proof/views.ts';
import type { TillView } from '../../messages/views.ts';
import { english } from '../../words/english.ts';
import { saleReadiness } from './sale-readiness.ts';

const draft = { amountMinor: 1820, failure: null, isTypingHeard: false };
const unplugged: TillView['scanners'] = [
  { id: 's', kind: 'serial', status: 'absent', detail: null },
];

describe('Charge', () => {
  test('may be pressed with an amount on an armed till', () => {
    expect(saleReadiness(tillView(), draft, english)).toMatchObject({
      kind: 'ready',
      mayCharge: true,
    });
  });

  test('waits for an amount', () => {
    const readiness = saleReadiness(tillView(), { ...draft, amountMinor: 0 }, english);
    expect(readiness).toMatchObject({ kind: 'waiting', mayCharge: false });
  });

  test.each(['checking', 'armed', 'disarmed'] as const)(
    'may be pressed on armed alone: %s',
    (status) => {
      const arming = { status, reason: 'credentials', detail: null } as TillView['arming'];
      expect(saleReadiness(tillView({ arming }), draft, english).mayCharge).toBe(
        status === 'armed',
      );
    },
  );

  test('may be pressed without a scanner, which is told of: it may be plugged in meanwhile', () => {
    const readiness = saleReadiness(tillView({ scanners: unplugged }), draft, english);
    expect(readiness).toMatchObject({ kind: 'wrong', mayCharge: true });
    expect(readiness).toMatchObject({ advice: expect.stringContaining('Plug it in') });
  });

  test('is ready without a scanner that the till knows of, once one that types was heard', () => {
    const till = tillView({ scanners: [] });
    expect(saleReadiness(till, draft, english)).toMatchObject({
      kind: 'wrong',
      advice: expect.stringContaining('knows of no scanner yet'),
    });
    const readiness = saleReadiness(till, { ...draft, isTypingHeard: true }, english);
    expect(readiness).toMatchObject({ kind: 'ready', mayCharge: true });
  });

  test('tells why it was refused before anything lesser', () => {
    const till = tillView({ scanners: unplugged });
    const readiness = saleReadiness(till, { ...draft, failure: 'storeFailed' }, english);
    expect(readiness).toMatchObject({
      advice: expect.stringContaining('could not write to its disk'),
    });
  });

  test('may be pressed with a held code, which needs no scanner any more', () => {
    const till = tillView({ scanners: unplugged, heldScan });
    expect(saleReadiness(till, draft, english)).toEqual({ kind: 'asked', mayCharge: true });
    const nothing = { ...draft, amountMinor: 0 };
    expect(saleReadiness(till, nothing, english)).toEqual({ kind: 'asked', mayCharge: false });
  });

  test('tells also beside a held code why it was refused', () => {
    const readiness = saleReadiness(
      tillView({ heldScan }),
      { ...draft, failure: 'amountTooLarge' },
      english,
    );
    expect(readiness).toMatchObject({ kind: 'wrong', mayCharge: true });
  });
});
