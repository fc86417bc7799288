import { describe, expect, test } from 'vitest';
import { attemptOf, everyAttempt, factsOf } from '../../fixtures/proof/attempts.ts';
import { pursued } from '../../fixtures/proof/decisions.ts';
import { FINAL_STATUSES, OPEN_STATUSES } from '../core/attempt.ts';
import { attemptSchema } from './attempt-schema.ts';

const stored = (attempt: unknown): unknown => JSON.parse(JSON.stringify(attempt));
const isReadable = (attempt: unknown) => attemptSchema.safeParse(stored(attempt)).success;

const withMoney = (money: object) => ({
  ...attemptOf('waitingForLink'),
  facts: { ...factsOf(), money },
});

describe('a stored state', () => {
  test.each(everyAttempt().map((attempt, index) => [index, attempt.status, attempt] as const))(
    'comes back as it was written: %i, %s',
    (_index, _status, attempt) => {
      expect(attemptSchema.parse(stored(attempt))).toEqual(attempt);
    },
  );

  test('was tried in every status', () => {
    const tried = new Set(everyAttempt().map(({ status }) => status));
    expect([...tried].toSorted()).toEqual([...OPEN_STATUSES, ...FINAL_STATUSES].toSorted());
  });
});

describe('what is not one of our states', () => {
  const { facts, pursuit } = pursued();
  test.each<[string, unknown]>([
    ['nothing', null],
    ['an empty object', {}],
    ['a status that the till does not know', { ...attemptOf('waitingForLink'), status: 'settled' }],
    ['a sent attempt without its pursuit', { facts, status: 'submitting' }],
    ['a final one without its end', { facts, status: 'declined', code: 'RISK_REJECT' }],
    ['a field that the till does not know', { ...attemptOf('declined'), colour: 'red' }],
    ['a field too few', { facts, status: 'submitting', pursuit: { ...pursuit, undo: undefined } }],
    ['an amount of nothing', withMoney({ amountMinor: 0, currency: 'EUR' })],
    ['a broken amount', withMoney({ amountMinor: 18.2, currency: 'EUR' })],
    ['a negative amount', withMoney({ amountMinor: -1820, currency: 'EUR' })],
    ['an amount beyond exactness', withMoney({ amountMinor: 2 ** 53, currency: 'EUR' })],
    ['a currency that is none', withMoney({ amountMinor: 1820, currency: 'eur' })],
    ['a reason that is none', { ...attemptOf('notSent'), reason: 'bored' }],
    [
      'a count that is negative',
      { facts, status: 'submitting', pursuit: { ...pursuit, asked: -1 } },
    ],
  ])('is refused: %s', (_name, state) => {
    expect(isReadable(state)).toBe(false);
  });
});
