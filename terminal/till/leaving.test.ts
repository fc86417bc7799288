import { describe, expect, test } from 'vitest';
import { IN_PROCESS, SUCCESS } from '../../fixtures/proof/running-payments.ts';
import { runningTill, seenPayment } from '../../fixtures/proof/running-till.ts';

describe('an unknown that is handed over', () => {
  test('frees the till, stays in the list, and is still asked about', async () => {
    const { till, acquirer, clock, view, screen, charge, scan, goesSilent } = runningTill();
    charge();
    const id = await scan();
    await goesSilent();
    expect(till.handOver(seenPayment(till, id))).toEqual({ ok: true, result: null });
    expect(screen()).toBe('sale');
    expect(view().openPayments).toMatchObject({
      total: 1,
      newest: [{ attempt: { paymentRequestId: id, status: 'unconfirmed' } }],
    });
    const asked = acquirer.inquiries.length;
    clock.advance(3_100);
    expect(acquirer.inquiries.length).toBeGreaterThan(asked);
  });

  test('is kept when it turns out paid, and told until somebody has seen it', async () => {
    const counter = runningTill();
    const { till, view, charge, scan, goesSilent, inquiryAnswers, acquirer } = counter;
    charge();
    const id = await scan();
    await goesSilent();
    till.handOver(seenPayment(till, id));
    await inquiryAnswers(SUCCESS);
    expect(view().outcomes).toMatchObject([
      { sale: { status: 'paid' }, attempt: { paymentRequestId: id, status: 'paid' } },
    ]);
    expect(acquirer.cancels).toEqual([]);
    expect(till.acknowledge(seenPayment(till, id))).toEqual({ ok: true, result: null });
    expect(view().outcomes).toEqual([]);
    expect(till.acknowledge(seenPayment(till, id))).toEqual({ ok: false, failure: 'notNow' });
  });

  test('is told after a restart too, until it was seen', async () => {
    const counter = runningTill();
    counter.charge();
    const id = await counter.scan();
    await counter.goesSilent();
    counter.till.handOver(seenPayment(counter.till, id));
    const second = counter.killed();
    expect(second.view().openPayments.total).toBe(1);
    second.clock.advance(1_000);
    await second.inquiryAnswers(SUCCESS);
    expect(second.view().outcomes).toHaveLength(1);
    const third = second.killed();
    expect(third.view().outcomes).toMatchObject([{ attempt: { status: 'paid' } }]);
    third.till.acknowledge(seenPayment(third.till, id));
    expect(third.killed().view().outcomes).toEqual([]);
  });

  test('is not left while it may still be known in a moment', async () => {
    const { till, charge, scan, payAnswers } = runningTill();
    charge();
    const id = await scan();
    expect(till.handOver(seenPayment(till, id))).toEqual({ ok: false, failure: 'notNow' });
    await payAnswers(IN_PROCESS);
    expect(till.handOver(seenPayment(till, id))).toEqual({ ok: false, failure: 'notNow' });
  });

  test('is not told as unpaid once the cashier has seen that and charged again', async () => {
    const counter = runningTill();
    const { till, view, shown, charge, scan, goesSilent, inquiryAnswers, payAnswers } = counter;
    charge();
    const id = await scan();
    const { saleId } = shown().sale;
    await goesSilent();
    till.handOver(seenPayment(till, id));
    till.takeBack(saleId);
    await inquiryAnswers({ outcome: 'failed', code: 'RISK_REJECT' });
    till.scanAgain(saleId);
    await scan();
    await payAnswers(SUCCESS);
    till.nextSale(saleId);
    expect(view().outcomes).toEqual([]);
    expect(counter.killed().view().outcomes).toEqual([]);
  });

  test('is not done with by a press that was about an earlier state', async () => {
    const { till, charge, scan, goesSilent, inquiryAnswers, view } = runningTill();
    charge();
    const id = await scan();
    await goesSilent();
    const seen = seenPayment(till, id);
    till.handOver(seen);
    await inquiryAnswers(SUCCESS);
    expect(till.acknowledge(seen)).toEqual({ ok: false, failure: 'notNow' });
    expect(view().outcomes).toHaveLength(1);
  });

  test('comes back to the stage when it is taken back', async () => {
    const { till, shown, charge, scan, goesSilent, acquirer, view } = runningTill();
    charge();
    const id = await scan();
    const { saleId } = shown().sale;
    await goesSilent();
    till.handOver(seenPayment(till, id));
    expect(till.takeBack(saleId)).toEqual({ ok: true, result: null });
    expect(shown().attempt).toMatchObject({ paymentRequestId: id, status: 'unconfirmed' });
    expect(view().openPayments.total).toBe(0);
    expect(acquirer.pays).toHaveLength(1);
  });
});

