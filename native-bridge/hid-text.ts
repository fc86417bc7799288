/** What the bytes of one whole scan say. */
export type HidText =
  | { readonly type: 'code'; readonly text: string; readonly symbology: string | null }
  /** The scanner's answer to a command, or its menu: nobody scanned it. */
  | { readonly type: 'reply' }
  | { readonly type: 'empty' }
  | { readonly type: 'noise' };

const SUFFIX = /[\r\n\t]+$/;
const CONTROL_CHARACTER = /\p{Cc}/u;
/** `]`, the code's letter, its modifier; then the code itself, which is never empty. */
const AIM_PREFIX = /^(\][A-Za-z][0-9A-Za-z])(.+)$/s;
/**
 * Letters that ISO/IEC 15424 gives to no barcode: X other, Y system expansion, Z no barcode.
 * Honeywell scanners answer commands with them (captured: `]X0` the answer, `]Z6` its end).
 */
const NO_BARCODE = /^\][XYZxy]/;
const REPLIES: ReadonlySet<string> = new Set([']X0', ']Z6']);

/** `aim`: what the report's own field says; where it says nothing, the data may. */
export function readHidText(bytes: Uint8Array, aim: string | null): HidText {
  if (aim !== null && NO_BARCODE.test(aim)) return noBarcode(aim);
  const decoded = decodeUtf8(bytes);
  if (decoded === null) return { type: 'noise' };
  const whole = decoded.replace(SUFFIX, '');
  const match = AIM_PREFIX.exec(whole);
  const written = match?.[1] ?? null;
  if (aim === null && written !== null && NO_BARCODE.test(written)) return noBarcode(written);
  if (CONTROL_CHARACTER.test(whole)) return { type: 'noise' };
  if (whole === '') return { type: 'empty' };
  // A scanner that says it in the field and writes it into the data too says it once.
  const isWritten = written !== null && (aim === null || aim === written);
  return {
    type: 'code',
    text: isWritten ? (match?.[2] ?? whole) : whole,
    symbology: aim ?? written,
  };
}

/** The scanner ends its codes with a key: where its data ends is then beyond doubt. */
export function endsWithSuffix(bytes: Uint8Array): boolean {
  const last = bytes.at(-1);
  return last === 0x0d || last === 0x0a || last === 0x09;
}

function noBarcode(aim: string): HidText {
  return { type: REPLIES.has(aim) ? 'reply' : 'noise' };
}

/** One for all: making one takes longer than what it does. Whole texts leave nothing behind in it. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}
