import type { UnknownAnswer } from '../core/answers.ts';
import type { MonoMs } from '../core/attempt.ts';
import type { Moment } from '../core/event.ts';
import type { HappeningBase, Pursuits, RunnerPorts, Step } from './pursuits.ts';

/** A database that could not be written is tried again this soon. */
const STORE_RETRY_MS = 1_000;

/**
 * Runs what is pursued: event → decision → one transaction → publish → exchanges, whose answers
 * come back as events. Nothing is sent that was not committed, and nothing else writes it. All of
 * it happens in one thread and each step is synchronous up to its commit: one lock per subject.
 */
export class Runner<State, Happening extends HappeningBase> {
  readonly #ports: RunnerPorts;
  readonly #pursuits: Pursuits<State, Happening>;
  /** In the order of their age; null: an earlier process left it, and it was not looked at yet. */
  readonly #open = new Map<string, State | null>();
  /** What happened while the database took no writes, in order. */
  readonly #unwritten = new Map<string, Happening[]>();
  readonly #lastErrors = new Map<string, string>();
  #isStopped = false;

  constructor(ports: RunnerPorts, pursuits: Pursuits<State, Happening>) {
    this.#ports = ports;
    this.#pursuits = pursuits;
  }

  get ids(): readonly string[] {
    return [...this.#open.keys()];
  }

  has(id: string): boolean {
    return this.#open.has(id);
  }

  get count(): number {
    return this.#open.size;
  }

  /** As it is now, taken up if it was not yet; null: it is over, or was never known. */
  current(id: string): State | null {
    const known = this.#open.get(id);
    if (known === null) this.#takeUp(id);
    return this.#open.get(id) ?? null;
  }

  /** As it is now, for showing it: what an earlier process left is not taken up by a look. */
  peek(id: string): State | null {
    const known = this.#open.get(id);
    return known === null ? this.#load(id) : (known ?? null);
  }

  /**
   * What earlier processes left, the oldest first. It is only noted, so that ten thousand start
   * as fast as none; the newest are taken up first, since their customers may still be there.
   */
  recover(ids: readonly string[]): void {
    for (const id of ids) this.#open.set(id, null);
    for (const id of ids.toReversed()) {
      this.#ports.queue.enqueue(this.#queued(id), () => {
        if (this.#open.get(id) === null) this.#takeUp(id);
      });
    }
  }

  /** Takes in what was just committed by somebody else's transaction. */
  begin(id: string, state: State, wakeMono: MonoMs | null): void {
    this.#open.set(id, state);
    this.#schedule(id, wakeMono);
  }

  /** Asked about now, each in its turn. */
  checkAll(asked: Happening): void {
    for (const id of this.#open.keys()) {
      // What waits for the store keeps its turn, in which this happens too.
      if (this.#unwritten.has(id)) this.happen(id, asked);
      else this.#ports.queue.enqueue(this.#queued(id), () => this.happen(id, asked));
    }
  }

  /** Something happened to it. What cannot be written now happens again until it can. */
  happen(id: string, happening: Happening): void {
    if (this.#isStopped) return;
    const waiting = this.#unwritten.get(id);
    if (waiting !== undefined) {
      waiting.push(happening);
      return;
    }
    const state = this.current(id);
    if (state === null) {
      this.#hearAfterEnd(id, happening);
      return;
    }
    const step = this.#decide(id, state, happening);
    if (step === null) return;
    try {
      this.commit(step.write);
    } catch (error) {
      this.#refused(id, happening, error);
      return;
    }
    this.#take(id, step);
  }

  /**
   * The same for somebody who must know now: `alongside` is written in the same transaction, so
   * that both are known or neither. Throws when the store refuses, and then neither has happened.
   */
  happenAlongside(id: string, happening: Happening, alongside: () => void): void {
    const state = this.current(id);
    if (state === null || this.#isStopped || this.#unwritten.has(id)) {
      throw new Error(`${id} cannot be changed now`);
    }
    const step = this.#pursuits.step(state, this.#eventOf(happening), this.#errorOf(id));
    this.commit(() => {
      step.write();
      alongside();
    });
    this.#take(id, step);
  }

  /** One transaction; what the store refuses is told and thrown. */
  commit(work: () => void): void {
    const { store, log, onStore } = this.#ports;
    try {
      store.write(work);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      log.error('store.failed', { code: code ?? null, message });
      onStore(code ?? message);
      throw error;
    }
    onStore(null);
  }

  moment(): Moment {
    const { clock, chance, acquirerClock } = this.#ports;
    return {
      at: clock.now(),
      mono: clock.mono(),
      acquirerAt: acquirerClock.now(),
      chance: chance.fraction(),
    };
  }

  /** Nothing happens any more; what is on the wire is found out by the next process. */
  stop(): void {
    this.#isStopped = true;
  }

  #takeUp(id: string): void {
    const state = this.#load(id);
    if (state !== null) {
      this.#open.set(id, state);
      this.happen(id, this.#pursuits.restarted);
    }
  }

  /** Null: it is over, or it is taken up later, since the store refuses what belongs to it. */
  #load(id: string): State | null {
    const { queue, clock, log } = this.#ports;
    try {
      const state = this.#pursuits.load(id);
      if (state === null) this.#open.delete(id);
      return state;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      log.error('store.failed', { code: code ?? null, message });
      queue.schedule(this.#queued(id), clock.mono() + STORE_RETRY_MS, () => {
        if (this.#open.get(id) === null) this.#takeUp(id);
      });
      return null;
    }
  }

  /** Null: it cannot be processed, and is parked. */
  #decide(id: string, state: State, happening: Happening): Step<State, Happening> | null {
    this.#noteError(id, happening);
    try {
      return this.#pursuits.step(state, this.#eventOf(happening), this.#errorOf(id));
    } catch (error) {
      this.#park(id, error);
      return null;
    }
  }

