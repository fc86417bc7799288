import { isFinal, type FinalAttempt } from '../core/attempt.ts';
import type { NotedIds, NotedRefund } from '../id-file.ts';
import type { Clock, Log } from '../ports.ts';
import type { Store } from '../store/store-port.ts';
import type { Afterwards } from './afterwards.ts';
import type { OrphanRunner } from './orphan-runner.ts';
import type { PaymentRunner } from './payment-runner.ts';
import type { RecheckRunner } from './recheck-runner.ts';
import type { RefundRunner } from './refund-runner.ts';

/** What ended before is older than any crash whose writes could be lost. */
const DOUBTED_FOR_MS = 24 * 3_600_000;

export interface RecoveryPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly payments: PaymentRunner;
  readonly refunds: RefundRunner;
  readonly rechecks: RecheckRunner;
  readonly orphans: OrphanRunner;
}

/**
 * Takes up what earlier processes left, before the till is armed: open payments and refunds, what
 * is to be asked about again, and ids that the database does not know. Nothing is sent again.
 * `afterCrash`: the last writes may be lost, so that what ended in the last day is asked about
 * once. Returns how many payments were open.
 */
export function recover(
  noted: NotedIds,
  afterCrash: boolean,
  { store, clock, log, payments, refunds, rechecks, orphans }: RecoveryPorts,
): number {
  const open = store.attempts.allOpen();
  payments.recover(open.map(({ paymentRequestId }) => paymentRequestId));
  refunds.recover(store.refunds.allOpen());
  rechecks.recover(store.rechecks.all());
  doubtLostRefunds(noted.refunds, store, clock, rechecks);
  if (afterCrash) doubtRecentEnds(store, clock, rechecks);
  orphans.recover(noted);
  if (open.length > 0) log.info('till.recovered', { openAttempts: open.length });
  return open.length;
}

/**
 * Refunds that were asked for and are in no table any more: however old their payments are, the
 * acquirer is asked how much of each was given back, now and while that may still change.
 */
function doubtLostRefunds(
  noted: readonly NotedRefund[],
  store: Store,
  clock: Clock,
  rechecks: RecheckRunner,
): void {
  const lost = noted.filter(({ refundRequestId }) => store.refunds.byId(refundRequestId) === null);
  if (lost.length === 0) return;
  const afterwards: Afterwards[] = [];
  store.write(() => {
    for (const { refundRequestId, paymentRequestId } of lost) {
      afterwards.push(rechecks.doubt(paymentRequestId, 'nowAndLater'));
      const entry = { at: clock.now(), subject: refundRequestId, type: 'refundWithoutRow' };
      store.journal.append({ ...entry, facts: { paymentRequestId } });
    }
  });
  for (const begin of afterwards) begin();
}

/** Rule 25, V6: also what was paid is asked about once. */
function doubtRecentEnds(store: Store, clock: Clock, rechecks: RecheckRunner): void {
  const now = clock.now();
  // An older copy knows nothing of what came after it: its last day is doubted, whenever it was.
  const lastKnownAt = Math.min(now, store.attempts.newestEndAt() ?? now);
  const afterwards: Afterwards[] = [];
  store.write(() => {
    for (const id of store.attempts.endedSince(lastKnownAt - DOUBTED_FOR_MS)) {
      const ended = endedAttempt(store, id);
      if (ended !== null && store.rechecks.byId(id) === null) {
        afterwards.push(rechecks.once(ended));
      }
    }
  });
  for (const begin of afterwards) begin();
}

function endedAttempt(store: Store, paymentRequestId: string): FinalAttempt | null {
  const stored = store.attempts.byId(paymentRequestId);
  return stored?.readable === true && isFinal(stored.attempt) ? stored.attempt : null;
}
