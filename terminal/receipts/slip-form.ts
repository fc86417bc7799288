import type { PrintLine } from '../../native-bridge/protocol.ts';
import type { Catalogue, VerdictText } from '../../words/catalogue.ts';
import { moneyText, type ShownMoney } from '../../words/money.ts';
import { moneyByCode, paperDay, paperTime } from '../../words/receipt.ts';
import type { UtcMs } from '../core/attempt.ts';
import type { UnfittedLine } from './paper-lines.ts';
import { printerText, seenText, type Says } from './paper-text.ts';

/** In whose words, times and characters a slip is written. */
export interface SlipForm {
  readonly words: Catalogue;
  readonly zone: string;
  readonly says: Says;
}

/** Lines of any length and any characters: `fittedLines` makes them the paper's. */
export type SlipLines = readonly UnfittedLine[];

export const RULE: PrintLine = { type: 'rule' };
export const GAP: PrintLine = { type: 'gap' };

export function large(text: string): PrintLine {
  return { type: 'text', text, align: 'center', size: 'large', weight: 'bold' };
}

export function centered(text: string, weight: 'normal' | 'bold' = 'normal'): PrintLine {
  return { type: 'text', text, align: 'center', size: 'normal', weight };
}

export function sentence(text: string, weight: 'normal' | 'bold' = 'normal'): SlipLines {
  return text === '' ? [] : [{ type: 'text', text, align: 'left', size: 'normal', weight }];
}

/** Nothing where it is not known. */
export function fact(
  left: string,
  right: string | null,
  weight: 'normal' | 'bold' = 'normal',
): SlipLines {
  return right === null || right === '' ? [] : [{ type: 'pair', left, right, weight }];
}

/** What somebody typed: between marks on each of its lines, it cannot pass for words of the slip. */
export function quote(left: string, right: string | null): SlipLines {
  return right === null ? [] : [{ type: 'quote', left, right }];
}

/** What happened and the amount, then what it means. */
export function verdictLines(text: VerdictText, amount: string, beside: SlipLines = []): SlipLines {
  const { headline, lead, rest } = text;
  const said = [...sentence(lead, 'bold'), ...sentence(rest)];
  const meaning = said.length === 0 ? [] : [GAP, ...said];
  return [RULE, large(headline), large(amount), ...beside, ...meaning, RULE];
}

/** With the sign of its currency where the printer has it, else with its code. */
export function paperMoney(money: ShownMoney, { words, says }: SlipForm): string {
  const text = moneyText(money, words.locale);
  return printerText(seenText(text), says) === null ? moneyByCode(money, words.locale) : text;
}

/** With the code always: another currency's sign may be the same. */
export function foreignMoney(money: ShownMoney, { words }: SlipForm): string {
  return moneyByCode(money, words.locale);
}

/** Its day and its time, on lines of their own: together they are too long for narrow paper. */
export function instantLines(at: UtcMs, { words, zone }: SlipForm): SlipLines {
  const { date, time } = words.receipts.facts;
  return [
    ...fact(date, paperDay(at, words.locale, zone)),
    ...fact(time, paperTime(at, words.locale, zone)),
  ];
}

/** When all of this was so: more may become of it after the slip. Of another day with that day. */
export function knownLines(at: UtcMs, since: UtcMs, { words, zone }: SlipForm): SlipLines {
  const { locale } = words;
  const [day, time] = [paperDay(at, locale, zone), paperTime(at, locale, zone)];
  const isSameDay = day === paperDay(since, locale, zone);
  const dayLine = {
    type: 'text',
    text: day,
    align: 'right',
    size: 'normal',
    weight: 'normal',
  } as const;
  return [...fact(words.receipts.facts.knownAt, time), ...(isSameDay ? [] : [dayLine])];
}

/** Every scanner that reads wallets reads it, and it fits the narrowest paper. */
export function codeLines(paymentRequestId: string, { words }: SlipForm): SlipLines {
  return [
    GAP,
    { type: 'code', symbology: 'qr', text: paymentRequestId },
    centered(words.receipts.scanHere),
  ];
}
