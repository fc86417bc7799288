import type { PrintLine } from '../../native-bridge/protocol.ts';

/** One bit a dot, 1 is black, the leftmost in the highest bit; rows of whole bytes. */
export interface Picture {
  /** A multiple of 8. */
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bits: Uint8Array;
}

type Line<Type extends PrintLine['type']> = Extract<PrintLine, { type: Type }>;

export function pictureLine(picture: Picture, align: Line<'picture'>['align']): Line<'picture'> {
  const { widthDots, heightDots, bits } = picture;
  const base64 = Buffer.from(bits).toString('base64');
  return { type: 'picture', widthDots, heightDots, bits: base64, align };
}

/** A picture to be drawn on, white; `widthDots` of at least so many. */
export function blankPicture(widthDots: number, heightDots: number): Picture {
  const bytes = Math.max(1, Math.ceil(widthDots / 8));
  return { widthDots: bytes * 8, heightDots, bits: new Uint8Array(bytes * heightDots) };
}

/** Makes one dot black; outside of the picture there is no paper. */
export function blacken({ widthDots, heightDots, bits }: Picture, x: number, y: number): void {
  if (x < 0 || x >= widthDots || y < 0 || y >= heightDots) return;
  const at = y * (widthDots / 8) + (x >> 3);
  bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
}
