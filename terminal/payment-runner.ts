import type { Acquirer, PayConnection, Question } from './acquirer/acquirer.ts';
import type { AcquirerClock } from './acquirer-clock.ts';
import type { UnknownAnswer } from './core/answers.ts';
import { isFinal, type Attempt, type AttemptFacts, type NotSentReason } from './core/attempt.ts';
import { unhandled } from './core/check.ts';
import { decide, neverSent, submit, wakeMonoOf } from './core/decide.ts';
import type { AttemptEffect, AttemptEvent, Moment } from './core/event.ts';
import { workOf } from './core/work.ts';
import type { Chance, Clock, Log } from './ports.ts';
import type { TillStore } from './store/till-store.ts';

/** A database that could not be written is tried again this soon. */
const STORE_RETRY_MS = 1_000;

type WithoutMoment<Event> = Event extends unknown ? Omit<Event, keyof Moment> : never;
type Happening = WithoutMoment<AttemptEvent>;

export interface RunnerPorts {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly store: TillStore;
  readonly acquirer: Acquirer;
  readonly acquirerClock: AcquirerClock;
  /** After every commit. */
  readonly onChange: (attempt: Attempt) => void;
  /** The database refused a write (its error), or takes writes again (null). */
  readonly onStore: (failure: string | null) => void;
}

/**
 * Runs attempts: event → decide → one transaction → publish → effects, whose answers come back
 * as events. Nothing else writes an attempt, and nothing is sent that was not committed. All of
 * it happens in one thread and each step is synchronous up to its commit: one lock per sale.
 */
export class PaymentRunner {
  readonly #ports: RunnerPorts;
  readonly #open = new Map<string, Attempt>();
  readonly #wakes = new Map<string, () => void>();
  readonly #payOpen = new Set<string>();
  readonly #lastErrors = new Map<string, string>();
  /** What happened while the database took no writes, in order. */
  readonly #unwritten = new Map<string, Happening[]>();
  #isStopped = false;

  constructor(ports: RunnerPorts) {
    this.#ports = ports;
  }

