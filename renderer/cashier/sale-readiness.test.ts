import { describe, expect, test } from 'vitest';

import { tillView } from '../../fixtures/proof/views.ts';
import type { TillView } from '../../messages/views.ts';
import { saleReadiness } from './sale-readiness.ts';

const draft = { amountMinor: 1820, burstLeftOut: false, failure: null };
const unplugged: TillView['scanners'] = [
  { id: 's', kind: 'serial', status: 'absent', detail: null },
];

describe('Charge', () => {
  test('may be pressed with an amount on an armed till', () => {
    expect(saleReadiness(tillView(), draft)).toMatchObject({ kind: 'ready', mayCharge: true });
  });

  test('waits for an amount', () => {
    const readiness = saleReadiness(tillView(), { ...draft, amountMinor: 0 });
    expect(readiness).toMatchObject({ kind: 'waiting', mayCharge: false });
  });

  test.each(['checking', 'armed', 'disarmed'] as const)(
    'may be pressed on armed alone: %s',
    (status) => {
      const arming = { status, reason: 'credentials', detail: null } as TillView['arming'];
      expect(saleReadiness(tillView({ arming }), draft).mayCharge).toBe(status === 'armed');
    },
  );

  test('may be pressed without a scanner, which is told of: it may be plugged in meanwhile', () => {
    const readiness = saleReadiness(tillView({ scanners: unplugged }), draft);
    expect(readiness).toMatchObject({ kind: 'wrong', mayCharge: true });
    expect(readiness.advice).toContain('Plug it in');
  });

  test('tells why it was refused before anything lesser', () => {
    const till = tillView({ scanners: unplugged });
    const readiness = saleReadiness(till, { ...draft, failure: 'storeFailed' });
    expect(readiness.advice).toContain('could not write to its disk');
  });
});
