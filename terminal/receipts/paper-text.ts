import CodepageEncoder from '@point-of-sale/codepage-encoder';

/** What is written in letters of every printer where its code pages do not have it. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '…': '...',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '•': '*',
  '·': '-',
};

/** Every space that a language writes. Those that do not break hold a number together. */
const UNBROKEN_SPACES = /[\u00a0\u2007\u202f]/gu;
export const UNBROKEN_SPACE = '\u00a0';
/** What breaks, or is blank though it counts as a sign. */
const OTHER_SPACES = /[^\S\u00a0]|\u2800/gu;
/** A row of them would put what follows on a place of its own. */
const RUNS = /[ \u00a0]{2,}/gu;
/**
 * What nobody sees and a printer may obey, or that turns the order of others around: controls,
 * marks of direction, joiners, selectors, halves of a character.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** A text as paper can have it: what is seen of it, and one kind of space that does not break. */
export function seenText(text: string): string {
  const spaced = text.replace(UNBROKEN_SPACES, UNBROKEN_SPACE).replace(OTHER_SPACES, ' ');
  return spaced.replace(UNSEEN, '').replace(RUNS, ' ').normalize('NFC').trim();
}

/** Whether a printer's code pages have a character, of one code point. */
export type Says = (character: string) => boolean;

const known = new Map<string, Says>();

export function saysOf(codePages: readonly string[]): Says {
  const key = codePages.join(' ');
  const says = known.get(key) ?? readPages(codePages);
  known.set(key, says);
  return says;
}

/** The text in characters of the printer; null: it has to be drawn. */
export function printerText(text: string, says: Says): string | null {
  let said = '';
  for (const character of text) {
    if (says(character) || character === UNBROKEN_SPACE) said += character;
    else if (PLAIN[character] !== undefined) said += PLAIN[character];
    else return null;
  }
  return said;
}

/**
 * The upper halves of the pages. In the lower one everything but ASCII lies on a control: a page
 * that says `§` by 21 would have the printer obey it.
 */
function readPages(codePages: readonly string[]): Says {
  const said = new Set<number>();
  const obeyed = new Set<number>();
  for (const page of codePages.filter((name) => CodepageEncoder.supports(name))) {
    for (const [byte, codePoint] of CodepageEncoder.getEncoding(page).codepoints.entries()) {
      if (codePoint === undefined || codePoint === 0xfffd) continue;
      if (byte >= 0x80) said.add(codePoint);
      else if (byte < 0x20 || byte === 0x7f) obeyed.add(codePoint);
    }
  }
  return (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0x80) return codePoint >= 0x20 && codePoint < 0x7f;
    return codePoint > 0xa0 && said.has(codePoint) && !obeyed.has(codePoint);
  };
}
