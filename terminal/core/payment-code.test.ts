import { describe, expect, test } from 'vitest';
import { maskCode, recognise } from './payment-code.ts';

const EMV = 'hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=';
const ALIPAY_PLUS = '281006020000000000125733';
const SHOP_CODE = '00020101021226360014br.example.shop5912Corner Books6304A1B2';

describe('recognise', () => {
  test.each([
    [ALIPAY_PLUS, 'alipayPlus', ALIPAY_PLUS],
    [' 2510 0102 0123 4567 8901 2345 \r\n', 'alipayPlus', '251001020123456789012345'],
    [`\uFEFF${ALIPAY_PLUS}\u00A0`, 'alipayPlus', ALIPAY_PLUS],
    [']C0134567890123456789', 'weChatPay', '134567890123456789'],
    [`]C1${ALIPAY_PLUS}`, 'alipayPlus', ALIPAY_PLUS],
    [`]Q1${ALIPAY_PLUS}`, 'alipayPlus', ALIPAY_PLUS],
    [EMV, 'emvConsumerPresented', EMV],
    [`]Q1${EMV}\n`, 'emvConsumerPresented', EMV],
  ])('takes %j as a payment code of %s', (text, family, code) => {
    expect(recognise(text)).toEqual({ kind: 'paymentCode', family, code });
  });

  test.each([
    ['', 'empty'],
    ['  \r\n', 'empty'],
    [']Q1', 'empty'],
    [']E0 ', 'empty'],
    ['4006381333931', 'productBarcode'],
    ['96385074', 'productBarcode'],
    ['036000291452', 'productBarcode'],
    ['04252614', 'productBarcode'],
    ['2812345006788', 'productBarcode'],
    ['978020137962451995', 'productBarcode'],
    ['0104006381333931\u001D10AB', 'productBarcode'],
    ['4006381333932', 'productMisread'],
    ['https://example.com/menu', 'link'],
    ['www.example.com', 'link'],
    [`https://example.com/${'a'.repeat(600)}`, 'link'],
    ['https://qr.alipay.com/fkx01234', 'merchantCode'],
    ['alipays://platformapi/startapp?appId=1', 'merchantCode'],
    ['wxp://f2f0abc', 'merchantCode'],
    ['00020101021126', 'merchantCode'],
    [SHOP_CODE, 'merchantCode'],
    ['https://global.alipay.com/2810020400931LFH2t2', 'orderCode'],
    ['2810020400931LFH2t2', 'orderCode'],
    ['28100602000', 'halfCode'],
    ['1345678901234', 'halfCode'],
    ['90000002123', 'halfCode'],
    ['900081', 'halfCode'],
    ['315899', 'halfCode'],
    [EMV.slice(0, 20), 'halfCode'],
    [EMV.slice(0, 6), 'halfCode'],
    [EMV.replace('Z4kB', 'Z4 B'), 'halfCode'],
    ['28', 'unknown'],
    [`28166605${ALIPAY_PLUS}`, 'reservedCode'],
    ['9000000000123456789', 'closedWallet'],
    ['123456789012345678901234', 'unknown'],
    ['9'.repeat(33), 'tooLong'],
    ['x'.repeat(513), 'tooLong'],
    ['２８１００６０２００００００００００１２５７３３', 'otherDigits'],
    ['٢٨١٠٠٦٠٢٠٠٠٠٠٠٠٠٠٠١٢٥٧٣٣', 'otherDigits'],
    [`${ALIPAY_PLUS.slice(0, 23)}３`, 'otherDigits'],
    [`2810\u200B${ALIPAY_PLUS.slice(4)}`, 'unreadable'],
    [`2810\uFEFF${ALIPAY_PLUS.slice(4)}`, 'unreadable'],
    [`2810\t${ALIPAY_PLUS.slice(4)}`, 'unreadable'],
    [`2810\u00A0${ALIPAY_PLUS.slice(4)}`, 'unknown'],
    ['\uD800', 'unreadable'],
    ['hello', 'unknown'],
  ])('explains %j as not a payment code: %s', (text, reason) => {
    expect(recognise(text)).toEqual({ kind: 'notACode', reason });
  });

  test.each([
    ['two digits fewer', '2810060200000000001257', 'alipay'],
    ['another business type', '281006050000000000125733', 'alipay'],
  ])('takes what could be of Alipay for that: %s', (_what, text, family) => {
    expect(recognise(text)).toMatchObject({ family });
  });

  test('does not take 24 digits of a wallet of another prefix for Alipay+', () => {
    expect(recognise('123456020000000000125733')).toEqual({ kind: 'notACode', reason: 'unknown' });
  });
});

describe('an AIM identifier in front', () => {
  test.each([
    ['of a product rules a payment code out', ']E3978020137962451995', 'productBarcode'],
    ['of a product does, with its check digit or without', ']E04006381333932', 'productBarcode'],
    [
      'of a product does, though the digits look like a code',
      `]E0${ALIPAY_PLUS}`,
      'productBarcode',
    ],
    ['of a crate does', ']I110012345678902', 'productBarcode'],
    ['of DataBar does', ']e0134567890123456789', 'productBarcode'],
    ['of anything else does', `]d1${ALIPAY_PLUS}`, 'unknown'],
    ['in the wrong case does', `]q1${ALIPAY_PLUS}`, 'unknown'],
    ['of anything else leaves what is known', ']d1https://example.com', 'link'],
    ['is taken off once', `]C0]C0${ALIPAY_PLUS}`, 'unknown'],
    ['is no part of the digits', `]C${ALIPAY_PLUS.slice(1)}`, 'unknown'],
  ])('%s', (_what, text, reason) => {
    expect(recognise(text)).toEqual({ kind: 'notACode', reason });
  });
});

describe('maskCode', () => {
  test.each([
    [ALIPAY_PLUS, '281006…5733'],
    ['9000011234567890', '900001…7890'],
    [EMV, 'hQVDUF…NF8='],
  ])('keeps the first six and last four characters of %s', (code, masked) => {
    expect(maskCode(code)).toBe(masked);
  });

  test('shows nothing of a text that is shorter than any code', () => {
    expect(maskCode('281006020000123')).toBe('•••••••••••••••');
    expect(maskCode('12345')).toBe('•••••');
    expect(maskCode('')).toBe('');
  });
});
