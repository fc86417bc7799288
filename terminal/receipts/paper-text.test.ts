import { describe, expect, test } from 'vitest';
import { printerText, saysOf, seenText } from './paper-text.ts';

const westEuropean = saysOf(['cp437', 'cp858']);

describe('a text in a printer’s own characters', () => {
  test.each([
    ['Café à 5 €', 'Café à 5 €'],
    ['“L’œil”', null],
    ['“Quoted” … – ‑ •', '"Quoted" ... - - *'],
    ['支付宝', null],
    ['₩27,480', null],
    // Code page 437 has them where commands stand: they would be obeyed.
    ['§ 5', null],
    ['♥ ► ☺', null],
  ])('%j is %j', (text, said) => {
    expect(printerText(seenText(text), westEuropean)).toBe(said);
  });

  test('depends on the pages that it has', () => {
    expect(printerText('Zażółć', westEuropean)).toBe(null);
    expect(printerText('Zażółć', saysOf(['cp852']))).toBe('Zażółć');
    expect(printerText('é', saysOf(['no such page']))).toBe(null);
  });
});

describe('what is seen of a text', () => {
  test.each([
    ['two\r\nlines\tapart', 'two lines apart'],
    ['\u001b@\u0000\u0007bell', '@bell'],
    ['\u202eabc\u202c\u2066x\u2069', 'abcx'],
    ['so\u00adft \u200bzero\ufeff', 'soft zero'],
    ['e\u0301', 'é'],
    ['broken \ud83d half', 'broken half'],
    ['宽\u3000空', '宽 空'],
    ['no\u2800\u2800\u00a0 row', 'no row'],
  ])('%j is %j', (text, seen) => {
    expect(seenText(text)).toBe(seen);
  });

  test('spaces that hold a number together still do', () => {
    expect(seenText('1\u202f234,50\u00a0€')).toBe('1\u00a0234,50\u00a0€');
  });
});
