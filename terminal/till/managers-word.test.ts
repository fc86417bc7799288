import { describe, expect, test } from 'vitest';
import { NO_ANSWER, PROCESSING, SUCCESS } from '../../fixtures/proof/running-payments.ts';
import {
  PIN,
  PIN_LOCKED,
  PIN_NOT_SET,
  runningTill,
  type RunningTill,
} from '../../fixtures/proof/running-till.ts';
import type { InquiryAnswer } from '../core/answers.ts';

const OK = { ok: true, result: null };
const failed = (failure: string) => ({ ok: false, failure });

/** A till whose one payment calls a person. */
async function called() {
  const counter = runningTill();
  counter.charge(1820);
  const paymentRequestId = await counter.scan();
  const { saleId } = counter.shown().sale;
  await counter.needsAttention();
  const seen = { paymentRequestId, status: 'needsAttention', pin: PIN } as const;
  return { ...counter, paymentRequestId, saleId, seen };
}

/** Whatever is asked about it next finds the old payment paid, and its cancel is done. */
async function oldOneWasPaid({ clock, acquirer, inquiryAnswers, settled }: RunningTill) {
  clock.advance(60_000);
  await inquiryAnswers(SUCCESS);
  clock.advance(1_000);
  await acquirer.cancels.at(-1)?.answer({ outcome: 'cancelled' });
  await settled();
}