describe('a sale that is closed another way', () => {
  test('with nothing scanned is closed, and nothing is asked of anybody', () => {
    const { till, charge, screen, store, acquirer } = runningTill();
    const opened = charge();
    const saleId = opened.ok ? (opened.result.saleId ?? '') : '';
    const closed = till.closeSale({ saleId, paymentRequestId: null, as: 'paidOtherwise' });
    expect(closed).toEqual({ ok: true, result: null });
    expect(screen()).toBe('sale');
    expect(store.sales.byId(saleId)?.status).toBe('paidOtherwise');
    expect(acquirer.inquiries).toEqual([]);
  });

  test('has its open payment undone in the same transaction', async () => {
    const { till, charge, scan, shown, goesSilent, database, screen, view } = runningTill();
    charge();
    const id = await scan();
    await goesSilent();
    const { saleId } = shown().sale;
    till.closeSale({ saleId, paymentRequestId: id, as: 'paidOtherwise' });
    const row = database
      .prepare<[], { sale: string; state: string }>(
        'SELECT s.status AS sale, a.state FROM sales s JOIN attempts a ON a.sale_id = s.id',
      )
      .get();
    expect(row?.sale).toBe('paidOtherwise');
    expect(JSON.parse(row?.state ?? '')).toMatchObject({
      status: 'cancelling',
      pursuit: { intent: 'undo' },
    });
    expect(screen()).toBe('sale');
    expect(view().openPayments.total).toBe(1);
  });

  test('gives the money back when the payment turns out paid, and says so', async () => {
    const {
      till,
      charge,
      scan,
      shown,
      goesSilent,
      inquiryAnswers,
      acquirer,
      settled,
      view,
      clock,
      killed,
    } = runningTill();
    charge();
    const id = await scan();
    await goesSilent();
    till.closeSale({ saleId: shown().sale.saleId, paymentRequestId: id, as: 'dropped' });
    await inquiryAnswers(SUCCESS);
    expect(acquirer.cancels).toHaveLength(1);
    clock.advance(100);
    await acquirer.cancels[0]?.answer({ outcome: 'cancelled' });
    await settled();
    expect(view().outcomes).toMatchObject([
      { sale: { status: 'dropped' }, attempt: { status: 'cancelled', mayHaveBeenPaid: true } },
    ]);
    // A till that dies before anybody has seen it tells it again.
    expect(killed().view().outcomes).toHaveLength(1);
  });

  test('that was paid a moment before is closed, and its money goes back (V4)', async () => {
    const { till, charge, scan, shown, payAnswers, store, acquirer, clock, settled, view } =
      runningTill();
    charge();
    const id = await scan();
    await payAnswers(SUCCESS);
    const { saleId } = shown().sale;
    const closed = till.closeSale({ saleId, paymentRequestId: id, as: 'paidOtherwise' });
    expect(closed).toEqual({ ok: true, result: null });
    expect(store.sales.byId(saleId)?.status).toBe('paidOtherwise');
    expect(view().givingBack.newest).toMatchObject([
      { isSeen: false, refund: { cause: 'reversal', status: 'requested', way: 'cancel' } },
    ]);
    clock.advance(0);
    await acquirer.cancels[0]?.answer({ outcome: 'cancelled' });
    await settled();
    expect(view().givingBack.newest).toMatchObject([
      { isSeen: false, refund: { status: 'refunded', by: 'till' } },
    ]);
  });

  test('that was seen to be paid is not given back without a refund’s reason and PIN', async () => {
    const { till, charge, scan, shown, payAnswers, screen } = runningTill();
    charge();
    const id = await scan();
    await payAnswers(SUCCESS);
    const { saleId } = shown().sale;
    till.nextSale(saleId);
    const close = { saleId, paymentRequestId: id, as: 'paidOtherwise' } as const;
    expect(till.closeSale(close)).toEqual({ ok: false, failure: 'notNow' });
    till.takeBack(saleId);
    expect(screen()).toBe('attempt');
    expect(till.closeSale(close)).toEqual({ ok: false, failure: 'notNow' });
    expect(till.view().givingBack.total).toBe(0);
  });

  test('that was paid is closed and given back also when the till dies in between (V4)', async () => {
    const { till, charge, scan, shown, payAnswers, killed } = runningTill();
    charge();
    const id = await scan();
    await payAnswers(SUCCESS);
    const { saleId } = shown().sale;
    till.closeSale({ saleId, paymentRequestId: id, as: 'dropped' });
    const next = killed();
    expect(next.screen()).toBe('sale');
    expect(next.store.sales.byId(saleId)?.status).toBe('dropped');
    expect(next.view().givingBack).toMatchObject({
      total: 1,
      newest: [{ isSeen: false, attempt: { paymentRequestId: id, status: 'paid' } }],
    });
    next.clock.advance(0);
    await next.acquirer.cancels[0]?.answer({ outcome: 'cancelled' });
    await next.settled();
    expect(next.view().givingBack.newest).toMatchObject([{ refund: { status: 'refunded' } }]);
    const again = next.till.closeSale({ saleId, paymentRequestId: id, as: 'dropped' });
    expect(again).toEqual({ ok: false, failure: 'notNow' });
  });

  test('that was paid stays so, and nothing goes back, when the disk refuses', async () => {
    const { till, charge, scan, shown, payAnswers, database, store, view } = runningTill();
    charge();
    const id = await scan();
    await payAnswers(SUCCESS);
    const { saleId } = shown().sale;
    database.pragma('query_only = ON');
    const closed = till.closeSale({ saleId, paymentRequestId: id, as: 'dropped' });
    database.pragma('query_only = OFF');
    expect(closed).toEqual({ ok: false, failure: 'storeFailed' });
    expect(store.sales.byId(saleId)?.status).toBe('paid');
    expect(view().givingBack.newest).toEqual([]);
    expect(shown().attempt.status).toBe('paid');
  });

  test('is not closed over a payment that the cashier has not seen', async () => {
    const { till, charge, scan, shown } = runningTill();
    charge();
    await scan();
    const { saleId } = shown().sale;
    const closed = till.closeSale({ saleId, paymentRequestId: null, as: 'dropped' });
    expect(closed).toEqual({ ok: false, failure: 'notNow' });
    expect(shown().sale.status).toBe('open');
  });

  test('takes a scan whose connection does not stand yet with it: nothing is sent', async () => {
    const { till, charge, view, shown, freshCode, acquirer, settled, screen, store } =
      runningTill();
    charge();
    till.scanned(freshCode(), 'serial-1');
    const { sale, attempt } = shown();
    till.closeSale({
      saleId: sale.saleId,
      paymentRequestId: attempt.paymentRequestId,
      as: 'dropped',
    });
    for (const connect of acquirer.connects) {
      await connect.answer({ outcome: 'connected', connection: acquirer.connection() });
    }
    await settled();
    expect(acquirer.pays).toEqual([]);
    expect(store.attempts.byId(attempt.paymentRequestId)).toMatchObject({
      attempt: { status: 'notSent', reason: 'stopped' },
    });
    expect(screen()).toBe('sale');
    expect(view().openPayments.total).toBe(0);
  });

  test('is closed, undone and left all or not at all when the disk refuses', async () => {
    const { till, charge, scan, shown, goesSilent, database, store } = runningTill();
    charge();
    const id = await scan();
    await goesSilent();
    const { saleId } = shown().sale;
    database.pragma('query_only = ON');
    const closed = till.closeSale({ saleId, paymentRequestId: id, as: 'paidOtherwise' });
    database.pragma('query_only = OFF');
    expect(closed).toEqual({ ok: false, failure: 'storeFailed' });
    expect(shown().attempt.status).toBe('unconfirmed');
    expect(store.sales.byId(saleId)?.status).toBe('open');
    expect(store.leftOpen.all()).toEqual([]);
  });
});
