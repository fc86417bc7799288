import type { KeyPress } from './key-press.ts';
import { readingsOf, type Readings } from './readings.ts';
import {
  endedScannerStart,
  hasLoneHead,
  isOverlapping,
  scannerStart,
  SCAN_SILENCE_MS,
  STALL_MAX_MS,
  startOf,
  type Character,
} from './scan-pace.ts';

/** What a scanner typed between two silences. */
export interface FramedScan extends Readings {
  /** What somebody, or a scanner that then lost its code, typed shortly before. */
  readonly before: Readings;
  /** Its first keys may be among those before: another scanner ended its code amid them. */
  readonly isHeadUnsure: boolean;
  /** What came after each stall within it: a whole code itself, maybe, after one that was lost. */
  readonly afterStalls: readonly Readings[];
  /**
   * How it was typed, to compare scans by; null: in a way that no scanner types one code. One end
   * key and one key at a time is `1`.
   */
  readonly typedAs: string | null;
}

/** Who is at the keyboard. All times are those of the events, in page milliseconds. */
export type Typing =
  /** A person, or a scanner of which too little was seen; the newest keys, oldest first. */
  | {
      readonly status: 'unsure';
      /** Since the newest key that ends a code. */
      readonly keys: readonly Character[];
      /** Before that end, and so shortly that it may have been another scanner's. */
      readonly before: readonly Character[];
    }
  /** A scanner, and what it has typed so far. */
  | {
      readonly status: 'scanner';
      readonly keys: readonly Character[];
      readonly before: readonly Character[];
      readonly isHeadUnsure: boolean;
      readonly newestAtMs: number;
      /** End keys since the newest character. */
      readonly ends: number;
      /** There is something in it that no single scanner types. */
      readonly isMixed: boolean;
      /** The rest of what was given too early, and is given no more. */
      readonly isRest: boolean;
    }
  /** A scan was given; what turns out to have been typed before the silence was over is its rest. */
  | {
      readonly status: 'ended';
      readonly newestAtMs: number;
      readonly silenceMs: number;
      readonly keys: readonly Character[];
    };

export interface TypingStep {
  readonly typing: Typing;
  /** The key is a scanner's: nobody else may have it. */
  readonly isScanners: boolean;
  /** Since which instant a scanner has been typing, when this key gave it away; else null. */
  readonly recognisedSinceMs: number | null;
  /** A scan that is complete now. */
  readonly scan: FramedScan | null;
}

/**
 * After the end key. Whatever is typed sooner is of the same scan, or of a second scanner that
 * types at the same time: neither of them can be told from the other, so neither is a code. The
 * slowest scanners type a key every 64 ms.
 */
export const QUIET_MS = 80;

/**
 * How long a code may stall before it is over. One whose codes end with a key is waited for: a
 * code that is torn by a busy machine may be another code, as those of 16 to 23 digits are the
 * beginnings of those of 24.
 */
export function stallMsOf(endsWithKey: boolean): number {
  return endsWithKey ? STALL_MAX_MS : SCAN_SILENCE_MS;
}

/** How far back the beginning of a scan is looked for; it is mostly eight keys ago. */
export const UNSURE_KEYS_MAX = 32;
/** What was typed longer ago than this is no part of what is typed now. */
const BEFORE_MAX_MS = 3_000;
/** Twice the longest payment code (EMV, 512 characters); what is longer is cut off here. */
const SCAN_KEYS_MAX = 1024;
/** Between what was typed after one another without a silence. */
const LINE_END = '\n';

const nobody: Unsure = { status: 'unsure', keys: [], before: [] };
export const nobodyTyping: Typing = nobody;

type Unsure = Extract<Typing, { status: 'unsure' }>;
type Scanner = Extract<Typing, { status: 'scanner' }>;

const nothing = { isScanners: false, recognisedSinceMs: null, scan: null };

/** What is known after one more key. `stallMs`: how long this scanner's codes may stall. */
export function typingAfter(typing: Typing, press: KeyPress, stallMs = STALL_MAX_MS): TypingStep {
  switch (typing.status) {
    case 'unsure':
      return unsureAfter(typing, press);
    case 'scanner': {
      const silenceMs = silenceMsOf(typing, stallMs);
      if (press.atMs - typing.newestAtMs <= silenceMs) return scannerAfter(typing, press);
      // The silence was heard by nobody, as the page was busy; the events' own times tell of it.
      const { scan } = typingAfterSilence(typing, stallMs);
      return { ...unsureAfter({ ...nobody, keys: unfinished(typing) }, press), scan };
    }
    case 'ended': {
      const { newestAtMs, silenceMs, keys } = typing;
      if (press.atMs - newestAtMs > silenceMs) return unsureAfter({ ...nobody, keys }, press);
      return scannerAfter({ ...scanning([], [], newestAtMs), isRest: true }, press);
    }
    default:
      return typing satisfies never;
  }
}

