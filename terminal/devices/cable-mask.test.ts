import { describe, expect, test } from 'vitest';
import { reportsOf } from '../../native-bridge/hid-reports.ts';
import { HidFramer } from '../../native-bridge/hid-framing.ts';
import { HID_LAYOUT_NAMES } from '../../native-bridge/hid-layouts.ts';
import { maskChunks } from './cable-mask.ts';

const CODE = '281666051234567890123456';
const HIDDEN = '281666000000000000003456';

function masked(isTorn: boolean, ...chunks: readonly string[]): string {
  const bytes = chunks.map((chunk) => new Uint8Array(Buffer.from(chunk, 'latin1')));
  return maskChunks(bytes, 'bytes', { wholeFrom: isTorn ? null : 0, before: [] })
    .map((one) => Buffer.from(one).toString('latin1'))
    .join('|');
}

describe('bytes', () => {
  test.each([
    ['a code in one piece', [`${CODE}\r`], `${HIDDEN}\r`],
    [
      'a code in three pieces',
      ['2816660', '51234567', '890123456\r'],
      '2816660|00000000|000003456\r',
    ],
    ['groups of four', ['2816 6605 1234 5678 9012 3456\r'], '2816 6600 0000 0000 0000 3456\r'],
    ['an order number of 13 digits', ['4006381333931\r'], '4006000000000\r'],
    ['less than the ends of a code', ['4006381333\r'], '4006381333\r'],
    [
      'a link with a code in it',
      [`https://x.example/${CODE}?a=1`],
      `https://x.example/${HIDDEN}?a=1`,
    ],
    ['an EMV code', ['hQVDUFYwMWEaTwegAA==\r'], 'hQVDUFYwAAAAAAAAAAAA\r'],
  ])('%s', (_name, chunks, shown) => {
    expect(masked(false, ...chunks)).toBe(shown);
  });

  test('of half a code less is shown, for the other half may be shown too', () => {
    expect(masked(true, '281666051234')).toBe('281600000000');
    expect(masked(true, '567890')).toBe('560000');
  });
});

describe.each(HID_LAYOUT_NAMES)('reports of layout %s', (layout) => {
  const link = `${'x'.repeat(44)}${CODE}`;

  test.each([
    ['a code', CODE, /^2816660+3456$/],
    ['a code that two reports share', link, /^x{44}2816660+3456$/],
    // The second one's length, between the digits, is a digit by itself.
    ['as much behind it', `${link}${'y'.repeat(42)}`, /^x{44}2816660+3456y{42}$/],
  ])('are read as before, with %s hidden', (_name, text, shown) => {
    const framer = new HidFramer(null);
    const reports = maskChunks(reportsOf(`${text}\r`, { layout }), 'report', {
      wholeFrom: 0,
      before: [],
    });
    const framed = reports.flatMap((report) => framer.push(report, 0));
    expect([...framed, ...framer.settle(500)]).toMatchObject([
      { type: 'code', text: expect.stringMatching(shown) },
    ]);
  });
});
