import CodepageEncoder from '@point-of-sale/codepage-encoder';
import type { PrinterSettings } from './protocol.ts';

type CodePage = PrinterSettings['codePages'][number];

/** `ESC t`: from here on bytes mean the characters of the page with this number. */
const SELECT_PAGE = [0x1b, 0x74];
/** Below are commands to a printer, whatever characters a code page may show there. */
const FIRST_CHARACTER = 0x20;
const DELETE = 0x7f;
const QUESTION_MARK = 0x3f;

type Bytes = ReadonlyMap<string, number>;
const ascii: Bytes = bytesOf(Array.from({ length: 128 }, (_, byte) => byte));
/** The library copies a page for each character it looks up: its tables are turned round once. */
const pages = new Map<string, Bytes>();

/** Text into bytes, of whichever of the printer's code pages says it; keeps which one is selected. */
export class PageText {
  private readonly pages: readonly { readonly number: number | null; readonly bytes: Bytes }[];
  private selected: number | null = null;

  /** Pages that are not known by name are left out; without any it is ASCII. */
  constructor(codePages: readonly CodePage[]) {
    const known = codePages
      .filter(({ name }) => CodepageEncoder.supports(name))
      .map(({ number, name }) => ({ number, bytes: pageOf(name) }));
    this.pages = known.length > 0 ? known : [{ number: null, bytes: ascii }];
  }

  /** Whether every character of the text is in one of the pages. */
  says(text: string): boolean {
    return Array.from(text).every((character) =>
      this.pages.some(({ bytes }) => bytes.has(character)),
    );
  }

  /** Stays in the page that is selected as long as it can; what no page says is a question mark. */
  encode(text: string): readonly number[] {
    const written: number[] = [];
    for (const character of Array.from(text)) {
      const page =
        this.pages.find((one) => one.number === this.selected && one.bytes.has(character)) ??
        this.pages.find(({ bytes }) => bytes.has(character)) ??
        this.pages[0];
      if (page !== undefined && page.number !== this.selected) {
        this.selected = page.number;
        if (page.number !== null) written.push(...SELECT_PAGE, page.number);
      }
      written.push(page?.bytes.get(character) ?? QUESTION_MARK);
    }
    return written;
  }
}

/**
 * Text as one line of paper can hold it: every space and break is a space, and what steers a
 * printer or the direction of writing is gone. A name with `ESC` in it opens no drawer.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Z}\p{Cc}]/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '');
}

function pageOf(name: string): Bytes {
  const known = pages.get(name);
  if (known !== undefined) return known;
  const made = bytesOf(CodepageEncoder.getEncoding(name).codepoints);
  pages.set(name, made);
  return made;
}

function bytesOf(codepoints: readonly number[]): Bytes {
  const bytes = new Map<string, number>();
  for (const [byte, codepoint] of codepoints.entries()) {
    const isCharacter = byte >= FIRST_CHARACTER && byte !== DELETE && codepoint !== 0xfffd;
    const character = String.fromCodePoint(codepoint);
    if (isCharacter && !bytes.has(character)) bytes.set(character, byte);
  }
  return bytes;
}
