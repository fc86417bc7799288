import { describe, expect, test } from 'vitest';
import { attemptOf } from '../../fixtures/proof/attempts.ts';
import { details, later, NOW } from '../../fixtures/proof/decisions.ts';
import type { InquiryAnswer } from './answers.ts';
import type { FinalAttempt } from './attempt.ts';
import type { Moment } from './event.ts';
import {
  decideRecheck,
  recheckLater,
  recheckNowAndLater,
  recheckOnce,
  recheckWakeMono,
  type Recheck,
} from './recheck.ts';

const MINUTE = 60_000;
const DAY_ENDS_AT = NOW.at + 5 * 60 * MINUTE;
const CHARGED = 1820;

const ended = (status: 'cancelled' | 'declined' | 'paid') => attemptOf(status) as FinalAttempt;
const doubted = (status: 'cancelled' | 'declined' | 'paid' = 'cancelled') =>
  recheckLater(ended(status), NOW, DAY_ENDS_AT);

const SUCCESS: InquiryAnswer = { outcome: 'success', details: details() };
const CANCELLED: InquiryAnswer = { outcome: 'cancelled' };
const FAILED: InquiryAnswer = { outcome: 'failed', code: 'RISK_REJECT' };
const NOT_FOUND: InquiryAnswer = { outcome: 'notFound' };
const PROCESSING: InquiryAnswer = { outcome: 'processing', paymentId: 'P1' };
const NOTHING: InquiryAnswer = { outcome: 'unknown', why: 'noAnswer', code: null };
const refunded = (refundedElsewhereMinor: number): InquiryAnswer => ({
  outcome: 'success',
  details: details({ refundedElsewhereMinor }),
});

/** What is decided this long after the end. */
function ticked(recheck: Recheck, afterMs: number, chance = 0) {
  return decideRecheck(recheck, { ...later(NOW, afterMs), chance, type: 'ticked' });
}

/** As another process takes it up. */
function restartedAt(recheck: Recheck, now: Moment): Recheck {
  const { next } = decideRecheck(recheck, { ...now, type: 'restarted' });
  if (next === null) throw new Error('it is over');
  return next;
}

function heard(recheck: Recheck, answer: InquiryAnswer, givenBackMinor = 0, afterMs = 2 * MINUTE) {
  const event = { type: 'recheckAnswered', answer, givenBackMinor } as const;
  return decideRecheck(recheck, { ...later(NOW, afterMs), ...event });
}

describe('an end that is not beyond doubt', () => {
  test('is asked about 2, 10 and 60 minutes after it, and when its business day ends', () => {
    const minutes = doubted().dueAt.map((at) => (at - NOW.at) / MINUTE);
    expect(minutes).toEqual([2, 10, 60, 300]);
  });

  test('just before the end of its day is asked about then in its turn', () => {
    const recheck = recheckLater(ended('cancelled'), NOW, NOW.at + 5 * MINUTE);
    expect(recheck.dueAt.map((at) => (at - NOW.at) / MINUTE)).toEqual([2, 5, 10, 60]);
  });

  test('after a crash is asked about once, now', () => {
    const recheck = recheckOnce(ended('declined'), NOW);
    expect(recheck.dueAt).toEqual([NOW.at]);
    expect(ticked(recheck, 0).asks).toBe(true);
    expect(heard(recheck, NOT_FOUND, 0, 40).next).toBeNull();
  });

  test('is not asked about before its time', () => {
    expect(ticked(doubted(), 2 * MINUTE - 1)).toMatchObject({ asks: false, finding: null });
    expect(ticked(doubted(), 2 * MINUTE).asks).toBe(true);
  });

  test('is asked about at once when a person wants it', () => {
    const asked = decideRecheck(doubted(), { ...NOW, type: 'checkAsked' });
    expect(asked).toMatchObject({ asks: true, next: { tries: 1 } });
  });

  test('is due in another process as long after its end as in this one', () => {
    const other = { ...NOW, at: NOW.at + MINUTE, mono: 77 };
    expect(recheckWakeMono(restartedAt(doubted(), other))).toBe(77 + MINUTE);
  });

  test('is due by the clock that nobody can set, whatever the wall clock is set to', () => {
    const setBack = { ...later(NOW, 2 * MINUTE), at: NOW.at - 365 * 24 * 60 * MINUTE };
    expect(decideRecheck(doubted(), { ...setBack, type: 'ticked' }).asks).toBe(true);
    const setOn = { ...later(NOW, 2 * MINUTE), at: NOW.at + 365 * 24 * 60 * MINUTE };
    const event = { type: 'recheckAnswered', answer: NOT_FOUND, givenBackMinor: 0 } as const;
    expect(decideRecheck(doubted(), { ...setOn, ...event }).next?.dueAt).toHaveLength(3);
  });

  test.each([
    ['the next of several moments', doubted(), 60],
    ['the last moment', { ...doubted(), dueAt: [DAY_ENDS_AT] }, 25 * 60],
  ])(
    'is asked about by another process, whose clock was set back by a year, at %s within its time',
    (_name, recheck, minutes) => {
      const other = { ...NOW, at: NOW.at - 365 * 24 * 60 * MINUTE, mono: 77 };
      const restarted = restartedAt(recheck, other);
      expect(recheckWakeMono(restarted)).toBe(77 + minutes * MINUTE);
      const apart = restarted.dueAt.map((due) => due - (restarted.dueAt[0] ?? 0));
      expect(apart).toEqual(recheck.dueAt.map((due) => due - (recheck.dueAt[0] ?? 0)));
    },
  );

  test('of which something is known to be lost is asked about now, and at those times too', () => {
    const { dueAt } = recheckNowAndLater(ended('paid'), NOW, DAY_ENDS_AT);
    expect(dueAt.map((at) => (at - NOW.at) / MINUTE)).toEqual([0, 2, 10, 60, 300]);
  });
});

