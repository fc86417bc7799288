import { describe, expect, test } from 'vitest';

import { SeenCodes, type SeenCode } from './seen-codes.ts';

const field = (text: string): SeenCode => ({ text, symbology: ']Q1', drawnAs: 'field' });
const lines = (text: string): SeenCode => ({ text, symbology: ']C0', drawnAs: 'lines' });

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
});
