import type { KeyPress } from './key-press.ts';

/** What a scanner typed, read in the two ways that it can have been meant. */
export interface TypedScan {
  /** The keys as they lie on a US keyboard. */
  readonly physical: string;
  /** What the machine's own layout made of them. */
  readonly characters: string;
}

type Character = Extract<KeyPress, { kind: 'character' }>;

/** Who is at the keyboard. All times are those of the events, in page milliseconds. */
export type Typing =
  /** A person, or a scanner of which too little was seen; the newest keys, oldest first. */
  | { readonly status: 'unsure'; readonly keys: readonly Character[] }
  /** A scanner, and what it has typed so far. */
  | {
      readonly status: 'scanner';
      readonly keys: readonly Character[];
      readonly newestAtMs: number;
      readonly given: Given;
    }
  /** A scanner that has just ended a code, by a key or by silence, and may not have finished. */
  | { readonly status: 'ended'; readonly endedAtMs: number; readonly by: 'key' | 'silence' };

/**
 * Which of a scanner's lines is a scan. One right after another may be the next code, or a line
 * of the same, like those of a contact card: told already if it is short. One right after a
 * silence, by the times of its keys, is the rest of a code whose beginning was given too early.
 */
type Given = 'always' | 'ifLong' | 'never';

export interface TypingStep {
  readonly typing: Typing;
  /** The key is a scanner's: nobody else may have it. */
  readonly isScanners: boolean;
  /** Since which instant a scanner has been typing, when this key gave it away; else null. */
  readonly recognisedSinceMs: number | null;
  /** A scan that is complete now. */
  readonly scan: TypedScan | null;
}

/**
 * The shortest that is taken for a scan: an EAN-8 number. A payment code has 16 characters at
 * the least, so it is recognised by its middle.
 */
const SCAN_KEYS_MIN = 8;
/** A scanner types a key every 1 to 32 ms, on average. */
const SCANNER_KEY_MS = 35;
/**
 * The fastest typists keep up 50 ms a key. A few keys that fall together are quicker, up to four,
 * but the pause after them is the longer: eight in a row without a pause are no person's.
 */
const PERSON_PAUSE_MS = 45;
/** No scanner pauses longer within a code; a machine that is busy may, while it hands on keys. */
const SCAN_SILENCE_MS = 100;
/**
 * One whose codes end with a key is waited for: a code that is torn by a busy machine may be
 * another code, as those of 16 to 23 digits are the beginnings of those of 24.
 */
const STALL_MAX_MS = 1_000;

/** How long a code may stall before it is over, by how the scan before it ended. */
export function silenceAfter(ended: 'key' | 'silence'): number {
  return ended === 'key' ? STALL_MAX_MS : SCAN_SILENCE_MS;
}
/** How far back the beginning of a scan is looked for; it is mostly eight keys ago. */
export const UNSURE_KEYS_MAX = 32;
/** Twice the longest payment code (EMV, 512 characters); what is longer is cut off here. */
const SCAN_KEYS_MAX = 1024;

export const nobodyTyping: Typing = { status: 'unsure', keys: [] };

/** What is known after one more key. `silenceMs`: how long this scanner's codes may stall. */
export function typingAfter(
  typing: Typing,
  press: KeyPress,
  silenceMs = SCAN_SILENCE_MS,
): TypingStep {
  switch (typing.status) {
    case 'unsure':
      return unsureAfter(typing.keys, press);
    case 'scanner': {
      if (press.atMs - typing.newestAtMs <= silenceMs) return scannerAfter(typing, press);
      // The silence was heard by nobody, as the page was busy; the events' own times tell of it.
      const { scan } = typingAfterSilence(typing);
      return { ...unsureAfter([], press), scan };
    }
    case 'ended': {
      if (press.atMs - typing.endedAtMs > PERSON_PAUSE_MS) return unsureAfter([], press);
      const given = typing.by === 'key' ? 'ifLong' : 'never';
      return scannerAfter({ status: 'scanner', keys: [], newestAtMs: press.atMs, given }, press);
    }
    default:
      return typing satisfies never;
  }
}

/** What is known once no key has come for as long as no scanner pauses. */
export function typingAfterSilence(typing: Typing): TypingStep {
  const nothing = { isScanners: false, recognisedSinceMs: null };
  if (typing.status !== 'scanner') return { typing, ...nothing, scan: null };
  const ended = { status: 'ended', endedAtMs: typing.newestAtMs, by: 'silence' } as const;
  return { typing: ended, ...nothing, scan: scanOf(typing) };
}

function unsureAfter(before: readonly Character[], press: KeyPress): TypingStep {
  const nothing = { isScanners: false, recognisedSinceMs: null, scan: null };
  if (press.kind !== 'character') return { typing: nobodyTyping, ...nothing };
  const newest = before.at(-1);
  const goesOn = newest !== undefined && press.atMs - newest.atMs <= SCAN_SILENCE_MS;
  const keys = [...(goesOn ? before : []), press].slice(-UNSURE_KEYS_MAX);
  const scanned = scannersPart(keys);
  const [first] = scanned;
  if (first === undefined) return { typing: { status: 'unsure', keys }, ...nothing };
  return {
    typing: { status: 'scanner', keys: scanned, newestAtMs: press.atMs, given: 'always' },
    isScanners: true,
    recognisedSinceMs: first.atMs,
    scan: null,
  };
}

/** The newest keys that came as fast as only a scanner types; none while that is not sure. */
function scannersPart(keys: readonly Character[]): readonly Character[] {
  const newest = keys.slice(-SCAN_KEYS_MIN);
  if (newest.length < SCAN_KEYS_MIN || msPerKey(newest) > SCANNER_KEY_MS) return [];
  if (newest.some((_, index) => gapAfter(newest, index) > PERSON_PAUSE_MS)) return [];
  // It may have begun before a stutter, but not with a key that stood alone: that was a person's.
  const start = keys.findIndex(
    (_, index) =>
      msPerKey(keys.slice(index)) <= SCANNER_KEY_MS && gapAfter(keys, index) <= PERSON_PAUSE_MS,
  );
  return keys.slice(start);
}

function msPerKey(keys: readonly Character[]): number {
  return ((keys.at(-1)?.atMs ?? 0) - (keys[0]?.atMs ?? 0)) / (keys.length - 1);
}

/** Nought after the newest key. */
function gapAfter(keys: readonly Character[], index: number): number {
  const [key, next] = [keys[index], keys[index + 1]];
  return key === undefined || next === undefined ? 0 : next.atMs - key.atMs;
}

type Scanner = Extract<Typing, { status: 'scanner' }>;

function scannerAfter(scanner: Scanner, press: KeyPress): TypingStep {
  const ours = { isScanners: true, recognisedSinceMs: null };
  if (press.kind !== 'character') {
    const typing = { status: 'ended', endedAtMs: press.atMs, by: 'key' } as const;
    return { typing, ...ours, scan: scanOf(scanner) };
  }
  const keys = scanner.keys.length < SCAN_KEYS_MAX ? [...scanner.keys, press] : scanner.keys;
  return { typing: { ...scanner, keys, newestAtMs: press.atMs }, ...ours, scan: null };
}

function scanOf({ keys, given }: Scanner): TypedScan | null {
  if (given === 'never' || (given === 'ifLong' && keys.length < SCAN_KEYS_MIN)) return null;
  return {
    physical: keys.map(({ physical }) => physical).join(''),
    characters: keys.map(({ characters }) => characters).join(''),
  };
}
