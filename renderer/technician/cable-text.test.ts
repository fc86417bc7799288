import { expect, test } from 'vitest';
import { printable, spacedHex } from './cable-text.ts';

test('bytes are told in pairs of digits, and as text where they are any', () => {
  const hex = '025d51313238310dff';
  expect(spacedHex(hex)).toBe('02 5d 51 31 32 38 31 0d ff');
  expect(printable(hex)).toBe('·]Q1281··');
  expect([spacedHex(''), printable('')]).toEqual(['', '']);
  const filled = `32${'00'.repeat(9)}73${'00'.repeat(8)}`;
  expect(spacedHex(filled)).toBe('32 00×9 73 00×8');
  expect(printable(filled)).toBe('2…s…');
});
