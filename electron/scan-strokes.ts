import type { KeyboardInputEvent } from 'electron';

/** The signs of a US keyboard that need Shift; its capitals do too. */
const SHIFTED = /[A-Z~!@#$%^&*()_+{}|:"<>?]/;
const PRINTABLE = /^[ -~]+$/;

/**
 * The keys of a scan as a scanner that acts as a US keyboard presses them, ended by Enter; null:
 * it has no key for one of the signs.
 */
export function scanStrokes(text: string): readonly KeyboardInputEvent[] | null {
  if (!PRINTABLE.test(text)) return null;
  return [...text.split('').flatMap(strokesOf), ...ENTER];
}

const ENTER: readonly KeyboardInputEvent[] = [
  { type: 'keyDown', keyCode: 'Enter' },
  { type: 'char', keyCode: '\r' },
  { type: 'keyUp', keyCode: 'Enter' },
];

function strokesOf(sign: string): readonly KeyboardInputEvent[] {
  const keyCode = sign === ' ' ? 'Space' : sign;
  if (!SHIFTED.test(sign)) {
    return [
      { type: 'keyDown', keyCode },
      { type: 'char', keyCode: sign },
      { type: 'keyUp', keyCode },
    ];
  }
  const modifiers: KeyboardInputEvent['modifiers'] = ['shift'];
  return [
    { type: 'keyDown', keyCode: 'Shift', modifiers },
    { type: 'keyDown', keyCode, modifiers },
    { type: 'char', keyCode: sign, modifiers },
    { type: 'keyUp', keyCode, modifiers },
    { type: 'keyUp', keyCode: 'Shift' },
  ];
}
