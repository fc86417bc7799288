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
