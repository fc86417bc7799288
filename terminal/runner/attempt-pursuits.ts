import type { Acquirer } from '../acquirer/acquirer.ts';
import { isFinal, type Attempt, type FinalAttempt } from '../core/attempt.ts';
import { decide, wakeMonoOf } from '../core/decide.ts';
import type { Decision, Moment } from '../core/event.ts';
import { workOf } from '../core/work.ts';
import { performEffect, type AttemptHappening } from './attempt-effects.ts';
import { nothing, type Afterwards } from './afterwards.ts';
import { rescueAttempt } from './rescue.ts';
import type { Pursuits, RunnerPorts, Step } from './pursuits.ts';

export interface AttemptPorts extends RunnerPorts {
  readonly acquirer: Acquirer;
  /** After every commit. */
  readonly onChange: (attempt: Attempt) => void;
  /** An end that is not beyond doubt; inside the transaction, and what follows after it. */
  readonly askLater: (attempt: FinalAttempt) => Afterwards;
  /** What is left of a payment code is to be taken away. */
  readonly scrub: () => void;
}

/** What happens to attempts, as `Runner` runs it. */
export class AttemptPursuits implements Pursuits<Attempt, AttemptHappening> {
  readonly kind = 'payment';
  readonly ticked = { type: 'ticked' } as const;
  readonly restarted: AttemptHappening;
  readonly #ports: AttemptPorts;
  readonly #payOpen = new Set<string>();

  /** `afterCrash`: of this life of the process. */
  constructor(ports: AttemptPorts, afterCrash: boolean) {
    this.#ports = ports;
    this.restarted = { type: 'restarted', afterCrash };
  }

  /** A pay of it is on the wire, or not any more. */
  payIsOpen(paymentRequestId: string, isOpen: boolean): void {
    if (isOpen) this.#payOpen.add(paymentRequestId);
    else this.#payOpen.delete(paymentRequestId);
  }

  load(paymentRequestId: string): Attempt | null {
    const stored = this.#ports.store.attempts.byId(paymentRequestId);
    if (stored === null) return null;
    if (!stored.readable) return rescueAttempt(stored, this.#ports);
    return isFinal(stored.attempt) ? null : stored.attempt;
  }

  step(
    attempt: Attempt,
    event: AttemptHappening & Moment,
    lastError: string | null,
  ): Step<Attempt, AttemptHappening> {
    const { acquirer } = this.#ports;
    const decision = decide(attempt, event, acquirer.policy);
    const { next, effects } = decision;
    const { paymentRequestId } = next.facts;
    if (event.type === 'payAnswered') this.#payOpen.delete(paymentRequestId);
    if (effects.some(({ type }) => type === 'sendPayAgain')) this.#payOpen.add(paymentRequestId);
    let afterwards: Afterwards = nothing;
    return {
      next: isFinal(next) ? null : next,
      wakeMono: wakeMonoOf(next),
      exchanges: effects.map((effect) => () => performEffect(next, effect, this.#effectPorts())),
      write: () => {
        afterwards = this.#write(decision, event, attempt.status, lastError);
      },
      committed: () => {
        this.#ports.onChange(next);
        afterwards();
        if (isFinal(next)) this.#ports.scrub();
      },
    };
  }

  /** A final attempt cannot change, but nothing that was heard of it is lost. */
  heardAfterEnd(id: string, happening: AttemptHappening, { at }: Moment): void {
    if (!('answer' in happening)) return;
    const { type, answer } = happening;
    this.#ports.store.write(() => {
      this.#ports.store.journal.append({
        at,
        subject: id,
        type: 'heardAfterEnd',
        facts: { type, answer },
      });
    });
  }

  #write(
    { next, asksAgain }: Decision,
    event: AttemptHappening & Moment,
    from: Attempt['status'],
    lastError: string | null,
  ): Afterwards {
    const { store, askLater } = this.#ports;
    const { paymentRequestId, saleId } = next.facts;
    const isPayOpen = this.#payOpen.has(paymentRequestId);
    store.attempts.update(next, event.at);
    store.work.replace(paymentRequestId, workOf(next, event, isPayOpen, lastError));
    if (next.status === 'paid') store.sales.setPaid(saleId);
    const answer = 'answer' in event ? { answer: event.answer } : {};
    store.journal.append({
      at: event.at,
      subject: paymentRequestId,
      type: event.type,
      facts: { saleId, from, to: next.status, ...answer },
    });
    return isFinal(next) && asksAgain ? askLater(next) : nothing;
  }

  #effectPorts() {
    const { acquirer, acquirerClock, clock, store } = this.#ports;
    return { acquirer, acquirerClock, clock, bodyOf: (id: string) => store.attempts.bodyOf(id) };
  }
}
