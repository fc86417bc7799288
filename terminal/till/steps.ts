import type { CallFailure } from '../../messages/failures.ts';
import type { Answer } from '../../messages/table.ts';
import type { TillPorts } from './till-ports.ts';

type StepPorts = Pick<TillPorts, 'store' | 'clock' | 'arming'>;

/**
 * One step of a sale: what `write` does is committed with its journal row, and only then takes
 * effect. A store that refuses disarms the till, and nothing has happened.
 */
export function takeStep<Result>(
  { store, clock, arming }: StepPorts,
  entry: {
    readonly subject: string;
    readonly type: string;
    readonly facts?: Record<string, unknown>;
  },
  write: () => () => Result,
): Answer<Result> {
  const written = guardStore(arming, () =>
    store.write(() => {
      store.journal.append({ facts: {}, ...entry, at: clock.now() });
      return write();
    }),
  );
  // Outside: what is committed has happened, whatever goes wrong from here on.
  return written.ok ? { ok: true, result: written.result() } : written;
}

/** What the store refuses comes back as a failure, and arming hears of it. */
export function guardStore<Result>(
  arming: StepPorts['arming'],
  step: () => Result,
): Answer<Result> {
  try {
    return { ok: true, result: step() };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    arming.hearStore(code ?? message);
    return failed('storeFailed');
  }
}

export function failed(failure: CallFailure): { ok: false; failure: CallFailure } {
  return { ok: false, failure };
}
