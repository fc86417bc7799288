import type { Acquirer } from '../acquirer/acquirer.ts';
import type { AcquirerClock } from '../acquirer/acquirer-clock.ts';
import type { Attempt } from '../core/attempt.ts';
import { assert, unhandled } from '../core/check.ts';
import type { AttemptEffect, AttemptEvent } from '../core/event.ts';
import type { Clock } from '../ports.ts';
import type { WithoutMoment } from './happening.ts';

export type AttemptHappening = WithoutMoment<AttemptEvent>;

interface EffectPorts {
  readonly acquirer: Acquirer;
  readonly acquirerClock: AcquirerClock;
  readonly clock: Clock;
  /** The exact bytes that were sent once already; null: wiped. */
  readonly bodyOf: (paymentRequestId: string) => Uint8Array | null;
}

/** Asks the acquirer what was decided; resolves with what came of it, and never rejects. */
export async function performEffect(
  attempt: Attempt,
  effect: AttemptEffect,
  { acquirer, acquirerClock, clock, bodyOf }: EffectPorts,
): Promise<AttemptHappening> {
  const { paymentRequestId, money } = attempt.facts;
  const question = { paymentRequestId, money };
  const asked = { mono: clock.mono(), acquirerAt: acquirerClock.now() };
  switch (effect.type) {
    case 'sendPayAgain': {
      const body = bodyOf(paymentRequestId);
      assert(body !== null, 'the body of an open attempt is kept');
      const opened = await acquirer.connect();
      if (opened.outcome === 'unsent') {
        return { type: 'payAnswered', answer: { outcome: 'unknown', why: 'unsent', code: null } };
      }
      return { type: 'payAnswered', answer: await opened.connection.pay(body, question) };
    }
    case 'sendInquiry':
      return { type: 'inquiryAnswered', asked, answer: await acquirer.inquire(question) };
    case 'sendCancel':
      return { type: 'cancelAnswered', asked, answer: await acquirer.cancel(question) };
    case 'sendRefund': {
      const { refundRequestId, paymentId } = effect;
      const reason = 'The payment could not be cancelled any more';
      const answer = await acquirer.refund({ refundRequestId, paymentId, money, reason });
      return { type: 'refundAnswered', answer };
    }
    default:
      return unhandled(effect);
  }
}
