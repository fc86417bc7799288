import { describe, expect, test } from 'vitest';
import { businessDayOf } from './business-day.ts';

const paris = { zone: 'Europe/Paris', cutOff: '04:00' };

describe('businessDayOf', () => {
  test.each([
    ['2026-06-10T12:00:00Z', '2026-06-10'],
    ['2026-06-10T22:30:00Z', '2026-06-10'],
    ['2026-06-11T01:59:59.999Z', '2026-06-10'],
    ['2026-06-11T02:00:00Z', '2026-06-11'],
  ])('puts %s into the trading day %s', (at, day) => {
    expect(businessDayOf(Date.parse(at), paris)).toBe(day);
  });

  test('holds on the nights when the clocks change', () => {
    expect(businessDayOf(Date.parse('2026-03-29T01:59:00Z'), paris)).toBe('2026-03-28');
    expect(businessDayOf(Date.parse('2026-03-29T02:00:00Z'), paris)).toBe('2026-03-29');
    expect(businessDayOf(Date.parse('2026-10-25T02:59:00Z'), paris)).toBe('2026-10-24');
    expect(businessDayOf(Date.parse('2026-10-25T03:00:00Z'), paris)).toBe('2026-10-25');
  });
});
