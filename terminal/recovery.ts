import type { Attempt } from './core/attempt.ts';
import { submit } from './core/decide.ts';
import { callPerson } from './core/pursuit.ts';
import type { AttemptPolicy } from './core/policy.ts';
import type { PaymentRunner } from './payment-runner.ts';
import type { Clock, Log } from './ports.ts';
import type { StoredAttempt } from './store/attempts.ts';
import type { TillStore } from './store/till-store.ts';

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
function rescue(
  stored: Extract<StoredAttempt, { readable: false }>,
  { store, policy, clock, log }: RecoveryPorts,
): Attempt {
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
  // The acquirer's clock at sending is lost with the row; the till's own stands in for it.
  const sent = { at: createdAt, mono: clock.mono(), acquirerAt: createdAt, chance: 0 };
  const attempt = submit(facts, sent, policy);
  const rescued = callPerson({ attempt, now: sent, policy }, 'unreadable').attempt;
  store.write(() => {
    const entry = { at: clock.now(), subject: paymentRequestId, type: 'unreadable' };
    store.journal.append({ ...entry, facts: { saleId, state } });
    store.attempts.update(rescued, clock.now());
  });
  return rescued;
}
