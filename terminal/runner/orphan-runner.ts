import type { Acquirer } from '../acquirer/acquirer.ts';
import type { Attempt, FinalAttempt, UtcMs } from '../core/attempt.ts';
import { businessDayOf, type TradingHours } from '../core/business-day.ts';
import type { Moment } from '../core/event.ts';
import {
  decideOrphan,
  newOrphan,
  type Orphan,
  type OrphanDecision,
  type OrphanEvent,
} from '../core/orphan.ts';
import { foundSaleKey } from '../core/sale.ts';
import { workOfOrphan } from '../core/work.ts';
import type { NotedIds } from '../id-file.ts';
import type { WithoutMoment } from './happening.ts';
import { nothing, type Afterwards } from './afterwards.ts';
import type { Pursuits, RunnerPorts, Step } from './pursuits.ts';
import { Runner } from './runner.ts';

type OrphanHappening = WithoutMoment<OrphanEvent>;

export interface OrphanPorts extends RunnerPorts {
  readonly acquirer: Acquirer;
  readonly hours: TradingHours;
  /** Inside the transaction that ends it: a dead process may have sent a cancel that arrives late. */
  readonly askLater: (attempt: FinalAttempt) => Afterwards;
  /** A payment that this till had lost is one of its payments again. */
  readonly onFound: (attempt: Attempt) => void;
}

/** Asks about ids that were used and that the database does not know (V5). */
export class OrphanRunner {
  readonly #ports: OrphanPorts;
  readonly #runner: Runner<Orphan, OrphanHappening>;

  constructor(ports: OrphanPorts) {
    this.#ports = ports;
    this.#runner = new Runner(ports, new OrphanPursuits(ports));
  }

  /** How many are still asked about. */
  get count(): number {
    return this.#runner.count;
  }

  has(paymentRequestId: string): boolean {
    return this.#runner.has(paymentRequestId);
  }

  /**
   * Notes which of these ids are in no table, as durable work, and takes up what earlier processes
   * left. Throws when the store refuses.
   */
  recover(noted: NotedIds): void {
    const { store, clock, acquirer } = this.#ports;
    const lost = noted.ids.filter(({ paymentRequestId }) => this.#isLost(paymentRequestId));
    if (noted.until !== store.idsCheckedUntil()) {
      const now = { at: clock.now(), mono: clock.mono() };
      store.write(() => {
        store.setIdsCheckedUntil(noted.until);
        for (const { paymentRequestId, notedAt } of lost) {
          const orphan = newOrphan(paymentRequestId, notedAt, now, acquirer.policy);
          store.orphans.put(orphan);
          store.work.replace(paymentRequestId, workOfOrphan(orphan, now, null));
          const entry = { at: now.at, subject: paymentRequestId, type: 'idWithoutRow' };
          store.journal.append({ ...entry, facts: { notedAt } });
        }
      });
    }
    this.#runner.recover(store.orphans.allAsking());
  }

  check(paymentRequestId: string): void {
    this.#runner.happen(paymentRequestId, { type: 'checkAsked' });
  }

  checkAll(): void {
    this.#runner.checkAll({ type: 'checkAsked' });
  }

  stop(): void {
    this.#runner.stop();
  }

  #isLost(paymentRequestId: string): boolean {
    const { attempts, orphans } = this.#ports.store;
    return !attempts.has(paymentRequestId) && orphans.byId(paymentRequestId) === null;
  }
}

class OrphanPursuits implements Pursuits<Orphan, OrphanHappening> {
  readonly kind = 'orphan';
  readonly ticked = { type: 'ticked' } as const;
  readonly restarted = { type: 'restarted' } as const;
  readonly #ports: OrphanPorts;

  constructor(ports: OrphanPorts) {
    this.#ports = ports;
  }

  load(paymentRequestId: string): Orphan | null {
    const { store } = this.#ports;
    const orphan = store.orphans.byId(paymentRequestId);
    if (orphan === null) store.write(() => store.work.park(paymentRequestId, 'unreadable'));
    return orphan?.status === 'asking' ? orphan : null;
  }

  step(
    orphan: Orphan,
    event: OrphanHappening & Moment,
    lastError: string | null,
  ): Step<Orphan, OrphanHappening> {
    const decision = decideOrphan(orphan, event, this.#ports.acquirer.policy);
    const { next, asks } = decision;
    const isAsking = next.status === 'asking';
    let afterwards = nothing;
    return {
      next: isAsking ? next : null,
      wakeMono: isAsking ? next.askMono : null,
      exchanges: asks ? [() => this.#ask(next)] : [],
      write: () => {
        afterwards = this.#write(decision, event, lastError);
      },
      committed: () => afterwards(),
    };
  }

  #write(
    { next, found }: OrphanDecision,
    event: OrphanHappening & Moment,
    lastError: string | null,
  ): Afterwards {
    const { store } = this.#ports;
    const { paymentRequestId } = next;
    store.orphans.put(next);
    store.work.replace(paymentRequestId, workOfOrphan(next, event, lastError));
    if (event.type !== 'orphanAnswered') return nothing;
    const facts = { answer: event.answer, to: next.status };
    store.journal.append({ at: event.at, subject: paymentRequestId, type: event.type, facts });
    return found === null ? nothing : this.#adopt(next, found, event.at);
  }

  /** It counts from here on like any other: in the day, in the history, for a refund. */
  #adopt(
    { paymentRequestId, notedAt }: Orphan,
    { details, money }: NonNullable<OrphanDecision['found']>,
    at: UtcMs,
  ): Afterwards {
    const { store, hours, askLater, onFound } = this.#ports;
    const saleId = `${paymentRequestId}S`;
    const createdAt = details.paidAt ?? notedAt;
    store.sales.insert({
      saleId,
      callKey: foundSaleKey(paymentRequestId),
      money,
      reference: null,
      status: 'paid',
      businessDay: businessDayOf(createdAt, hours),
      zone: hours.zone,
      cutOff: hours.cutOff,
      createdAt,
    });
    const facts = {
      paymentRequestId,
      saleId,
      money,
      codeFamily: 'alipayPlus',
      codeMasked: '',
      scannedAt: notedAt,
    } as const;
    const attempt: FinalAttempt = { facts, status: 'paid', endedAt: at, details };
    store.attempts.insert(attempt, createdAt);
    // Told on any screen until somebody has seen it: nobody saw it as anything before.
    store.leftOpen.put(paymentRequestId, at, 'unconfirmed');
    const afterwards = askLater(attempt);
    return () => {
      afterwards();
      onFound(attempt);
    };
  }

  async #ask({ paymentRequestId }: Orphan): Promise<OrphanHappening> {
    const { acquirer, acquirerClock, clock } = this.#ports;
    const asked = { mono: clock.mono(), acquirerAt: acquirerClock.now() };
    return { type: 'orphanAnswered', asked, answer: await acquirer.find(paymentRequestId) };
  }
}
