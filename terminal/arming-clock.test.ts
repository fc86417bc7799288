import { describe, expect, test } from 'vitest';
import { armed } from '../fixtures/proof/armed-till.ts';

const HOUR_MS = 3_600_000;

describe('an armed till', () => {
  test('tells a clock that is off by more than thirty seconds, and no other', async () => {
    const { arming, verified } = await armed();
    arming.hear(verified(30_000));
    expect(arming.link.clockDriftMs).toBeNull();
    arming.hear(verified(30_001));
    expect(arming.link.clockDriftMs).toBe(30_001);
    // Back by a minute and more is believed of two answers, not of one.
    arming.hear(verified(-30_001));
    expect(arming.link.clockDriftMs).toBe(30_001);
    arming.hear(verified(-30_001));
    expect(arming.link.clockDriftMs).toBe(-30_001);
  });

  test('whose first answer tells quite another time is not armed before a second one agrees', async () => {
    const { arming, verified, clock } = await armed();
    clock.jumpWall(HOUR_MS);
    arming.hear(verified(HOUR_MS));
    expect(arming.view).toEqual({ status: 'checking' });
    expect(arming.isArmed).toBe(false);
    arming.hear(verified(HOUR_MS));
    expect(arming.isArmed).toBe(true);
  });
});
