import { expect } from 'vitest';
import { ManualClock } from '../fixtures/proof/manual-clock.ts';
import { ScriptedAcquirer } from '../fixtures/proof/scripted-acquirer.ts';
import type { ExchangeReport } from './acquirer/acquirer.ts';
import { AcquirerClock } from './acquirer/acquirer-clock.ts';
import { Arming } from './arming.ts';
import type { Currency, MinorUnits } from './core/money.ts';

const NOBODY = { outcome: 'unknown', why: 'noAnswer', code: null } as const;
export const SILENCE: ExchangeReport = { verified: false, why: 'noAnswer' };
export const ENOUGH_BYTES = 50_000_000;

/** A till whose acquirer, disk and clock do what a test says. */
export function unarmed() {
  const clock = new ManualClock();
  const acquirerClock = new AcquirerClock(clock);
  const acquirer = new ScriptedAcquirer();
  const disk = { freeBytes: ENOUGH_BYTES, isWritable: true };
  let [changes, latencies] = [0, 0];
  let ids = 0;
  const arming = new Arming({
    clock,
    log: { info() {}, warn() {}, error() {} },
    acquirerClock,
    freeBytes: () => disk.freeBytes,
    isStoreWritable: () => disk.isWritable,
    unusedId: () => `FRESH${(ids += 1)}`,
    probeMoney: { amountMinor: 1 as MinorUnits, currency: 'EUR' as Currency },
    onChange: () => {
      changes += 1;
    },
    onLatency: () => {
      latencies += 1;
    },
  });
  const verified = (behindMs = 0): ExchangeReport => ({
    verified: true,
    acquirerAt: clock.now() - behindMs,
    tookMs: 83.6,
  });
  /** The newest probe gets its answer, of which the client reports first. */
  const probeEnds = async (...reports: ExchangeReport[]) => {
    for (const report of reports) arming.hear(report);
    await acquirer.inquiries
      .at(-1)
      ?.answer(reports.includes(SILENCE) ? NOBODY : { outcome: 'notFound' });
  };
  return {
    clock,
    acquirer,
    arming,
    disk,
    verified,
    probeEnds,
    changes: () => changes,
    latencies: () => latencies,
  };
}

/** The same, after its first verified answer. */
export async function armed() {
  const till = unarmed();
  till.arming.start(till.acquirer);
  await till.probeEnds(till.verified());
  expect(till.arming.isArmed).toBe(true);
  return till;
}
