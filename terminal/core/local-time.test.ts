import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localMinuteIn, localTimeText } from './local-time.ts';

const at = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
const zone = fc.constantFrom('Europe/Paris', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');

describe('the local minute of an instant', () => {
  test('is what a clock on the wall shows, in whatever order instants are asked for', () => {
    fc.assert(
      fc.property(zone, fc.array(at, { minLength: 1 }), (inZone, instants) => {
        const localMinute = localMinuteIn(inZone);
        const wall = new Intl.DateTimeFormat('en', {
          timeZone: inZone,
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        });
        for (const instant of instants) {
          const [hour, minute] = wall.format(instant).split(':').map(Number);
          expect(localMinute(instant)).toBe(hour! * 60 + minute!);
        }
      }),
    );
  });

  test('changes with the clocks, at the very instant', () => {
    const change = Date.parse('2026-03-29T01:00:00Z');
    const localMinute = localMinuteIn('Europe/Paris');
    expect(localMinute(change - 1)).toBe(1 * 60 + 59);
    expect(localMinute(change)).toBe(3 * 60);
    expect(localMinuteIn('Europe/Paris')(change)).toBe(3 * 60);
    expect(localMinute(change - 1)).toBe(1 * 60 + 59);
  });
});

describe('a local time in writing', () => {
  test.each([
    ['2026-11-02T13:32:19.999Z', 'Europe/Paris', '2026-11-02T14:32:19+01:00'],
    ['2026-10-25T00:30:00Z', 'Europe/Paris', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T01:30:00Z', 'Europe/Paris', '2026-10-25T02:30:00+01:00'],
    ['2026-11-02T13:32:19Z', 'Asia/Kolkata', '2026-11-02T19:02:19+05:30'],
  ])('of %s in %s is %s', (instant, inZone, text) => {
    expect(localTimeText(Date.parse(instant), inZone)).toBe(text);
  });
});
