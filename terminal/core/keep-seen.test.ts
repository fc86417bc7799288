import { describe, expect, test } from 'vitest';
import {
  cancelRefused,
  cancelSilent,
  cancelled,
  cashierCancels,
  caseOf,
  inProcess,
  notWanted,
  play,
  policy,
  restarted,
  says,
  saysSuccess,
  silence,
  wait,
  type Played,
  type Step,
} from '../../fixtures/proof/decisions.ts';

const seen: Step = { type: 'paidSeen' };
const on = ({ attempt, now }: Played, ...steps: Step[]) => caseOf(attempt, steps, now);
const sent = ({ effects }: Played) => effects.filter((effect) => effect !== 'sendInquiry');

/** A customer who never confirmed, and whose cancel was never answered: a person is called. */
const unanswered = () =>
  play(
    inProcess,
    cashierCancels,
    says('processing'),
    cancelSilent,
    wait(policy.expiryMs + policy.attentionSilentMs),
  );

describe('what a manager has seen paid', () => {
  test('is not cancelled any more, though a cancel was decided', () => {
    const decided = play(silence, cashierCancels);
    const kept = on(decided, seen, says('processing'), wait(60_000), says('processing'));
    expect(sent(kept)).toEqual([]);
    const paid = on(kept, saysSuccess());
    expect(paid.attempt.status).toBe('paid');
    expect(paid.asksAgain).toBe(false);
  });

  test('nor by the limit, before a restart and after it', () => {
    const kept = on(play(silence), seen, wait(policy.limitMs), says('processing'));
    const later = on(kept, restarted, wait(policy.limitMs), says('processing'), cashierCancels);
    expect(sent(kept)).toEqual([]);
    expect(sent(later)).toEqual([]);
    expect(later.attempt).toMatchObject({ pursuit: { intent: 'keepSeen', undo: null } });
  });

  test('is paid when all cancels that had left are refused, and is asked about again', () => {
    const open = play(inProcess, cashierCancels, says('processing'));
    const kept = on(open, seen, cancelRefused('ORDER_STATUS_INVALID'), saysSuccess());
    expect(kept.attempt.status).toBe('paid');
    expect(kept.asksAgain).toBe(true);
  });

  test('stands once more after an unanswered cancel can have arrived, and is paid then', () => {
    const kept = on(unanswered(), seen, saysSuccess());
    expect(kept.attempt.status).toBe('needsAttention');
    const early = on(kept, wait(policy.expiryMs - 1), saysSuccess());
    expect(early.attempt.status).toBe('needsAttention');
    const paid = on(early, wait(1), saysSuccess());
    expect(paid.attempt.status).toBe('paid');
    expect(paid.asksAgain).toBe(true);
    expect([...sent(kept), ...sent(early), ...sent(paid)]).toEqual([]);
  });

  test('stands once more in the process that follows, whose own success it must be', () => {
    const kept = on(unanswered(), seen, saysSuccess(), wait(policy.expiryMs), restarted);
    const first = on(kept, wait(1), saysSuccess());
    expect(first.attempt.status).toBe('needsAttention');
    const paid = on(first, wait(policy.expiryMs), saysSuccess());
    expect(paid.attempt.status).toBe('paid');
  });

  test.each<[string, Step[]]>([
    ['by the answer to a cancel that had left', [cancelled]],
    ['by what a question says', [cancelSilent, says('cancelled')]],
  ])('is cancelled all the same where that is proven %s', (_how, steps) => {
    const open = play(inProcess, cashierCancels, says('processing'));
    expect(on(open, seen, ...steps).attempt.status).toBe('cancelled');
  });

  test('is not refunded, though a refund was under way and refused', () => {
    const refunding = play(
      inProcess,
      cashierCancels,
      says('processing'),
      cancelSilent,
      wait(60_000),
      says('processing'),
      cancelRefused('CANCEL_WINDOW_EXCEED'),
      saysSuccess(),
    );
    expect(sent(refunding).at(-1)).toBe('sendRefund');
    const answer = { outcome: 'refused', code: 'MERCHANT_BALANCE_NOT_ENOUGH' } as const;
    const kept = on(refunding, { type: 'refundAnswered', answer }, saysSuccess(), seen);
    const later = on(kept, wait(60_000), saysSuccess(), wait(60_000), saysSuccess());
    const paid = on(later, wait(60_000), saysSuccess());
    expect([...sent(later), ...sent(paid)]).toEqual([]);
    expect(paid.attempt.status).toBe('paid');
    expect(paid.asksAgain).toBe(true);
  });

  test('is undone all the same once its sale is closed, before that word or after it', () => {
    const before = on(play(inProcess, notWanted), seen, says('processing'));
    expect(sent(before)).toEqual(['sendCancel']);
    const after = on(play(inProcess, seen, notWanted), says('processing'));
    expect(sent(after)).toEqual(['sendCancel']);
  });
});
