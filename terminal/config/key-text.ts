/** PEM, or the bare Base64 of any RSA key or certificate: DER of that length begins with `MII`. */
const KEY_TEXT = /-----BEGIN|MII[A-Za-z0-9+/]{60}/;

/** Whether a text holds a key itself, which is never repeated anywhere. */
export function isKeyText(text: string): boolean {
  return KEY_TEXT.test(text);
}
