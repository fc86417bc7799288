/** `02 19 5d 51 00×34`: bytes as engineers read them, and what a report is filled up with in short. */
export function spacedHex(hex: string): string {
  const spaced = hex.replaceAll(/(?<byte>..)(?=.)/g, '$<byte> ');
  return spaced.replaceAll(/(?:\b00(?: |$)){8,}/g, (zeros) => {
    const count = Math.ceil(zeros.length / 3);
    return zeros.endsWith(' ') ? `00×${count} ` : `00×${count}`;
  });
}

/** The bytes as text, with a dot for each that is none, and one sign for many. */
export function printable(hex: string): string {
  return (hex.match(/../g) ?? [])
    .map((pair) => Number.parseInt(pair, 16))
    .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·'))
    .join('')
    .replaceAll(/·{8,}/g, '…');
}
