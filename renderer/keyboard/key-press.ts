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
    }
  /** Enter or Tab: how scanners end a code. */
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

/** Null: the event says nothing about who types (a modifier, a held key, no key at all). */
export function readKeyPress(event: KeyEvent): KeyPress | null {
  const { key = '', code = '', timeStamp: atMs } = event;
  if ((key === '' && code === '') || event.repeat || MODIFIERS.has(key)) return null;
  if (key === 'Enter' || (key === 'Tab' && !hasCommandKey(event))) return { kind: 'end', atMs };
  const written = hasCommandKey(event) ? controlCharacter(event) : signs(event);
  return written === null ? { kind: 'other', atMs } : { kind: 'character', ...written, atMs };
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
