/** The part of the package that says which characters a code page has; it has no types. */
declare module '@point-of-sale/codepage-encoder' {
  const CodepageEncoder: {
    supports(codePage: string): boolean;
    /** By their bytes, 0 to 255; holes are bytes that say nothing. */
    getEncoding(codePage: string): { readonly codepoints: readonly (number | undefined)[] };
  };
  export default CodepageEncoder;
}
