import { describe, expect, test } from 'vitest';
import { FAILED, SUCCESS } from '../../fixtures/proof/running-payments.ts';
import { PIN, PIN_LOCKED, PIN_NOT_SET, runningTill } from '../../fixtures/proof/running-till.ts';
import type { Calls } from '../../messages/table.ts';

type Call = Calls['refund']['argument'];

/** A till at which €18.20 were just paid. */
async function withPayment() {
  const counter = runningTill();
  counter.charge(1820);
  const paymentRequestId = await counter.scan();
  await counter.payAnswers(SUCCESS);
  const { till, clock, view, settled, acquirer } = counter;
  return {
    ...counter,
    paymentRequestId,
    /** Above €10.00 the PIN is needed. */
    async refund(changes: Partial<Call> = {}) {
      const call = { key: 'K1', paymentRequestId, amountMinor: 500, reason: '', pin: null };
      const answer = await till.givingBack.refund({ ...call, ...changes });
      clock.advance(0);
      return answer;
    },
    listed: () => view().givingBack.newest.map(({ refund, isSeen }) => [refund.status, isSeen]),
    async refundAnswers(answer: Parameters<(typeof acquirer.refunds)[0]['answer']>[0]) {
      for (const refund of acquirer.refunds.splice(0)) await refund.answer(answer);
      await settled();
    },
  };
}

const failed = (failure: string) => ({ ok: false, failure });

