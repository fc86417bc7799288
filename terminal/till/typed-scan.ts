import type { TypedScan } from '../../messages/table.ts';
import { recognise } from '../core/payment-code.ts';
import { splitSymbology } from '../core/symbology.ts';

/** The sign that ends a text (ETX) stands in no code: what has it is told to be unreadable. */
const SPOILT = '\u0003';
/** The longest payment code of digits; those of 16 to 23 may be the ends of one. */
const DIGITS_MAX = 24;
/** The signs that some scanners are set to put in front: SOH and STX. */
const FRAME_STARTS = new Set(['\u0001', '\u0002']);

/**
 * The text that a scanner which types like a keyboard meant: of its readings the one that is a
 * payment code, else the one that is known for what it is, else the keys as a US keyboard has
 * them, which is what scanners are set to unless somebody changed it. A code that may not be the
 * one that was shown is no code: one that may be torn or mixed with another, and one that is
 * another code in another reading.
 */
export function typedText(scan: TypedScan): string {
  const readings = [scan.physical, scan.characters, ...(scan.others ?? [])].map(withoutFrame);
  const known = readings.map((text) => ({ text, recognition: recognise(text) }));
  const codes = known.flatMap(({ text, recognition }) =>
    recognition.kind === 'paymentCode' ? [{ text, code: recognition.code }] : [],
  );
  const [first] = codes;
  if (first !== undefined) {
    const isOne = codes.every(({ code }) => code === first.code);
    const isWhole = scan.isHeadUnsure !== true || hasHead(first);
    const isCertain = isOne && scan.isDoubtful !== true && isWhole && !isTorn(scan, first.text);
    return isCertain ? first.text : first.text + SPOILT;
  }
  const told = known.find(
    ({ recognition }) => recognition.kind === 'notACode' && recognition.reason !== 'unknown',
  );
  return told?.text ?? withoutSymbology(readings[0] ?? '');
}

/**
 * Whether it is whole whatever was typed before it: no code of digits is longer, and every other
 * one begins with signs that stand nowhere else in it.
 */
function hasHead({ text, code }: { readonly text: string; readonly code: string }): boolean {
  return code.length === DIGITS_MAX || !/^\d/.test(text);
}

function withoutFrame(text: string): string {
  const bare = text.trim();
  return FRAME_STARTS.has(bare.charAt(0)) ? bare.slice(1).trim() : bare;
}

/**
 * Whether it may be a half, as it is a code as well together with what was typed before it; or
 * one and a half, as what came after a stall within it is itself a code.
 */
function isTorn({ before, afterStalls = [] }: TypedScan, text: string): boolean {
  const heads = before === undefined ? [] : [before.physical, before.characters];
  const wholes = heads.flatMap((head) => Array.from(head, (_, index) => head.slice(index) + text));
  const rests = afterStalls.flatMap(({ physical, characters }) => [physical, characters]);
  return [...wholes, ...rests].some(
    (other) => recognise(withoutFrame(other)).kind === 'paymentCode',
  );
}

/**
 * What is not known, such as the id on a receipt, without the AIM identifier in front; with it
 * where nothing else says that this is no payment code.
 */
function withoutSymbology(text: string): string {
  const bare = splitSymbology(text).text;
  return recognise(bare).kind === 'paymentCode' ? text : bare;
}
