import { describe, expect, test } from 'vitest';
import { typedText } from './typed-scan.ts';

const CODE = '281006020000000000125733';

describe('the text of a scanner that types', () => {
  test.each([
    ['the keys, when they are a code', { physical: CODE, characters: 'éèà"' }, CODE],
    ['the characters, when they are one', { physical: '@*)(', characters: CODE }, CODE],
    [
      'the keys, when the computer made other digits of them',
      { physical: CODE, characters: '２８１００６０２００００００００００１２５７３３' },
      CODE,
    ],
    [
      'the characters, when only they are known for what they are',
      { physical: 'https>&&shop', characters: 'https://shop' },
      'https://shop',
    ],
    ['the keys, when nothing is known', { physical: 'hello', characters: 'hqllo' }, 'hello'],
    [
      'an id without the AIM identifier in front',
      { physical: ']C0CC7F3KQ2M9XA000042', characters: '^C0CC7F3KQ2M9XA000042' },
      'CC7F3KQ2M9XA000042',
    ],
    ['a code as it was typed', { physical: `]C0${CODE} `, characters: '' }, `]C0${CODE}`],
    [
      'with the AIM identifier that says it is no code',
      { physical: `]d1${CODE}`, characters: `^d1${CODE}` },
      `]d1${CODE}`,
    ],
  ])('is %s', (_what, scan, text) => {
    expect(typedText(scan)).toBe(text);
  });
});
