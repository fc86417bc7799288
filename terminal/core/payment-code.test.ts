import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskCode, recognise } from './payment-code.ts';

describe('recognise', () => {
  test.each([
    ['251001020123456789012345', 'alipayPlus'],
    ['281006020000000000125733', 'alipayPlus'],
    ['281006027875779978448005', 'alipayPlus'],
    ['2510 0102 0123 4567 8901 2345', 'alipayPlus'],
    ['28763443825664394', 'alipay'],
    ['283648183259664856', 'alipay'],
    ['2888888888888888888', 'alipay'],
    ['301234567890123456789012', 'alipay'],
    ['134567890123456789', 'weChatPay'],
    ['hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=', 'emvConsumerPresented'],
  ])('takes %s as a payment code', (text, family) => {
    expect(recognise(text)).toMatchObject({ kind: 'paymentCode', family });
  });

  test.each([
    ['', 'empty'],
    ['  \r\n', 'empty'],
    ['4006381333931', 'productBarcode'],
    ['96385074', 'productBarcode'],
    ['036000291452', 'productBarcode'],
    ['https://example.com/menu', 'link'],
    ['www.example.com', 'link'],
    ['https://global.alipay.com/2810020400931LFH2t2', 'merchantCode'],
    ['wxp://f2f0abc', 'merchantCode'],
    ['00020101021226', 'merchantCode'],
    ['00020101021226360014br.example.shop5912Corner Books6304A1B2', 'merchantCode'],
    ['28100602000', 'halfCode'],
    ['1345678901234', 'halfCode'],
    ['123456789012345678901234', 'unknown'],
    ['9'.repeat(33), 'tooLong'],
    ['x'.repeat(513), 'tooLong'],
    ['hello', 'unknown'],
  ])('explains %j as not a payment code', (text, reason) => {
    expect(recognise(text)).toEqual({ kind: 'notACode', reason });
  });

  test('gives the digits without their spaces', () => {
    expect(recognise(' 2510 0102 0123 4567 8901 2345 ')).toMatchObject({
      code: '251001020123456789012345',
    });
  });

  test('never throws, whatever is scanned', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => recognise(text) !== undefined));
  });
});

describe('maskCode', () => {
  test('keeps at most the first six and last four characters', () => {
    expect(maskCode('281006020000000000125733')).toBe('281006…5733');
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{16,32}$/), (code) => {
        expect(maskCode(code)).not.toContain(code.slice(6, -4));
      }),
    );
  });

  test('shows nothing of a text too short to hide anything', () => {
    expect(maskCode('12345')).toBe('•••••');
  });
});
