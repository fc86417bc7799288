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

/**
 * Wallets show one code twice, as lines and as a field: the field is taken, whatever lines are
 * about. Lines alone are believed once two pictures agree on them.
 */
export class SeenCodes {
  #lines: string | null = null;

  look(codes: readonly SeenCode[]): Sight {
    const fields = codes.filter(({ drawnAs }) => drawnAs === 'field');
    const meant = fields.length === 0 ? codes : fields;
    const [code, ...others] = meant;
    if (code === undefined) return { status: 'nothing' };
    if (others.some(({ text }) => text !== code.text)) return { status: 'several' };
    if (code.drawnAs === 'field' || code.text === this.#lines) return { status: 'read', code };
    this.#lines = code.text;
    return { status: 'unsure' };
  }
}
