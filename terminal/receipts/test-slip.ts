import type { UtcMs } from '../core/attempt.ts';
import {
  centered,
  fact,
  GAP,
  instantLines,
  large,
  RULE,
  sentence,
  type SlipForm,
  type SlipLines,
} from './slip-form.ts';
import type { Paper } from './slip-facts.ts';

/** No payment's id, so that it finds none; short enough for bars on narrow paper. */
const TEST_CODE = 'TEST-PRINT';
const LETTERS = 'ÄÖÜ äöü ß ÉÈÊ éèê àç ñ ø å';
const MONEY = '€ £ ¥ $ ¢';
/** In no code page: drawn, so that the paper shows whether pictures come out. */
const DRAWN = '支付宝 收据 测试';

/** Shows what the printer can print, and says what to look for. */
export function testSlip(paper: Paper, at: UtcMs, form: SlipForm): SlipLines {
  const { test } = form.words.receipts;
  return [
    RULE,
    large(test.title),
    centered(test.means),
    RULE,
    ...instantLines(at, form),
    ...sentence(test.columns(paper.columns, paper.widthDots)),
    ...sentence('1234567890'.repeat(Math.ceil(paper.columns / 10)).slice(0, paper.columns)),
    ...fact(test.letters, LETTERS),
    ...fact(test.money, MONEY),
    ...fact(test.drawn, DRAWN),
    RULE,
    ...test.lookFor.flatMap((text, index) => sentence(`${index + 1}. ${text}`)),
    GAP,
    centered(test.codes),
    { type: 'code', symbology: 'qr', text: TEST_CODE },
    { type: 'code', symbology: 'code128', text: TEST_CODE },
  ];
}