/** How long nothing may be typed until the scan is over. */
export function silenceMsOf({ ends }: Scanner, stallMs: number): number {
  return ends > 0 ? QUIET_MS : stallMs;
}

/** What is known once that silence is over. */
export function typingAfterSilence(typing: Typing, stallMs = STALL_MAX_MS): TypingStep {
  if (typing.status !== 'scanner') return { ...nothing, typing };
  const ended = {
    status: 'ended',
    newestAtMs: typing.newestAtMs,
    silenceMs: silenceMsOf(typing, stallMs),
    keys: unfinished(typing),
  } as const;
  return { ...nothing, typing: ended, scan: typing.isRest ? null : framed(typing) };
}

/** A key that was typed, and of which nobody knows how often. */
export function typingMixed(typing: Typing): Typing {
  return typing.status === 'scanner' ? { ...typing, isMixed: true } : typing;
}

function unsureAfter(unsure: Unsure, press: KeyPress): TypingStep {
  const { keys: known, before } = stillOf(unsure, press.atMs);
  if (press.kind !== 'character') return unsureEnded(known, before, press);
  const keys = [...known, press].slice(-UNSURE_KEYS_MAX);
  const start = scannerStart(keys);
  return start === null
    ? { ...nothing, typing: { status: 'unsure', keys, before } }
    : recognised(keys, before, start, press.atMs);
}

/** A person's key, or the end of a scanner's code, into which another one had begun to type. */
function unsureEnded(
  keys: readonly Character[],
  before: readonly Character[],
  press: KeyPress,
): TypingStep {
  const start = press.kind === 'end' ? endedScannerStart(keys, press.atMs) : null;
  if (start === null) {
    const all = [...before, ...keys].slice(-UNSURE_KEYS_MAX);
    return { ...nothing, typing: { status: 'unsure', keys: [], before: all } };
  }
  const step = recognised(keys, before, start, press.atMs);
  return { ...step, typing: { ...step.typing, ends: 1 } };
}

/** What may be connected with a key that is pressed now. */
function stillOf({ keys, before }: Unsure, atMs: number): Omit<Unsure, 'status'> {
  const sinceMs = atMs - (keys.at(-1) ?? before.at(-1) ?? { atMs }).atMs;
  const isStill = sinceMs <= (keys.length > 0 ? BEFORE_MAX_MS : SCAN_SILENCE_MS);
  return isStill ? { keys, before } : nobody;
}

function recognised(
  keys: readonly Character[],
  before: readonly Character[],
  start: number,
  atMs: number,
) {
  const own = keys.slice(start);
  return {
    typing: {
      ...scanning(own, [...before, ...keys.slice(0, start)], atMs),
      isHeadUnsure: before.length > 0,
    },
    isScanners: true,
    recognisedSinceMs: own[0] === undefined ? atMs : startOf(own[0]),
    scan: null,
  };
}

function scanning(
  keys: readonly Character[],
  before: readonly Character[],
  newestAtMs: number,
): Scanner {
  const sure = { isHeadUnsure: false, isMixed: false, isRest: false };
  return { status: 'scanner', keys, before, newestAtMs, ends: 0, ...sure };
}

function scannerAfter(scanner: Scanner, press: KeyPress): TypingStep {
  const ours = { isScanners: true, recognisedSinceMs: null, scan: null };
  const newestAtMs = press.atMs;
  if (press.kind !== 'character') {
    return { ...ours, typing: { ...scanner, newestAtMs, ends: scanner.ends + 1 } };
  }
  const isNewLine = scanner.ends > 0;
  const added = isNewLine ? [lineEnd(press.atMs), press] : [press];
  const keys = [...scanner.keys, ...added].slice(0, SCAN_KEYS_MAX);
  const isMixed = scanner.isMixed || isNewLine;
  return { ...ours, typing: { ...scanner, keys, newestAtMs, ends: 0, isMixed } };
}

function lineEnd(atMs: number): Character {
  return { kind: 'character', physical: LINE_END, characters: LINE_END, atMs };
}

/** What may be the beginning of what comes next: it was not ended by a key. */
function unfinished({ keys, ends }: Scanner): readonly Character[] {
  return ends > 0 ? [] : keys.slice(-UNSURE_KEYS_MAX);
}

function framed({ keys, before, isHeadUnsure, ends, isMixed }: Scanner): FramedScan {
  return {
    ...readingsOf(keys),
    before: readingsOf(before),
    isHeadUnsure,
    afterStalls: keys.flatMap((_, index) =>
      isStalledBefore(keys, index) || (index === 1 && hasLoneHead(keys))
        ? [readingsOf(keys.slice(index))]
        : [],
    ),
    typedAs: isMixed ? null : `${ends}${isOverlapping(keys) ? ' overlapping' : ''}`,
  };
}

function isStalledBefore(keys: readonly Character[], index: number): boolean {
  const [before, key] = [keys[index - 1], keys[index]];
  if (before === undefined || key === undefined) return false;
  return startOf(key) - before.atMs > SCAN_SILENCE_MS;
}
