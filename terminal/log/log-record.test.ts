import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOG_EVENTS, type FactKind, type LogCall } from './log-events.ts';
import { logRecord } from './log-record.ts';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map(joined);
const joined = (parts: readonly (string | number)[]) => parts.join('');

/** Payment codes of every family, as `payment-code.ts` knows them. */
const codes = fc.oneof(
  fc.tuple(digits(6), fc.constant('02'), digits(16)).map(joined),
  fc.tuple(fc.constantFrom('25', '28', '30'), digits(14), digits(8)).map(joined),
  fc.tuple(fc.constantFrom('10', '13', '15'), digits(16)).map(joined),
  fc
    .uint8Array({ minLength: 16, maxLength: 300 })
    .map((bytes) => `hQVDUFYw${Buffer.from(bytes).toString('base64')}`),
);

/** What may touch a code, chosen so that it tempts the masks. */
const around = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'CC', 'SIM', 'CCS', 'hQVDUFYw', '-----BEGIN KEY-----', 'signature:', '12 34'),
  fc.stringMatching(/^[0-9A-Za-z+/=_ -]{0,50}$/),
);

/** A code as it is, or with something between its characters, as people and dumps put it there. */
const spelled = (code: string) => {
  if (!/^[0-9]+$/.test(code)) return fc.constant(code);
  const groups = code.match(/.{1,4}/g) ?? [];
  return fc.constantFrom('', ' ', '-', ' - ', '\n', '\u00A0', '.').map((gap) => groups.join(gap));
};

/** So that no gap between the digits of a code hides it from the search. */
const bare = (written: string) => written.replaceAll(/[\s.-]/g, '');

const calls = Object.entries(LOG_EVENTS).filter(([, facts]) => Object.keys(facts).length > 0);

describe('a record of the log', () => {
  test('never holds a payment code, whatever fact of whatever event it is in', () => {
    const leak = fc
      .tuple(fc.constantFrom(...calls), codes, around, around)
      .chain(([call, code, before, after]) =>
        spelled(code).map((text) => ({ call, code, before, after, text })),
      );
    fc.assert(
      fc.property(leak, ({ call: [event, kinds], code, before, after, text }) => {
        // Digits 7 to 20, which may not stand anywhere; what came by itself is no leak.
        const secret = code.slice(6, 20);
        fc.pre(!bare(before).includes(secret) && !bare(after).includes(secret));
        const facts = Object.fromEntries(
          Object.keys(kinds).map((name) => [name, `${before}${text}${after}`]),
        );
        const record = logRecord(...([event, facts] as unknown as LogCall));
        expect(JSON.stringify(record)).not.toContain(code);
        expect(bare(Object.values(record).join('|'))).not.toContain(secret);
      }),
      { numRuns: 2_000 },
    );
  });

  test('never holds one that was taken for a number', () => {
    fc.assert(
      fc.property(digits(24), (code) => {
        const record = logRecord('till.recovered', { openAttempts: Number(`1${code}`) });
        expect(record).toEqual({ event: 'till.recovered', openAttempts: null });
      }),
    );
  });

  test('holds the facts of its event, and no others', () => {
    const facts = { reason: 'diskFull', detail: null, body: '{}' };
    expect(logRecord('till.disarmed', facts)).toEqual({
      event: 'till.disarmed',
      reason: 'diskFull',
      detail: null,
    });
  });

  test('is cut after it was masked, so that no half of a code stands at the end', () => {
    const detail = `${'.'.repeat(3_990)}281666051234567890123456`;
    const record = logRecord('uncaughtException', { detail });
    expect(record['detail']).toBe(`${'.'.repeat(3_990)}281666…345`);
  });
});

test('every kind of fact is in use', () => {
  const used = new Set<FactKind>(
    Object.values(LOG_EVENTS).flatMap((facts) => Object.values(facts)),
  );
  expect([...used].toSorted()).toEqual(['count', 'detail', 'id', 'word']);
});

/** Never run: these are for the compiler, which refuses what the table does not have. */
function refused(): void {
  // @ts-expect-error An event that is not in the table.
  logRecord('payment.sent', { code: '1' });
  // @ts-expect-error A fact that is not in the table.
  logRecord('attempt.unreadable', { paymentRequestId: 'SIM', body: '{}' });
  // @ts-expect-error A fact that is missing.
  logRecord('till.disarmed', { reason: 'diskFull' });
  // @ts-expect-error A fact of another kind.
  logRecord('terminal.ready', { startMs: 'soon' });
}

test('what is not in the table does not compile', () => {
  expect(refused).toBeTypeOf('function');
});
