import type { AcquirerClock } from '../acquirer/acquirer-clock.ts';
import type { MonoMs } from '../core/attempt.ts';
import type { Moment } from '../core/event.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import type { Store } from '../store/store-port.ts';
import type { WorkQueue } from './work-queue.ts';

export interface RunnerPorts {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly store: Store;
  readonly acquirerClock: AcquirerClock;
  readonly queue: WorkQueue;
  /** The database refused a write (its error), or takes writes again (null). */
  readonly onStore: (failure: string | null) => void;
}

/** Something that happened, as it is before it is told when; answers carry what was heard. */
export interface HappeningBase {
  readonly type: string;
  readonly answer?: { readonly outcome: string };
}

/** What one thing that happened leads to: written as one transaction, then shown, then sent. */
export interface Step<State, Happening> {
  /** Null: it is over. */
  readonly next: State | null;
  /** When it is to be looked at again; null: not by itself. */
  readonly wakeMono: MonoMs | null;
  /** Inside the transaction. */
  readonly write: () => void;
  /** After it. */
  readonly committed: () => void;
  /** Each resolves with what came of it, and never rejects for an outcome. */
  readonly exchanges: readonly (() => Promise<Happening>)[];
}

/** One kind of thing that is pursued to its end: what a state and an event lead to. */
export interface Pursuits<State, Happening extends HappeningBase> {
  readonly kind: 'payment' | 'refund' | 'recheck' | 'orphan';
  /** What an earlier process left; null: it is over, or cannot be read (and then it is parked). */
  load(id: string): State | null;
  /** What is told to a state of an earlier process before anything else. */
  readonly restarted: Happening;
  readonly ticked: Happening;
  step(state: State, event: Happening & Moment, lastError: string | null): Step<State, Happening>;
  /** It is over, and something was still heard of it. */
  heardAfterEnd?(id: string, happening: Happening, now: Moment): void;
}
