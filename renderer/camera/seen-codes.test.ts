import { describe, expect, test } from 'vitest';

import { SeenCodes, type SeenCode } from './seen-codes.ts';

const field = (text: string): SeenCode => ({ text, symbology: ']Q1', drawnAs: 'field' });
const lines = (text: string): SeenCode => ({ text, symbology: ']C0', drawnAs: 'lines' });

/** Of two customers. */
const A = '281006020000000000125733';
const B = '289912345678901234567890';
const EMV = 'hQVDUFYwMWETTwegAAAABlBlcnNvbmFs';
const GOODS: SeenCode = { ...lines('4006381333931'), symbology: ']E0' };
const nothing: readonly SeenCode[] = [];

/** What each picture led to. */
function sights(...pictures: readonly (readonly SeenCode[])[]): string[] {
  const seen = new SeenCodes();
  return pictures.map((codes) => {
    const sight = seen.look(codes);
    return sight.status === 'read' ? `${sight.code.symbology}${sight.code.text}` : sight.status;
  });
}

describe('what a camera sees', () => {
  test.each([
    ['a QR code is read at once', [[], [field('281')]], ['nothing', ']Q1281']],
    [
      'lines are read of the second picture',
      [[lines('281')], [lines('281')]],
      ['unsure', ']C0281'],
    ],
    [
      'lines that a blurred picture parts are still the same',
      [[lines('281')], [], [lines('281')]],
      ['unsure', 'nothing', ']C0281'],
    ],
    [
      'lines that change are misread, or another code',
      [[lines('281')], [lines('287')], [lines('281')], [lines('281')]],
      ['unsure', 'unsure', 'unsure', ']C0281'],
    ],
    ['one code as lines and as a field is the field', [[lines('281'), field('281')]], [']Q1281']],
    [
      'a product behind a QR code is not meant',
      [[lines('4006381333931'), field('281')]],
      [']Q1281'],
    ],
    ['the same code twice is one', [[field('281'), field('281')]], [']Q1281']],
    ['two codes are none', [[field('281'), field('282')]], ['several']],
    [
      'two codes as lines are none, however often',
      [
        [lines('281'), lines('282')],
        [lines('281'), lines('282')],
      ],
      ['several', 'several'],
    ],
  ] as const)('%s', (_name, pictures, expected) => {
    expect(sights(...pictures)).toEqual(expected);
  });

  test.each<[string, (readonly SeenCode[])[], string[]]>([
    ['lines of one and a field of the other', [[lines(A), field(B)]], ['several']],
    ['lines of one and an EMV field', [[lines(A), field(EMV)]], ['several']],
    ['lines in one picture, a field in the next', [[lines(A)], [field(B)]], ['unsure', 'several']],
    [
      'two fields, of which one is blurred then',
      [[field(A), field(B)], [field(B)]],
      ['several', 'several'],
    ],
    [
      'lines, a blurred picture, and lines of the other twice',
      [[lines(A)], nothing, [lines(B)], [lines(B)]],
      ['unsure', 'nothing', 'several', 'several'],
    ],
  ])('payment codes of two customers are none: %s', (_name, pictures, expected) => {
    expect(sights(...pictures)).toEqual(expected);
  });

  test('of two customers the one who stays is read a second after the other left', () => {
    const alone = Array.from({ length: 10 }, () => [field(B)]);
    const seen = sights([lines(A), field(B)], ...alone);
    expect(seen).toEqual([...Array.from({ length: 10 }, () => 'several'), `]Q1${B}`]);
  });

  test.each([
    [
      'one customer’s code, drawn twice, with gaps in its digits',
      [lines(A), field('2810 0602 0000 0000 0012 5733')],
    ],
    ['goods beside it', [GOODS, field(A)]],
    ['a poster beside it', [lines('SALE-2026'), field(A)]],
  ])('a payment code is read at once: %s', (_name, picture) => {
    expect(sights(picture)).toEqual([expect.stringMatching(/^\]Q1/)]);
  });
});