describe('to charge again', () => {
  test('undoes the old payment, and the sale waits for another code', async () => {
    const counter = await called();
    const { till, seen, view, store, screen, paymentRequestId } = counter;
    expect(await till.manager.chargeAgain(seen)).toEqual(OK);
    expect(screen()).toBe('showCode');
    expect(store.attempts.byId(paymentRequestId)).toMatchObject({
      attempt: { status: 'needsAttention', pursuit: { intent: 'undo' } },
    });
    expect(view().openPayments).toMatchObject({
      total: 1,
      newest: [{ attempt: { paymentRequestId } }],
    });
    // The manager has seen it like this: only its end is news.
    expect(view().outcomes).toEqual([]);
  });

  test('lets the same sale be paid by another code, and tells what became of the old one', async () => {
    const counter = await called();
    const { till, seen, scan, payAnswers, shown, view, clock, saleId, paymentRequestId } = counter;
    await till.manager.chargeAgain(seen);
    const second = await scan();
    await payAnswers(SUCCESS);
    expect(shown()).toMatchObject({
      sale: { saleId, status: 'paid' },
      attempt: { paymentRequestId: second, status: 'paid' },
    });
    await oldOneWasPaid(counter);
    expect(shown().attempt.paymentRequestId).toBe(second);
    expect(view().outcomes).toMatchObject([
      { attempt: { paymentRequestId, status: 'cancelled', mayHaveBeenPaid: true } },
    ]);
    clock.advance(1_000);
    expect(shown().attempt).toMatchObject({ paymentRequestId: second, status: 'paid' });
  });

  test('never shows the old payment on the stage again, whatever becomes of it', async () => {
    const counter = await called();
    const { till, seen, screen, view, killed } = counter;
    await till.manager.chargeAgain(seen);
    await oldOneWasPaid(counter);
    expect(screen()).toBe('showCode');
    expect(view().outcomes).toMatchObject([{ attempt: { status: 'cancelled' } }]);
    const next = killed();
    expect(next.screen()).toBe('showCode');
    expect(next.view().outcomes).toHaveLength(1);
  });

  test('is known after a restart: the sale waits, and the old one is undone on', async () => {
    const { till, seen, killed, paymentRequestId } = await called();
    await till.manager.chargeAgain(seen);
    const next = killed();
    expect(next.screen()).toBe('showCode');
    expect(next.view().openPayments.total).toBe(1);
    const second = await next.scan();
    await next.payAnswers(SUCCESS);
    expect(next.shown().attempt.paymentRequestId).toBe(second);
    expect(second).not.toBe(paymentRequestId);
    next.acquirer.inquiries.length = 0;
    await oldOneWasPaid(next);
    expect(next.view().outcomes).toMatchObject([
      { attempt: { paymentRequestId, status: 'cancelled' } },
    ]);
  });

  test('keeps the sale paid once: the old success is cancelled, never kept', async () => {
    const counter = await called();
    const { till, seen, store, clock, inquiryAnswers, acquirer, paymentRequestId } = counter;
    await till.manager.chargeAgain(seen);
    clock.advance(60_000);
    await inquiryAnswers(SUCCESS);
    expect(acquirer.cancels.map(({ sent }) => sent.paymentRequestId)).toEqual([paymentRequestId]);
    expect(store.sales.byId(counter.saleId)?.status).toBe('open');
  });

  test('releases and undoes both or neither when the disk refuses', async () => {
    const { till, seen, database, shown, store, paymentRequestId } = await called();
    database.pragma('query_only = ON');
    expect(await till.manager.chargeAgain(seen)).toEqual(failed('storeFailed'));
    database.pragma('query_only = OFF');
    expect(shown().attempt).toMatchObject({ paymentRequestId, status: 'needsAttention' });
    expect(store.attempts.isReleased(paymentRequestId)).toBe(false);
  });

  test('is not done by a till that is not armed', async () => {
    const { till, seen, clock, store, paymentRequestId } = await called();
    clock.jumpWall(13 * 3_600_000);
    expect(await till.manager.chargeAgain(seen)).toEqual(failed('notArmed'));
    expect(store.attempts.isReleased(paymentRequestId)).toBe(false);
  });

  test('can still be given up: the sale is dropped, and the old payment is undone on', async () => {
    const { till, seen, saleId, screen, view, paymentRequestId } = await called();
    await till.manager.chargeAgain(seen);
    expect(till.closeSale({ saleId, paymentRequestId: null, as: 'dropped' })).toEqual(OK);
    expect(screen()).toBe('sale');
    expect(view().openPayments.newest).toMatchObject([
      { sale: { status: 'dropped' }, attempt: { paymentRequestId } },
    ]);
  });

  test('and given up, it can be brought back to the stage, which shows what becomes of it', async () => {
    const counter = await called();
    const { till, seen, saleId, shown, killed, paymentRequestId } = counter;
    await till.manager.chargeAgain(seen);
    till.closeSale({ saleId, paymentRequestId: null, as: 'dropped' });
    expect(till.takeBack(saleId)).toEqual(OK);
    expect(shown().attempt).toMatchObject({ paymentRequestId, status: 'needsAttention' });
    await oldOneWasPaid(counter);
    expect(shown().attempt).toMatchObject({ paymentRequestId, status: 'cancelled' });
    const next = killed();
    expect(next.shown().attempt.paymentRequestId).toBe(paymentRequestId);
    expect(next.till.nextSale(saleId)).toEqual(OK);
  });
});