describe('a refund that a person asks for', () => {
  test('is sent, and is listed until its end was seen', async () => {
    const { refund, listed, refundAnswers, till, view } = await withPayment();
    const answer = await refund();
    if (!answer.ok) throw new Error(answer.failure);
    const { refundRequestId } = answer.result;
    expect(listed()).toEqual([['submitting', true]]);
    expect(view().givingBack.total).toBe(1);
    await refundAnswers({ outcome: 'refunded' });
    expect(listed()).toEqual([['refunded', false]]);
    expect(view().givingBack.total).toBe(0);
    const early = { refundRequestId, status: 'submitting' } as const;
    expect(till.givingBack.acknowledge(early)).toEqual(failed('notNow'));
    const seen = { refundRequestId, status: 'refunded' } as const;
    expect(till.givingBack.acknowledge(seen)).toEqual({ ok: true, result: null });
    expect(listed()).toEqual([]);
    expect(till.givingBack.acknowledge(seen)).toEqual(failed('notNow'));
  });

  test('is the same one under the same key, however often it is pressed', async () => {
    const { refund, acquirer, store, paymentRequestId } = await withPayment();
    const first = await refund();
    expect(await refund()).toEqual(first);
    expect(await refund({ amountMinor: 700 })).toEqual(first);
    expect(store.refunds.of(paymentRequestId)).toHaveLength(1);
    expect(acquirer.refunds).toHaveLength(1);
  });

  test('is the same one under its key also when nothing is left, and needs no PIN again', async () => {
    const { refund } = await withPayment();
    const first = await refund({ amountMinor: 1820, pin: PIN });
    expect(first.ok).toBe(true);
    expect(await refund({ amountMinor: 1820 })).toEqual(first);
  });

  test('is the same one also when it is pressed again while the PIN is looked at', async () => {
    const { refund, store, paymentRequestId } = await withPayment();
    const call = { amountMinor: 1820, pin: PIN };
    const [first, second] = await Promise.all([refund(call), refund(call)]);
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    expect(store.refunds.of(paymentRequestId)).toHaveLength(1);
  });

  test('is too much when another one took what was left while the PIN was looked at', async () => {
    const { refund, store, paymentRequestId } = await withPayment();
    const call = { amountMinor: 1820, pin: PIN };
    const answers = await Promise.all([refund(call), refund({ ...call, key: 'K2' })]);
    expect(answers[0]).toMatchObject({ ok: true });
    expect(answers[1]).toEqual(failed('refundTooMuch'));
    expect(store.refunds.of(paymentRequestId)).toHaveLength(1);
  });

  test.each<[string, Partial<Call>, string]>([
    ['of more than was paid', { amountMinor: 1821 }, 'refundTooMuch'],
    ['of nothing', { amountMinor: 0 }, 'amountInvalid'],
    ['of half a cent', { amountMinor: 0.5 }, 'amountInvalid'],
    ['of a payment that is not there', { paymentRequestId: 'NOBODY' }, 'notRefundable'],
    [
      'with a payment code as its reason',
      { reason: '281006020000000000125733' },
      'referenceIsCode',
    ],
    [
      'with a payment code inside its reason',
      { reason: 'Customer showed 2810-0602-0000-0000-0012-5733 again' },
      'referenceIsCode',
    ],
    ['with a reason that is too long', { reason: 'x'.repeat(257) }, 'reasonTooLong'],
    ['above the limit without a PIN', { amountMinor: 1001 }, 'pinWrong'],
    ['above the limit with a wrong PIN', { amountMinor: 1001, pin: '1111' }, 'pinWrong'],
    ['while the PIN is locked', { amountMinor: 1820, pin: PIN_LOCKED }, 'pinLocked'],
    ['before a PIN was ever set', { amountMinor: 1820, pin: PIN_NOT_SET }, 'pinNotSet'],
  ])('is refused %s, and nothing is written', async (_name, changes, failure) => {
    const { refund, store, paymentRequestId } = await withPayment();
    expect(await refund(changes)).toEqual(failed(failure));
    expect(store.refunds.of(paymentRequestId)).toEqual([]);
  });

  test('needs no PIN up to the limit, and the manager’s above it', async () => {
    const { refund } = await withPayment();
    expect(await refund({ amountMinor: 1000, pin: 'anything' })).toMatchObject({ ok: true });
    const { refund: another } = await withPayment();
    expect(await another({ amountMinor: 1001, pin: PIN })).toMatchObject({ ok: true });
  });

  test('of many small parts needs the PIN once they come to more than the limit', async () => {
    const { refund, till, paymentRequestId } = await withPayment();
    expect(await refund({ amountMinor: 600 })).toMatchObject({ ok: true });
    const read = till.givingBack.read(paymentRequestId);
    expect(read).toMatchObject({ result: { withoutPinMinor: 400 } });
    const second = { key: 'K2', amountMinor: 600 };
    expect(await refund({ ...second, pin: 'anything' })).toEqual(failed('pinWrong'));
    expect(await refund({ ...second, pin: PIN })).toMatchObject({ ok: true });
  });

  test('needs the PIN also when another part was asked for in the same moment', async () => {
    const { refund } = await withPayment();
    const both = [600, 600].map((amountMinor, place) =>
      refund({ key: `K${place}`, amountMinor, pin: null }),
    );
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, false]);
  });

  test('of parts in one moment stays under the limit, whatever was typed as a PIN', async () => {
    const { till, store, paymentRequestId } = await withPayment();
    const call = { paymentRequestId, amountMinor: 900, reason: 'x', pin: 'nonsense' };
    const answers = await Promise.all(
      ['K1', 'K2'].map((key) => till.givingBack.refund({ ...call, key })),
    );
    expect(answers[0]).toMatchObject({ ok: true });
    expect(answers[1]).toEqual(failed('pinWrong'));
    expect(store.refunds.standingMinor(paymentRequestId)).toBe(900);
  });

  test('in another currency than the limit’s needs the PIN, however little it is', async () => {
    const { refund, till, database, paymentRequestId } = await withPayment();
    database.exec(`UPDATE attempts SET currency = 'USD', state = replace(state, 'EUR', 'USD')`);
    expect(till.givingBack.read(paymentRequestId)).toMatchObject({
      result: { withoutPinMinor: 0 },
    });
    expect(await refund({ amountMinor: 1 })).toEqual(failed('pinWrong'));
    expect(await refund({ amountMinor: 1, pin: PIN })).toMatchObject({ ok: true });
  });

  test('takes what is left of a payment and no more', async () => {
    const { refund, till, paymentRequestId } = await withPayment();
    await refund({ amountMinor: 1000 });
    expect(await refund({ key: 'K2', amountMinor: 821 })).toEqual(failed('refundTooMuch'));
    expect(till.givingBack.read(paymentRequestId)).toMatchObject({
      result: { leftMinor: 820, refunds: [{ money: { amountMinor: 1000 } }] },
    });
    expect(await refund({ key: 'K3', amountMinor: 820, pin: PIN })).toMatchObject({ ok: true });
    expect(await refund({ key: 'K4', amountMinor: 1 })).toEqual(failed('notRefundable'));
  });

  test('of a part is refused where parts are not taken, and the whole is taken', async () => {
    const { refund, acquirer, till, paymentRequestId } = await withPayment();
    const { policy } = acquirer;
    acquirer.policy = {
      ...policy,
      capabilities: { ...policy.capabilities, partialRefund: false },
    };
    expect(await refund()).toEqual(failed('notRefundable'));
    expect(till.givingBack.read(paymentRequestId)).toMatchObject({ result: { takesParts: false } });
    expect(await refund({ amountMinor: 1820, pin: PIN })).toMatchObject({ ok: true });
  });

  test('is not sent by a till that is not armed', async () => {
    const { refund, store, paymentRequestId, clock } = await withPayment();
    clock.jumpWall(13 * 3_600_000);
    expect(await refund()).toEqual(failed('notArmed'));
    expect(store.refunds.of(paymentRequestId)).toEqual([]);
  });

  test('has not happened when the disk refuses', async () => {
    const { refund, database, listed, acquirer } = await withPayment();
    database.pragma('query_only = ON');
    expect(await refund()).toEqual(failed('storeFailed'));
    database.pragma('query_only = OFF');
    expect(listed()).toEqual([]);
    expect(acquirer.refunds).toEqual([]);
  });
});

