import { describe, expect, test } from 'vitest';
import { policy } from '../../fixtures/proof/decisions.ts';
import {
  cancelSilent,
  cancelled,
  goOn,
  paymentIs,
  refundIs,
  refundRefused,
  refundSilent,
  refunded,
  requested,
  wait,
  type PlayedRefund,
  type RefundStep,
} from '../../fixtures/proof/refund-decisions.ts';
import { refundWakeMono } from './decide-refund.ts';
import type { OpenRefund } from './refund.ts';

const RESTARTED: RefundStep = { type: 'restarted' };
const sent = (way: 'cancel' | 'refund', ...steps: RefundStep[]) =>
  goOn(requested(way), [wait(0), ...steps]);
const pursuitOf = ({ refund }: PlayedRefund) => (refund as OpenRefund).pursuit;

/** Lets so many questions go out, each at its moment, and tells how long each was waited for. */
function pausesOf(from: PlayedRefund, count: number, answer: RefundStep | null): number[] {
  let at = from;
  return Array.from({ length: count }, () => {
    const pauseMs = Math.max(0, (refundWakeMono(at.refund) ?? 0) - at.now.mono);
    at = goOn(at, [wait(pauseMs), ...(answer === null ? [] : [answer])]);
    return Math.round(pauseMs);
  });
}

describe('the pauses between the tries of a refund', () => {
  test('double up to a minute while nothing is proven', () => {
    const silent = sent('refund', refundSilent);
    const growing = [2_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000];
    expect(pausesOf(silent, 8, refundIs('processing'))).toEqual(growing);
  });

  test('grow also when every question is answered and every sending is not', () => {
    let at = sent('refund');
    const sentMono: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      sentMono.push(at.now.mono);
      at = goOn(at, [refundSilent]);
      at = goOn(at, [wait((refundWakeMono(at.refund) ?? 0) - at.now.mono), refundIs('notFound')]);
    }
    expect(at.effects.filter((effect) => effect === 'sendRefund')).toHaveLength(6);
    const gaps = sentMono.slice(1).map((mono, index) => mono - (sentMono[index] ?? 0));
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(gaps.at(-1)).toBeGreaterThan(30_000);
  });

  test('are shorter by chance, down to the half', () => {
    const from = requested('refund');
    const least = { ...from, now: { ...from.now, chance: 0 } };
    const silent = goOn(least, [wait(0), refundSilent]);
    expect(pursuitOf(silent).askMono - silent.now.mono).toBe(1_000);
  });

  test('are cut short when a person wants it checked', () => {
    const silent = sent('refund', refundSilent);
    const checked = goOn(silent, [{ type: 'checkAsked' }]);
    expect(checked.effects.at(-1)).toBe('askRefund');
  });
});

describe('a client that never answers', () => {
  test.each(['cancel', 'refund'] as const)(
    'is asked past: what became of the %s, the payment tells',
    (way) => {
      const open = sent(way, wait(policy.exchangeMs + 500));
      expect(open.effects).toHaveLength(1);
      const past = goOn(open, [wait(500)]);
      expect(past.effects.slice(1)).toEqual(['askPayment']);
      expect(goOn(past, [paymentIs('success')]).effects).toEqual(past.effects);
      expect(goOn(past, [paymentIs('cancelled')]).refund.status).toBe('refunded');
    },
  );

  test('is not sent the same a second time beside it', () => {
    const open = sent('cancel', { type: 'checkAsked' }, { type: 'checkAsked' });
    expect(open.effects.filter((effect) => effect === 'sendCancel')).toHaveLength(1);
  });

  test('does not make a refund refused by what is heard meanwhile', () => {
    const open = sent('refund', refundIs('notFound'), refundIs('failed'));
    expect(open.refund.status).toBe('submitting');
    expect(open.effects).toEqual(['sendRefund']);
  });
});

const waitLong = (from: PlayedRefund) => goOn(from, [wait(policy.attentionAnsweringMs)]);

