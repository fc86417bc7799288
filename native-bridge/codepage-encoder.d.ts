/** The parts of the package that say which characters a code page has; it has no types. */
declare module '@point-of-sale/codepage-encoder' {
  export type Codepage = string;
  const CodepageEncoder: {
    supports(codepage: string): boolean;
    /** 256 code points by byte; 0xfffd where a byte has none. */
    getEncoding(codepage: string): { readonly codepoints: readonly number[] };
  };
  export default CodepageEncoder;
}
