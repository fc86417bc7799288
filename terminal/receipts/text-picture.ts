import { glyphOf, type Weight } from './font-slices.ts';
import { filled, type Dots } from './outline-fill.ts';
import { UNBROKEN_SPACE } from './paper-text.ts';
import { blacken, blankPicture, type Picture } from './picture.ts';

/** How a line is drawn that the printer's own font cannot say. */
export interface DrawnForm {
  /** Height of the font; a Chinese character is as wide as it. */
  readonly emDots: number;
  readonly weight: Weight;
  readonly widthDots: number;
  readonly align: 'left' | 'center' | 'right';
}

interface DrawnGlyph extends Dots {
  readonly character: string;
  readonly advance: number;
}

/** As printers space their own lines, with the base line where theirs is. */
const LINE_EM = 1.25;
const BASE_LINE_EM = 0.98;
/** A day's receipts have fewer; each takes less than a kilobyte. */
const KEPT_GLYPHS = 2_000;
const SPACE = 0x20;
/** From here on signs are as wide as they are high. */
const WIDE_FROM = 0x1100;

const kept = new Map<string, DrawnGlyph>();

/**
 * Draws one sign of each weight: the first ever takes a fifth of a second, while the fonts are read,
 * and at the start nobody waits for it.
 */
export function readyToDraw(): void {
  for (const weight of ['normal', 'bold'] as const)
    drawnLines('收', { emDots: 24, weight, widthDots: 48, align: 'left' });
}

/** Each line of it as a picture of its own, no wider than the paper. */
export function drawnLines(text: string, form: DrawnForm): readonly Picture[] {
  const glyphs = Array.from(text, (character) => drawn(character, form));
  return brokenLines(glyphs, form.widthDots).map((line) => {
    const width = line.reduce((sum, { advance }) => sum + advance, 0);
    const height = Math.round(LINE_EM * form.emDots);
    const picture = blankPicture(Math.min(width, form.widthDots), height);
    let pen = form.align === 'right' ? picture.widthDots - width : 0;
    for (const glyph of line) {
      stamp(picture, glyph, pen, Math.round(BASE_LINE_EM * form.emDots));
      pen += glyph.advance;
    }
    return picture;
  });
}

function stamp(picture: Picture, glyph: Dots, pen: number, base: number): void {
  const { left, top, width, height, dots } = glyph;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (dots[y * width + x] === 1) blacken(picture, pen + left + x, base + top + y);
    }
  }
}

/** At the last space that fits, or where the paper ends: Chinese has none. */
function brokenLines(glyphs: readonly DrawnGlyph[], widthDots: number): readonly DrawnGlyph[][] {
  const lines: DrawnGlyph[][] = [];
  let line: DrawnGlyph[] = [];
  let width = 0;
  for (const glyph of glyphs) {
    if (line.length > 0 && width + glyph.advance > widthDots) {
      const space = isWide(glyph) ? -1 : line.findLastIndex(({ character }) => character === ' ');
      const isWord = space >= 0 && !line.slice(space).some(isWide);
      const rest = isWord ? line.splice(space).slice(1) : [];
      lines.push(line);
      line = rest;
      width = rest.reduce((sum, { advance }) => sum + advance, 0);
    }
    if (glyph.character === ' ' && line.length === 0) continue;
    line.push(glyph);
    width += glyph.advance;
  }
  return line.length === 0 ? lines : [...lines, line];
}

function isWide({ character }: DrawnGlyph): boolean {
  return (character.codePointAt(0) ?? 0) >= WIDE_FROM;
}

function drawn(character: string, { emDots, weight }: DrawnForm): DrawnGlyph {
  const key = `${weight} ${emDots} ${character}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= KEPT_GLYPHS) kept.clear();
  const made = draw(character, emDots, weight);
  kept.set(key, made);
  return made;
}

function draw(character: string, emDots: number, weight: Weight): DrawnGlyph {
  const codePoint = character === UNBROKEN_SPACE ? SPACE : (character.codePointAt(0) ?? SPACE);
  const glyph = glyphOf(codePoint, weight);
  if (glyph === null) return missing(character, emDots);
  const { advanceEm, unitsPerEm, steps } = glyph;
  const dots = filled(steps, emDots / unitsPerEm);
  return { character, advance: Math.round(advanceEm * emDots), ...dots };
}

/** An empty box: somebody sees that a sign stands here which no font of ours has. */
function missing(character: string, emDots: number): DrawnGlyph {
  const isFull = (character.codePointAt(0) ?? 0) >= WIDE_FROM;
  const advance = Math.round(emDots * (isFull ? 1 : 0.6));
  const [width, height] = [Math.max(0, advance - 4), Math.round(emDots * 0.72)];
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isEdge = x < 2 || y < 2 || x >= width - 2 || y >= height - 2;
      dots[y * width + x] = isEdge ? 1 : 0;
    }
  }
  return { character, advance, left: 2, top: -height, width, height, dots };
}