  get openAttempts(): readonly Attempt[] {
    return [...this.#open.values()];
  }

  /** Takes up what an earlier process left; everything is asked about, nothing is sent again. */
  recover(attempt: Attempt): void {
    this.#open.set(attempt.facts.paymentRequestId, attempt);
    this.#happen(attempt.facts.paymentRequestId, { type: 'restarted' });
  }

  /** Writes down an attempt of which nothing left the till. Throws when the store refuses. */
  recordNeverSent(facts: AttemptFacts, reason: NotSentReason): void {
    const { at } = this.#moment();
    const attempt = neverSent(facts, reason, at);
    this.#commit(() => {
      this.#ports.store.attempts.insert(attempt, at);
      this.#journal(attempt, 'neverSent', { reason });
    });
    this.#ports.onChange(attempt);
  }

  /** Commits the exact body, then writes its first byte. Throws when the store refuses. */
  send(facts: AttemptFacts, code: string, reference: string | null, line: PayConnection): void {
    const { acquirer, store } = this.#ports;
    const now = this.#moment();
    if (now.acquirerAt === null || this.#isStopped) throw new Error('the till is not armed');
    const attempt = submit(facts, { ...now, acquirerAt: now.acquirerAt }, acquirer.policy);
    const { paymentRequestId, saleId, money } = facts;
    // Whatever a screen showed: a sale that is paid or dropped is never charged again.
    if (store.sales.byId(saleId)?.status !== 'open') throw new Error('the sale is not open');
    const body = acquirer.payBody({
      paymentRequestId,
      saleId,
      reference,
      money,
      code,
      requestedAt: now.at,
      expiresAt: attempt.pursuit.expiresAt,
    });
    this.#payOpen.add(paymentRequestId);
    try {
      this.#commit(() => {
        store.attempts.insert(attempt, now.at);
        store.attempts.insertBody(paymentRequestId, body);
        store.attempts.replaceWork(paymentRequestId, workOf(attempt, now, true, null));
        store.usedCodes.insert(code, now.at);
        this.#journal(attempt, 'submitted', { ...money, codeMasked: facts.codeMasked });
      });
    } catch (error) {
      this.#payOpen.delete(paymentRequestId);
      throw error;
    }
    this.#open.set(paymentRequestId, attempt);
    this.#schedule(attempt);
    void line.pay(body, { paymentRequestId, money }).then((answer) => {
      this.#payOpen.delete(paymentRequestId);
      this.#happen(paymentRequestId, { type: 'payAnswered', answer });
    });
    this.#ports.onChange(attempt);
  }

  askToCancel(paymentRequestId: string): void {
    this.#happen(paymentRequestId, { type: 'cancelAsked' });
  }

  check(paymentRequestId: string): void {
    this.#happen(paymentRequestId, { type: 'checkAsked' });
  }

  /** Nothing happens any more; what is on the wire is found out by the next process. */
  stop(): void {
    this.#isStopped = true;
    for (const cancelWake of this.#wakes.values()) cancelWake();
    this.#wakes.clear();
  }

  #happen(paymentRequestId: string, happening: Happening): void {
    if (this.#isStopped) return;
    const waiting = this.#unwritten.get(paymentRequestId);
    if (waiting !== undefined) {
      waiting.push(happening);
      return;
    }
    const current = this.#open.get(paymentRequestId);
    if (current === undefined) {
      this.#hearAfterEnd(paymentRequestId, happening);
      return;
    }
    const event = { ...this.#moment(), ...happening } as AttemptEvent;
    const { next, effects } = decide(current, event, this.#ports.acquirer.policy);
    this.#noteError(paymentRequestId, happening);
    try {
      this.#commit(() => this.#write(next, event, current.status));
    } catch {
      this.#happenLater(paymentRequestId, happening);
      return;
    }
    this.#accept(next);
    for (const effect of effects) this.#perform(next, effect);
    this.#ports.onChange(next);
    if (isFinal(next)) this.#scrub();
  }

  /** Nothing was decided and nothing sent: the same happens again, until it can be written. */
  #happenLater(paymentRequestId: string, happening: Happening): void {
    this.#unwritten.set(paymentRequestId, [happening]);
    this.#wakes.get(paymentRequestId)?.();
    const retry = () => {
      const happenings = this.#unwritten.get(paymentRequestId) ?? [];
      this.#unwritten.delete(paymentRequestId);
      for (const one of happenings) this.#happen(paymentRequestId, one);
    };
    this.#wakes.set(paymentRequestId, this.#ports.clock.after(STORE_RETRY_MS, retry));
  }

  #accept(next: Attempt): void {
    const { paymentRequestId } = next.facts;
    if (isFinal(next)) {
      this.#open.delete(paymentRequestId);
      this.#lastErrors.delete(paymentRequestId);
      this.#wakes.get(paymentRequestId)?.();
      this.#wakes.delete(paymentRequestId);
    } else {
      this.#open.set(paymentRequestId, next);
      this.#schedule(next);
    }
  }

  #write(next: Attempt, event: AttemptEvent, from: Attempt['status']): void {
    const { store } = this.#ports;
    const { paymentRequestId, saleId } = next.facts;
    const lastError = this.#lastErrors.get(paymentRequestId) ?? null;
    const isPayOpen = this.#payOpen.has(paymentRequestId);
    store.attempts.update(next, event.at);
    store.attempts.replaceWork(paymentRequestId, workOf(next, event, isPayOpen, lastError));
    if (next.status === 'paid') store.sales.setStatus(saleId, 'paid');
    const answer = 'answer' in event ? { answer: event.answer } : {};
    this.#journal(next, event.type, { from, ...answer });
  }

  #perform(attempt: Attempt, effect: AttemptEffect): void {
    const { acquirer, acquirerClock, clock } = this.#ports;
    const { paymentRequestId, money } = attempt.facts;
    const question: Question = { paymentRequestId, money };
    const asked = { mono: clock.mono(), acquirerAt: acquirerClock.now() };
    switch (effect.type) {
      case 'sendInquiry':
        void acquirer.inquire(question).then((answer) => {
          this.#happen(paymentRequestId, { type: 'inquiryAnswered', asked, answer });
        });
        return;
      case 'sendCancel':
        void acquirer.cancel(question).then((answer) => {
          this.#happen(paymentRequestId, { type: 'cancelAnswered', asked, answer });
        });
        return;
      case 'sendRefund': {
        const { refundRequestId, paymentId } = effect;
        void acquirer.refund({ refundRequestId, paymentId, money }).then((answer) => {
          this.#happen(paymentRequestId, { type: 'refundAnswered', answer });
        });
        return;
      }
      default:
        unhandled(effect);
    }
  }

  /** A final attempt cannot change, but nothing that was heard of it is lost. */
  #hearAfterEnd(paymentRequestId: string, happening: Happening): void {
    if (!('answer' in happening) || happening.answer.outcome === 'unknown') return;
    const { answer, type } = happening;
    this.#ports.log.info('attempt.heardAfterEnd', { paymentRequestId, outcome: answer.outcome });
    const entry = { at: this.#moment().at, subject: paymentRequestId, type: 'heardAfterEnd' };
    try {
      this.#commit(() => {
        this.#ports.store.journal.append({ ...entry, facts: { type, answer } });
      });
    } catch {
      this.#happenLater(paymentRequestId, happening);
    }
  }

  /** The end is committed; what is left of the code goes with the next scrubbing at the latest. */
  #scrub(): void {
    try {
      this.#ports.store.scrub();
    } catch (error) {
      this.#ports.log.error('store.notScrubbed', { message: (error as Error).message });
    }
  }

  #noteError(paymentRequestId: string, happening: Happening): void {
    if (!('answer' in happening) || happening.answer.outcome !== 'unknown') return;
    const { why, code }: UnknownAnswer = happening.answer;
    this.#lastErrors.set(paymentRequestId, code === null ? why : `${why} ${code}`);
    this.#ports.log.warn('attempt.nothingProven', { paymentRequestId, why, code });
  }

  #commit(work: () => void): void {
    try {
      this.#ports.store.write(work);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      this.#ports.log.error('store.failed', { code: code ?? null, message });
      this.#ports.onStore(code ?? message);
      throw error;
    }
    this.#ports.onStore(null);
  }

  #journal(attempt: Attempt, type: string, facts: Record<string, unknown>): void {
    const { paymentRequestId, saleId } = attempt.facts;
    this.#ports.store.journal.append({
      at: this.#ports.clock.now(),
      subject: paymentRequestId,
      type,
      facts: { saleId, to: attempt.status, ...facts },
    });
  }

  #schedule(attempt: Attempt): void {
    const wakeMono = wakeMonoOf(attempt);
    if (wakeMono === null) return;
    const { paymentRequestId } = attempt.facts;
    this.#wakes.get(paymentRequestId)?.();
    const ms = Math.max(0, wakeMono - this.#ports.clock.mono());
    const wake = () => this.#happen(paymentRequestId, { type: 'ticked' });
    this.#wakes.set(paymentRequestId, this.#ports.clock.after(ms, wake));
  }

  #moment(): Moment {
    const { clock, chance, acquirerClock } = this.#ports;
    return {
      at: clock.now(),
      mono: clock.mono(),
      acquirerAt: acquirerClock.now(),
      chance: chance.fraction(),
    };
  }
}
