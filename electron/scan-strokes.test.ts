import { expect, test } from 'vitest';
import { scanStrokes } from './scan-strokes.ts';

function said(text: string): string {
  const strokes = scanStrokes(text) ?? [];
  return strokes
    .map(({ type, keyCode, modifiers = [] }) => [type, keyCode, ...modifiers].join(' '))
    .join(', ');
}

test('a digit is pressed, written and let go, and the scan is ended by Enter', () => {
  const enter = 'keyDown Enter, char \r, keyUp Enter';
  expect(said('29')).toBe(`keyDown 2, char 2, keyUp 2, keyDown 9, char 9, keyUp 9, ${enter}`);
});

test('a capital and a sign above a digit are pressed with Shift held down', () => {
  for (const sign of ['C', ':', '+', '_']) {
    const own = `keyDown ${sign} shift, char ${sign} shift, keyUp ${sign} shift`;
    expect(said(sign)).toContain(`keyDown Shift shift, ${own}, keyUp Shift, keyDown Enter`);
  }
});

test('a space has a key with a name', () => {
  expect(said(' ')).toContain('keyDown Space, char  , keyUp Space');
});

test.each(['', 'é', '2961\t', '支付'])('%j cannot be typed by such a scanner', (text) => {
  expect(scanStrokes(text)).toBeNull();
});
