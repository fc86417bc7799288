import { expect, test } from 'vitest';
import { BridgeStrain } from './bridge-strain.ts';

const MB = 1024 * 1024;
const calm = { memoryBytes: 80 * MB, busyShare: 0.01 };
const busy = { ...calm, busyShare: 0.97 };

function beats(strain: BridgeStrain, count: number): (string | null)[] {
  return Array.from({ length: count }, () => strain.beat(busy));
}

test('a bridge that takes too much memory is replaced at once', () => {
  const strain = new BridgeStrain();
  expect(strain.beat(calm)).toBeNull();
  expect(strain.beat({ ...calm, memoryBytes: 400 * MB })).toBe('took 400 MB of memory');
});

test('a bridge that works without a pause is replaced after ten heartbeats, and not before', () => {
  const strain = new BridgeStrain();
  expect(beats(strain, 9)).toEqual(Array.from({ length: 9 }, () => null));
  expect(strain.beat(busy)).toMatch(/^was at work without a pause/);
});

test.each<[string, (strain: BridgeStrain) => void]>([
  ['pauses', (strain) => void strain.beat(calm)],
  ['reads a code', (strain) => strain.worked()],
])('a bridge that %s meanwhile stays', (_name, meanwhile) => {
  const strain = new BridgeStrain();
  beats(strain, 9);
  meanwhile(strain);
  expect(beats(strain, 9)).not.toContainEqual(expect.any(String));
});

/** The beats at which a bridge that does nothing but this is replaced. */
function replacedAt(strain: BridgeStrain, beat: typeof calm, count: number): number[] {
  return Array.from({ length: count }, (_, place) => place + 1).filter(
    () => strain.beat(beat) !== null,
  );
}

test.each<[string, typeof calm, number[]]>([
  ['works without a pause', busy, [10, 30, 70, 150, 310, 630, 1270, 1910, 2550]],
  [
    'is always full',
    { ...calm, memoryBytes: 400 * MB },
    [1, 21, 61, 141, 301, 621, 1261, 1901, 2541],
  ],
])('a bridge that %s is replaced ever more slowly, and never less often', (_name, beat, at) => {
  expect(replacedAt(new BridgeStrain(), beat, 2550)).toEqual(at);
});

test('after ten calm minutes the next strain is a first one', () => {
  const strain = new BridgeStrain();
  expect(replacedAt(strain, busy, 70)).toEqual([10, 30, 70]);
  expect(replacedAt(strain, calm, 640)).toEqual([]);
  expect(replacedAt(strain, busy, 10)).toEqual([10]);
});

test('a bridge that takes all memory is not waited for', () => {
  const strain = new BridgeStrain();
  const huge = { ...calm, memoryBytes: 1100 * MB };
  expect(replacedAt(strain, huge, 3)).toEqual([1, 2, 3]);
});
