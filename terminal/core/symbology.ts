/**
 * The AIM symbology identifier that a scanner may put in front: `]`, the code's letter, which is
 * another one in upper and lower case, and its modifier. Source: ISO/IEC 15424.
 */
const AIM_IDENTIFIER = /^\]([A-Za-z])[0-9A-Za-z]/;

/**
 * What is drawn so. Wallets draw payment codes as Code 128 (`C`) and QR codes (`Q`) and as nothing
 * else (Alipay+ code format; EMV QR). EAN and UPC (`E`), DataBar (`e`) and ITF (`I`) are of goods.
 */
type DrawnAs = 'paymentCodes' | 'goods' | 'other';

const GOODS = new Set(['E', 'e', 'I']);
const PAYMENT_CODES = new Set(['C', 'Q']);

interface SplitScan {
  /** Null: the scanner does not say. */
  readonly drawnAs: DrawnAs | null;
  readonly text: string;
}

/** Takes one identifier off: a second one is part of what was read. */
export function splitSymbology(text: string): SplitScan {
  const match = AIM_IDENTIFIER.exec(text);
  if (match === null) return { drawnAs: null, text };
  return { drawnAs: drawnAsOf(match[1] ?? ''), text: text.slice(match[0].length) };
}

function drawnAsOf(letter: string): DrawnAs {
  if (PAYMENT_CODES.has(letter)) return 'paymentCodes';
  return GOODS.has(letter) ? 'goods' : 'other';
}
