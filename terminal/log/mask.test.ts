import { describe, expect, test } from 'vitest';
import { maskCount, maskId, maskText, maskWord } from './mask.ts';

const CODE = '281666051234567890123456';

describe('free text', () => {
  test.each([
    ['a payment code', `sent ${CODE} to them`, 'sent 281666…3456 to them'],
    ['one in groups', 'code 2816 6605-1234\n5678 9012,3456.', 'code 281666…3456.'],
    ['one that other digits touch', `17${CODE}99`, '172816…5699'],
    ['the bytes of one', '[50, 56, 49, 54, 54, 54, 48, 53]', '[505649…4853]'],
    ['an EMV code', 'got hQVDUFYwMWEaTwegAAAAVVVVYQ==, no', 'got hQVDUF…YQ==, no'],
    ['one in a URL', 'x?c=hQVDUFYwMWEa%2BTweg%3D&y=1', 'x?c=hQVDUF…g%3D&y=1'],
    ['bytes', `<Buffer ${'85 05 '.repeat(12)}4f>`, '<Buffer [74 characters]>'],
    ['hex', `key ${'ab12'.repeat(16)}.`, 'key [64 characters].'],
    ['Base64', `is ${'Ab1/'.repeat(16)}== here`, 'is [66 characters] here'],
    ['a key', 'a\n-----BEGIN KEY-----\nAbc\n-----END KEY-----\nb', 'a\n[41 characters]\nb'],
    ['half a key', 'a -----BEGIN KEY-----\nAbc', 'a [23 characters]'],
    [
      'a signature',
      'Signature: alg=RSA256, signature=abc\nnext',
      'Signature:[26 characters]\nnext',
    ],
    ['a header of JSON', '{"authorization":"Bearer abc"}', '{"authorization":[13 characters]'],
  ])('loses the middle of %s', (_what, text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  test.each([
    'Error: SQLITE_FULL: database or disk is full',
    'at open (file:///opt/Countercode/resources/app/dist/terminal/main.js:12345:67)',
    'connect ECONNREFUSED 127.0.0.1:45123',
    'at 2026-11-22T01:54:38.123Z of SIM7F3KQ2M9XA000042',
  ])('keeps %s', (text) => {
    expect(maskText(text)).toBe(text);
  });

  test('is masked in the time that it takes to read it', () => {
    const long = ['1 ', '1   ', 'aa ', 'A/', '-----BEGIN ', '-----END ', 'signature ', 'hQVDUFYw '];
    const startedAt = performance.now();
    for (const piece of long) maskText(piece.repeat(100_000 / piece.length));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('an id', () => {
  test.each([
    'SIM7F3KQ2M9XA000042',
    'CC7F3KQ2M9XA000042',
    'CCS7F3KQ2M9XA7F3KQ2',
    'CC7F3KQ2M9XAP1795312478123',
  ])('of ours stays: %s', (id) => {
    expect(maskId(id)).toBe(id);
  });

  test.each([
    ['a code', CODE, '281666…3456'],
    ['a code in the clothes of an id', 'CC2816660512345678', 'CC2816…5678'],
    ['anything else', 'Louise', '••••••'],
  ])('that is %s does not', (_what, id, masked) => {
    expect(maskId(id)).toBe(masked);
  });
});

test('a word stays when it is one, and is no code', () => {
  expect(maskWord('PAYMENT_IN_PROCESS')).toBe('PAYMENT_IN_PROCESS');
  expect(maskWord('clean-exit')).toBe('clean-exit');
  expect(maskWord(CODE)).toBe('281666…3456');
  expect(maskWord('hQVDUFYwMWEaTwegAAAA')).toBe('hQVDUF…AAAA');
  expect(maskWord('not a word')).toBe('••••••••••');
});

test('a count stays when it is whole, and shorter than a code', () => {
  expect(maskCount(Date.UTC(2026, 10, 22))).toBe(Date.UTC(2026, 10, 22));
  expect(maskCount(2_816_660_512_345_678)).toBeNull();
  expect(maskCount(Number(CODE))).toBeNull();
  expect(maskCount(1.5)).toBeNull();
});
