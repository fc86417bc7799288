import { describe, expect, test } from 'vitest';
import { EscposReader } from '../fixtures/world/printer/escpos-reader.ts';
import type { Printed } from '../fixtures/world/printer/printed.ts';
import { slipBytes } from './escpos-bytes.ts';
import type { PrinterSettings, PrintLine } from './protocol.ts';
import { testPrinterSettings } from './test-printer.ts';

const PAPER = testPrinterSettings({ host: '127.0.0.1', port: 9100 });
const NARROW: PrinterSettings = { ...PAPER, columns: 32, widthDots: 384 };

/** What a printer makes of the lines, without the knife. */
function printed(lines: readonly PrintLine[], settings = PAPER, opensDrawer = false): Printed[] {
  const reader = new EscposReader();
  reader.push(slipBytes({ lines, opensDrawer }, settings));
  const done: Printed[] = [];
  for (let deed = reader.next(); deed !== undefined; deed = reader.next()) {
    if (deed !== null && deed.type !== 'tellPaper' && deed.type !== 'tellStatus') done.push(deed);
  }
  return done;
}

/** The same as text alone. */
function texts(lines: readonly PrintLine[], settings = PAPER): string[] {
  const rows = printed(lines, { ...settings, cut: 'none' }).slice(0, -4);
  return rows.map((row) => (row.type === 'line' ? row.text : row.type));
}

function text(words: string, style: Partial<Extract<PrintLine, { type: 'text' }>> = {}): PrintLine {
  return { type: 'text', text: words, align: 'left', size: 'normal', weight: 'normal', ...style };
}

function picture(widthDots: number, heightDots: number, bits: Uint8Array): PrintLine {
  const base64 = Buffer.from(bits).toString('base64');
  return { type: 'picture', widthDots, heightDots, bits: base64, align: 'center' };
}

describe('text', () => {
  test('keeps its place, its size and its weight', () => {
    const plain = { type: 'line', align: 'left', isLarge: false, isBold: false };
    expect(
      printed([
        text('left'),
        text('Paid', { align: 'center', size: 'large', weight: 'bold' }),
        text('right', { align: 'right' }),
        { type: 'pair', left: 'Total', right: '12.00', weight: 'bold' },
      ]).slice(0, 4),
    ).toEqual([
      { ...plain, text: 'left' },
      { ...plain, text: 'Paid', align: 'center', isLarge: true, isBold: true },
      { ...plain, text: 'right', align: 'right' },
      { ...plain, text: `Total${' '.repeat(48 - 10)}12.00`, isBold: true },
    ]);
  });

  test('is said in whichever of the code pages has it, and asks where none has', () => {
    const words = 'Zażółć gęślą jaźń, Ünïcödé, Крем-брюле, 12 €, 支付宝';
    expect(texts([text(words)], { ...PAPER, columns: 60 })).toEqual([
      'Zażółć gęślą jaźń, Ünïcödé, Крем-брюле, 12 €, ???',
    ]);
  });

  test('is ASCII where no code page of the printer is known', () => {
    const codePages = [{ number: 7, name: 'cp9999' }];
    expect(texts([text('Café 12 €')], { ...PAPER, codePages })).toEqual(['Caf? 12 ?']);
  });

  test('steers nothing: a name with commands in it is a name', () => {
    const words = 'A\u001bp\u0000\u0019\u00fa\u0010\u0014\u0001 B\nC\u202ed\u00a0e\u200b';
    expect(printed([text(words)]).filter(({ type }) => type === 'pulse')).toEqual([]);
    expect(texts([text(words)])).toEqual(['A p  ú    B Cd e']);
  });

  test.each<[string, readonly PrintLine[], readonly string[]]>([
    [
      'between words',
      [text('a receipt that is longer than its paper is')],
      ['a receipt that is longer than', 'its paper is'],
    ],
    ['within one that is too long', [text('x'.repeat(40))], ['x'.repeat(32), 'x'.repeat(8)]],
    [
      'at half the columns when large',
      [text('0123456789abcdefgh', { size: 'large' })],
      ['0123456789abcdef', 'gh'],
    ],
    [
      'left above right when a pair does not fit',
      [{ type: 'pair', left: 'a'.repeat(20), right: 'b'.repeat(12), weight: 'normal' }],
      ['a'.repeat(20), ' '.repeat(20) + 'b'.repeat(12)],
    ],
    [
      'not when a pair just fits',
      [{ type: 'pair', left: 'a'.repeat(20), right: 'b'.repeat(11), weight: 'normal' }],
      [`${'a'.repeat(20)} ${'b'.repeat(11)}`],
    ],
    ['never within a rule or a gap', [{ type: 'rule' }, { type: 'gap' }], ['─'.repeat(32), '']],
  ])('is broken %s', (_where, lines, rows) => {
    expect(texts(lines, NARROW)).toEqual(rows);
  });
});

