import { describe, expect, test } from 'vitest';
import type { Currency, MinorUnits } from '../core/money.ts';
import { judgeInquiry } from './ams-answers.ts';
import type { InquiryResponse, WireResult } from './wire.ts';

const money = { amountMinor: 1820 as MinorUnits, currency: 'EUR' as Currency };
const expected = { paymentRequestId: 'SIM1', money };
const eur = (value: string) => ({ currency: 'EUR', value });
function result(resultStatus: string): WireResult {
  return { resultStatus, resultCode: 'SUCCESS' };
}
/** An inquiry that was answered with a success. */
const ASKED: InquiryResponse = {
  result: result('S'),
  paymentStatus: 'SUCCESS',
  paymentRequestId: 'SIM1',
  paymentId: 'P1',
  paymentAmount: eur('1820'),
};

const refund = {
  transactionType: 'REFUND',
  transactionStatus: 'SUCCESS',
  transactionAmount: eur('1000'),
};

describe('the refunds that stand beside a success', () => {
  test.each<[string, NonNullable<InquiryResponse['transactions']>, number]>([
    ['none', [], 0],
    ['one of a part', [refund], 1000],
    ['two of a part', [refund, { ...refund, transactionAmount: eur('820') }], 1820],
    [
      'one in small letters',
      [{ ...refund, transactionType: 'refund', transactionStatus: 'success' }],
      1000,
    ],
    [
      'one told by its result only',
      [
        {
          transactionType: 'REFUND',
          transactionResult: result('S'),
          transactionAmount: eur('1000'),
        },
      ],
      1000,
    ],
    ['not one that is under way', [{ ...refund, transactionStatus: 'PROCESSING' }], 0],
    [
      'not one that failed',
      [{ ...refund, transactionStatus: 'FAIL', transactionResult: result('F') }],
      0,
    ],
    ['not the capture', [{ ...refund, transactionType: 'CAPTURE' }], 0],
    [
      'not one whose status says otherwise than its result',
      [{ ...refund, transactionStatus: 'FAIL', transactionResult: result('S') }],
      0,
    ],
    [
      'one request once, however often it is listed',
      [
        { ...refund, transactionRequestId: 'R1' },
        { ...refund, transactionRequestId: 'R1' },
      ],
      Number(refund.transactionAmount.value),
    ],
  ])('count: %s', (_name, transactions, refundedElsewhereMinor) => {
    expect(judgeInquiry({ ...ASKED, transactions }, expected)).toMatchObject({
      outcome: 'success',
      details: { refundedElsewhereMinor },
    });
  });
});

describe('a refund beside a success that cannot be read', () => {
  test.each<[string, NonNullable<InquiryResponse['transactions']>[number]]>([
    ['has no amount', { transactionType: 'REFUND', transactionStatus: 'SUCCESS' }],
    [
      'is in another currency',
      { ...refund, transactionAmount: { currency: 'USD', value: '1000' } },
    ],
  ])('proves nothing of the payment: it %s', (_name, transaction) => {
    const heard = judgeInquiry({ ...ASKED, transactions: [transaction] }, expected);
    expect(heard).toMatchObject({ outcome: 'unknown', why: 'unreadable' });
  });
});