  /** What was committed is shown, and only then is anything sent. */
  #take(id: string, { next, wakeMono, exchanges, committed }: Step<State, Happening>): void {
    if (next === null) {
      this.#open.delete(id);
      this.#lastErrors.delete(id);
      this.#ports.queue.drop(this.#queued(id));
    } else {
      this.#open.set(id, next);
      this.#schedule(id, wakeMono);
    }
    for (const exchange of exchanges) this.#begin(id, exchange);
    committed();
  }

  #begin(id: string, exchange: () => Promise<Happening>): void {
    const { queue } = this.#ports;
    queue.began(this.#queued(id));
    exchange().then(
      (happening) => {
        this.happen(id, happening);
        queue.ended(this.#queued(id));
      },
      (error: unknown) => {
        this.#park(id, error);
        queue.ended(this.#queued(id));
      },
    );
  }

  #schedule(id: string, wakeMono: MonoMs | null): void {
    const { queue } = this.#ports;
    if (wakeMono === null) queue.drop(this.#queued(id));
    else queue.schedule(this.#queued(id), wakeMono, () => this.happen(id, this.#pursuits.ticked));
  }

  /** Nothing was decided and nothing sent: the same happens again, until it can be written. */
  #refused(id: string, happening: Happening, error: unknown): void {
    // What a table will never take does not become better by waiting.
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('SQLITE_CONSTRAINT')) {
      this.#park(id, error);
      return;
    }
    this.#unwritten.set(id, [happening]);
    this.#ports.queue.schedule(this.#queued(id), this.#ports.clock.mono() + STORE_RETRY_MS, () => {
      const happenings = this.#unwritten.get(id) ?? [];
      this.#unwritten.delete(id);
      for (const one of happenings) this.happen(id, one);
    });
  }

  /** It waits for a person, who may have it checked again; the others go on (rule 27). */
  #park(id: string, error: unknown): void {
    const { log, store, clock, queue } = this.#ports;
    const reason = (error as Error).message;
    log.error('work.parked', { subject: id, reason });
    queue.drop(this.#queued(id));
    try {
      this.commit(() => {
        store.work.park(id, reason);
        store.journal.append({ at: clock.now(), subject: id, type: 'parked', facts: { reason } });
      });
    } catch {
      // The log has it, and the row is as it was: the next process takes it up again.
    }
  }

  #hearAfterEnd(id: string, happening: Happening): void {
    const { heardAfterEnd } = this.#pursuits;
    if (heardAfterEnd === undefined || happening.answer === undefined) return;
    if (happening.answer.outcome === 'unknown') return;
    this.#ports.log.info('attempt.heardAfterEnd', {
      paymentRequestId: id,
      outcome: happening.answer.outcome,
    });
    try {
      heardAfterEnd.call(this.#pursuits, id, happening, this.moment());
    } catch (error) {
      this.#refused(id, happening, error);
    }
  }

  #noteError(id: string, { answer }: Happening): void {
    if (answer?.outcome !== 'unknown') return;
    const { why, code } = answer as UnknownAnswer;
    this.#lastErrors.set(id, code === null ? why : `${why} ${code}`);
    this.#ports.log.warn('attempt.nothingProven', { paymentRequestId: id, why, code });
  }

  /** A payment may be over and still asked about: each has its own turn. */
  #queued(id: string): string {
    const { kind } = this.#pursuits;
    return kind === 'payment' ? id : `${kind} ${id}`;
  }

  #errorOf(id: string): string | null {
    return this.#lastErrors.get(id) ?? null;
  }

  #eventOf(happening: Happening): Happening & Moment {
    return { ...happening, ...this.moment() };
  }
}
