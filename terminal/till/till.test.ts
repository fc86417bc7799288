import { describe, expect, test } from 'vitest';
import { SUCCESS } from '../../fixtures/proof/running-payments.ts';
import { runningTill } from '../../fixtures/proof/running-till.ts';

const OTHER = { outcome: 'failed', code: 'RISK_REJECT' } as const;

describe('the stage', () => {
  test('waits for another code only while the sale is open', async () => {
    const counter = runningTill();
    const { till, charge, scan, shown, goesSilent, inquiryAnswers, screen, view } = counter;
    charge();
    const id = await scan();
    const { saleId } = shown().sale;
    await goesSilent();
    till.closeSale({ saleId, paymentRequestId: id, as: 'paidOtherwise' });
    till.takeBack(saleId);
    expect(view().outcomes).toEqual([]);
    await inquiryAnswers(OTHER);
    expect(shown().attempt.status).toBe('declined');
    expect(till.scanAgain(saleId)).toEqual({ ok: false, failure: 'notNow' });
    expect(till.nextSale(saleId)).toEqual({ ok: true, result: null });
    expect(screen()).toBe('sale');
    // Who left it on the stage has seen it: it is not told again.
    expect(view().outcomes).toEqual([]);
    expect(counter.killed().view().outcomes).toEqual([]);
  });

  test('is left by an unpaid sale only by saying what became of the sale', async () => {
    const { till, charge, scan, shown, payAnswers, inquiryAnswers } = runningTill();
    charge();
    await scan();
    await payAnswers({ outcome: 'unknown', why: 'noAnswer', code: null });
    await inquiryAnswers(OTHER);
    expect(shown().attempt.status).toBe('declined');
    expect(till.nextSale(shown().sale.saleId)).toEqual({ ok: false, failure: 'notNow' });
  });

  test('reads a scanner that types like one that does not', async () => {
    const { till, charge, sent, freshCode, acquirer } = runningTill();
    charge();
    const code = freshCode();
    till.scanTyped({ physical: `]C0${code}`, characters: 'é_àçè' });
    await sent();
    expect(Buffer.from(acquirer.pays[0]?.sent.body ?? []).toString()).toContain(code);
  });
});

describe('a receipt that is scanned', () => {
  test('is told by the payment that it is of, and charges nothing', async () => {
    const { till, charge, scan, payAnswers, shown, notice, acquirer, view } = runningTill();
    charge();
    const id = await scan();
    await payAnswers(SUCCESS);
    till.nextSale(shown().sale.saleId);
    charge(990);
    const pays = acquirer.pays.length;
    till.scanned(`${id.toLowerCase()} `, 'serial-1');
    expect(notice()).toBe('receiptScanned');
    expect(view().notice).toMatchObject({ paymentRequestId: id });
    expect(acquirer.pays).toHaveLength(pays);
  });

  test('of another till is no code of this one', () => {
    const { till, notice } = runningTill();
    till.scanned('SIM0123456789000001', 'serial-1');
    expect(notice()).toBe('notACode');
  });
});
