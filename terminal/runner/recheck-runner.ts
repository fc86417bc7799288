import type { Acquirer } from '../acquirer/acquirer.ts';
import { isFinal, type FinalAttempt, type UtcMs } from '../core/attempt.ts';
import { businessDayOf, type TradingHours } from '../core/business-day.ts';
import type { Moment } from '../core/event.ts';
import {
  decideRecheck,
  recheckLater,
  recheckOnce,
  recheckWakeMono,
  type Finding,
  type Recheck,
  type RecheckEvent,
} from '../core/recheck.ts';
import { tradingDayOf } from '../core/trading-day.ts';
import { workOfRecheck } from '../core/work.ts';
import type { WithoutMoment } from './happening.ts';
import { nothing, type Afterwards } from './afterwards.ts';
import { givenBackMinor, type RefundRunner } from './refund-runner.ts';
import type { Pursuits, RunnerPorts, Step } from './pursuits.ts';
import { Runner } from './runner.ts';

type RecheckHappening = WithoutMoment<RecheckEvent>;

export interface RecheckPorts extends RunnerPorts {
  readonly acquirer: Acquirer;
  readonly refunds: RefundRunner;
  readonly hours: TradingHours;
}

/** Asks again about attempts that have ended, and has put right what was believed wrongly. */
export class RecheckRunner {
  readonly #ports: RecheckPorts;
  readonly #runner: Runner<Recheck, RecheckHappening>;

  constructor(ports: RecheckPorts) {
    this.#ports = ports;
    this.#runner = new Runner(ports, new RecheckPursuits(ports));
  }

  get count(): number {
    return this.#runner.count;
  }

  /** What earlier processes left to ask about. */
  recover(paymentRequestIds: readonly string[]): void {
    this.#runner.recover(paymentRequestIds);
  }

  /** Inside the transaction that ends it: it is asked about again at the times of rule 18. */
  later(attempt: FinalAttempt, at: UtcMs): Afterwards {
    const { hours } = this.#ports;
    const { endsAt } = tradingDayOf(businessDayOf(at, hours), hours);
    return this.#put(recheckLater(attempt, at, endsAt));
  }

  /** Inside a transaction: it is asked about once, now. */
  once(attempt: FinalAttempt, at: UtcMs): Afterwards {
    return this.#put(recheckOnce(attempt, at));
  }

  /** Inside a transaction: the same for one that is not asked about again already. */
  doubt(paymentRequestId: string, when: 'now' | 'later'): Afterwards {
    const { store, clock } = this.#ports;
    const stored = store.attempts.byId(paymentRequestId);
    if (stored?.readable !== true || !isFinal(stored.attempt)) return nothing;
    if (store.rechecks.byId(paymentRequestId) !== null) return nothing;
    const { attempt } = stored;
    return when === 'now' ? this.once(attempt, clock.now()) : this.later(attempt, clock.now());
  }

  check(paymentRequestId: string): void {
    this.#runner.happen(paymentRequestId, { type: 'checkAsked' });
  }

  has(paymentRequestId: string): boolean {
    return this.#runner.has(paymentRequestId);
  }

  checkAll(): void {
    this.#runner.checkAll({ type: 'checkAsked' });
  }

  stop(): void {
    this.#runner.stop();
  }

  #put(recheck: Recheck): Afterwards {
    const { store, clock } = this.#ports;
    const { paymentRequestId } = recheck;
    const now = { at: clock.now(), mono: clock.mono() };
    store.rechecks.put(recheck);
    store.work.replace(paymentRequestId, workOfRecheck(recheck, now, null));
    return () => this.#runner.begin(paymentRequestId, recheck, recheckWakeMono(recheck, now));
  }
}

class RecheckPursuits implements Pursuits<Recheck, RecheckHappening> {
  readonly kind = 'recheck';
  readonly ticked = { type: 'ticked' } as const;
  readonly restarted = { type: 'restarted' } as const;
  readonly #ports: RecheckPorts;

  constructor(ports: RecheckPorts) {
    this.#ports = ports;
  }

  load(paymentRequestId: string): Recheck | null {
    const { store } = this.#ports;
    const recheck = store.rechecks.byId(paymentRequestId);
    if (recheck === null) store.write(() => store.work.park(paymentRequestId, 'unreadable'));
    return recheck;
  }

  step(
    recheck: Recheck,
    event: RecheckHappening & Moment,
    lastError: string | null,
  ): Step<Recheck, RecheckHappening> {
    const { next, asks, finding } = decideRecheck(recheck, event);
    let afterwards = nothing;
    return {
      next,
      wakeMono: next === null ? null : recheckWakeMono(next, event),
      exchanges: asks ? [() => this.#ask(recheck)] : [],
      write: () => {
        afterwards = this.#write(recheck, next, finding, event, lastError);
      },
      committed: () => afterwards(),
    };
  }

  #write(
    { paymentRequestId }: Recheck,
    next: Recheck | null,
    finding: Finding | null,
    event: RecheckHappening & Moment,
    lastError: string | null,
  ): Afterwards {
    const { store } = this.#ports;
    if (next === null) store.rechecks.remove(paymentRequestId);
    else store.rechecks.put(next);
    const work = next === null ? [] : workOfRecheck(next, event, lastError);
    store.work.replace(paymentRequestId, work);
    if (event.type !== 'recheckAnswered') return nothing;
    const facts = { answer: event.answer, finding };
    store.journal.append({ at: event.at, subject: paymentRequestId, type: event.type, facts });
    return finding === null ? nothing : this.#putRight(paymentRequestId, finding);
  }

  #putRight(paymentRequestId: string, finding: Finding): Afterwards {
    const { store, refunds } = this.#ports;
    const stored = store.attempts.byId(paymentRequestId);
    if (stored?.readable !== true) throw new Error(`${paymentRequestId} cannot be read`);
    const { facts } = stored.attempt;
    return finding.type === 'charged'
      ? refunds.reverse(facts, finding.paymentId, null)
      : refunds.recordElsewhere(facts, finding.amountMinor);
  }

  async #ask({ paymentRequestId, money }: Recheck): Promise<RecheckHappening> {
    const { acquirer, store } = this.#ports;
    const answer = await acquirer.inquire({ paymentRequestId, money });
    return {
      type: 'recheckAnswered',
      answer,
      givenBackMinor: givenBackMinor(store, paymentRequestId),
    };
  }
}
