import type { Acquirer, PayConnection } from './acquirer/acquirer.ts';
import type { AcquirerClock } from './acquirer-clock.ts';
import { performEffect, type Happening } from './attempt-effects.ts';
import type { UnknownAnswer } from './core/answers.ts';
import { isFinal, type Attempt, type AttemptFacts, type NotSentReason } from './core/attempt.ts';
import { decide, neverSent, submit, wakeMonoOf } from './core/decide.ts';
import type { AttemptEvent, Decision, Moment } from './core/event.ts';
import { workOf } from './core/work.ts';
import type { Chance, Clock, Log } from './ports.ts';
import { Scrubbing } from './scrubbing.ts';
import type { TillStore } from './store/till-store.ts';

/** A database that could not be written is tried again this soon. */
const STORE_RETRY_MS = 1_000;

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
  readonly #scrubbing: Scrubbing;
  #isStopped = false;

  constructor(ports: RunnerPorts) {
    this.#ports = ports;
    this.#scrubbing = new Scrubbing(ports);
  }

  /** Oldest first. */
  get openAttempts(): readonly Attempt[] {
    return [...this.#open.values()];
  }

  openAttempt(paymentRequestId: string): Attempt | null {
    return this.#open.get(paymentRequestId) ?? null;
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

  /**
   * The customer pays another way or left: a success is not wanted any more. `alongside` is
   * written in the same transaction; what it closes and the undoing are known together or not at
   * all. Throws when the store refuses, and then neither has happened.
   */
  undo(paymentRequestId: string, alongside: () => void): void {
    const current = this.#open.get(paymentRequestId);
    if (current === undefined || this.#isStopped || this.#unwritten.has(paymentRequestId)) {
      throw new Error(`${paymentRequestId} cannot be undone now`);
    }
    const event = this.#eventOf({ type: 'undoAsked' });
    const decision = decide(current, event, this.#ports.acquirer.policy);
    this.#commit(() => {
      this.#write(decision.next, event, current.status);
      alongside();
    });
    this.#takeEffect(decision);
  }

  check(paymentRequestId: string): void {
    this.#happen(paymentRequestId, { type: 'checkAsked' });
  }

  /** Nothing happens any more; what is on the wire is found out by the next process. */
  stop(): void {
    this.#isStopped = true;
    this.#scrubbing.stop();
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
    const event = this.#eventOf(happening);
    const decision = decide(current, event, this.#ports.acquirer.policy);
    this.#noteError(paymentRequestId, happening);
    try {
      this.#commit(() => this.#write(decision.next, event, current.status));
    } catch {
      this.#happenLater(paymentRequestId, happening);
      return;
    }
    this.#takeEffect(decision);
  }

  /** What was committed is shown, and only then is anything sent. */
  #takeEffect({ next, effects }: Decision): void {
    this.#accept(next);
    const { paymentRequestId } = next.facts;
    for (const effect of effects) {
      void performEffect(next, effect, this.#ports).then((happening) => {
        this.#happen(paymentRequestId, happening);
      });
    }
    this.#ports.onChange(next);
    if (isFinal(next)) this.#scrubbing.now();
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
    if (next.status === 'paid') store.sales.setPaid(saleId);
    const answer = 'answer' in event ? { answer: event.answer } : {};
    this.#journal(next, event.type, { from, ...answer });
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

  #eventOf(happening: Happening): AttemptEvent {
    return { ...this.#moment(), ...happening };
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
