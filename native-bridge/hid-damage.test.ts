import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playDamagedSession } from './hid-damage.ts';
import { FRAGMENT_GAP_MS, HidFramer } from './hid-framing.ts';

const SEED_MAX = 2 ** 32 - 1;

/** Numbers that look drawn, the same for the same seed (mulberry32). */
function drawFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

test('no damage to the reports of payment codes makes another payment code of them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: SEED_MAX }), (seed) => {
      const { sent, accepted } = playDamagedSession(drawFrom(seed));
      for (const text of accepted) expect(sent).toContain(text);
    }),
    { numRuns: 5000 },
  );
});

test('most codes of a scanner that is only sometimes damaged are accepted', () => {
  const sessions = Array.from({ length: 2000 }, (_, seed) => playDamagedSession(drawFrom(seed)));
  const sent = sessions.reduce((sum, session) => sum + session.sent.length, 0);
  const accepted = sessions.reduce((sum, session) => sum + session.accepted.length, 0);
  // Half of the reports are whole; some of those follow a torn one, or do not say enough.
  expect(accepted / sent).toBeGreaterThan(0.25);
});

test('nothing that is sent makes the framer throw, or wait without end', () => {
  const report = fc.uint8Array({ minLength: 0, maxLength: 70 });
  fc.assert(
    fc.property(fc.array(fc.tuple(report, fc.nat(700)), { maxLength: 30 }), (reports) => {
      const framer = new HidFramer(null);
      let mono = 0;
      for (const [bytes, pauseMs] of reports) {
        mono += pauseMs;
        framer.push(bytes, mono);
      }
      framer.settle(mono + FRAGMENT_GAP_MS);
      expect(framer.dueMono).toBeNull();
    }),
    { numRuns: 500 },
  );
});
