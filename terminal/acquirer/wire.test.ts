import { describe, expect, test } from 'vitest';
import {
  amountSchema,
  inquiryResponseSchema,
  PATHS,
  pathFor,
  payRequestSchema,
  payResponseSchema,
  questionRequestSchema,
  refundRequestSchema,
  wireTime,
  type Operation,
  type PayRequest,
} from './wire.ts';

const pay: PayRequest = {
  productCode: 'IN_STORE_PAYMENT',
  paymentRequestId: 'T01-20260102-000123-A1',
  order: {
    referenceOrderId: 'S-000123',
    orderDescription: 'Cafe order 123',
    orderAmount: { currency: 'EUR', value: '1250' },
    merchant: {
      referenceMerchantId: 'M001',
      merchantName: 'Demo',
      merchantMCC: '5814',
      store: {
        referenceStoreId: 'ST01',
        storeName: 'Demo Paris',
        storeMCC: '5814',
        storeTerminalId: 'T01',
      },
    },
    env: { storeTerminalId: 'T01', storeTerminalRequestTime: '2026-01-02T10:00:00+01:00' },
  },
  paymentAmount: { currency: 'EUR', value: '1250' },
  paymentMethod: {
    paymentMethodType: 'CONNECT_WALLET',
    paymentMethodId: '281006020000000000125733',
  },
  paymentFactor: { inStorePaymentScenario: 'PaymentCode' },
  paymentExpiryTime: '2026-01-02T10:01:30+01:00',
  paymentNotifyUrl: 'https://merchant.example/notify',
  settlementStrategy: { settlementCurrency: 'EUR' },
};

/** Every path through an object to something that is no object. */
function leaves(value: object, before: readonly string[] = []): string[][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null
      ? leaves(inner, [...before, name])
      : [[...before, name]],
  );
}

function without(value: unknown, [name, ...rest]: readonly string[]): unknown {
  const copy = { ...(value as Record<string, unknown>) };
  if (name === undefined) return copy;
  if (rest.length === 0) delete copy[name];
  else copy[name] = without(copy[name], rest);
  return copy;
}

describe('paths', () => {
  test.each(Object.keys(PATHS) as Operation[])('%s goes to the sandbox for its clients', (name) => {
    expect(pathFor(name, 'SANDBOX_5X00000000000000')).toBe(`/ams/sandbox/api/v1/payments/${name}`);
    expect(pathFor(name, '5X00000000000000')).toBe(`/ams/api/v1/payments/${name}`);
    expect(pathFor(name, 'MY_SANDBOX_1')).toBe(`/ams/api/v1/payments/${name}`);
  });
});

describe('amounts', () => {
  test.each(['1', '1250', '9999999999999999'])('%s is a value', (value) => {
    expect(amountSchema.parse({ currency: 'EUR', value })).toEqual({ currency: 'EUR', value });
  });

  test.each(['', '0', '-1', '+1', '01', '12.50', '12,50', '1e3', ' 1', '1 ', '１', '1'.repeat(17)])(
    'the text "%s" is none',
    (value) => {
      expect(amountSchema.safeParse({ currency: 'EUR', value }).success).toBe(false);
    },
  );

  test.each([
    { currency: 'EUR', value: 1250 },
    { currency: 'eur', value: '1' },
    { currency: 'EURO', value: '1' },
    { value: '1' },
  ])('%o is none', (amount) => {
    expect(amountSchema.safeParse(amount).success).toBe(false);
  });
});

describe('requests', () => {
  test('a pay with every mandatory field is one', () => {
    expect(payRequestSchema.parse(pay)).toEqual(pay);
    expect(payRequestSchema.parse({ ...pay, merchantRegion: 'FR' })).toHaveProperty(
      'merchantRegion',
      'FR',
    );
  });

  test.each(leaves(pay).map((path) => [path.join('.'), path] as const))(
    'a pay without %s is none, and the field is named',
    (name, path) => {
      const { error } = payRequestSchema.safeParse(without(pay, path));
      expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([name]);
    },
  );

  test.each(['', 'a b', 'a/b', 'é', 'a'.repeat(65)])('"%s" is no id', (paymentRequestId) => {
    expect(payRequestSchema.safeParse({ ...pay, paymentRequestId }).success).toBe(false);
    expect(questionRequestSchema.safeParse({ paymentRequestId }).success).toBe(false);
  });

  test('a question takes either id', () => {
    expect(questionRequestSchema.parse({ paymentId: '1' })).toEqual({ paymentId: '1' });
    expect(questionRequestSchema.parse({ paymentRequestId: 'P' })).toEqual({
      paymentRequestId: 'P',
    });
  });

  test('a refund needs its ids and its amount', () => {
    const refund = {
      refundRequestId: 'R',
      paymentId: '1',
      refundAmount: { currency: 'EUR', value: '1' },
    };
    expect(refundRequestSchema.parse(refund)).toEqual(refund);
    for (const path of leaves(refund)) {
      expect(refundRequestSchema.safeParse(without(refund, path)).success).toBe(false);
    }
  });
});

describe('answers', () => {
  const result = { resultCode: 'PROCESS_FAIL', resultStatus: 'F' };

  test('an F or U may carry its result alone', () => {
    expect(payResponseSchema.parse({ result })).toEqual({ result });
    expect(inquiryResponseSchema.parse({ result })).toEqual({ result });
  });

  test('a status that this till does not know is still an answer', () => {
    const unknown = { result: { ...result, resultStatus: 'A' } };
    expect(payResponseSchema.parse(unknown)).toEqual(unknown);
  });

  test('fields that are not read here do no harm', () => {
    const more = { result, acquirerInfo: { name: 'x' }, promotionResult: [] };
    expect(payResponseSchema.parse(more)).toEqual({ result });
  });

  test.each([
    { paymentTime: 'yesterday' },
    { paymentTime: '2026-01-02T10:00:00+0800' },
    { actualPaymentAmount: { currency: 'EUR', value: '0' } },
    { walletBrandName: null },
    { pspCustomerInfo: { pspName: 7 } },
    { paymentId: null },
  ])('%o never hides what an answer proves', (field) => {
    const parsed = payResponseSchema.parse({ result, paymentRequestId: 'SIM1', ...field });
    expect(parsed).toMatchObject({ result, paymentRequestId: 'SIM1' });
  });

  test.each([
    {},
    { result: null },
    { result: { resultStatus: 'S' } },
    { result, paymentAmount: { currency: 'EUR', value: 1250 } },
    { result, paymentId: 7 },
    [],
    'S',
  ])('%o is none', (answer) => {
    expect(payResponseSchema.safeParse(answer).success).toBe(false);
  });
});

test('an instant is written in UTC, to the second, with its offset', () => {
  expect(wireTime(Date.UTC(2026, 0, 2, 9, 0, 0, 999))).toBe('2026-01-02T09:00:00+00:00');
  expect(Date.parse(wireTime(0))).toBe(0);
});
