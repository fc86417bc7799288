import { describe, expect, test } from 'vitest';
import type { Currency, MinorUnits } from '../core/money.ts';
import {
  judgeCancel,
  judgeFound,
  judgeInquiry,
  judgePay,
  judgeRefund,
  judgeRefundInquiry,
} from './ams-answers.ts';
import { CREDENTIAL_CODES } from './result-code-policy.ts';
import type { InquiryResponse, PayResponse, WireResult } from './wire.ts';

const money = { amountMinor: 1820 as MinorUnits, currency: 'EUR' as Currency };
const expected = { paymentRequestId: 'SIM1', money };
const eur = (value: string) => ({ currency: 'EUR', value });
function result(resultStatus: string, resultCode = 'SUCCESS'): WireResult {
  return { resultStatus, resultCode };
}
const unknown = (why: string, code: string | null) => ({ outcome: 'unknown', why, code });
const LACKS = unknown('unreadable', 'SUCCESS');
const DIFFERS = unknown('differs', 'SUCCESS');
const UNPROVEN = unknown('status', 'SUCCESS');
const NOT_FOUND = { outcome: 'notFound' };
const TOO_MANY = result('U', 'REQUEST_TRAFFIC_EXCEED_LIMIT');
const SLOWER = unknown('trafficLimit', 'REQUEST_TRAFFIC_EXCEED_LIMIT');

const PAID: PayResponse = {
  result: result('S'),
  paymentRequestId: 'SIM1',
  paymentId: 'P1',
  paymentAmount: eur('1820'),
};
const DETAILS = {
  paymentId: 'P1',
  wallet: null,
  customerMoney: null,
  paidAt: null,
  refundedElsewhereMinor: 0,
};
/** The field taken away, as an answer that lacks it. */
function without<Answer extends object>(answer: Answer, field: keyof Answer): Answer {
  const copy = { ...answer };
  delete copy[field];
  return copy;
}

describe('an answer to pay', () => {
  test.each<[string, PayResponse, object]>([
    ['S is a success', PAID, { outcome: 'success', details: DETAILS }],
    [
      'U with PAYMENT_IN_PROCESS is in process',
      { result: result('U', 'PAYMENT_IN_PROCESS'), paymentId: 'P1' },
      { outcome: 'inProcess', paymentId: 'P1' },
    ],
    [
      'U with PAYMENT_IN_PROCESS and without an id is in process too',
      { result: result('U', 'PAYMENT_IN_PROCESS') },
      { outcome: 'inProcess', paymentId: null },
    ],
    [
      'F is a refusal, whether it names the id or not',
      { result: result('F', 'USER_BALANCE_NOT_ENOUGH') },
      { outcome: 'refused', code: 'USER_BALANCE_NOT_ENOUGH' },
    ],
    [
      'F with PAYMENT_IN_PROCESS is a refusal like any other',
      { ...PAID, result: result('F', 'PAYMENT_IN_PROCESS') },
      { outcome: 'refused', code: 'PAYMENT_IN_PROCESS' },
    ],
    [
      'U proves nothing',
      { ...PAID, result: result('U', 'UNKNOWN_EXCEPTION') },
      unknown('status', 'UNKNOWN_EXCEPTION'),
    ],
    ['another status proves nothing', { ...PAID, result: result('X') }, UNPROVEN],
    ['a status in small letters proves nothing', { ...PAID, result: result('s') }, UNPROVEN],
    ['no status proves nothing', { ...PAID, result: result('') }, UNPROVEN],
    ['a traffic limit asks for a slower pace', { result: TOO_MANY }, SLOWER],
    ['S without our id proves nothing', without(PAID, 'paymentRequestId'), LACKS],
    ['S without its own id proves nothing', without(PAID, 'paymentId'), LACKS],
    ['S without an amount proves nothing', without(PAID, 'paymentAmount'), LACKS],
    ['S of another id is told', { ...PAID, paymentRequestId: 'SIM2' }, DIFFERS],
    ['S of another amount is told', { ...PAID, paymentAmount: eur('1821') }, DIFFERS],
    [
      'S of another currency is told',
      { ...PAID, paymentAmount: { currency: 'USD', value: '1820' } },
      DIFFERS,
    ],
    [
      'S of an amount beyond exactness is told',
      { ...PAID, paymentAmount: eur('9007199254740993') },
      DIFFERS,
    ],
    [
      'F of another id is told, and refuses nothing',
      { result: result('F', 'RISK_REJECT'), paymentRequestId: 'SIM2' },
      unknown('differs', 'RISK_REJECT'),
    ],
    [
      'in process of another amount is told',
      { result: result('U', 'PAYMENT_IN_PROCESS'), paymentAmount: eur('1') },
      unknown('differs', 'PAYMENT_IN_PROCESS'),
    ],
  ])('%s', (_name, response, answer) => {
    expect(judgePay(response, expected)).toEqual(answer);
  });

  test.each([...CREDENTIAL_CODES])('%s speaks of who we are, not of the payment', (code) => {
    for (const status of ['F', 'U']) {
      const refusal = { result: result(status, code) };
      const answer = unknown('credentials', code);
      expect(judgePay(refusal, expected)).toEqual(answer);
      expect(judgeInquiry(refusal, expected)).toEqual(answer);
      expect(judgeCancel(refusal, expected)).toEqual(answer);
      expect(judgeRefund(refusal, REFUND)).toEqual(answer);
      expect(judgeRefundInquiry(refusal, REFUND)).toEqual(answer);
    }
  });
});