test('a payment that was not paid has nothing to give back', async () => {
  const counter = runningTill();
  counter.charge();
  const paymentRequestId = await counter.scan();
  const call = { key: 'K', paymentRequestId, amountMinor: 500, reason: '', pin: null };
  expect(await counter.till.givingBack.refund(call)).toEqual(failed('notRefundable'));
  await counter.goesSilent();
  await counter.inquiryAnswers(FAILED);
  expect(await counter.till.givingBack.refund(call)).toEqual(failed('notRefundable'));
  expect(counter.till.givingBack.read(paymentRequestId)).toMatchObject({
    result: { leftMinor: 0 },
  });
});

describe('what becomes of a refund', () => {
  test('is told when it is refused, and what is left can be given back again', async () => {
    const { refund, refundAnswers, acquirer, listed, till, settled, paymentRequestId } =
      await withPayment();
    await refund();
    await refundAnswers({ outcome: 'refused', code: 'PROCESS_FAIL' });
    await acquirer.refundInquiries[0]?.answer({ outcome: 'notFound' });
    await settled();
    expect(listed()).toEqual([['refused', false]]);
    expect(till.givingBack.read(paymentRequestId)).toMatchObject({ result: { leftMinor: 1820 } });
  });

  test('is told after a restart too, until somebody has seen it', async () => {
    const counter = await withPayment();
    const answer = await counter.refund();
    const second = counter.killed();
    expect(second.view().givingBack).toMatchObject({ total: 1, newest: [{ isSeen: true }] });
    second.clock.advance(0);
    await second.acquirer.refundInquiries[0]?.answer({ outcome: 'refunded' });
    await second.settled();
    const third = second.killed();
    expect(third.view().givingBack).toMatchObject({
      total: 0,
      newest: [{ isSeen: false, refund: { status: 'refunded' } }],
    });
    const refundRequestId = answer.ok ? answer.result.refundRequestId : '';
    third.till.givingBack.acknowledge({ refundRequestId, status: 'refunded' });
    expect(third.killed().view().givingBack.newest).toEqual([]);
  });

  test('is told at once and again when a person is called, and again at its end', async () => {
    const { refund, listed, till, clock, settled, acquirer } = await withPayment();
    const answer = await refund();
    const refundRequestId = answer.ok ? answer.result.refundRequestId : '';
    const { attentionAnsweringMs } = acquirer.policy;
    clock.advance(attentionAnsweringMs);
    await settled();
    expect(listed()).toEqual([['needsAttention', false]]);
    till.givingBack.acknowledge({ refundRequestId, status: 'needsAttention' });
    expect(listed()).toEqual([['needsAttention', true]]);
    await acquirer.refunds[0]?.answer({ outcome: 'refunded' });
    await settled();
    expect(listed()).toEqual([['refunded', false]]);
  });
});
