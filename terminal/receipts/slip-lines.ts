import type { PrintLine } from '../../native-bridge/protocol.ts';
import { catalogues, languageOf, LANGUAGES } from '../../words/languages.ts';
import { fittedLines } from './paper-lines.ts';
import { saysOf } from './paper-text.ts';
import { paymentSlip } from './payment-slip.ts';
import { pictureLine, type Picture } from './picture.ts';
import { refundSlip } from './refund-slip.ts';
import type { Paper, SlipFacts } from './slip-facts.ts';
import { centered, GAP, large, type SlipForm, type SlipLines } from './slip-form.ts';
import { testSlip } from './test-slip.ts';

/**
 * A slip as lines of the paper. `copy` 0 is the first print, n the n-th after it, null a copy of
 * which nobody knows the number. Pure: the same
 * facts are the same lines, today and after a restart. `brand` stands for its name where it is
 * given.
 */
export function slipLines(
  facts: SlipFacts,
  copy: number | null,
  paper: Paper,
  brand: Picture | null,
): readonly PrintLine[] {
  const words = catalogues[languageOf(facts.locale) ?? LANGUAGES[0]];
  const form: SlipForm = { words, zone: facts.zone, says: saysOf(paper.codePages) };
  const marks = markLines(facts, copy, form);
  const lines = [
    ...(marks.length === 0 ? [] : [...marks, GAP]),
    ...headLines(facts, paper, brand, form),
    ...bodyLines(facts, paper, form),
    ...(marks.length === 0 ? [] : [GAP, ...marks]),
  ];
  return fittedLines(lines, paper);
}

/** Above and below: whoever sees an end of the paper sees what it is not. */
function markLines({ mode }: SlipFacts, copy: number | null, { words }: SlipForm): SlipLines {
  const { simulation, simulationMeans, copy: copyMark } = words.receipts;
  return [
    ...(mode === 'simulation' ? [large(simulation), centered(simulationMeans, 'bold')] : []),
    ...(copy === 0 ? [] : [large(copyMark(copy))]),
  ];
}

function headLines(
  facts: SlipFacts,
  { widthDots }: Paper,
  brand: Picture | null,
  { words }: SlipForm,
): SlipLines {
  const { storeName, merchantName, terminalId } = facts;
  const isBrandDrawn = brand !== null && brand.widthDots <= widthDots;
  return [
    large(storeName),
    ...(merchantName === storeName ? [] : [centered(merchantName)]),
    centered(`${words.receipts.facts.till} ${terminalId}`),
    isBrandDrawn ? pictureLine(brand, 'center') : centered(facts.brand, 'bold'),
  ];
}

function bodyLines(facts: SlipFacts, paper: Paper, form: SlipForm): SlipLines {
  switch (facts.kind) {
    case 'payment':
      return paymentSlip(facts.payment, facts.at, form);
    case 'refund':
      return refundSlip(facts.payment, facts.refund, facts.at, form);
    case 'test':
      return testSlip(paper, facts.at, form);
    default:
      return facts satisfies never;
  }
}
