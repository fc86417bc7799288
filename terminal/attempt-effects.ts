import type { Acquirer } from './acquirer/acquirer.ts';
import type { AcquirerClock } from './acquirer-clock.ts';
import type { Attempt } from './core/attempt.ts';
import { unhandled } from './core/check.ts';
import type { AttemptEffect, AttemptEvent, Moment } from './core/event.ts';
import type { Clock } from './ports.ts';

type WithoutMoment<Event> = Event extends unknown ? Omit<Event, keyof Moment> : never;
/** An event before it is told when it happened. */
export type Happening = WithoutMoment<AttemptEvent>;

interface EffectPorts {
  readonly acquirer: Acquirer;
  readonly acquirerClock: AcquirerClock;
  readonly clock: Clock;
}

/** Asks the acquirer what was decided; resolves with what came of it, and never rejects. */
export async function performEffect(
  attempt: Attempt,
  effect: AttemptEffect,
  { acquirer, acquirerClock, clock }: EffectPorts,
): Promise<Happening> {
  const { paymentRequestId, money } = attempt.facts;
  const question = { paymentRequestId, money };
  const asked = { mono: clock.mono(), acquirerAt: acquirerClock.now() };
  switch (effect.type) {
    case 'sendInquiry':
      return { type: 'inquiryAnswered', asked, answer: await acquirer.inquire(question) };
    case 'sendCancel':
      return { type: 'cancelAnswered', asked, answer: await acquirer.cancel(question) };
    case 'sendRefund': {
      const { refundRequestId, paymentId } = effect;
      const answer = await acquirer.refund({ refundRequestId, paymentId, money });
      return { type: 'refundAnswered', answer };
    }
    default:
      return unhandled(effect);
  }
}
