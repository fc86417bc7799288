import { expect, test } from 'vitest';

import { clockTime, clockTimeWithSeconds, secondsUntil } from './time.ts';

const at = Date.UTC(2026, 10, 21, 13, 2, 9);

test('a time is told on a 24-hour clock in the zone that is asked for', () => {
  expect(clockTime(at, 'en', 'Europe/Paris')).toBe('14:02');
  expect(clockTimeWithSeconds(at, 'en', 'Asia/Seoul')).toBe('22:02:09');
});

test('midnight is 00:00, not 24:00', () => {
  expect(clockTime(Date.UTC(2026, 10, 21), 'en', 'UTC')).toBe('00:00');
});

test('the seconds left reach nought only when the moment has come', () => {
  expect(secondsUntil(at, at - 1)).toBe(1);
  expect(secondsUntil(at, at - 41_000)).toBe(41);
  expect(secondsUntil(at, at)).toBe(0);
  expect(secondsUntil(at, at + 5000)).toBe(0);
});
