import type { Attempt, AttemptStatus, Undo } from './core/attempt.ts';
import { submit } from './core/decide.ts';
import { callPerson } from './core/pursuit.ts';
import type { AttemptPolicy } from './core/policy.ts';
import type { PaymentRunner } from './payment-runner.ts';
import type { Clock, Log } from './ports.ts';
import type { StoredAttempt } from './store/attempts.ts';
import type { TillStore } from './store/till-store.ts';

type UnreadableAttempt = Extract<StoredAttempt, { readable: false }>;

/** A till's clock may be hours off, in the wrong zone; a day it is not. */
const EXPIRY_SURELY_OVER_MS = 24 * 3_600_000;
const UNDO_PAUSE_MS = 1_000;

interface RecoveryPorts {
  readonly store: TillStore;
  readonly runner: PaymentRunner;
  readonly policy: AttemptPolicy;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Takes up every open attempt before the till is armed: its work is scheduled and shown, nothing
 * is sent again. Returns how many there were.
 */
export function recoverAttempts(ports: RecoveryPorts): number {
  const stored = ports.store.attempts.open();
  for (const one of stored) {
    ports.runner.recover(one.readable ? one.attempt : rescue(one, ports));
  }
  if (stored.length > 0) ports.log.info('till.recovered', { openAttempts: stored.length });
  return stored.length;
}

/**
 * A row that cannot be read keeps its id and money, so it is asked about like any other, and a
 * person is told. What the row held goes into the journal before it is overwritten.
 */
function rescue(stored: UnreadableAttempt, { store, policy, clock, log }: RecoveryPorts): Attempt {
  const { paymentRequestId, saleId, money, createdAt, state } = stored;
  log.error('attempt.unreadable', { paymentRequestId });
  const facts = {
    paymentRequestId,
    saleId,
    money,
    codeFamily: 'alipayPlus',
    codeMasked: '',
    scannedAt: createdAt,
  } as const;
  // What the wire and the acquirer's clock said is lost with the row: no payment time is too
  // early, and the expiry is put where no clock that is merely wrong can make it pass too soon.
  const expiresAt = clock.now() + EXPIRY_SURELY_OVER_MS;
  const sent = { at: createdAt, mono: clock.mono(), acquirerAt: 0, chance: 0 };
  const submitted = submit(facts, sent, policy);
  const pursuit = { ...submitted.pursuit, expiresAt, undo: undoOfRescued(stored, clock) };
  const attempt = { ...submitted, pursuit };
  const rescued = callPerson({ attempt, now: sent, policy }, 'unreadable').attempt;
  store.write(() => {
    const entry = { at: clock.now(), subject: paymentRequestId, type: 'unreadable' };
    store.journal.append({ ...entry, facts: { saleId, state } });
    store.attempts.update(rescued, clock.now());
  });
  return rescued;
}

/** A cancel may have been written for it: one that was never answered. */
function undoOfRescued({ status }: UnreadableAttempt, clock: Clock): Undo | null {
  const before: readonly AttemptStatus[] = ['submitting', 'awaitingCustomer', 'unconfirmed'];
  if (before.includes(status)) return null;
  return {
    cause: 'limit',
    pauseMs: UNDO_PAUSE_MS,
    cancelMono: clock.mono(),
    cancelsSent: 1,
    cancelsRefused: 0,
    cancelsAccepted: 0,
    cancelOpen: false,
    cancelEndedMono: clock.mono(),
    successHeard: false,
    refusedSuccess: 0,
    tooLate: false,
    refund: null,
  };
}
