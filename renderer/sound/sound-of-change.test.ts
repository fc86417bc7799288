import { describe, expect, test } from 'vitest';

import { givingBackList, givingBackView, reversalView } from '../../fixtures/proof/refund-views.ts';
import { attemptStage, paymentView, tillView } from '../../fixtures/proof/views.ts';
import { FINAL_STATUSES, OPEN_STATUSES } from '../../terminal/core/attempt.ts';
import { soundOfChange } from './sound-of-change.ts';

function givingBack(status: Parameters<typeof reversalView>[0]) {
  return tillView({ givingBack: givingBackList([givingBackView(reversalView(status))]) });
}

const sending = tillView({ stage: attemptStage('submitting') });

describe('a change of the till', () => {
  test('sounds like success for a verified success, and for nothing else', () => {
    for (const status of [...OPEN_STATUSES, ...FINAL_STATUSES]) {
      const sound = soundOfChange(sending, tillView({ stage: attemptStage(status) }));
      expect(sound === 'paid').toBe(status === 'paid');
    }
  });

  test('sounds once for each verdict, not with every view of it', () => {
    const paid = tillView({ stage: attemptStage('paid') });
    const later = tillView({ ...paid, link: { ...paid.link, latencyMs: 90 } });
    expect(soundOfChange(sending, paid)).toBe('paid');
    expect(soundOfChange(paid, later)).toBeNull();
  });

  test('sounds again for the same verdict on another attempt', () => {
    const first = tillView({ stage: attemptStage('declined') });
    const second = tillView({ stage: attemptStage('declined', { paymentRequestId: 'other' }) });
    expect(soundOfChange(first, second)).toBe('notPaid');
  });

  test('calls for attention, once, when it is known what became of a payment that was left', () => {
    for (const status of FINAL_STATUSES) {
      const told = tillView({ outcomes: [paymentView(status)] });
      expect(soundOfChange(tillView(), told)).toBe('attention');
      expect(soundOfChange(told, tillView({ ...told, notice: null }))).toBeNull();
      expect(soundOfChange(told, tillView())).toBeNull();
    }
    const returning = tillView({ outcomes: [paymentView('refunding')] });
    const returned = tillView({ outcomes: [paymentView('refunded')] });
    expect(soundOfChange(returning, returned)).toBe('attention');
  });

  test('calls for attention when the till gives money back, and again at its end', () => {
    expect(soundOfChange(tillView(), givingBack('requested'))).toBe('attention');
    expect(soundOfChange(givingBack('requested'), givingBack('unconfirmed'))).toBeNull();
    expect(soundOfChange(givingBack('unconfirmed'), givingBack('refunded'))).toBe('attention');
  });

  test('calls for attention when a connection is back and a code waits for a word', () => {
    const waiting = tillView({ stage: attemptStage('waitingForLink') });
    const asked = tillView({ stage: attemptStage('waitingForLink', { waitsForWord: true }) });
    expect(soundOfChange(waiting, asked)).toBe('attention');
    expect(soundOfChange(asked, asked)).toBeNull();
    expect(soundOfChange(asked, waiting)).toBeNull();
  });

  test('lets the verdict on the stage be heard before what became of another payment', () => {
    const both = tillView({ stage: attemptStage('paid'), outcomes: [paymentView('declined')] });
    expect(soundOfChange(sending, both)).toBe('paid');
  });

  test('is silent after a reload, when nothing has happened', () => {
    expect(soundOfChange(null, tillView({ stage: attemptStage('paid') }))).toBeNull();
  });
});
