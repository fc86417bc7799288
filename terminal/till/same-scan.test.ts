import { describe, expect, test } from 'vitest';
import { runningTill } from '../../fixtures/proof/running-till.ts';
import { KEYBOARD_WAY } from './same-scan.ts';

describe('one code that comes twice', () => {
  test('by two ways before Charge is held once, and the cashier is told of the two ways', () => {
    const { till, view, freshCode } = runningTill();
    const code = freshCode();
    till.scanned(`]C0${code}`, 'hid-1');
    const held = view().heldScan;
    till.scanTyped({ physical: code, characters: code });
    expect(view().heldScan).toEqual(held);
    expect(view().notice).toMatchObject({ code: 'sameCodeAgain', isByTwoWays: true });
  });

  test('by two ways is charged once, also before the first has left the till', async () => {
    const { till, acquirer, view, charge, sent, freshCode } = runningTill();
    charge();
    const code = freshCode();
    till.scanned(code, 'hid-1');
    till.scanned(code, 'serial-1');
    expect(view().notice).toMatchObject({ code: 'sameCodeAgain', isByTwoWays: true });
    await sent();
    expect(acquirer.pays).toHaveLength(1);
  });

  test('while it waits for a connection is not taken for another code', async () => {
    const { till, clock, acquirer, charge, notice, freshCode, settled } = runningTill();
    charge();
    const code = freshCode();
    till.scanned(code, 'serial-1');
    for (const connect of acquirer.connects.splice(0))
      await connect.answer({ outcome: 'unsent', code: 'ECONNREFUSED' });
    await settled();
    clock.advance(5_000);
    till.scanned(code, 'serial-1');
    expect(notice()).toBe('sameCodeAgain');
  });

  test('from a scanner that stands on the counter is told apart from a second code', async () => {
    const { till, clock, charge, scan, view, freshCode } = runningTill();
    charge();
    const code = freshCode();
    await scan(code);
    clock.advance(1_000);
    till.scanned(code, 'serial-1');
    expect(view().notice).toMatchObject({ code: 'sameCodeAgain', isByTwoWays: false });
    till.scanned(freshCode(), 'serial-1');
    expect(view().notice?.code).toBe('scanWhileOpen');
  });

  test('does not hold up another code', () => {
    const { till, view, freshCode } = runningTill();
    till.scanned(freshCode(), 'hid-1');
    const other = freshCode();
    till.scanned(other, 'serial-1');
    expect(view().heldScan?.codeMasked).toContain(other.slice(-4));
    expect(view().notice).toBeNull();
  });

  test('is taken at once after the first was stopped before it left', async () => {
    const { till, acquirer, view, charge, sent, freshCode } = runningTill();
    charge();
    const code = freshCode();
    till.scanned(code, 'serial-1');
    const { stage } = view();
    if (stage.screen !== 'attempt') throw new Error(`the stage shows ${stage.screen}`);
    till.cancelPayment(stage.attempt.paymentRequestId);
    till.scanAgain(stage.sale.saleId);
    till.scanned(code, 'serial-1');
    await sent();
    expect(acquirer.pays).toHaveLength(1);
  });

  test('is taken at once after it was dropped, by a press that was not about it', async () => {
    const { till, acquirer, charge, notice, sent, freshCode } = runningTill();
    const code = freshCode();
    till.scanned(code, 'serial-1');
    charge();
    expect(notice()).toBe('scanNotExpected');
    till.scanned(code, 'serial-1');
    await sent();
    expect(acquirer.pays).toHaveLength(1);
  });
});

describe('what the till made of a scan', () => {
  test('is told with the way by which it came', () => {
    const { till, scansMade, charge, freshCode } = runningTill();
    till.scanned('4006381333931', 'serial-1');
    till.scanFailed('partial', 'hid-1');
    const code = freshCode();
    till.scanSeen({ text: code, symbology: ']Q1' });
    till.scanTyped({ physical: code, characters: code });
    charge();
    till.scanned(freshCode(), 'hid-1');
    expect(scansMade.map(({ way, made }) => [way, made])).toEqual([
      ['serial-1', 'notACode'],
      ['hid-1', 'scanPartial'],
      ['camera', 'held'],
      [KEYBOARD_WAY, 'sameCodeAgain'],
      ['hid-1', 'charging'],
    ]);
  });
});
