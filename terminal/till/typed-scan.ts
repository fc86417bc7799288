import { recognise } from '../core/payment-code.ts';

/** AIM symbology identifier that many scanners put in front: `]C0`, `]Q1`. */
const AIM_PREFIX = /^\][A-Za-z][0-9A-Za-z]/;

/**
 * The text that a scanner which types like a keyboard meant: of the two readings the one that is
 * a payment code, else the one that is known for what it is, else the keys as a US keyboard has
 * them, which is what scanners are set to unless somebody changed it.
 */
export function typedText(scan: {
  readonly physical: string;
  readonly characters: string;
}): string {
  const readings = [scan.physical, scan.characters].map((text) =>
    text.trim().replace(AIM_PREFIX, ''),
  );
  const known = readings.map((text) => ({ text, recognition: recognise(text) }));
  const best =
    known.find(({ recognition }) => recognition.kind === 'paymentCode') ??
    known.find(
      ({ recognition }) => recognition.kind === 'notACode' && recognition.reason !== 'unknown',
    );
  return best?.text ?? readings[0] ?? '';
}
