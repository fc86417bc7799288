import { describe, expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { replying, settingsFor, signedServer } from '../../fixtures/proof/signed-server.ts';
import type { Currency, MinorUnits } from '../core/money.ts';
import type { Acquirer } from './acquirer.ts';
import { openApsAcquirer } from './aps-client.ts';
import { apsPayRequestSchema } from './aps-wire.ts';

const money = { amountMinor: 1820 as MinorUnits, currency: 'EUR' as Currency };
const question = { paymentRequestId: 'SIM1', money };
const refund = { refundRequestId: 'R1', paymentId: 'P1', money, reason: 'Wrong size' };
const success = { resultStatus: 'S', resultCode: 'SUCCESS' };
const PAID = {
  result: success,
  paymentRequestId: 'SIM1',
  paymentId: 'P1',
  paymentAmount: { currency: 'EUR', value: '1820' },
  walletBrandName: 'Lotus Wallet',
};
const REFUND_ROW = {
  transactionType: 'REFUND',
  transactionRequestId: 'R1',
  transactionAmount: PAID.paymentAmount,
};

const row = (changes: object) => ({ transactions: [{ ...REFUND_ROW, ...changes }] });

async function client(answer: object) {
  const server = await signedServer(replying(answer));
  const acquirer = openApsAcquirer(settingsFor(server.url), new ManualClock(), () => undefined);
  onTestFinished(() => acquirer.close());
  return { acquirer, requests: server.requests };
}

const payBodyOf = (acquirer: Acquirer) =>
  acquirer.payBody({
    paymentRequestId: 'SIM1',
    saleId: 'SIMS1',
    reference: 'Table 12',
    money,
    code: '281006020000000000125733',
    requestedAt: Date.UTC(2026, 10, 2, 12, 0, 0),
    expiresAt: Date.UTC(2026, 10, 2, 12, 1, 30),
  });

describe('the APS dialect', () => {
  test('pays without a product code, in a store, and learns the wallet’s brand', async () => {
    const { acquirer, requests } = await client(PAID);
    const opened = await acquirer.connect();
    if (opened.outcome !== 'connected') throw new Error(opened.code);
    expect(await opened.connection.pay(payBodyOf(acquirer), question)).toMatchObject({
      outcome: 'success',
      details: { paymentId: 'P1', wallet: 'Lotus Wallet' },
    });
    const [request] = requests;
    // The official SDK rewrites the paths of AMS alone for a sandbox client.
    expect(request?.path).toBe('/aps/api/v1/payments/pay');
    expect(request?.json).not.toHaveProperty('productCode');
    expect(request?.json).toEqual(apsPayRequestSchema.parse(request?.json));
    expect(request?.json).toMatchObject({
      paymentFactor: { isInStorePayment: 'true', inStorePaymentScenario: 'PaymentCode' },
    });
  });

  test.each<[string, object, object]>([
    ['S', success, { outcome: 'success' }],
    ['U', { resultStatus: 'U', resultCode: 'PAYMENT_IN_PROCESS' }, { outcome: 'processing' }],
    ['another U', { resultStatus: 'U', resultCode: 'UNKNOWN_EXCEPTION' }, { outcome: 'unknown' }],
    [
      'F',
      { resultStatus: 'F', resultCode: 'USER_BALANCE_NOT_ENOUGH' },
      { outcome: 'failed', code: 'USER_BALANCE_NOT_ENOUGH' },
    ],
    [
      'F, cancelled',
      { resultStatus: 'F', resultCode: 'ORDER_IS_CANCELED' },
      { outcome: 'cancelled' },
    ],
    ['a status nobody knows', { resultStatus: 'A', resultCode: 'OK' }, { outcome: 'unknown' }],
    ['a status in words', { resultStatus: 'SUCCESS', resultCode: 'OK' }, { outcome: 'unknown' }],
    [
      'U with a success’s code',
      { resultStatus: 'U', resultCode: 'SUCCESS' },
      { outcome: 'unknown' },
    ],
    ['U with a status', { resultStatus: 'U', resultCode: 'CANCELLED' }, { outcome: 'unknown' }],
    [
      'F, closed',
      { resultStatus: 'F', resultCode: 'ORDER_IS_CLOSED' },
      { outcome: 'failed', code: 'ORDER_IS_CLOSED' },
    ],
    ...[
      'SYSTEM_ERROR',
      'ORDER_NOT_EXIST',
      'INVALID_SIGNATURE',
      'PAYMENT_IN_PROCESS',
      'NEW_CODE',
    ].map((resultCode): [string, object, object] => [
      `F ${resultCode}, which proves nothing of a payment`,
      { resultStatus: 'F', resultCode },
      { outcome: 'unknown', why: 'status' },
    ]),
  ])('reads the result of the payment, not that of the question: %s', async (_name, said, is) => {
    const { acquirer, requests } = await client({ ...PAID, paymentResult: said });
    expect(await acquirer.inquire(question)).toMatchObject(is);
    expect(await acquirer.find('SIM1')).toMatchObject(is);
    expect(requests[0]?.path).toBe('/aps/api/v1/payments/inquiryPayment');
    expect(requests[0]?.json).toEqual({ paymentRequestId: 'SIM1' });
  });

  test('proves nothing where only the question succeeded', async () => {
    const { acquirer } = await client(PAID);
    expect(await acquirer.inquire(question)).toMatchObject({ outcome: 'unknown' });
  });

  test('cancels by a name of its own', async () => {
    const { acquirer, requests } = await client(PAID);
    expect(await acquirer.cancel(question)).toEqual({ outcome: 'cancelled' });
    expect(requests[0]?.path).toBe('/aps/api/v1/payments/cancelPayment');
  });

  test('takes a success without ids for no proof of anything', async () => {
    const { acquirer } = await client({ result: success });
    const unreadable = { outcome: 'unknown', why: 'unreadable', code: 'SUCCESS' };
    expect(await acquirer.refund(refund)).toEqual(unreadable);
    expect(await acquirer.cancel(question)).toEqual(unreadable);
  });

  test('asks about a refund by asking about its payment, which moves no money', async () => {
    const transactions = [{ ...REFUND_ROW, transactionStatus: 'SUCCESS' }];
    const { acquirer, requests } = await client({ ...PAID, paymentResult: success, transactions });
    expect(await acquirer.inquireRefund(refund)).toEqual({ outcome: 'refunded' });
    expect(requests[0]?.path).toBe('/aps/api/v1/payments/inquiryPayment');
    expect(requests[0]?.json).toEqual({ paymentId: 'P1' });
  });

  test.each<[string, object, object]>([
    ['is done', row({ transactionResult: success }), { outcome: 'refunded' }],
    ['is under way', row({ transactionStatus: 'PROCESSING' }), { outcome: 'processing' }],
    ['failed', row({ transactionStatus: 'FAIL' }), { outcome: 'failed' }],
    ['stands there without a status', row({}), { outcome: 'unknown' }],
    [
      'is of another amount',
      row({ transactionStatus: 'SUCCESS', transactionAmount: { currency: 'EUR', value: '1' } }),
      { outcome: 'unknown', why: 'differs' },
    ],
    [
      'is not there, but another is',
      row({ transactionStatus: 'SUCCESS', transactionRequestId: 'R2' }),
      { outcome: 'notFound' },
    ],
    ['is not there', {}, { outcome: 'notFound' }],
    ['is of another payment', { paymentId: 'P2' }, { outcome: 'unknown', why: 'differs' }],
    [
      'is of a payment that is not named',
      { paymentId: undefined, paymentResult: { resultStatus: 'F', resultCode: 'ORDER_IS_CLOSED' } },
      { outcome: 'unknown', why: 'unreadable' },
    ],
    ['is of nobody knows which', { paymentRequestId: undefined }, { outcome: 'unknown' }],
    [
      'is of a payment that nobody knows',
      { result: { resultStatus: 'F', resultCode: 'ORDER_NOT_EXIST' } },
      { outcome: 'notFound' },
    ],
    [
      'cannot be asked about now',
      { result: { resultStatus: 'U', resultCode: 'REQUEST_TRAFFIC_EXCEED_LIMIT' } },
      { outcome: 'unknown', why: 'trafficLimit' },
    ],
  ])('a refund that is asked about and %s', async (_name, changes, is) => {
    const { acquirer } = await client({ ...PAID, paymentResult: success, ...changes });
    expect(await acquirer.inquireRefund(refund)).toMatchObject(is);
  });
});