describe('a code', () => {
  const ID = '20260122194010800100188230200012345678';

  test.each<[string, PrintLine & { type: 'code' }, PrinterSettings, Partial<Printed>]>([
    [
      'as QR in the middle',
      { type: 'code', symbology: 'qr', text: ID },
      PAPER,
      { type: 'qr', text: ID, moduleDots: 6, align: 'center' },
    ],
    [
      'as QR no wider than the paper',
      { type: 'code', symbology: 'qr', text: 'x'.repeat(80) },
      { ...NARROW, widthDots: 200 },
      { type: 'qr', text: 'x'.repeat(80), moduleDots: 4 },
    ],
    [
      'as bars of pairs of digits',
      { type: 'code', symbology: 'code128', text: ID },
      PAPER,
      { type: 'code128', text: ID, barDots: 2, align: 'center' },
    ],
    [
      'as bars of an odd number of digits',
      { type: 'code', symbology: 'code128', text: ID.slice(1) },
      PAPER,
      { type: 'code128', text: ID.slice(1) },
    ],
    [
      'as bars of characters',
      { type: 'code', symbology: 'code128', text: 'TILL-{7}' },
      NARROW,
      { type: 'code128', text: 'TILL-{7}' },
    ],
    [
      'as QR where the bars are wider than the paper, which would be nothing at all',
      { type: 'code', symbology: 'code128', text: ID },
      NARROW,
      { type: 'qr', text: ID },
    ],
  ])('is printed %s', (_how, line, settings, code) => {
    expect(printed([line], settings)[0]).toMatchObject(code);
  });

  // Digits 16 and 20 as pairs are the bytes of a command that opens the drawer.
  test.each(['00162000', '0162000', '16041605162016'])('of %s is no command', (digits) => {
    const line: PrintLine = { type: 'code', symbology: 'code128', text: digits };
    const bytes = Buffer.from(slipBytes({ lines: [line], opensDrawer: false }, PAPER));
    for (const second of [0x04, 0x05, 0x14]) {
      expect(bytes.includes(Buffer.of(0x10, second))).toBe(false);
    }
    expect(printed([line])[0]).toMatchObject({ text: digits });
  });
});

describe('a picture', () => {
  const noise = Uint8Array.from({ length: 72 * 300 }, (_, place) => (place * 151 + 7) & 0xff);

  test('is printed dot for dot, in bands that every firmware can count', () => {
    const clean = noise.map((byte) => (byte === 0x10 ? 0 : byte));
    const bands = printed([picture(576, 300, clean)]).filter((each) => each.type === 'raster');
    expect(bands.map(({ widthDots, heightDots, align }) => [widthDots, heightDots, align])).toEqual(
      [
        [576, 255, 'center'],
        [576, 45, 'center'],
      ],
    );
    expect(Buffer.concat(bands.map(({ bits }) => bits)).equals(clean)).toBe(true);
  });

  test('that is wider than the paper is cut off, and one that is too short is white', () => {
    const [raster] = printed([picture(576, 2, noise.subarray(0, 100))], NARROW);
    const bits = new Uint8Array(96);
    bits.set(noise.subarray(0, 48));
    bits.set(noise.subarray(72, 100), 48);
    expect(raster).toEqual({
      type: 'raster',
      widthDots: 384,
      heightDots: 2,
      bits,
      align: 'center',
    });
  });

  test('holds no command that printers obey wherever it stands', () => {
    const bits = Uint8Array.from([0x10, 0x14, 0x10, 0x10, 0x04, 0x10, 0x05, 0x10]);
    const [raster] = printed([picture(8, 8, bits)]);
    expect(raster).toMatchObject({
      bits: Uint8Array.from([0x18, 0x14, 0x10, 0x18, 0x04, 0x18, 0x05, 0x10]),
    });
  });
});

test.each(['partial', 'full', 'none'] as const)('the paper is fed to the knife: %s', (cut) => {
  const fed = printed([text('last')], { ...PAPER, cut }).slice(1);
  expect(fed.slice(0, 4).every((each) => each.type === 'line' && each.text === '')).toBe(true);
  expect(fed.slice(4)).toEqual(cut === 'none' ? [] : [{ type: 'cut', way: cut }]);
});

test('the drawer opens before the first line, where there is one', () => {
  const pulse = { type: 'pulse', pin: 'pin5', onMs: 100 };
  expect(printed([text('a')], { ...PAPER, drawer: 'pin5' }, true)[0]).toEqual(pulse);
  expect(printed([text('a')], { ...PAPER, drawer: null }, true)[0]).toMatchObject({ text: 'a' });
});
