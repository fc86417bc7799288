import { describe, expect, test } from 'vitest';

import { readKeyPress, type KeyEvent } from './key-press.ts';

interface Pressed extends Partial<Omit<KeyEvent, 'getModifierState'>> {
  readonly altGraph?: boolean;
}

function pressed({ altGraph = false, ...fields }: Pressed, downForMs?: number) {
  const event = {
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    repeat: false,
    timeStamp: 0,
    getModifierState: (modifier: string) => modifier === 'AltGraph' && altGraph,
    ...fields,
  };
  return readKeyPress(event, downForMs);
}

const sign = (physical: string, characters: string) => ({
  kind: 'character',
  physical,
  characters,
  atMs: 0,
});

/** Every writing key of the US keyboard, in the order of its rows. */
const ROWS = [
  ['`1234567890-=', '~!@#$%^&*()_+', 'Backquote 1 2 3 4 5 6 7 8 9 0 Minus Equal'],
  ['qwertyuiop[]\\', 'QWERTYUIOP{}|', 'q w e r t y u i o p BracketLeft BracketRight Backslash'],
  [`asdfghjkl;'`, 'ASDFGHJKL:"', 'a s d f g h j k l Semicolon Quote'],
  ['zxcvbnm,./', 'ZXCVBNM<>?', 'z x c v b n m Comma Period Slash'],
] as const;

function codeOf(name: string): string {
  if (/^\d$/.test(name)) return `Digit${name}`;
  return /^[a-z]$/.test(name) ? `Key${name.toUpperCase()}` : name;
}

describe('the keys as they lie on a US keyboard', () => {
  test('write every sign that it has, with Shift and without', () => {
    for (const [plain, shifted, names] of ROWS) {
      const codes = names.split(' ').map(codeOf);
      const typed = (shiftKey: boolean) =>
        codes.map((code) => pressed({ code, key: 'Process', shiftKey }));
      expect(typed(false)).toEqual(Array.from(plain, (written) => sign(written, '')));
      expect(typed(true)).toEqual(Array.from(shifted, (written) => sign(written, '')));
    }
    expect(pressed({ code: 'Space', key: ' ' })).toEqual(sign(' ', ' '));
  });

  test('do not heed Caps Lock, which turns the letters of the layout round', () => {
    expect(pressed({ code: 'KeyH', key: 'H' })).toEqual(sign('h', 'H'));
    expect(pressed({ code: 'KeyQ', key: 'q', shiftKey: true })).toEqual(sign('Q', 'q'));
  });

  test('are right on an AZERTY machine, where digits need Shift', () => {
    const azerty = ['à', '&', 'é', '"', `'`, '(', '-', 'è', '_', 'ç'];
    const read = azerty.map((key, digit) => pressed({ code: `Digit${digit}`, key }));
    expect(read).toEqual(azerty.map((key, digit) => sign(String(digit), key)));
    expect(pressed({ code: 'KeyQ', key: 'a' })).toEqual(sign('q', 'a'));
  });

  test('are right on a QWERTZ machine, also where it waits for an accent', () => {
    expect(pressed({ code: 'KeyY', key: 'z' })).toEqual(sign('y', 'z'));
    expect(pressed({ code: 'Slash', key: '-' })).toEqual(sign('/', '-'));
    expect(pressed({ code: 'Equal', key: 'Dead' })).toEqual(sign('=', ''));
  });

  test('include the keypad, with Num Lock or without', () => {
    expect(pressed({ code: 'Numpad7', key: '7' })).toEqual(sign('7', '7'));
    expect(pressed({ code: 'Numpad7', key: 'Home' })).toEqual(sign('7', ''));
    expect(pressed({ code: 'NumpadDecimal', key: ',' })).toEqual(sign('.', ','));
  });

  test('are what the layout made of them where the position is not known', () => {
    expect(pressed({ code: '', key: '7' })).toEqual(sign('7', '7'));
  });
});

describe('a scanner that is set to the layout of the machine', () => {
  test('is read by the signs that the layout makes, AltGr included', () => {
    expect(pressed({ code: 'Digit2', key: '2', shiftKey: true })).toEqual(sign('@', '2'));
    expect(pressed({ code: 'Digit9', key: ']', altGraph: true })).toEqual(sign('9', ']'));
    const windows = { code: 'KeyQ', key: '@', ctrlKey: true, altKey: true };
    expect(pressed(windows)).toEqual(sign('q', '@'));
  });
});

describe('a control character', () => {
  test('is typed with Control, and passed through', () => {
    const groupSeparator = { code: 'BracketRight', key: ']', ctrlKey: true };
    expect(pressed(groupSeparator)).toEqual(sign('\u001D', '\u001D'));
    expect(pressed({ code: 'KeyB', key: 'b', ctrlKey: true })).toEqual(sign('\u0002', '\u0002'));
  });

  test('is none with Alt or with a key that makes none', () => {
    expect(pressed({ code: 'KeyC', key: 'c', altKey: true })?.kind).toBe('other');
    expect(pressed({ code: 'Digit1', key: '1', ctrlKey: true })?.kind).toBe('other');
  });
});

describe('a key', () => {
  test('ends a scan if it is Enter or Tab, on the keypad too', () => {
    expect(pressed({ code: 'Enter', key: 'Enter' })?.kind).toBe('end');
    expect(pressed({ code: 'NumpadEnter', key: 'Enter' })?.kind).toBe('end');
    expect(pressed({ code: 'Tab', key: 'Tab' })?.kind).toBe('end');
  });

  test('ends a scan if it is how a scanner types CR, LF, ETX or EOT', () => {
    for (const letter of ['m', 'j', 'c', 'd']) {
      const code = `Key${letter.toUpperCase()}`;
      expect(pressed({ code, key: letter, ctrlKey: true })?.kind).toBe('end');
    }
  });

  test('that repeats sooner than any keyboard lets it was pressed again', () => {
    const again = { code: 'Digit0', key: '0', repeat: true };
    expect(pressed(again, 12)).toEqual(sign('0', '0'));
    expect(pressed(again, 250)).toBeNull();
  });

  test('says nothing while it is held, alone as a modifier, or made up without a name', () => {
    expect(pressed({ code: 'Digit5', key: '5', repeat: true })).toBeNull();
    expect(pressed({ code: 'ShiftLeft', key: 'Shift', shiftKey: true })).toBeNull();
    expect(pressed({ key: undefined, code: undefined })).toBeNull();
  });
});
