import { expect, test } from 'vitest';
import { filled, type OutlineStep } from './outline-fill.ts';

function square(from: number, to: number, turnsLeft: boolean): OutlineStep[] {
  const corners = [
    [to, from],
    [to, to],
    [from, to],
  ];
  const path = turnsLeft ? corners : corners.toReversed();
  return [
    { command: 'moveTo', args: [from, from] },
    ...path.map((args) => ({ command: 'lineTo', args }) as const),
    { command: 'closePath', args: [] },
  ];
}

function shape(steps: readonly OutlineStep[]): string[] {
  const { width, height, dots } = filled(steps, 1);
  return Array.from({ length: height }, (_row, y) =>
    [...dots.subarray(y * width, (y + 1) * width)].join(''),
  );
}

test('a hole is wound the other way round; what overlaps the same way stays black', () => {
  const ring = ['1111', '1001', '1001', '1111'];
  expect(shape([...square(0, 4, true), ...square(1, 3, false)])).toEqual(ring);
  expect(shape([...square(0, 4, true), ...square(1, 3, true)])).toEqual(
    ring.map((row) => row.replaceAll('0', '1')),
  );
});

/** From nought to a part of the second dot. */
function strip(width: number): OutlineStep[] {
  const end = 1 + width;
  return [
    { command: 'moveTo', args: [0, 0] },
    { command: 'lineTo', args: [end, 0] },
    { command: 'lineTo', args: [end, 1] },
    { command: 'lineTo', args: [0, 1] },
  ];
}

test('a dot is black by the share of it that is covered', () => {
  expect(shape(strip(0.3))).toEqual(['10']);
  expect(shape(strip(0.6))).toEqual(['11']);
});

test('curves are filled to their bow', () => {
  const bow: OutlineStep[] = [
    { command: 'moveTo', args: [0, 0] },
    { command: 'quadraticCurveTo', args: [4, 8, 8, 0] },
    { command: 'closePath', args: [] },
  ];
  expect(shape(bow)).toEqual(['00011000', '00111100', '01111110', '11111111']);
  expect(filled([], 1).width).toBe(0);
});
