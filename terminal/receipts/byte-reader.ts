/** Bytes of a font, read once from front to back. Throws where they end too early. */
export class ByteReader {
  readonly #bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const byte = this.#bytes[this.at];
    if (byte === undefined) throw new Error('a font that ends too early');
    this.at += 1;
    return byte;
  }

  word(): number {
    return (this.byte() << 8) + this.byte();
  }

  signedWord(): number {
    return (this.word() << 16) >> 16;
  }

  long(): number {
    return this.word() * 0x10000 + this.word();
  }

  take(length: number): Buffer {
    const from = this.at;
    this.skip(length);
    return this.#bytes.subarray(from, this.at);
  }

  skip(length: number): void {
    if (this.at + length > this.#bytes.length) throw new Error('a font that ends too early');
    this.at += length;
  }

  /** WOFF2, section 4.1: up to five bytes of seven bits each. */
  base128(): number {
    let value = 0;
    for (let count = 0; count < 5; count += 1) {
      const byte = this.byte();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new Error('a length of more than five bytes');
  }

  /** WOFF2, section 4.3.2. */
  short255(): number {
    const code = this.byte();
    if (code === 253) return this.word();
    if (code === 254) return this.byte() + 506;
    return code === 255 ? this.byte() + 253 : code;
  }
}
