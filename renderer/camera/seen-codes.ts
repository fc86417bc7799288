/** A code as the reader made it out in one picture. */
export interface SeenCode {
  readonly text: string;
  /** AIM identifier, as scanners put it in front: `]Q1`. */
  readonly symbology: string;
  /** A field (QR) mends its own faults; lines (Code 128) have a check sum and no more. */
  readonly drawnAs: 'field' | 'lines';
}

/** What the pictures so far say together. */
export type Sight =
  | { readonly status: 'nothing' }
  /** Lines that one picture showed: another must say the same. */
  | { readonly status: 'unsure' }
  /** Codes that say different things: nobody knows which is meant. */
  | { readonly status: 'several' }
  | { readonly status: 'read'; readonly code: SeenCode };

/** About a second: of a code in view, one picture or another is sharp by then. */
const REMEMBERED_PICTURES = 10;
/** Digits as long as a payment code, or the beginning of every EMV code: any of them may be one. */
const PAYMENT_CODE = /^(?:[0-9]{16,32}|hQVDUFYw.*)$/;
/** Goods and what they are packed in, by their AIM identifiers: long digits, and nobody's money. */
const GOODS = /^\](?:E|e|C1)/;

/**
 * Wallets show one code twice, as lines and as a field: the field is taken, whatever else is
 * about, but for another payment code. Of two customers nobody is read until one of them has been
 * out of view for a while. Lines alone are believed once two pictures agree on them.
 */
export class SeenCodes {
  #lines: string | null = null;
  #picture = 0;
  /** What may be payment codes, and the picture that showed each last. */
  readonly #mayPay = new Map<string, number>();

  look(codes: readonly SeenCode[]): Sight {
    this.#remember(codes);
    const fields = codes.filter(({ drawnAs }) => drawnAs === 'field');
    const meant = fields.length === 0 ? codes : fields;
    const [code, ...others] = meant;
    if (code === undefined) return { status: 'nothing' };
    if (others.some(({ text }) => text !== code.text)) return { status: 'several' };
    if (mayPay(code) && this.#mayPay.size > 1) return { status: 'several' };
    if (code.drawnAs === 'field' || code.text === this.#lines) return { status: 'read', code };
    this.#lines = code.text;
    return { status: 'unsure' };
  }

  #remember(codes: readonly SeenCode[]): void {
    this.#picture += 1;
    for (const code of codes.filter(mayPay)) this.#mayPay.set(digitsOf(code), this.#picture);
    for (const [text, picture] of this.#mayPay) {
      if (this.#picture - picture >= REMEMBERED_PICTURES) this.#mayPay.delete(text);
    }
  }
}

function mayPay(code: SeenCode): boolean {
  return PAYMENT_CODE.test(digitsOf(code)) && !GOODS.test(code.symbology);
}

/** Some wallets put blanks between groups of digits, in one of the two that they draw. */
function digitsOf({ text }: SeenCode): string {
  return text.replaceAll(' ', '');
}