describe('a person', () => {
  test('is called when five minutes have proven nothing, and it is asked about on, slowly', () => {
    const silent = sent('refund', refundSilent);
    const before = goOn(silent, [wait(policy.attentionAnsweringMs - 1)]);
    expect(before.refund.status).toBe('unconfirmed');
    const called = goOn(before, [wait(1)]);
    expect(called.refund).toMatchObject({ status: 'needsAttention', reason: 'noProof' });
    const next = refundWakeMono(called.refund) ?? 0;
    const asked = goOn(called, [wait(next - called.now.mono)]);
    expect(asked.effects.at(-1)).toBe('askRefund');
    const pauseMs = (refundWakeMono(asked.refund) ?? 0) - asked.now.mono;
    expect(pauseMs).toBe(policy.attentionAskMs);
  });

  test('is called while a sending that nobody answers is still open', () => {
    expect(waitLong(sent('cancel')).refund.status).toBe('needsAttention');
  });

  test.each<[string, 'cancel' | 'refund', RefundStep]>([
    ['the cancel', 'cancel', cancelled],
    ['the refund', 'refund', refunded],
    ['the payment', 'cancel', paymentIs('cancelled')],
    ['a question about the refund', 'refund', refundIs('refunded')],
  ])('is not needed any more once %s proves it', (_name, way, proof) => {
    expect(goOn(waitLong(sent(way)), [proof]).refund.status).toBe('refunded');
  });

  test('is not sent away by a new try that proves nothing', () => {
    const called = waitLong(sent('cancel', cancelSilent));
    const again = goOn(called, [paymentIs('success')]);
    expect(again.effects.at(-1)).toBe('sendCancel');
    expect(again.refund.status).toBe('needsAttention');
    expect(goOn(again, [cancelSilent]).refund.status).toBe('needsAttention');
  });

  test.each([
    ['credentials', 'credentials'],
    ['differs', 'answerDiffers'],
  ] as const)('is called at once by an answer of which we hear: %s', (why, reason) => {
    const answer = { outcome: 'unknown', why, code: null } as const;
    const steps: ['cancel' | 'refund', RefundStep][] = [
      ['cancel', { type: 'cancelAnswered', answer }],
      ['refund', { type: 'refundAnswered', answer }],
      ['refund', { type: 'refundInquiryAnswered', answer }],
      ['cancel', { type: 'inquiryAnswered', answer }],
    ];
    for (const [way, step] of steps) {
      expect(sent(way, step).refund).toMatchObject({ status: 'needsAttention', reason });
    }
  });
});

describe('after a restart', () => {
  test('what was not sent yet is sent', () => {
    const restarted = goOn(requested('refund'), [RESTARTED]);
    expect(restarted.refund.status).toBe('requested');
    expect(goOn(restarted, [wait(0)]).effects).toEqual(['sendRefund']);
  });

  test.each([
    ['cancel', 'askPayment'],
    ['refund', 'askRefund'],
  ] as const)('a %s that may have left is asked about before it is sent again', (way, asks) => {
    const restarted = goOn(sent(way), [RESTARTED, wait(0)]);
    expect(restarted.refund.status).toBe('unconfirmed');
    expect(restarted.effects.slice(1)).toEqual([asks]);
  });

  test('what the process before had asked decides nothing', () => {
    const restarted = goOn(sent('refund'), [wait(40), RESTARTED]);
    expect(goOn(restarted, [refundIs('notFound', -1)]).effects).toHaveLength(1);
    expect(goOn(restarted, [refundIs('notFound')]).effects.at(-1)).toBe('sendRefund');
  });

  test('the pauses begin anew, and a person is called five minutes later', () => {
    const tired = sent('refund', refundSilent, wait(60_000), wait(60_000));
    const restarted = goOn(tired, [RESTARTED]);
    expect(pursuitOf(restarted).pauseMs).toBe(policy.undoPauseMs);
    expect(pursuitOf(restarted).askMono).toBe(restarted.now.mono);
    const soon = goOn(restarted, [wait(policy.attentionAnsweringMs - 1)]);
    expect(soon.refund.status).toBe('unconfirmed');
    expect(goOn(soon, [wait(1)]).refund.status).toBe('needsAttention');
  });

  test('a refusal that waits for its question still waits for it', () => {
    const refused = goOn(sent('refund', refundRefused('PROCESS_FAIL')), [RESTARTED, wait(0)]);
    expect(refused.effects.at(-1)).toBe('askRefund');
    expect(goOn(refused, [refundIs('notFound')]).refund.status).toBe('refused');
  });

  test('a person who was called is still called', () => {
    const called = sent('refund', refundSilent, wait(policy.attentionAnsweringMs));
    expect(goOn(called, [RESTARTED]).refund.status).toBe('needsAttention');
  });
});
