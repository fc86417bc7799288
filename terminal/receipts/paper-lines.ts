import type { PrintLine } from '../../native-bridge/protocol.ts';
import { printerText, saysOf, seenText, UNBROKEN_SPACE, type Says } from './paper-text.ts';
import { pictureLine } from './picture.ts';
import type { Paper } from './slip-facts.ts';
import { drawnLines } from './text-picture.ts';

type TextLine = Extract<PrintLine, { type: 'text' }>;
type PairLine = Extract<PrintLine, { type: 'pair' }>;

/** The name of something, and what somebody typed there. */
interface QuoteLine {
  readonly type: 'quote';
  readonly left: string;
  readonly right: string;
}

export type UnfittedLine = PrintLine | QuoteLine;

/** Whatever could end a quotation. */
const QUOTES = /["“”„‟«»＂〝〞〟]/gu;

/** Lines that the paper takes as they are: in its characters, and none wider than it. */
export function fittedLines(lines: readonly UnfittedLine[], paper: Paper): readonly PrintLine[] {
  const says = saysOf(paper.codePages);
  return lines.flatMap((line): readonly PrintLine[] => {
    switch (line.type) {
      case 'text':
        return fittedText(line, paper, says);
      case 'pair':
        return fittedPair(line, paper, says);
      case 'quote':
        return fittedQuote(line, paper, says);
      case 'rule':
      case 'gap':
      case 'picture':
      case 'code':
        return [line];
      default:
        return line satisfies never;
    }
  });
}

function fittedText(line: TextLine, paper: Paper, says: Says): readonly PrintLine[] {
  const seen = seenText(line.text);
  const scale = line.size === 'large' ? 2 : 1;
  const text = printerText(seen, says);
  if (text !== null) {
    const { type, align, weight } = line;
    // An amount that is too long for large letters is not torn apart.
    const isTorn = text.split(' ').some((word) => word.length * scale > paper.columns);
    const size = isTorn ? 'normal' : line.size;
    const parts = wrapped(text, size === 'large' ? Math.floor(paper.columns / 2) : paper.columns);
    return parts.map((part) => ({ type, text: plain(part), align, size, weight }));
  }
  const pictures = drawnLines(seen, {
    emDots: scale * emDots(paper),
    weight: line.weight,
    widthDots: paper.widthDots,
    align: line.align,
  });
  return pictures.map((picture) => pictureLine(picture, line.align));
}

/** On one line where both fit with a space between them; else what stands right has its own. */
function fittedPair(line: PairLine, paper: Paper, says: Says): readonly PrintLine[] {
  const [left, right] = [line.left, line.right].map((text) => printerText(seenText(text), says));
  const isBothText = typeof left === 'string' && typeof right === 'string';
  if (isBothText && left.length + 1 + right.length <= paper.columns) {
    return [{ ...line, left: plain(left), right: plain(right) }];
  }
  const { weight } = line;
  const side = (text: string, align: 'left' | 'right'): readonly PrintLine[] =>
    fittedText({ type: 'text', text, align, size: 'normal', weight }, paper, says);
  return [...side(line.left, 'left'), ...side(line.right, 'right')];
}

/** On one line where it fits; else every line of it stands between marks. */
function fittedQuote({ left, right }: QuoteLine, paper: Paper, says: Says): readonly PrintLine[] {
  const seen = plain(seenText(right)).replace(QUOTES, "'");
  if (seen === '') return [];
  const pair = { type: 'pair', left, right: `"${seen}"`, weight: 'normal' } as const;
  const [first, ...others] = fittedPair(pair, paper, says);
  if (first?.type === 'pair' && others.length === 0) return [first];
  const said = printerText(seen, says);
  const room = paper.columns - 2;
  const parts = said === null ? pieces(seen, Math.floor(room / 2)) : wrapped(said, room);
  const line = { type: 'text', size: 'normal', weight: 'normal' } as const;
  return [
    ...fittedText({ ...line, text: left, align: 'left' }, paper, says),
    ...parts.flatMap((part) =>
      fittedText({ ...line, text: `"${part}"`, align: 'right' }, paper, says),
    ),
  ];
}

/** Of so many signs each. */
function pieces(text: string, signs: number): readonly string[] {
  const all = Array.from(text);
  const count = Math.ceil(all.length / signs);
  return Array.from({ length: count }, (_, at) => all.slice(at * signs, (at + 1) * signs).join(''));
}

/** Paper knows no spaces but one; until here they kept what belongs together on one line. */
function plain(text: string): string {
  return text.replaceAll(UNBROKEN_SPACE, ' ');
}

/** A Chinese character takes two columns. */
function emDots({ widthDots, columns }: Paper): number {
  return Math.floor((2 * widthDots) / columns);
}

/** At spaces; a word that is wider than the paper is broken where it ends. */
function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= columns) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (line.length > columns) {
      lines.push(line.slice(0, columns));
      line = line.slice(columns);
    }
  }
  return line === '' ? lines : [...lines, line];
}
