import { describe, expect, test } from 'vitest';
import type { ExchangeReport } from './acquirer/acquirer.ts';
import { armed, ENOUGH_BYTES, SILENCE, unarmed } from '../fixtures/proof/armed-till.ts';

const CREDENTIALS: ExchangeReport = { verified: false, why: 'credentials', code: 'KEY_NOT_FOUND' };
const UNTRUSTED: ExchangeReport = {
  verified: false,
  why: 'certificate',
  code: 'CERT_HAS_EXPIRED',
};
const HOUR_MS = 3_600_000;

describe('a till that has just started', () => {
  test('asks about an id that was never used, and is not armed before it is answered', () => {
    const { arming, acquirer } = unarmed();
    expect(arming.view).toEqual({ status: 'checking' });
    expect(arming.link).toEqual({ status: 'unknown', latencyMs: null, clockDriftMs: null });
    arming.start(acquirer);
    expect(acquirer.inquiries.map(({ sent }) => sent.paymentRequestId)).toEqual(['FRESH1']);
    expect(arming.isArmed).toBe(false);
  });

  test('is armed by a verified exchange, and then asks every 5 minutes only', async () => {
    const { arming, acquirer, clock } = await armed();
    expect(arming.view).toEqual({ status: 'armed' });
    expect(arming.link).toEqual({ status: 'answering', latencyMs: 84, clockDriftMs: null });
    clock.advance(5 * 60_000 - 1);
    expect(acquirer.inquiries).toHaveLength(1);
    clock.advance(1);
    expect(acquirer.inquiries).toHaveLength(2);
  });

  test('is not armed by silence, and asks again after 2, 4, 8, 16, 30 and 30 s', async () => {
    const { arming, acquirer, clock, probeEnds } = unarmed();
    arming.start(acquirer);
    for (const [count, seconds] of [2, 4, 8, 16, 30, 30].entries()) {
      await probeEnds(SILENCE);
      expect(arming.view).toEqual({ status: 'checking' });
      expect(arming.link.status).toBe('silent');
      clock.advance(seconds * 1_000 - 1);
      expect(acquirer.inquiries).toHaveLength(count + 1);
      clock.advance(1);
      expect(acquirer.inquiries).toHaveLength(count + 2);
    }
  });

  test('asks about another id each time, and one question at a time', async () => {
    const { arming, acquirer, clock, probeEnds } = unarmed();
    arming.start(acquirer);
    arming.hear(CREDENTIALS);
    clock.advance(HOUR_MS);
    expect(acquirer.inquiries).toHaveLength(1);
    await probeEnds(SILENCE);
    clock.advance(30_000);
    expect(acquirer.inquiries.map(({ sent }) => sent.paymentRequestId)).toEqual([
      'FRESH1',
      'FRESH2',
    ]);
  });

  test('is not armed by a server that cannot prove who it is, and tells it from silence', async () => {
    const { arming, acquirer, clock, verified, probeEnds } = unarmed();
    arming.start(acquirer);
    await probeEnds(UNTRUSTED);
    expect(arming.view).toEqual({
      status: 'disarmed',
      reason: 'certificate',
      detail: 'CERT_HAS_EXPIRED',
    });
    expect(arming.link.status).toBe('silent');
    clock.advance(30_000);
    await probeEnds(verified());
    expect(arming.isArmed).toBe(true);
  });

  test('that ends asks no more', async () => {
    const { arming, acquirer, clock, probeEnds } = unarmed();
    arming.start(acquirer);
    await probeEnds(SILENCE);
    arming.stop();
    clock.advance(HOUR_MS);
    expect(acquirer.inquiries).toHaveLength(1);
    expect(clock.waitingCount).toBe(0);
  });

  test('that ends while it asks leaves nothing waiting', async () => {
    const { arming, acquirer, clock, probeEnds } = unarmed();
    arming.start(acquirer);
    arming.stop();
    await probeEnds(SILENCE);
    expect(clock.waitingCount).toBe(0);
  });
});

