import { recognise } from '../core/payment-code.ts';
import { splitSymbology } from '../core/symbology.ts';

/**
 * The text that a scanner which types like a keyboard meant: of the two readings the one that is
 * a payment code, else the one that is known for what it is, else the keys as a US keyboard has
 * them, which is what scanners are set to unless somebody changed it.
 */
export function typedText(scan: {
  readonly physical: string;
  readonly characters: string;
}): string {
  const readings = [scan.physical, scan.characters].map((text) => text.trim());
  const known = readings.map((text) => ({ text, recognition: recognise(text) }));
  const best =
    known.find(({ recognition }) => recognition.kind === 'paymentCode') ??
    known.find(
      ({ recognition }) => recognition.kind === 'notACode' && recognition.reason !== 'unknown',
    );
  return best?.text ?? withoutSymbology(readings[0] ?? '');
}

/**
 * What is not known, such as the id on a receipt, without the AIM identifier in front; with it
 * where nothing else says that this is no payment code.
 */
function withoutSymbology(text: string): string {
  const bare = splitSymbology(text).text;
  return recognise(bare).kind === 'paymentCode' ? text : bare;
}
