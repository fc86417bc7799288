import { expect, test } from 'vitest';

import { isMeantForGone, noteGone } from './gone-dialog.ts';

test('what is typed belongs to nobody else while nothing has gone', () => {
  expect(isMeantForGone(100)).toBe(false);
});

test('what is typed on after its dialog has gone is let go of by a pause only', () => {
  noteGone(1000);
  for (const atMs of [990, 1200, 1200, 1800, 2400]) expect(isMeantForGone(atMs)).toBe(true);
  expect(isMeantForGone(3101)).toBe(false);
  expect(isMeantForGone(3200)).toBe(false);
});
