import type { z } from 'zod';
import {
  CONFIG_PROBLEMS,
  FIELD_PROBLEMS_MAX,
  type ConfigProblem,
  type FieldProblem,
} from '../../messages/config-problems.ts';
import { isKeyText } from './key-text.ts';

/** Something wrong at a place of the configuration. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly problem: ConfigProblem;
}

/** What the schema found; a group with several unknown fields has a fault for each. */
export function faultsOfSchema(issues: readonly z.core.$ZodIssue[]): readonly Fault[] {
  return issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key], problem: 'unknownField' }));
    }
    const problem = CONFIG_PROBLEMS.find((one) => one === issue.message) ?? 'notText';
    return [{ path: issue.path, problem }];
  });
}

/** The faults as they are told: one for each field, in the order of the file. */
export function fieldProblems(
  json: unknown,
  faults: readonly Fault[],
): { problems: readonly FieldProblem[]; total: number } {
  const firstOfField = new Map<string, Fault>();
  for (const fault of faults) {
    const field = fieldName(fault.path);
    if (!firstOfField.has(field)) firstOfField.set(field, fault);
  }
  const problems = [...firstOfField]
    .map(([field, { path, problem }]) => ({ field, path, problem }))
    .toSorted((one, other) => comparePlaces(json, one.path, other.path))
    .map(({ field, path, problem }) => ({
      field,
      value: shownValue(json, path, problem),
      problem,
    }));
  return { problems: problems.slice(0, FIELD_PROBLEMS_MAX), total: problems.length };
}

/** Longest field name that is repeated: a text pasted in the wrong place can be one. */
const FIELD_LENGTH_MAX = 120;
/** Longest piece of a wrong value that is repeated on a screen. */
const VALUE_LENGTH_MAX = 80;

function fieldName(path: readonly PropertyKey[]): string {
  const name = path.map(String).join('.');
  return isKeyText(name) ? '…' : name.slice(0, FIELD_LENGTH_MAX);
}

function shownValue(json: unknown, path: readonly PropertyKey[], problem: ConfigProblem): string {
  // A field that the till does not know may hold anything, a secret too.
  if (problem === 'unknownField') return '';
  const value = path.reduce(childOf, json);
  if (value === undefined) return '';
  const text = JSON.stringify(value);
  return isKeyText(text) ? '' : text.slice(0, VALUE_LENGTH_MAX);
}

/** Fields as they stand in the file; what is missing comes after all that stands beside it. */
function comparePlaces(
  json: unknown,
  one: readonly PropertyKey[],
  other: readonly PropertyKey[],
): number {
  const fork = one.findIndex((key, index) => key !== other[index]);
  if (fork < 0 || fork >= other.length) return one.length - other.length;
  const parent = Object(one.slice(0, fork).reduce(childOf, json));
  const keys = Object.keys(parent);
  const place = (key: PropertyKey | undefined) => {
    const index = keys.indexOf(String(key));
    return index < 0 ? keys.length : index;
  };
  return place(one[fork]) - place(other[fork]);
}

function childOf(parent: unknown, key: PropertyKey): unknown {
  return (parent as Record<PropertyKey, unknown> | null | undefined)?.[key];
}
