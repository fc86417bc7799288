import { createStore, type StoreApi } from 'zustand/vanilla';

import type { TillDoor } from '../messages/table.ts';
import type { ShellView, TillView } from '../messages/views.ts';

/** What the page knows: the newest views, whole, and nothing of its own. */
export interface Mirror {
  readonly shell: ShellView | null;
  readonly till: TillView | null;
  /** When `till` came, on the page's monotonic clock. */
  readonly tillCameMs: number;
}

/** Mirrors the views that come through the door, beginning with those that stand now. */
export function mirrorTill(door: TillDoor, monotonicMs: () => number): StoreApi<Mirror> {
  const store = createStore<Mirror>(() => ({ shell: null, till: null, tillCameMs: 0 }));

  function showTill(till: TillView | null): void {
    store.setState({ till, tillCameMs: monotonicMs() });
  }

  async function readTill(): Promise<void> {
    const before = store.getState().till;
    const answer = await door.call('readTill', null);
    // A view that was published meanwhile is newer than this answer.
    if (answer.ok && store.getState().till === before) showTill(answer.result);
  }

  function showShell(shell: ShellView): void {
    const was = store.getState().shell?.terminal.status;
    const now = shell.terminal.status;
    store.setState({ shell });
    // A till that has stopped has no truth to show; one that restarts keeps its last one.
    if (now === 'stopped') showTill(null);
    if (now === 'running' && was !== undefined && was !== 'running') void readTill();
  }

  async function readShell(): Promise<void> {
    const answer = await door.call('readShell', null);
    if (answer.ok && store.getState().shell === null) showShell(answer.result);
  }

  door.on('till', showTill);
  door.on('shell', showShell);
  void readShell();
  void readTill();
  return store;
}

/** The till's clock now: its instants are counted on that one, not on the page's. */
export function tillTime({ till, tillCameMs }: Mirror, monotonicMs: number): number {
  if (till === null) return 0;
  return till.clock.at + (monotonicMs - tillCameMs) * till.clock.rate;
}