describe('what a success tells', () => {
  test.each<[string, Partial<PayResponse>, object]>([
    [
      'the wallet by its brand',
      { walletBrandName: 'Lotus', pspCustomerInfo: { pspName: 'LPSP' } },
      { wallet: 'Lotus' },
    ],
    ['else by its provider', { pspCustomerInfo: { pspName: 'LPSP' } }, { wallet: 'LPSP' }],
    [
      'the payment time',
      { paymentTime: '2026-11-02T20:00:00+08:00' },
      { paidAt: Date.UTC(2026, 10, 2, 12) },
    ],
    [
      'what the customer was charged in another currency',
      { actualPaymentAmount: { currency: 'JPY', value: '3050' } },
      { customerMoney: { amountMinor: 3050, currency: 'JPY' } },
    ],
    ['no charge that is the same', { actualPaymentAmount: eur('1820') }, { customerMoney: null }],
    [
      'a charge after a coupon, which does not make it another payment',
      { actualPaymentAmount: eur('1700') },
      { customerMoney: { amountMinor: 1700, currency: 'EUR' } },
    ],
  ])('%s', (_name, changes, details) => {
    const answer = { outcome: 'success', details: { ...DETAILS, ...details } };
    expect(judgePay({ ...PAID, ...changes }, expected)).toEqual(answer);
  });
});

const ASKED: InquiryResponse = { ...PAID, paymentStatus: 'SUCCESS' };

describe('an answer to an inquiry', () => {
  const says = (paymentStatus: string): InquiryResponse => ({ ...ASKED, paymentStatus });
  const success = { outcome: 'success', details: DETAILS };
  test.each<[string, InquiryResponse, object]>([
    ['SUCCESS is a success', says('SUCCESS'), success],
    ['success in any case of letters is one', says('Success'), success],
    ['PROCESSING waits', says('PROCESSING'), { outcome: 'processing', paymentId: 'P1' }],
    ['Pending waits', says('Pending'), { outcome: 'processing', paymentId: 'P1' }],
    ['CANCELLED is cancelled', says('CANCELLED'), { outcome: 'cancelled' }],
    ['cancelled is cancelled', says('cancelled'), { outcome: 'cancelled' }],
    ['FAIL has failed', says('FAIL'), { outcome: 'failed', code: 'FAIL' }],
    [
      'Fail has failed, with its reason',
      { ...says('Fail'), paymentResultCode: 'RISK_REJECT' },
      { outcome: 'failed', code: 'RISK_REJECT' },
    ],
    ['a status that is new proves nothing', says('SETTLED'), unknown('status', 'SETTLED')],
    ['an empty status proves nothing', says(''), unknown('status', '')],
    ['a question that worked is no success', without(ASKED, 'paymentStatus'), UNPROVEN],
    [
      'a question that failed with SUCCESS beside it is no success',
      { ...ASKED, result: result('F', 'PROCESS_FAIL') },
      unknown('status', 'PROCESS_FAIL'),
    ],
    [
      'a question that is not known to have worked is no success',
      { ...ASKED, result: result('U', 'UNKNOWN_EXCEPTION') },
      unknown('status', 'UNKNOWN_EXCEPTION'),
    ],
    ['another result status is no success', { ...ASKED, result: result('T') }, UNPROVEN],
    ['F with ORDER_NOT_EXIST is not known', { result: result('F', 'ORDER_NOT_EXIST') }, NOT_FOUND],
    [
      'U with ORDER_NOT_EXIST proves nothing',
      { result: result('U', 'ORDER_NOT_EXIST') },
      unknown('status', 'ORDER_NOT_EXIST'),
    ],
    [
      'not known, of another id, is told',
      { result: result('F', 'ORDER_NOT_EXIST'), paymentRequestId: 'SIM2' },
      unknown('differs', 'ORDER_NOT_EXIST'),
    ],
    ['a traffic limit asks for a slower pace', { result: TOO_MANY }, SLOWER],
    ['another id is told', { ...ASKED, paymentRequestId: 'SIM2' }, DIFFERS],
    ['another amount is told', { ...ASKED, paymentAmount: eur('182') }, DIFFERS],
    ['another amount of a FAIL is told', { ...says('FAIL'), paymentAmount: eur('182') }, DIFFERS],
    ['SUCCESS without an amount proves nothing', without(ASKED, 'paymentAmount'), LACKS],
    ['SUCCESS without its own id proves nothing', without(ASKED, 'paymentId'), LACKS],
  ])('%s', (_name, response, answer) => {
    expect(judgeInquiry(response, expected)).toEqual(answer);
  });

  test.each(['SUCCESS', 'FAIL', 'CANCELLED', 'PROCESSING'])(
    '%s of nobody knows which payment proves nothing',
    (status) => {
      const response = without(says(status), 'paymentRequestId');
      expect(judgeInquiry(response, expected)).toEqual(LACKS);
    },
  );
});

