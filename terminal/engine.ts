import type { ScannerView, TillView } from '../messages/views.ts';
import type { Acquirer, ExchangeReport } from './acquirer/acquirer.ts';
import { AcquirerClock } from './acquirer/acquirer-clock.ts';
import { Arming } from './arming.ts';
import { parseMinorUnits, type MinorUnits } from './core/money.ts';
import type { NotedIds } from './id-file.ts';
import type { Chance, Clock, Ids, Log } from './ports.ts';
import { OrphanRunner } from './runner/orphan-runner.ts';
import { PaymentRunner } from './runner/payment-runner.ts';
import { RecheckRunner } from './runner/recheck-runner.ts';
import { recover } from './runner/recovery.ts';
import { RefundRunner } from './runner/refund-runner.ts';
import { Scrubbing } from './runner/scrubbing.ts';
import { WorkQueue } from './runner/work-queue.ts';
import type { Store } from './store/store-port.ts';
import { HarmlessPrinting } from './till/harmless-printing.ts';
import type { ManagersWord, Printing, ScanMade, TillFacts } from './till/till-ports.ts';
import { Till } from './till/till.ts';

export interface EnginePorts {
  readonly facts: TillFacts;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly store: Store;
  readonly ids: Ids;
  /** The process before this one ended uncleanly, or the database was restored. */
  readonly afterCrash: boolean;
  /** Opens the acquirer, which reports every exchange before it answers. */
  readonly openAcquirer: (report: (exchange: ExchangeReport) => void) => Acquirer;
  readonly pin: ManagersWord;
  /** Room that is left on the disk. */
  readonly freeBytes: () => number;
  readonly printing: Printing;
  readonly scanners: () => readonly ScannerView[];
  readonly onScanRead: (at: number) => void;
  readonly onScanMade: (scan: ScanMade) => void;
  readonly onView: (view: TillView) => void;
}

export interface Engine {
  readonly till: Till;
  readonly acquirer: Acquirer;
  readonly arming: Arming;
  /** Takes up what earlier processes left, shows it, and then asks to be armed. */
  start(noted: NotedIds): void;
  /** Nothing happens any more; what is on the wire is found out by the next process. */
  stop(): void;
}

/**
 * Everything that decides about money, put together: the same for the till's process, for tests
 * and for the simulation, which bring their own clock, chance, store and acquirer.
 */
export function openEngine(ports: EnginePorts): Engine {
  const { facts, clock, chance, log, store, ids, afterCrash, pin } = ports;
  const acquirerClock = new AcquirerClock(clock);
  const arming = new Arming({
    clock,
    log,
    acquirerClock,
    freeBytes: ports.freeBytes,
    isStoreWritable: () => store.isWritable(),
    unusedId: () => ids.unused(),
    probeMoney: { amountMinor: parseMinorUnits(1) as MinorUnits, currency: facts.currency },
    onChange: () => till.publish(),
    onLatency: () => till.publishSoon(),
  });
  const acquirer = ports.openAcquirer((report) => arming.hear(report));
  const queue = new WorkQueue(clock, () => till.urgentPayment());
  const scrubbing = new Scrubbing({ store, clock, log });
  const onStore = (failure: string | null) => arming.hearStore(failure);
  const runnerPorts = { clock, chance, log, store, acquirerClock, queue, onStore, acquirer };
  const refunds = new RefundRunner({
    ...runnerPorts,
    ids,
    onRefund: (refund) => till.refundChanged(refund),
    doubt: (paymentRequestId, when) => rechecks.doubt(paymentRequestId, when),
  });
  const rechecks = new RecheckRunner({ ...runnerPorts, refunds, hours: facts });
  const orphans = new OrphanRunner({
    ...runnerPorts,
    hours: facts,
    askLater: (attempt) => rechecks.later(attempt),
    onFound: (attempt) => till.paymentFound(attempt),
  });
  const payments = new PaymentRunner(
    {
      ...runnerPorts,
      onChange: (attempt) => till.attemptChanged(attempt),
      askLater: (attempt) => rechecks.later(attempt),
      scrub: () => scrubbing.now(),
    },
    afterCrash,
  );
  const till = new Till({
    facts,
    clock,
    store,
    ids,
    acquirer,
    acquirerClock,
    arming,
    runner: payments,
    refunds,
    rechecks,
    orphans,
    pin,
    printing: new HarmlessPrinting(ports.printing, log),
    scanners: ports.scanners,
    onScanRead: ports.onScanRead,
    onScanMade: ports.onScanMade,
    onView: ports.onView,
  });
  return {
    till,
    acquirer,
    arming,
    start(noted) {
      const found = { store, clock, log, payments, refunds, rechecks, orphans };
      till.restore(recover(noted, afterCrash, found));
      arming.start(acquirer);
    },
    stop() {
      for (const runner of [payments, refunds, rechecks, orphans]) runner.stop();
      queue.stop();
      scrubbing.stop();
      arming.stop();
      till.stop();
    },
  };
}
