import { describe, expect, test } from 'vitest';

import { recognise } from '../core/payment-code.ts';
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

const spoilt = (text: string) => `${text}\u0003`;
const both = (text: string) => ({ physical: text, characters: text });

describe('a scan that may be of another code than was shown', () => {
  const HALF = CODE.slice(0, 18);

  test.each([
    ['is doubtful', { ...both(CODE), isDoubtful: true }],
    [
      'is another one in another reading',
      { physical: CODE, characters: '281006020000000000125734' },
    ],
    ['goes on from what was typed before it', { ...both(HALF), before: both('1028') }],
    ['has a whole code after a stall', { ...both(`281006${HALF}`), afterStalls: [both(HALF)] }],
    [
      'may have its first digits among another one’s',
      { ...both(HALF), before: both('9632'), isHeadUnsure: true },
    ],
  ])('is no code if it %s', (_why, scan) => {
    const text = typedText(scan);
    expect(text).toBe(spoilt(scan.physical));
    expect(recognise(text)).toEqual({ kind: 'notACode', reason: 'unreadable' });
  });

  test.each([
    ['follows an amount that somebody typed', { ...both(CODE), before: both('1820') }],
    ['stalled in the middle', { ...both(CODE), afterStalls: [both(CODE.slice(18))] }],
    ['is the same in every reading', { ...both(CODE), others: [CODE] }],
    [
      'is as long as any right after Enter',
      { ...both(CODE), before: both('424'), isHeadUnsure: true },
    ],
    [
      'has its own head right after Enter',
      { ...both(`]Q1${CODE}`), before: both('424'), isHeadUnsure: true },
    ],
  ])('is a code still if it %s', (_why, scan) => {
    expect(typedText(scan)).toBe(scan.physical);
  });

  test('is told for what it is, as long as that is no code', () => {
    expect(typedText({ ...both('https://shop'), isDoubtful: true })).toBe('https://shop');
  });
});

test('the sign that some scanners put in front is taken off', () => {
  expect(typedText({ physical: `\u0002${CODE}`, characters: `\u0002${CODE}` })).toBe(CODE);
});

test('Caps Lock is undone where only that makes a code', () => {
  const code = 'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MQ==';
  const turned = 'HqvdufyWmwettWEGaaaavvvvuaHqCM9KDwn0mq==';
  expect(typedText({ physical: turned, characters: 'hqvd', others: [code] })).toBe(code);
});