describe('an answer about an id whose amount is not known any more', () => {
  const usd = { currency: 'USD', value: '5' };
  const refund = { transactionType: 'REFUND', transactionStatus: 'SUCCESS' };
  test.each<[string, InquiryResponse, object]>([
    ['SUCCESS tells its amount', ASKED, { outcome: 'success', details: DETAILS, money }],
    [
      'SUCCESS tells whatever amount it is, and what of it was given back',
      {
        ...ASKED,
        paymentAmount: usd,
        transactions: [{ ...refund, transactionAmount: { currency: 'USD', value: '2' } }],
      },
      {
        outcome: 'success',
        details: { ...DETAILS, refundedElsewhereMinor: 2 },
        money: { amountMinor: 5, currency: 'USD' },
      },
    ],
    [
      'SUCCESS given back in another currency proves nothing',
      { ...ASKED, transactions: [{ ...refund, transactionAmount: usd }] },
      LACKS,
    ],
    [
      'a charge in the same money is no other charge',
      { ...ASKED, paymentAmount: usd, actualPaymentAmount: usd },
      { outcome: 'success', details: DETAILS, money: { amountMinor: 5, currency: 'USD' } },
    ],
    ['SUCCESS without an amount proves nothing', without(ASKED, 'paymentAmount'), LACKS],
    [
      'SUCCESS of an amount beyond exactness proves nothing',
      { ...ASKED, paymentAmount: eur('9007199254740993') },
      LACKS,
    ],
    ['SUCCESS of another id is told', { ...ASKED, paymentRequestId: 'SIM2' }, DIFFERS],
    [
      'FAIL of any amount has failed',
      { ...ASKED, paymentStatus: 'FAIL', paymentAmount: usd },
      { outcome: 'failed', code: 'FAIL' },
    ],
    ['ORDER_NOT_EXIST is not known', { result: result('F', 'ORDER_NOT_EXIST') }, NOT_FOUND],
  ])('%s', (_name, response, answer) => {
    expect(judgeFound(response, 'SIM1')).toEqual(answer);
  });
});

describe('an answer to a cancel', () => {
  const cancelled = { result: result('S'), paymentRequestId: 'SIM1' };
  test.each<[string, Parameters<typeof judgeCancel>[0], object]>([
    ['S is cancelled', cancelled, { outcome: 'cancelled' }],
    ['S without an id proves nothing', { result: result('S') }, LACKS],
    ['S of another id is told', { ...cancelled, paymentRequestId: 'SIM2' }, DIFFERS],
    [
      'F is a refusal',
      { result: result('F', 'CANCEL_WINDOW_EXCEED') },
      { outcome: 'refused', code: 'CANCEL_WINDOW_EXCEED' },
    ],
    ['U proves nothing', { ...cancelled, result: result('U', 'BUSY') }, unknown('status', 'BUSY')],
    ['another status proves nothing', { ...cancelled, result: result('OK') }, UNPROVEN],
    ['a traffic limit asks for a slower pace', { result: TOO_MANY }, SLOWER],
  ])('%s', (_name, response, answer) => {
    expect(judgeCancel(response, expected)).toEqual(answer);
  });
});

const REFUND = { refundRequestId: 'R1', paymentId: 'P1', money, reason: 'Wrong size' };

describe('an answer to a refund', () => {
  const refunded = { result: result('S'), refundRequestId: 'R1', refundAmount: eur('1820') };
  test.each<[string, Parameters<typeof judgeRefund>[0], object]>([
    ['S is given back', refunded, { outcome: 'refunded' }],
    ['S without an id proves nothing', { result: result('S') }, LACKS],
    ['S without an amount proves nothing', { result: result('S'), refundRequestId: 'R1' }, LACKS],
    ['S of another refund is told', { ...refunded, refundRequestId: 'R2' }, DIFFERS],
    ['S of another amount is told', { ...refunded, refundAmount: eur('1') }, DIFFERS],
    [
      'F is a refusal',
      { result: result('F', 'MERCHANT_BALANCE_NOT_ENOUGH') },
      { outcome: 'refused', code: 'MERCHANT_BALANCE_NOT_ENOUGH' },
    ],
    ['U proves nothing', { ...refunded, result: result('U', 'BUSY') }, unknown('status', 'BUSY')],
    ['another status proves nothing', { ...refunded, result: result('OK') }, UNPROVEN],
  ])('%s', (_name, response, answer) => {
    expect(judgeRefund(response, REFUND)).toEqual(answer);
  });
});