describe('an armed till', () => {
  test('stays armed through silence: an open attempt knows how to ask', async () => {
    const { arming } = await armed();
    arming.hear(SILENCE);
    expect(arming.view).toEqual({ status: 'armed' });
    expect(arming.link).toMatchObject({ status: 'silent', latencyMs: null });
  });

  test.each<[string, ExchangeReport, string | null]>([
    ['credentials', CREDENTIALS, 'KEY_NOT_FOUND'],
    ['signature', { verified: false, why: 'signature' }, null],
    ['certificate', UNTRUSTED, 'CERT_HAS_EXPIRED'],
  ])(
    'is disarmed by wrong %s, and armed again once that is over',
    async (reason, report, detail) => {
      const { arming, acquirer, clock, verified, probeEnds } = await armed();
      arming.hear(report);
      expect(arming.view).toEqual({ status: 'disarmed', reason, detail });
      expect(arming.isArmed).toBe(false);
      clock.advance(2_000);
      expect(acquirer.inquiries).toHaveLength(2);
      await probeEnds(verified());
      expect(arming.isArmed).toBe(true);
    },
  );

  test('is disarmed by a refusal of who we are although that is a verified answer too', async () => {
    const { arming, clock, verified, probeEnds } = await armed();
    arming.hear(CREDENTIALS);
    clock.advance(2_000);
    await probeEnds(verified(), CREDENTIALS);
    expect(arming.view).toMatchObject({ status: 'disarmed', reason: 'credentials' });
    expect(arming.isArmed).toBe(false);
  });

  test('checks again before a charge when the clock of the acquirer was forgotten', async () => {
    const { arming, acquirer, clock, verified, probeEnds } = await armed();
    clock.advance(12 * HOUR_MS + 1);
    expect(arming.isArmed).toBe(false);
    arming.refresh();
    expect(arming.view).toEqual({ status: 'checking' });
    expect(acquirer.inquiries).toHaveLength(2);
    await probeEnds(verified());
    expect(arming.isArmed).toBe(true);
  });

  test('tells another latency apart from what somebody may be waiting for', async () => {
    const { arming, verified, changes, latencies } = await armed();
    const before = changes();
    arming.hear(verified());
    arming.hear(verified());
    expect([changes(), latencies()]).toEqual([before, 2]);
    expect(arming.link.latencyMs).toBe(84);
    arming.hear(verified(40_000));
    expect([changes(), latencies()]).toEqual([before + 1, 2]);
    arming.hear(SILENCE);
    arming.hear(verified(40_000));
    expect([changes(), latencies()]).toEqual([before + 3, 2]);
  });

  test('tells whoever shows it after every report, but not of a commit that changed nothing', async () => {
    const { arming, changes } = await armed();
    const before = changes();
    arming.hear(SILENCE);
    arming.hearStore(null);
    expect(changes()).toBe(before + 1);
    arming.hearStore('SQLITE_FULL');
    arming.hearStore(null);
    expect(changes()).toBe(before + 3);
  });
});

describe('the disk', () => {
  test('with too little room keeps the till from being armed', async () => {
    const { arming, acquirer, clock, disk, verified, probeEnds } = unarmed();
    disk.freeBytes = ENOUGH_BYTES - 1;
    arming.start(acquirer);
    await probeEnds(verified());
    expect(arming.view).toEqual({ status: 'disarmed', reason: 'diskFull', detail: null });
    disk.freeBytes = ENOUGH_BYTES;
    clock.advance(30_000);
    await probeEnds(verified());
    expect(arming.isArmed).toBe(true);
  });

  test('that has filled up is noticed before the next charge', async () => {
    const { arming, disk } = await armed();
    disk.freeBytes = 0;
    expect(arming.isArmed).toBe(true);
    arming.refresh();
    expect(arming.view).toEqual({ status: 'disarmed', reason: 'diskFull', detail: null });
  });
});

describe('a database that takes no writes', () => {
  test('disarms, whatever the acquirer says meanwhile', async () => {
    const { arming, verified } = await armed();
    arming.hearStore('SQLITE_FULL');
    const disarmed = { status: 'disarmed', reason: 'storeFailed', detail: 'SQLITE_FULL' };
    expect(arming.view).toEqual(disarmed);
    arming.hear(verified());
    arming.refresh();
    expect(arming.view).toEqual(disarmed);
  });

  test('arms again with the next verified exchange once it takes writes', async () => {
    const { arming, clock, verified, probeEnds } = await armed();
    arming.hearStore('SQLITE_FULL');
    arming.hearStore(null);
    expect(arming.view).toEqual({ status: 'checking' });
    clock.advance(2_000);
    await probeEnds(verified());
    expect(arming.isArmed).toBe(true);
  });

  test('is tried at every probe, as nothing else may be writing', async () => {
    const { arming, clock, disk, verified, probeEnds } = await armed();
    arming.hearStore('SQLITE_FULL');
    disk.isWritable = false;
    clock.advance(2_000);
    await probeEnds(verified());
    expect(arming.view).toMatchObject({ status: 'disarmed', reason: 'storeFailed' });
    disk.isWritable = true;
    clock.advance(4_000);
    await probeEnds(verified());
    expect(arming.isArmed).toBe(true);
  });

  test('that takes writes all along does not excuse wrong credentials', async () => {
    const { arming } = await armed();
    arming.hear(CREDENTIALS);
    arming.hearStore(null);
    expect(arming.view).toMatchObject({ status: 'disarmed', reason: 'credentials' });
  });
});
