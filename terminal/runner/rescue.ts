import type { Acquirer } from '../acquirer/acquirer.ts';
import type { AcquirerClock } from '../acquirer/acquirer-clock.ts';
import type { Attempt, AttemptStatus, MonoMs, Undo } from '../core/attempt.ts';
import { perhapsSent } from '../core/decide.ts';
import { callPerson } from '../core/pursuit.ts';
import type { AttemptPolicy } from '../core/policy.ts';
import type { Clock, Log } from '../ports.ts';
import type { Store, StoredAttempt } from '../store/store-port.ts';

type UnreadableAttempt = Extract<StoredAttempt, { readable: false }>;

interface RescuePorts {
  readonly store: Store;
  readonly acquirer: Pick<Acquirer, 'policy'>;
  readonly acquirerClock: AcquirerClock;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * A row that cannot be read keeps its id and money, so it is asked about like any other, and a
 * person is told. What the row held goes into the journal before it is overwritten.
 */
export function rescueAttempt(
  stored: UnreadableAttempt,
  { store, acquirer, acquirerClock, clock, log }: RescuePorts,
): Attempt {
  const { paymentRequestId, saleId, money, createdAt, state } = stored;
  const { policy } = acquirer;
  log.error('attempt.unreadable', { paymentRequestId });
  const facts = {
    paymentRequestId,
    saleId,
    money,
    codeFamily: 'alipayPlus',
    codeMasked: '',
    scannedAt: createdAt,
  } as const;
  const now = {
    at: clock.now(),
    mono: clock.mono(),
    acquirerAt: acquirerClock.now(),
    chance: 0,
  };
  const sent = perhapsSent(facts, now, policy);
  const pursuit = { ...sent.pursuit, undo: undoOfRescued(stored, now.mono, policy) };
  const attempt = { facts, status: 'unconfirmed', pursuit } as const;
  const rescued = callPerson({ attempt, now, policy }, 'unreadable').attempt;
  store.write(() => {
    const entry = { at: now.at, subject: paymentRequestId, type: 'unreadable' };
    store.journal.append({ ...entry, facts: { saleId, state } });
    store.attempts.update(rescued, now.at);
  });
  return rescued;
}

/** A cancel may have been written for it: one that was never answered. */
function undoOfRescued(
  { status }: UnreadableAttempt,
  mono: MonoMs,
  policy: AttemptPolicy,
): Undo | null {
  const before: readonly AttemptStatus[] = [
    'waitingForLink',
    'submitting',
    'awaitingCustomer',
    'unconfirmed',
  ];
  if (before.includes(status)) return null;
  return {
    cause: 'limit',
    pauseMs: policy.undoPauseMs,
    cancelMono: mono,
    cancelsSent: 1,
    cancelsRefused: 0,
    cancelsAccepted: 0,
    cancelOpen: false,
    cancelEndedMono: mono,
    successHeard: false,
    refusedSuccess: 0,
    tooLate: false,
    refund: null,
  };
}