describe('a question that nobody answers', () => {
  test.each([
    [0, 60_000],
    [0.999_999, 90_000],
  ])('is repeated after 60 to 90 s, by chance %d', (chance, pauseMs) => {
    const { next } = ticked(doubted(), 2 * MINUTE, chance);
    if (next === null) throw new Error('it is over');
    const askedAt = later(NOW, 2 * MINUTE);
    expect(recheckWakeMono(next) - askedAt.mono).toBeCloseTo(pauseMs, -1);
    expect(heard(next, NOTHING)).toEqual({ next, asks: false, finding: null });
    expect(ticked(next, 2 * MINUTE + pauseMs - 1).asks).toBe(false);
    expect(ticked(next, 2 * MINUTE + pauseMs).asks).toBe(true);
  });

  test('keeps its moment: what is due later stays due', () => {
    const { next } = ticked(doubted(), 2 * MINUTE);
    expect(next?.dueAt).toEqual(doubted().dueAt);
  });

  test('is not waited for by another process', () => {
    const { next } = ticked(doubted(), 2 * MINUTE);
    const restarted = decideRecheck(next as Recheck, { ...NOW, type: 'restarted' });
    expect(restarted).toMatchObject({ asks: false, next: { askMono: null } });
    expect(ticked(restarted.next as Recheck, 2 * MINUTE + 1).asks).toBe(true);
  });
});

describe('an end without money', () => {
  test.each([
    ['SUCCESS', SUCCESS],
    ['PROCESSING', PROCESSING],
    ['SUCCESS, a part of it given back elsewhere,', refunded(CHARGED - 1)],
  ])('of which the acquirer says %s afterwards was charged, and is put right', (_name, answer) => {
    const finding = { type: 'charged', paymentId: 'P1' };
    expect(heard(doubted('declined'), answer)).toEqual({ next: null, asks: false, finding });
  });

  test.each([
    ['FAIL', FAILED],
    ['CANCELLED', CANCELLED],
    ['SUCCESS and given back whole', refunded(CHARGED)],
  ])('that the acquirer tells itself, as %s, is not asked about any more', (_name, answer) => {
    expect(heard(doubted(), answer)).toEqual({ next: null, asks: false, finding: null });
  });

  test('of an id that is not known goes on to its next moment, and is over after the last', () => {
    const asked = ticked(doubted(), 2 * MINUTE).next as Recheck;
    const tenth = heard(asked, NOT_FOUND);
    expect(tenth).toMatchObject({ asks: false, finding: null });
    expect(tenth.next?.dueAt).toEqual(doubted().dueAt.slice(1));
    expect(tenth.next?.askMono).toBeNull();
    expect(heard(doubted(), NOT_FOUND, 0, 5 * 60 * MINUTE)).toMatchObject({
      next: null,
      finding: null,
    });
  });

  test('answered late leaves out the moments that passed meanwhile', () => {
    const { next } = heard(doubted(), NOT_FOUND, 0, 11 * MINUTE);
    expect(next?.dueAt).toEqual(doubted().dueAt.slice(2));
  });
});

describe('a payment that was paid', () => {
  test.each([
    ['SUCCESS', SUCCESS],
    ['PROCESSING', PROCESSING],
    ['not known: a register may lag behind', NOT_FOUND],
  ])('and of which the acquirer says %s is asked about at its other moments too', (_n, answer) => {
    const after = heard(doubted('paid'), answer);
    expect(after).toMatchObject({ asks: false, finding: null });
    expect(after.next?.dueAt).toHaveLength(3);
  });

  test('and of which more was given back than by this till was given back elsewhere', () => {
    const after = heard(doubted('paid'), refunded(700), 500);
    expect(after.finding).toEqual({ type: 'givenBackElsewhere', amountMinor: 200 });
    expect(after.next?.dueAt).toHaveLength(3);
  });

  test.each([
    ['as much', 500],
    ['less', 400],
  ])('and of which %s was given back as by this till is as it should be', (_name, minor) => {
    expect(heard(doubted('paid'), refunded(minor), 500).finding).toBeNull();
  });

  test.each([
    ['CANCELLED', CANCELLED],
    ['FAIL', FAILED],
  ])('and is %s now was given back elsewhere, but for what this till gave', (_name, answer) => {
    const finding = { type: 'givenBackElsewhere', amountMinor: CHARGED - 300 };
    expect(heard(doubted('paid'), answer, 300)).toEqual({ next: null, asks: false, finding });
  });

  test('and is CANCELLED by this till itself is over', () => {
    expect(heard(doubted('paid'), CANCELLED, CHARGED)).toMatchObject({ next: null, finding: null });
  });
});
