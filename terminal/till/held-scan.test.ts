import { describe, expect, test } from 'vitest';
import { runningTill } from '../../fixtures/proof/running-till.ts';

describe('a code that is scanned before Charge', () => {
  test('is held and told, masked, and nothing is sent', async () => {
    const { till, acquirer, view, freshCode, settled } = runningTill();
    const code = freshCode();
    till.scanned(code, 'serial-1');
    await settled();
    expect(view().heldScan?.codeMasked).toBe(`${code.slice(0, 6)}…${code.slice(-4)}`);
    expect(view().stage.screen).toBe('sale');
    expect(acquirer.pays).toEqual([]);
    expect(JSON.stringify(view())).not.toContain(code);
  });

  test('goes out once the cashier has charged with it', async () => {
    const { till, acquirer, view, charge, sent, freshCode } = runningTill();
    till.scanned(freshCode(), 'serial-1');
    const heldScanAt = view().heldScan?.scannedAt ?? 0;
    charge(1820, { heldScanAt });
    await sent();
    expect(acquirer.pays).toHaveLength(1);
    expect(view().heldScan).toBeNull();
  });

  test('is not charged by a press that was not about it', () => {
    const { till, acquirer, view, charge, screen, notice, freshCode } = runningTill();
    till.scanned(freshCode(), 'serial-1');
    charge(1820);
    expect(screen()).toBe('showCode');
    expect(notice()).toBe('scanNotExpected');
    expect(view().heldScan).toBeNull();
    expect(acquirer.pays).toEqual([]);
  });

  test('is not charged in place of the one that the cashier was asked about', () => {
    const { till, acquirer, view, charge, notice, freshCode } = runningTill();
    till.scanned(freshCode(), 'serial-1');
    const heldScanAt = view().heldScan?.scannedAt ?? 0;
    till.scanned(freshCode(), 'serial-1');
    charge(1820, { heldScanAt });
    expect(notice()).toBe('scanNotExpected');
    expect(acquirer.pays).toEqual([]);
  });

  test('dies after its minute, which the cashier is told, and who charges with it again', () => {
    const { till, clock, view, charge, screen, notice, freshCode } = runningTill();
    till.scanned(freshCode(), 'serial-1');
    const heldScanAt = view().heldScan?.scannedAt ?? 0;
    clock.advance(60_000);
    expect(view().heldScan).toBeNull();
    expect(notice()).toBe('heldCodeTooOld');
    charge(1820, { heldScanAt });
    expect(screen()).toBe('showCode');
    expect(notice()).toBe('heldCodeTooOld');
  });

  test('is as old as its first reading, however often it is read', () => {
    const { till, clock, view, freshCode } = runningTill();
    const code = freshCode();
    till.scanned(code, 'serial-1');
    clock.advance(50_000);
    till.scanned(code, 'serial-1');
    clock.advance(10_000);
    expect(view().heldScan).toBeNull();
  });

  test('is forgotten when asked to, and only the one that was meant', () => {
    const { till, view, freshCode } = runningTill();
    till.scanned(freshCode(), 'serial-1');
    const heldScanAt = view().heldScan?.scannedAt ?? 0;
    expect(till.forgetScan(heldScanAt - 1)).toEqual({ ok: false, failure: 'notNow' });
    expect(till.forgetScan(heldScanAt)).toEqual({ ok: true, result: null });
    expect(view().heldScan).toBeNull();
  });
});
