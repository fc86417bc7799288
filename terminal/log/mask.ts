import { maskCode } from '../core/payment-code.ts';

/**
 * `CC` or `SIM`, the epoch of ten characters, and then a sequence, or `P` and the instant of a
 * probe; or a sale's sixteen characters (`id-file.ts`).
 */
const OUR_ID =
  /^(?:CC|SIM)(?:[0-9A-HJKMNP-TV-Z]{10}(?:[0-9]{6,9}|P[0-9]{1,15})|S[0-9A-HJKMNP-TV-Z]{16})$/;
const WORD = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
/** No payment code has fewer. Of 100,000 epochs one is all digits, and its ids are masked too. */
const DIGITS_OF_A_CODE = /[0-9]{16}/;
/** Fifteen digits are less than any payment code has, and more than an instant needs. */
const COUNT_MAX = 999_999_999_999_999;

interface Secret {
  readonly pattern: RegExp;
  /** What is left of it; null: it is none after all. */
  readonly mask: (found: string) => string | null;
}

const SECRETS: readonly Secret[] = [
  // A key or a certificate, even one whose end is missing.
  { pattern: /-----BEGIN [\s\S]*?(?:-----END [^-]*-----|$)/g, mask: lengthOf },
  // What a header says that proves who sends, to the end of its line.
  { pattern: /(?<=\b(?:signature|authorization)["']?\s*[:=])[^\r\n]+/gi, mask: lengthOf },
  // An EMV code, also as it stands in a URL or escaped in JSON.
  { pattern: /hQVDUFYw[0-9A-Za-z+/=%_\\-]*/g, mask: maskCode },
  // Sixteen digits, whatever stands between them: a payment code, or bytes printed in decimal.
  {
    pattern: /[0-9](?:[\s\p{Pd}\p{Cf}._,/]*[0-9]){15,}/gu,
    mask: (found) => maskCode(found.replaceAll(/[^0-9]/g, '')),
  },
  // Bytes as Node prints them, `85 05 43 …`: more than an error has a reason to show.
  { pattern: /(?:\b[0-9a-f]{2}[\s:,-]+){19,}[0-9a-f]{2}\b/gi, mask: lengthOf },
  // Base64 and hex: keys, signatures, bodies.
  { pattern: /[0-9A-Za-z+_=-]{40,}/g, mask: lengthOf },
  // The same with slashes, where it is not the path of a file, which a stack is nothing without.
  {
    pattern: /[0-9A-Za-z+/_=-]{40,}/g,
    mask: (found) => (isPath(found) ? null : lengthOf(found)),
  },
];

interface Span {
  readonly start: number;
  readonly end: number;
  readonly left: string;
}

/**
 * Free text without what may never be kept: the middle of payment codes, keys, signatures. It
 * rather masks too much, such as a long number that is none of these.
 */
export function maskText(text: string): string {
  // Each is looked for in the text as it came: a mask that took part of a code would hide the rest.
  const spans = SECRETS.flatMap((secret) => spansOf(secret, text));
  let masked = '';
  let place = 0;
  // In place: Node 18, which the oldest shell runs on, has no toSorted.
  spans.sort((a, b) => a.start - b.start);
  for (const { start, end, left } of united(spans, text)) {
    masked += text.slice(place, start) + left;
    place = end;
  }
  return masked + text.slice(place);
}

/** An id of ours as it is; anything else keeps what may be kept of a code. */
export function maskId(id: string): string {
  return OUR_ID.test(id) && !DIGITS_OF_A_CODE.test(id) ? id : maskCode(id);
}

/** A word of a program as it is; anything else keeps what may be kept of a code. */
export function maskWord(word: string): string {
  return WORD.test(word) && maskText(word) === word ? word : maskCode(word);
}

/** A whole number as it is; null: it is none, or as long as a payment code. */
export function maskCount(count: number): number | null {
  return Number.isInteger(count) && Math.abs(count) <= COUNT_MAX ? count : null;
}

function spansOf({ pattern, mask }: Secret, text: string): Span[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const left = mask(found);
    return left === null ? [] : [{ start: index, end: index + found.length, left }];
  });
}

/** Those that overlap become one, of which nothing is left but its length. */
function united(spans: readonly Span[], text: string): Span[] {
  const apart: Span[] = [];
  for (const span of spans) {
    const before = apart.at(-1);
    if (before === undefined || span.start >= before.end) {
      apart.push(span);
    } else {
      const { start } = before;
      const end = Math.max(before.end, span.end);
      apart[apart.length - 1] = { start, end, left: lengthOf(text.slice(start, end)) };
    }
  }
  return apart;
}

function isPath(text: string): boolean {
  return !/[+=]/.test(text) && !(/[0-9]/.test(text) && /[A-Z]/.test(text));
}

function lengthOf(found: string): string {
  return `[${found.length} characters]`;
}
