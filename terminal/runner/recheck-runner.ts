import type { Acquirer } from '../acquirer/acquirer.ts';
import type { InquiryAnswer } from '../core/answers.ts';
import { isFinal, type AttemptFacts, type FinalAttempt } from '../core/attempt.ts';
import { businessDayOf, type TradingHours } from '../core/business-day.ts';
import type { Moment } from '../core/event.ts';
import {
  decideRecheck,
  recheckLater,
  recheckNowAndLater,
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

/** What this till has given back is read when an answer is taken in, not when it came. */
type RecheckHappening =
  | Exclude<WithoutMoment<RecheckEvent>, { type: 'recheckAnswered' }>
  | { readonly type: 'recheckAnswered'; readonly answer: InquiryAnswer };

type When = 'now' | 'later' | 'nowAndLater';

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
  later(attempt: FinalAttempt): Afterwards {
    return this.#plan(attempt, 'later');
  }

  /** Inside a transaction: it is asked about once, now. */
  once(attempt: FinalAttempt): Afterwards {
    return this.#plan(attempt, 'now');
  }

  /** Inside a transaction: the same for one that is not asked about again already. */
  doubt(paymentRequestId: string, when: When): Afterwards {
    const { store } = this.#ports;
    const stored = store.attempts.byId(paymentRequestId);
    if (stored?.readable !== true || !isFinal(stored.attempt)) return nothing;
    if (store.rechecks.byId(paymentRequestId) !== null) return nothing;
    return this.#plan(stored.attempt, when);
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

  #plan(attempt: FinalAttempt, when: When): Afterwards {
    const { store, clock, hours } = this.#ports;
    const now = { at: clock.now(), mono: clock.mono() };
    const { endsAt } = tradingDayOf(businessDayOf(now.at, hours), hours);
    const recheck = PLANS[when](attempt, now, endsAt);
    const { paymentRequestId } = recheck;
    store.rechecks.put(recheck);
    store.work.replace(paymentRequestId, workOfRecheck(recheck, now, null));
    return () => this.#runner.begin(paymentRequestId, recheck, recheckWakeMono(recheck));
  }
}

const PLANS = { now: recheckOnce, later: recheckLater, nowAndLater: recheckNowAndLater };

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
    const { next, asks, finding } = decideRecheck(recheck, this.#known(recheck, event));
    // Read before anything is written: a row that cannot be read is parked, and no failing store.
    const putRight = finding === null ? null : this.#puttingRight(recheck, finding);
    let afterwards = nothing;
    return {
      next,
      wakeMono: next === null ? null : recheckWakeMono(next),
      exchanges: asks ? [() => this.#ask(recheck)] : [],
      write: () => {
        this.#write(recheck, next, finding, event, lastError);
        afterwards = putRight === null ? nothing : putRight();
      },
      committed: () => afterwards(),
    };
  }

  /** With what was given back until now: what is written in one step is known in the next. */
  #known({ paymentRequestId }: Recheck, event: RecheckHappening & Moment): RecheckEvent {
    if (event.type !== 'recheckAnswered') return event;
    return { ...event, givenBackMinor: givenBackMinor(this.#ports.store, paymentRequestId) };
  }

  #write(
    { paymentRequestId }: Recheck,
    next: Recheck | null,
    finding: Finding | null,
    event: RecheckHappening & Moment,
    lastError: string | null,
  ): void {
    const { store } = this.#ports;
    if (next === null) store.rechecks.remove(paymentRequestId);
    else store.rechecks.put(next);
    const work = next === null ? [] : workOfRecheck(next, event, lastError);
    store.work.replace(paymentRequestId, work);
    if (event.type !== 'recheckAnswered') return;
    const facts = { answer: event.answer, finding };
    store.journal.append({ at: event.at, subject: paymentRequestId, type: event.type, facts });
  }

  #puttingRight({ paymentRequestId }: Recheck, finding: Finding): () => Afterwards {
    const { refunds } = this.#ports;
    const facts = this.#factsOf(paymentRequestId);
    return () =>
      finding.type === 'charged'
        ? refunds.reverse(facts, finding.paymentId, null)
        : refunds.recordElsewhere(facts, finding.amountMinor);
  }

  #factsOf(paymentRequestId: string): AttemptFacts {
    const stored = this.#ports.store.attempts.byId(paymentRequestId);
    if (stored?.readable !== true) throw new Error(`${paymentRequestId} cannot be read`);
    return stored.attempt.facts;
  }

  async #ask({ paymentRequestId, money }: Recheck): Promise<RecheckHappening> {
    const answer = await this.#ports.acquirer.inquire({ paymentRequestId, money });
    return { type: 'recheckAnswered', answer };
  }
}
