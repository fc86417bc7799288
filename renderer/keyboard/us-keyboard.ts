/**
 * The US keyboard, by the position of its keys: the unshifted sign, then the shifted one. A
 * scanner that acts as a keyboard presses the keys of this layout unless it was told otherwise,
 * whatever layout the machine itself has. Names: UI Events KeyboardEvent code Values, section 3.
 */
const WRITING_KEYS: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  IntlBackslash: '\\|',
  Semicolon: ';:',
  Quote: `'"`,
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
};

/** The keypad writes the same with Shift and without, and digits also while Num Lock is off. */
const KEYPAD_SIGNS: Readonly<Record<string, string>> = {
  NumpadDecimal: '.',
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadEqual: '=',
};

/**
 * The sign that the key at this position writes on a US keyboard, Caps Lock left out of account;
 * null: the key writes nothing, or no US keyboard has it.
 */
export function usSign(code: string, shifted: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shifted ? letter : letter.toLowerCase();
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return WRITING_KEYS[code]?.[shifted ? 1 : 0] ?? KEYPAD_SIGNS[code] ?? null;
}
