import { describe, expect, test } from 'vitest';
import { details, later, NOW, policy } from '../../fixtures/proof/decisions.ts';
import type { FoundAnswer } from './answers.ts';
import type { Moment } from './event.ts';
import type { Currency, MinorUnits } from './money.ts';
import { decideOrphan, newOrphan, type Orphan } from './orphan.ts';

const ID = 'SIM0123456789000001';
const MONEY = { amountMinor: 990 as MinorUnits, currency: 'EUR' as Currency };
const UNLEARNED: Moment = { ...NOW, acquirerAt: null };
const LOST = newOrphan(ID, NOW.at - 60_000, NOW, policy);
const NOT_FOUND: FoundAnswer = { outcome: 'notFound' };
const NOTHING: FoundAnswer = { outcome: 'unknown', why: 'noAnswer', code: null };

const ticked = (orphan: Orphan, now: Moment) =>
  decideOrphan(orphan, { ...now, type: 'ticked' }, policy);

/** An answer that comes at `now` to a question that was asked `tookMs` before. */
function heard(orphan: Orphan, answer: FoundAnswer, now: Moment, tookMs = 0) {
  const { mono, acquirerAt } = later(now, -tookMs);
  const event = { type: 'orphanAnswered', asked: { mono, acquirerAt }, answer } as const;
  return decideOrphan(orphan, { ...now, ...event }, policy).next;
}

/** One whose expiry is counted since the acquirer's clock was heard at `NOW`. */
const dated = () => heard(ticked(LOST, NOW).next, NOTHING, NOW);

describe('an id that was lost', () => {
  test('is asked about at once', () => {
    expect(ticked(LOST, UNLEARNED)).toMatchObject({ asks: true, next: { tries: 1 } });
  });

  test('can be accepted for as long as a request of the first time that the acquirer tells', () => {
    const asked = ticked(LOST, UNLEARNED).next;
    expect(asked.expiresAt).toBeNull();
    const first = heard(asked, NOTHING, NOW);
    expect(first.expiresAt).toBe(NOW.acquirerAt + policy.expiryMs);
    expect(heard(first, NOTHING, later(NOW, 30_000)).expiresAt).toBe(first.expiresAt);
  });

  test('that is not known while its expiry is not known either may still come', () => {
    const asked = ticked(LOST, UNLEARNED).next;
    expect(heard(asked, NOT_FOUND, UNLEARNED).status).toBe('asking');
  });

  test('that is not known is absent only when that was asked 5 s after its expiry', () => {
    const overMs = policy.expiryMs + policy.afterExpiryMs;
    expect(heard(dated(), NOT_FOUND, later(NOW, overMs - 1)).status).toBe('asking');
    expect(heard(dated(), NOT_FOUND, later(NOW, overMs + 500), 501).status).toBe('asking');
    expect(heard(dated(), NOT_FOUND, later(NOW, overMs + 500), 500).status).toBe('absent');
  });

  test.each<[string, FoundAnswer]>([
    ['failed', { outcome: 'failed', code: 'RISK_REJECT' }],
    ['cancelled', { outcome: 'cancelled' }],
  ])('that %s took no money, whenever that is told', (_name, answer) => {
    expect(heard(LOST, answer, UNLEARNED).status).toBe('absent');
  });

  test('that was paid is found, with what was paid', () => {
    const answer = { outcome: 'success', details: details(), money: MONEY } as const;
    const event = { type: 'orphanAnswered', asked: NOW, answer } as const;
    const decision = decideOrphan(LOST, { ...NOW, ...event }, policy);
    expect(decision.next.status).toBe('found');
    expect(decision.found).toEqual({ details: details(), money: MONEY });
  });

  test('that waits for its customer is asked about on', () => {
    const processing = { outcome: 'processing', paymentId: 'P1' } as const;
    const late = later(NOW, 200_000);
    expect(heard(dated(), processing, late).status).toBe('asking');
  });

  test('is left alone once it is known', () => {
    const absent = heard(LOST, { outcome: 'cancelled' }, NOW);
    for (const type of ['ticked', 'checkAsked', 'restarted'] as const) {
      expect(decideOrphan(absent, { ...NOW, type }, policy)).toMatchObject({
        next: absent,
        asks: false,
      });
    }
  });
});

/** The pauses after each of so many questions, when none is answered. */
function pauses(count: number, chance: number): number[] {
  let orphan = LOST;
  let now: Moment = { ...UNLEARNED, chance };
  return Array.from({ length: count }, () => {
    orphan = ticked(orphan, now).next;
    const pauseMs = orphan.askMono - now.mono;
    now = later(now, pauseMs);
    return pauseMs;
  });
}

describe('the pauses between its questions', () => {
  test('double up to a minute, so that nobody is asked for ever at one pace', () => {
    expect(pauses(8, 1)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  test('are shorter by chance, down to the half, so that tills do not ask in step', () => {
    expect(pauses(3, 0)).toEqual([500, 1_000, 2_000]);
  });

  test('are kept: nothing is asked before one is over, unless a person wants it', () => {
    const asked = ticked(LOST, NOW).next;
    expect(ticked(asked, NOW).asks).toBe(false);
    expect(decideOrphan(asked, { ...NOW, type: 'checkAsked' }, policy).asks).toBe(true);
  });

  test('end for one question at the moment that can prove an end, 5.2 s after the expiry', () => {
    const proofMs = policy.expiryMs + policy.proofAskMs;
    const slow = { ...dated(), pauseMs: 60_000, askMono: NOW.mono + 50_000 };
    const at50 = ticked(slow, later({ ...NOW, chance: 1 }, 50_000)).next;
    expect(at50.askMono).toBe(NOW.mono + proofMs);
    const after = ticked(at50, later({ ...NOW, chance: 1 }, proofMs)).next;
    expect(after.askMono).toBe(NOW.mono + proofMs + 60_000);
  });

  test('end there too when the clock of the acquirer is learned in the middle of one', () => {
    const waiting = { ...LOST, askMono: NOW.mono + 10 * 60_000 };
    expect(heard(waiting, NOTHING, NOW).askMono).toBe(
      NOW.mono + policy.expiryMs + policy.proofAskMs,
    );
  });

  test('begin anew in another process, which asks at once', () => {
    const tired = { ...dated(), pauseMs: 60_000, askMono: 999_999_999 };
    const { next } = decideOrphan(tired, { ...NOW, mono: 3, type: 'restarted' }, policy);
    expect(next).toMatchObject({ askMono: 3, pauseMs: policy.undoPauseMs });
    expect(next.expiresAt).toBe(tired.expiresAt);
  });
});