describe('seen in the acquirer’s portal', () => {
  test('frees the till, and the payment stays in the list as not verified', async () => {
    const { till, seen, screen, view, paymentRequestId } = await called();
    expect(await till.manager.seenInPortal(seen)).toEqual(OK);
    expect(screen()).toBe('sale');
    expect(view().openPayments.newest).toMatchObject([
      { attempt: { paymentRequestId, status: 'needsAttention', seenInPortal: true } },
    ]);
    expect(view().outcomes).toEqual([]);
  });

  test('is remembered by the next process, and a success is kept and told', async () => {
    const { till, seen, killed, paymentRequestId } = await called();
    await till.manager.seenInPortal(seen);
    const next = killed();
    expect(next.view().openPayments.newest).toMatchObject([{ attempt: { seenInPortal: true } }]);
    next.clock.advance(0);
    await next.inquiryAnswers(SUCCESS);
    expect(next.view().outcomes).toMatchObject([
      { sale: { status: 'paid' }, attempt: { paymentRequestId, status: 'paid' } },
    ]);
    expect(next.acquirer.cancels).toEqual([]);
  });

  test('is not cancelled any more, though a cancel before it was never answered', async () => {
    const { till, clock, acquirer, settled, shown, store, charge, scan } = runningTill();
    charge();
    const paymentRequestId = await scan();
    const seconds = async (count: number, said: InquiryAnswer) => {
      for (let second = 0; second < count; second += 1) {
        clock.advance(1_000);
        for (const one of acquirer.inquiries.splice(0)) await one.answer(said);
        for (const one of acquirer.cancels.splice(0)) await one.answer(NO_ANSWER);
        await settled();
        if (shown().attempt.status === 'needsAttention') return;
      }
    };
    await seconds(600, PROCESSING);
    const seen = { paymentRequestId, status: 'needsAttention', pin: PIN } as const;
    expect(await till.manager.seenInPortal(seen)).toEqual(OK);
    for (let second = 0; second < 300; second += 1) {
      clock.advance(1_000);
      for (const one of acquirer.inquiries.splice(0)) await one.answer(SUCCESS);
      await settled();
    }
    expect(acquirer.cancels).toEqual([]);
    expect(store.attempts.byId(paymentRequestId)).toMatchObject({ attempt: { status: 'paid' } });
  });

  test('is not said of a payment that nobody has looked up there', async () => {
    const { view, till, charge, scan, goesSilent } = runningTill();
    charge();
    const paymentRequestId = await scan();
    await goesSilent();
    till.handOver({ paymentRequestId, status: 'unconfirmed' });
    expect(view().openPayments.newest).toMatchObject([{ attempt: { seenInPortal: false } }]);
  });

  test('has not happened when the disk refuses', async () => {
    const { till, seen, database, shown, store } = await called();
    database.pragma('query_only = ON');
    expect(await till.manager.seenInPortal(seen)).toEqual(failed('storeFailed'));
    database.pragma('query_only = OFF');
    expect(shown().attempt.status).toBe('needsAttention');
    expect(store.leftOpen.all()).toEqual([]);
  });
});

describe.each(['chargeAgain', 'seenInPortal'] as const)('%s', (decides) => {
  test.each([
    ['1111', 'pinWrong'],
    [PIN_LOCKED, 'pinLocked'],
    [PIN_NOT_SET, 'pinNotSet'],
  ])('needs the manager’s PIN: %s is %s', async (pin, failure) => {
    const { till, seen, shown } = await called();
    expect(await till.manager[decides]({ ...seen, pin })).toEqual(failed(failure));
    expect(shown().attempt.status).toBe('needsAttention');
  });

  test('is about a payment that calls for a manager, and about no other', async () => {
    const { till, charge, scan, goesSilent } = runningTill();
    charge();
    const paymentRequestId = await scan();
    await goesSilent();
    for (const status of ['unconfirmed', 'needsAttention'] as const) {
      const call = { paymentRequestId, status, pin: PIN };
      expect(await till.manager[decides](call)).toEqual(failed('notNow'));
    }
  });

  test('does nothing when the payment has ended while the PIN was looked at', async () => {
    const { till, seen, clock, inquiryAnswers, shown, holdPin } = await called();
    const letGo = holdPin();
    const answer = till.manager[decides](seen);
    clock.advance(60_000);
    await inquiryAnswers(SUCCESS);
    letGo();
    expect(await answer).toEqual(failed('notNow'));
    expect(shown().attempt.status).toBe('paid');
  });

  test('is about the payment on the stage only', async () => {
    const { till, seen } = await called();
    // And no PIN is tried for another.
    const other = { ...seen, paymentRequestId: 'OTHER', pin: '1111' };
    expect(await till.manager[decides](other)).toEqual(failed('notNow'));
  });
});
