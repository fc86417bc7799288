import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { failureOf, fileOf, LIVE, read } from '../../fixtures/proof/configurations.ts';
import type { FieldProblem } from '../../messages/config-problems.ts';
import { EXAMPLE_FILE, exampleLine } from '../../words/config-examples.ts';

/** What the till says of a configuration; none: it takes it. */
function problemsOf(json: unknown): readonly FieldProblem[] {
  const failure = failureOf(() => read(fileOf(json)));
  if (failure === null) return [];
  if (failure.code !== 'configInvalid') throw new Error(failure.code);
  return failure.problems;
}

/** A group with every field of it wrong. */
function spoiled(group: object): object {
  return Object.fromEntries(
    Object.entries(group).map(([key, value]) => [
      key,
      isGroup(value) ? spoiled(value) : { wrong: true },
    ]),
  );
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets the field to what the example line says. */
function corrected(json: object, field: string, line: string): object {
  const whole = structuredClone(json);
  const keys = field.split('.');
  const parent = keys.slice(0, -1).reduce<object>((at, key) => Reflect.get(at, key), whole);
  Object.assign(parent, JSON.parse(`{ ${line} }`));
  return whole;
}

describe('an example', () => {
  test.each([
    ['on the screen', EXAMPLE_FILE],
    [
      'in the documentation',
      /```json\n([\s\S]+?)```/.exec(readFileSync('docs/configuration.md', 'utf8'))?.[1] ?? '',
    ],
  ])('of a whole file %s is taken by the till', (_where, text) => {
    expect(failureOf(() => read(fileOf(text)))).toBeNull();
  });

  test('of each field there is puts that field right', () => {
    const all = {
      ...LIVE,
      dataDir: 'data',
      languages: ['en'],
      acquirer: { ...LIVE.acquirer, keyVersion: 1, caFile: 'ca.pem' },
      scanners: { serial: [] },
      printer: { host: 'printer', columns: 48, cut: 'full', opensDrawerOn: {} },
      brandFile: 'brand.png',
      limits: { largestSaleMinor: 1 },
    };
    let json = spoiled(all);
    const found = problemsOf(json);
    // Twenty-six fields, twenty at once: what the list leaves out is found at the next try.
    expect(found).toHaveLength(20);
    for (let problems = found; problems.length > 0; problems = problemsOf(json)) {
      for (const one of problems) {
        const line = exampleLine(one);
        expect(line, one.field).not.toBeNull();
        json = corrected(json, one.field, line ?? '');
      }
      expect(problemsOf(json).length).toBeLessThan(problems.length);
    }
  });

  test.each(['store', 'merchant', 'acquirer', 'mode', 'terminalId', 'currency', 'zone', 'cutOff'])(
    'of a missing %s can be added as it stands',
    (field) => {
      const { [field]: _, ...rest } = LIVE as Record<string, unknown>;
      const [missing] = problemsOf(rest);
      expect(missing).toMatchObject({ field, problem: 'missing' });
      expect(problemsOf(corrected(rest, field, (missing && exampleLine(missing)) ?? ''))).toEqual(
        [],
      );
    },
  );

  test.each([
    ['url', 'http://acquirer.example', 'notLoopback'],
    ['clientId', '5Y0', 'liveIdInSimulation'],
  ])('of an acquirer’s %s in simulation is one that simulation takes', (key, value, problem) => {
    const acquirer = { ...LIVE.acquirer, clientId: 'SANDBOX_1', [key]: value };
    const json = { ...LIVE, mode: 'simulation', acquirer };
    const [found] = problemsOf(json);
    expect(found).toMatchObject({ problem });
    const line = (found && exampleLine(found)) ?? '';
    expect(problemsOf(corrected(json, `acquirer.${key}`, line))).toEqual([]);
  });

  test('of something in a list is the whole list', () => {
    const found = { value: '"xx"', problem: 'notALanguage' } as const;
    expect(exampleLine({ ...found, field: 'languages.1' })).toBe('"languages": ["en", "fr"]');
  });

  test.each(['unknownField', 'missing'] as const)(
    'of a field nobody knows (%s) is none',
    (problem) => {
      expect(exampleLine({ field: 'printer.width', value: '', problem })).toBeNull();
    },
  );
});
