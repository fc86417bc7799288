/** How a scanner's codes end: `auto` finds out, `none` was said by whoever set the till up. */
type Ending = 'auto' | 'none';

/** What a text that silence ended is. `code`: this device has shown that such texts are whole. */
export type Judgement = 'code' | 'unended' | 'partial';

/** No payment code is shorter; less than that is what is left of a torn one. */
const LENGTH_MIN = 16;
/** A shorter text may be the head of a payment code, which has up to 24 digits. */
export const WHOLE_LENGTH_MIN = 24;

/**
 * What one device has shown of how its codes end, over all its opens. A text that merely stops
 * looks like one that was torn, so silence makes a code only where nothing else explains it: the
 * device has never sent an end character, and the text
 *
 * - is the same as the one before it: nobody is torn twice at the same byte, or
 * - is 24 characters or more, and as long as the one before it or as those that were codes: torn
 *   texts are shorter than whole ones, and glued ones longer.
 *
 * The first text of a device is therefore `unended`, and scanned once more. With `none` the first
 * is believed, and then any that is as long: the shop has said that nothing follows it.
 */
export class EndingHabit {
  private readonly ending: Ending;
  private sendsEnds = false;
  /** The newest text that silence ended; null: none, or what came after it was torn. */
  private lastText: string | null = null;
  /** How long those are that were codes. */
  private usualLength: number | null = null;

  constructor(ending: Ending) {
    this.ending = ending;
  }

  /** A code came with its end: where that is so, silence never ends one. */
  ended(): void {
    if (this.ending === 'none') return;
    this.forget();
    this.sendsEnds = true;
  }

  /** What it has shown was read at the wrong speed. */
  forget(): void {
    this.sendsEnds = false;
    this.lastText = null;
    this.usualLength = null;
  }

  /** As long as those that were codes. */
  isUsual(text: string): boolean {
    return text.length === this.usualLength;
  }

  /** What a text is that has silence before and behind it. */
  judge(text: string): Judgement {
    if (this.sendsEnds || text.length < LENGTH_MIN) return 'partial';
    if (this.isUsual(text) || text === this.lastText) return 'code';
    const isFirst = this.lastText === null && this.usualLength === null;
    if (this.ending === 'none' && isFirst) return 'code';
    const isWholeLength = text.length >= WHOLE_LENGTH_MIN;
    return isWholeLength && text.length === this.lastText?.length ? 'code' : 'unended';
  }

  /** Silence has ended a text, and it was taken for this. */
  settled(text: string, judgement: Judgement): void {
    this.lastText = judgement === 'partial' ? null : text;
    const isLasting = text.length >= WHOLE_LENGTH_MIN || this.ending === 'none';
    if (judgement === 'code' && isLasting) this.usualLength = text.length;
  }
}
