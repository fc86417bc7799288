import { expect, test } from 'vitest';

import {
  clockTime,
  clockTimeOfDay,
  clockTimeWithSeconds,
  dayAndTime,
  secondsUntil,
} from './time.ts';

const at = Date.UTC(2026, 10, 21, 13, 2, 9);

test('a time is told on a 24-hour clock in the zone that is asked for', () => {
  expect(clockTime(at, 'en', 'Europe/Paris')).toBe('14:02');
  expect(clockTimeWithSeconds(at, 'en', 'Asia/Seoul')).toBe('22:02:09');
});

test('midnight is 00:00, not 24:00', () => {
  expect(clockTime(Date.UTC(2026, 10, 21), 'en', 'UTC')).toBe('00:00');
});

test('a time of another day is told with its day, and of another year with its year', () => {
  const told = (now: number) => clockTimeOfDay(at, now, 'en', 'Europe/Paris');
  expect(told(at + 3_600_000)).toBe('14:02');
  // Midnight in Paris is an hour before that of UTC.
  expect(told(Date.UTC(2026, 10, 21, 22, 59))).toBe('14:02');
  expect(told(Date.UTC(2026, 10, 21, 23))).toBe('Nov 21, 14:02');
  expect(told(Date.UTC(2027, 0, 5))).toBe('Nov 21, 2026, 14:02');
});

test('an instant is told whole, in words of the language', () => {
  expect(dayAndTime(at, 'en', 'Europe/Paris')).toBe('Sat, Nov 21, 2026, 14:02:09');
  expect(dayAndTime(at, 'fr', 'Europe/Paris')).toBe('sam. 21 nov. 2026, 14:02:09');
});

test('the seconds left reach nought only when the moment has come', () => {
  expect(secondsUntil(at, at - 1)).toBe(1);
  expect(secondsUntil(at, at - 41_000)).toBe(41);
  expect(secondsUntil(at, at)).toBe(0);
  expect(secondsUntil(at, at + 5000)).toBe(0);
});
