import { describe, expect, test } from 'vitest';
import type { Currency, MinorUnits } from '../core/money.ts';
import { judgeRefundInquiry } from './ams-answers.ts';
import type { RefundInquiryResponse, WireResult } from './wire.ts';

const money = { amountMinor: 1820 as MinorUnits, currency: 'EUR' as Currency };
const REFUND = { refundRequestId: 'R1', paymentId: 'P1', money, reason: 'Wrong size' };
function result(resultStatus: string, resultCode = 'SUCCESS'): WireResult {
  return { resultStatus, resultCode };
}
const ASKED: RefundInquiryResponse = {
  result: result('S'),
  refundRequestId: 'R1',
  refundAmount: { currency: 'EUR', value: '1820' },
};
const says = (refundStatus: string): RefundInquiryResponse => ({ ...ASKED, refundStatus });
const unknown = (why: string, code: string) => ({ outcome: 'unknown', why, code });
const DIFFERS = unknown('differs', 'SUCCESS');
const LACKS = unknown('unreadable', 'SUCCESS');
const REFUNDED = { outcome: 'refunded' };
const NOT_FOUND = { outcome: 'notFound' };

describe('an answer to the inquiry of a refund', () => {
  test.each<[string, RefundInquiryResponse, object]>([
    ['SUCCESS is given back', says('SUCCESS'), REFUNDED],
    ['success in any case of letters is', says('Success'), REFUNDED],
    ['PROCESSING waits', says('PROCESSING'), { outcome: 'processing' }],
    ['FAIL has failed', says('Fail'), { outcome: 'failed', code: 'FAIL' }],
    ['a status that is new proves nothing', says('PENDING'), unknown('status', 'PENDING')],
    ['a question that worked is no refund', ASKED, unknown('status', 'SUCCESS')],
    [
      'a question that failed with SUCCESS beside it is no refund',
      { ...says('SUCCESS'), result: result('F', 'PROCESS_FAIL') },
      unknown('status', 'PROCESS_FAIL'),
    ],
    [
      'a question that is not known to have worked is no refund',
      { ...says('SUCCESS'), result: result('U', 'UNKNOWN_EXCEPTION') },
      unknown('status', 'UNKNOWN_EXCEPTION'),
    ],
    ['REFUND_NOT_EXIST is not known', { result: result('F', 'REFUND_NOT_EXIST') }, NOT_FOUND],
    ['ORDER_NOT_EXIST is not known', { result: result('F', 'ORDER_NOT_EXIST') }, NOT_FOUND],
    [
      'U with REFUND_NOT_EXIST proves nothing',
      { result: result('U', 'REFUND_NOT_EXIST') },
      unknown('status', 'REFUND_NOT_EXIST'),
    ],
    ['another id is told', { ...says('SUCCESS'), refundRequestId: 'R2' }, DIFFERS],
    [
      'another amount is told',
      { ...says('SUCCESS'), refundAmount: { currency: 'EUR', value: '182' } },
      DIFFERS,
    ],
    [
      'not known, of another id, is told',
      { result: result('F', 'REFUND_NOT_EXIST'), refundRequestId: 'R2' },
      unknown('differs', 'REFUND_NOT_EXIST'),
    ],
    ['of no id proves nothing', { result: result('S'), refundStatus: 'FAIL' }, LACKS],
    [
      'SUCCESS of no amount proves nothing',
      { result: result('S'), refundRequestId: 'R1', refundStatus: 'SUCCESS' },
      LACKS,
    ],
    [
      'a traffic limit asks for a slower pace',
      { result: result('U', 'REQUEST_TRAFFIC_EXCEED_LIMIT') },
      unknown('trafficLimit', 'REQUEST_TRAFFIC_EXCEED_LIMIT'),
    ],
  ])('%s', (_name, response, answer) => {
    expect(judgeRefundInquiry(response, REFUND)).toEqual(answer);
  });
});
