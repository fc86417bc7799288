import { describe, expect, test } from 'vitest';
import { SUCCESS } from '../../fixtures/proof/running-payments.ts';
import { runningTill, seenPayment } from '../../fixtures/proof/running-till.ts';

/** A payment of €18.20 that is not known, left for the next customer. */
async function handedOver(reference?: string) {
  const counter = runningTill();
  counter.charge(1820, reference === undefined ? {} : { reference });
  const id = await counter.scan();
  const { saleId } = counter.shown().sale;
  await counter.goesSilent();
  counter.till.handOver(seenPayment(counter.till, id));
  return { ...counter, id, saleId };
}

describe('the same customer', () => {
  test('is asked about when an equal amount is unresolved, and nothing is opened', async () => {
    const { charge, view, id, store } = await handedOver();
    expect(charge(1820)).toEqual({ ok: true, result: { saleId: null } });
    expect(view().stage).toMatchObject({
      screen: 'sameCustomer',
      question: { matches: [{ attempt: { paymentRequestId: id } }] },
    });
    expect(store.foregroundSale()).toBeNull();
  });

  test('is asked about when the reference is the same, whatever its case', async () => {
    const { charge, screen } = await handedOver('Table 12');
    charge(990, { reference: ' table 12' });
    expect(screen()).toBe('sameCustomer');
  });

  test('is not asked about when nothing is alike', async () => {
    const { charge, screen } = await handedOver('Table 12');
    charge(990, { reference: 'Table 3' });
    expect(screen()).toBe('showCode');
  });

  test('is asked about until two minutes after the end of what was shown as unknown', async () => {
    const { charge, till, screen, view, inquiryAnswers, clock, id } = await handedOver();
    await inquiryAnswers(SUCCESS);
    till.acknowledge(seenPayment(till, id));
    clock.advance(119_000);
    charge(1820);
    expect(screen()).toBe('sameCustomer');
    const { stage } = view();
    till.withdrawCharge(stage.screen === 'sameCustomer' ? stage.question.key : '');
    clock.advance(2_000);
    charge(1820);
    expect(screen()).toBe('showCode');
  });

  test('is not asked about after an end that was never unknown', async () => {
    const { till, charge, scan, shown, payAnswers, screen } = runningTill();
    charge(1820);
    await scan();
    await payAnswers(SUCCESS);
    till.nextSale(shown().sale.saleId);
    charge(1820);
    expect(screen()).toBe('showCode');
  });

  test('lists every match, not only the first', async () => {
    const { charge, till, view, scan, goesSilent } = await handedOver();
    charge(1820);
    const { stage } = view();
    till.chargeAnyway(stage.screen === 'sameCustomer' ? stage.question.key : '');
    const second = await scan();
    await goesSilent();
    till.handOver(seenPayment(till, second));
    charge(1820);
    const asked = view().stage;
    expect(asked.screen === 'sameCustomer' && asked.question.matches).toHaveLength(2);
  });

  test('said to be: the old sale is on the stage and nothing is sent', async () => {
    const { charge, till, shown, saleId, id, acquirer } = await handedOver();
    charge(1820);
    const pays = acquirer.pays.length;
    expect(till.takeBack(saleId)).toEqual({ ok: true, result: null });
    expect(shown().attempt.paymentRequestId).toBe(id);
    expect(acquirer.pays).toHaveLength(pays);
  });

  test('said to be another: the new sale waits for its code', async () => {
    const { charge, till, view, screen, saleId } = await handedOver();
    charge(1820);
    const { stage } = view();
    const key = stage.screen === 'sameCustomer' ? stage.question.key : '';
    const opened = till.chargeAnyway(key);
    expect(opened).toMatchObject({ ok: true });
    expect(opened.ok && opened.result.saleId).not.toBe(saleId);
    expect(screen()).toBe('showCode');
    expect(till.chargeAnyway(key)).toEqual({ ok: false, failure: 'notNow' });
  });

  test('said to be: the code that was held for the new sale goes with it', async () => {
    const { charge, till, view, freshCode, saleId, acquirer, settled, inquiryAnswers } =
      await handedOver();
    till.scanned(freshCode(), 'serial-1');
    charge(1820, { heldScanAt: view().heldScan?.scannedAt ?? 0 });
    till.takeBack(saleId);
    expect(view().heldScan).toBeNull();
    await inquiryAnswers(SUCCESS);
    till.nextSale(saleId);
    const pays = acquirer.pays.length;
    charge(990);
    await settled();
    expect(acquirer.pays).toHaveLength(pays);
  });

  test.each([
    ['Table  12', 'table 12'],
    ['Straße 4', 'STRASSE 4'],
    ['Cafe\u0301', 'Café'],
  ])('is known by the reference however it is typed: %s', async (first, second) => {
    const { charge, screen } = await handedOver(first);
    charge(990, { reference: second });
    expect(screen()).toBe('sameCustomer');
  });

  test('is asked about although somebody sets the clock', async () => {
    const { charge, screen, inquiryAnswers, clock, till, id, arms } = await handedOver();
    await inquiryAnswers(SUCCESS);
    till.acknowledge(seenPayment(till, id));
    clock.jumpWall(3_600_000);
    arms();
    charge(1820);
    expect(screen()).toBe('sameCustomer');
  });

  test('is asked about as long as nobody has seen what became of the payment', async () => {
    const { charge, screen, inquiryAnswers, clock } = await handedOver();
    await inquiryAnswers(SUCCESS);
    clock.advance(600_000);
    charge(1820);
    expect(screen()).toBe('sameCustomer');
  });

  test('is asked about after a restart too', async () => {
    const counter = await handedOver();
    await counter.inquiryAnswers(SUCCESS);
    counter.till.acknowledge(seenPayment(counter.till, counter.id));
    const second = counter.killed();
    second.charge(1820);
    expect(second.screen()).toBe('sameCustomer');
  });

  test('is asked once for one press, however often it is pressed', async () => {
    const { till } = await handedOver();
    const call = { key: 'same', amountMinor: 1820, reference: null, heldScanAt: null };
    expect(till.charge(call)).toEqual({ ok: true, result: { saleId: null } });
    expect(till.charge(call)).toEqual({ ok: true, result: { saleId: null } });
    expect(till.charge({ ...call, key: 'other' })).toEqual({ ok: false, failure: 'busy' });
  });
});

test.each(['281006020000000000125733', 'order 2810 0602 0000 0000 0012 5733'])(
  'a reference that holds a payment code is refused and kept nowhere: %s',
  (reference) => {
    const { charge, store } = runningTill();
    expect(charge(1820, { reference })).toEqual({ ok: false, failure: 'referenceIsCode' });
    expect(store.foregroundSale()).toBeNull();
  },
);
