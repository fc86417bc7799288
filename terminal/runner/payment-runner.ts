import type { PayConnection } from '../acquirer/acquirer.ts';
import type { PayAnswer } from '../core/answers.ts';
import {
  type Attempt,
  type AttemptFacts,
  type NotSentReason,
  type PursuedAttempt,
} from '../core/attempt.ts';
import { neverSent, submit, wakeMonoOf } from '../core/decide.ts';
import { workOf } from '../core/work.ts';
import type { AttemptHappening } from './attempt-effects.ts';
import { AttemptPursuits, type AttemptPorts } from './attempt-pursuits.ts';
import { Runner } from './runner.ts';

/** A connection that breaks its promise never to throw has told nothing of the payment. */
const NO_ANSWER: PayAnswer = { outcome: 'unknown', why: 'noAnswer', code: null };

/** Attempts from their code to their end. Decides nothing: `decide` does. */
export class PaymentRunner {
  readonly #ports: AttemptPorts;
  readonly #pursuits: AttemptPursuits;
  readonly #runner: Runner<Attempt, AttemptHappening>;
  #isStopped = false;

  /** `afterCrash`: the process before this one ended uncleanly, or the database was restored. */
  constructor(ports: AttemptPorts, afterCrash: boolean) {
    this.#ports = ports;
    this.#pursuits = new AttemptPursuits(ports, afterCrash);
    this.#runner = new Runner(ports, this.#pursuits);
  }

  /** How many are open. */
  get count(): number {
    return this.#runner.count;
  }

  /** Of the open ones, the oldest first. */
  get ids(): readonly string[] {
    return this.#runner.ids;
  }

  openAttempt(paymentRequestId: string): Attempt | null {
    return this.#runner.current(paymentRequestId);
  }

  /** Looks at one that is open without taking it up. */
  peek(paymentRequestId: string): Attempt | null {
    return this.#runner.peek(paymentRequestId);
  }

  has(paymentRequestId: string): boolean {
    return this.#runner.has(paymentRequestId);
  }

  /**
   * What earlier processes left open, the oldest first; everything is asked about, nothing is sent
   * again.
   */
  recover(paymentRequestIds: readonly string[]): void {
    this.#runner.recover(paymentRequestIds);
  }

  /** Writes down an attempt of which nothing left the till. Throws when the store refuses. */
  recordNeverSent(facts: AttemptFacts, reason: NotSentReason): void {
    const { at } = this.#runner.moment();
    const attempt = neverSent(facts, reason, at);
    this.#runner.commit(() => {
      this.#ports.store.attempts.insert(attempt, at);
      this.#journal(attempt, 'neverSent', { reason });
    });
    this.#ports.onChange(attempt);
  }

  /** Writes down an attempt whose code waits in memory for a connection. Throws as above. */
  recordWaiting(facts: AttemptFacts): void {
    const { at } = this.#runner.moment();
    const attempt: Attempt = { facts, status: 'waitingForLink' };
    this.#runner.commit(() => {
      this.#ports.store.attempts.insert(attempt, at);
      this.#journal(attempt, 'waitingForLink', { ...facts.money, codeMasked: facts.codeMasked });
    });
    this.#runner.begin(facts.paymentRequestId, attempt, null);
    this.#ports.onChange(attempt);
  }

  /** Commits the exact body, then writes its first byte. Throws when the store refuses. */
  send(facts: AttemptFacts, code: string, reference: string | null, line: PayConnection): void {
    const { acquirer, store } = this.#ports;
    const now = this.#runner.moment();
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
      expiresAt: now.acquirerAt + acquirer.policy.expiryMs,
    });
    const isWaiting = this.#runner.peek(paymentRequestId)?.status === 'waitingForLink';
    this.#pursuits.payIsOpen(paymentRequestId, true);
    try {
      this.#runner.commit(() => {
        if (isWaiting) store.attempts.update(attempt, now.at);
        else store.attempts.insert(attempt, now.at);
        store.attempts.insertBody(paymentRequestId, body);
        store.work.replace(paymentRequestId, workOf(attempt, now, true, null));
        store.usedCodes.insert(code, now.at);
        this.#journal(attempt, 'submitted', { ...money, codeMasked: facts.codeMasked });
      });
    } catch (error) {
      this.#pursuits.payIsOpen(paymentRequestId, false);
      throw error;
    }
    this.#begin(attempt);
    const hear = (answer: PayAnswer) =>
      this.#runner.happen(paymentRequestId, { type: 'payAnswered', answer });
    line.pay(body, { paymentRequestId, money }).then(hear, () => hear(NO_ANSWER));
    this.#ports.onChange(attempt);
  }

  /** The code that waited in memory died. */
  codeDied(paymentRequestId: string): void {
    this.#runner.happen(paymentRequestId, { type: 'codeDied' });
  }

  askToCancel(paymentRequestId: string): void {
    this.#runner.happen(paymentRequestId, { type: 'cancelAsked' });
  }

  /**
   * The customer pays another way or left: a success is not wanted any more. `alongside` is
   * written in the same transaction; what it closes and the undoing are known together or not at
   * all. Throws when the store refuses, and then neither has happened.
   */
  undo(paymentRequestId: string, alongside: () => void): void {
    this.#runner.happenAlongside(paymentRequestId, { type: 'undoAsked' }, alongside);
  }

  /** A manager has seen it paid: nothing of it is undone any more. `alongside` and throws as above. */
  keepAsSeen(paymentRequestId: string, alongside: () => void): void {
    this.#runner.happenAlongside(paymentRequestId, { type: 'paidSeen' }, alongside);
  }

  check(paymentRequestId: string): void {
    this.#runner.happen(paymentRequestId, { type: 'checkAsked' });
  }

  checkAll(): void {
    this.#runner.checkAll({ type: 'checkAsked' });
  }

  /** Nothing happens any more; what is on the wire is found out by the next process. */
  stop(): void {
    this.#isStopped = true;
    this.#runner.stop();
  }

  #begin(attempt: PursuedAttempt): void {
    this.#runner.begin(attempt.facts.paymentRequestId, attempt, wakeMonoOf(attempt));
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
}
