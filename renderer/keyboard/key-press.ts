import { usSign } from './us-keyboard.ts';

/** A key that went down, as far as a scanner may have pressed it. */
export type KeyPress =
  | {
      readonly kind: 'character';
      /** What the key writes on a US keyboard; control characters included. */
      readonly physical: string;
      /** What the machine's own layout made of it; empty: nothing that is text. */
      readonly characters: string;
      readonly atMs: number;
      /** When it took several strokes: the first of them, and how many. */
      readonly startedAtMs?: number;
      readonly strokes?: number;
      /** Since when another key was down when this one was pressed; present only if so, as the next. */
      readonly overlapsSinceMs?: number;
      readonly capsLock?: true;
    }
  /** Enter or Tab, or a control character that ends a text: how scanners end a code. */
  | { readonly kind: 'end'; readonly atMs: number }
  /** Any other key: a person's, or a scanner's unusual ending. */
  | { readonly kind: 'other'; readonly atMs: number };

/** What is read of a `KeyboardEvent`. */
export interface KeyEvent {
  /** Missing in the events that a browser's autocompletion makes up. */
  readonly key?: string | undefined;
  readonly code?: string | undefined;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly timeStamp: number;
  readonly getModifierState: (modifier: string) => boolean;
}

/** A scanner presses these too, each as an event of its own; they write nothing by themselves. */
const MODIFIERS = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
]);

/**
 * No keyboard repeats a key sooner. Some scanners press a digit twice without letting go of it in
 * between, and then their second press looks like a repetition.
 */
const REPEAT_DELAY_MIN_MS = 200;

/** How scanners type CR, LF, ETX and EOT where those are set as the end: Control and M, J, C, D. */
const ENDING_CONTROLS = new Set(['\r', '\n', '\u0003', '\u0004']);

/**
 * Null: the event says nothing about who types (a modifier, a held key, no key at all).
 * `downForMs`: how long the key has been down, if it repeats.
 */
export function readKeyPress(event: KeyEvent, downForMs = Infinity): KeyPress | null {
  const { key = '', code = '', timeStamp: atMs } = event;
  if ((key === '' && code === '') || isModifier(event)) return null;
  if (event.repeat && downForMs > REPEAT_DELAY_MIN_MS) return null;
  if (key === 'Enter' || (key === 'Tab' && !hasCommandKey(event))) return { kind: 'end', atMs };
  const written = hasCommandKey(event) ? controlCharacter(event) : signs(event);
  if (written === null) return { kind: 'other', atMs };
  if (ENDING_CONTROLS.has(written.physical)) return { kind: 'end', atMs };
  const capsLock = event.getModifierState('CapsLock') && { capsLock: true as const };
  return { kind: 'character', ...written, atMs, ...capsLock };
}

export function isModifier({ key = '' }: Pick<KeyEvent, 'key'>): boolean {
  return MODIFIERS.has(key);
}

interface Signs {
  readonly physical: string;
  readonly characters: string;
}

function signs({ key = '', code = '', shiftKey }: KeyEvent): Signs | null {
  const characters = asSign(key);
  // A key without a known position (remote desktops, rare keys) is what its layout made of it.
  const physical = usSign(code, shiftKey) ?? characters;
  return physical === '' ? null : { physical, characters };
}

/** How a scanner types a control character: GS as Control and `]`, STX as Control and B. */
function controlCharacter(event: KeyEvent): Signs | null {
  const { key = '', code = '', shiftKey, altKey, metaKey } = event;
  if (altKey || metaKey) return null;
  const characters = controlOf(asSign(key));
  const physical = controlOf(usSign(code, shiftKey) ?? '') || characters;
  return physical === '' ? null : { physical, characters };
}

function controlOf(sign: string): string {
  return /^[@-_a-z]$/.test(sign) ? String.fromCodePoint(sign.toUpperCase().charCodeAt(0) & 31) : '';
}

/** Empty for keys with names: `Home`, `Dead`, `Process`. */
function asSign(key: string): string {
  return Array.from(key).length === 1 ? key : '';
}

/** AltGr writes signs, although some systems report it as Control and Alt together. */
function hasCommandKey(event: KeyEvent): boolean {
  const { ctrlKey, altKey, metaKey } = event;
  if (event.getModifierState('AltGraph') || (ctrlKey && altKey)) return false;
  return ctrlKey || altKey || metaKey;
}
