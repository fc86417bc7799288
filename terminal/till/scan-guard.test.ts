import { describe, expect, test } from 'vitest';
import { guardScan, type NoticeNow, type ScanMoment } from './scan-guard.ts';

const CODE = '281006020000000000125733';
const EMV =
  'hQVDUFYwMWFcTwegAAAGAiAgUAdRUklTQ1BNWgqTYAACISAJl0KPXyAOcml6a2EgcmFtYWRoYW5fLQRpZGVuX1AVYWRob24ucml6a3lAZ21haWwuY29tnyUCl0JjB590BGFlNjE=';

const EXPECTED: ScanMoment = {
  isOpen: false,
  isEnded: false,
  isArmed: true,
  families: ['alipayPlus', 'alipay'],
  codeLengthMax: 128,
  isUsed: () => false,
};
const isUsed = () => true;

describe('a scan', () => {
  test.each([
    ['alipayPlus', CODE, CODE],
    ['alipay', '281234567890123456', '281234567890123456'],
    ['alipayPlus', ` ${CODE}\n`, CODE],
    ['alipayPlus', `]Q1${CODE}`, CODE],
  ])('of a code that is awaited is usable: %s', (family, text, code) => {
    expect(guardScan(text, EXPECTED)).toEqual({ kind: 'usable', code, family });
  });

  test.each<[string, string, Partial<ScanMoment>, NoticeNow]>([
    ['is a product', '4006381333931', {}, { code: 'notACode', reason: 'productBarcode' }],
    ['is a link', 'https://example.com', {}, { code: 'notACode', reason: 'link' }],
    ['is empty', '  ', {}, { code: 'notACode', reason: 'empty' }],
    ['comes while a payment is under way', CODE, { isOpen: true }, { code: 'scanWhileOpen' }],
    ['comes while a result is shown', CODE, { isEnded: true }, { code: 'scanAfterEnd' }],
    [
      'is of a wallet that is not taken here',
      '130000000000000000',
      {},
      { code: 'familyNotTaken', family: 'weChatPay', application: null },
    ],
    [
      'is of a wallet that is not taken here and says its name',
      EMV,
      {},
      { code: 'familyNotTaken', family: 'emvConsumerPresented', application: 'QRISCPM' },
    ],
    ['is longer than a request carries', CODE, { codeLengthMax: 23 }, { code: 'codeNotCarried' }],
    ['was used before', CODE, { isUsed }, { code: 'codeUsed' }],
    ['comes while the till is not armed', CODE, { isArmed: false }, { code: 'notArmed' }],
  ])('that %s is refused, and the cashier is told', (_name, text, moment, notice) => {
    expect(guardScan(text, { ...EXPECTED, ...moment })).toEqual({ kind: 'refused', notice });
  });

  test.each([{ isOpen: true }, { isEnded: true }])(
    'that repeats a used code beside a payment (%o) is told apart from another one',
    (moment) => {
      expect(guardScan(CODE, { ...EXPECTED, ...moment, isUsed })).toEqual({
        kind: 'repeated',
        code: CODE,
      });
    },
  );

  test.each<[string, string, Partial<ScanMoment>, NoticeNow]>([
    [
      'what it is comes before whether it may come now',
      'https://example.com',
      { isOpen: true },
      { code: 'notACode', reason: 'link' },
    ],
    [
      'a payment under way comes before everything that follows it',
      CODE,
      { isOpen: true, isArmed: false },
      { code: 'scanWhileOpen' },
    ],
    [
      'a code that was used is said to be, armed or not',
      CODE,
      { isUsed, isArmed: false },
      { code: 'codeUsed' },
    ],
  ])('is told one reason, the one that helps: %s', (_name, text, moment, notice) => {
    expect(guardScan(text, { ...EXPECTED, ...moment })).toEqual({ kind: 'refused', notice });
  });

  test('of a code that is just as long as a request carries is usable', () => {
    expect(guardScan(CODE, { ...EXPECTED, codeLengthMax: 24 })).toMatchObject({ kind: 'usable' });
  });

  test('is looked up as the code that would be sent', () => {
    const asked: string[] = [];
    const remember = (code: string) => asked.push(code) > 1;
    guardScan(`${CODE.slice(0, 4)} ${CODE.slice(4)}`, { ...EXPECTED, isUsed: remember });
    expect(asked).toEqual([CODE]);
  });
});
