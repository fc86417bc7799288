import { unhandled } from './check.ts';
import type { DeviceIdentity, SCANNER_STATUSES } from './protocol.ts';

/**
 * Where a device stands, and what comes next; pure.
 *
 *     opening ─▶ ready ─▶ absent ─▶ opening …
 *        ├─▶ absent ──(retry)──▶ opening
 *        └─▶ faulted ─(retry)──▶ opening
 */
export type DeviceState =
  /** Being looked for. `before` is what is true of it until that is known; null: nothing. */
  | { readonly status: 'opening'; readonly before: Waiting | null }
  | { readonly status: 'ready' }
  | Waiting;

/** Not usable; looked for again at `retryMono`, which is `pauseMs` after it became known. */
type Waiting = Failure & { readonly retryMono: number; readonly pauseMs: number };

type Failure =
  | { readonly status: 'absent'; readonly unplugged: boolean }
  | { readonly status: 'faulted'; readonly detail: string };

export type DeviceEvent =
  | { readonly type: 'retryDue' }
  | { readonly type: 'opened' }
  | { readonly type: 'notFound' }
  | { readonly type: 'openFailed'; readonly detail: string }
  /** The driver has not answered for `OPEN_LIMIT_MS`. Its answer still counts when it comes. */
  | { readonly type: 'openOverdue' }
  | { readonly type: 'gone' };

/** A replugged scanner is to be ready within 2 s: the longest pause leaves 0.5 s to open it. */
const RETRY_MIN_MS = 1000;
const RETRY_MAX_MS = 1500;
/** By how much the pause grows while nothing changes: a look may cost a process. */
const RETRY_STEP_MS = 100;
/** Opening takes milliseconds; a driver that needs this long hangs. */
export const OPEN_LIMIT_MS = 10_000;

/** A device that was just configured: looked for at once. */
export const FIRST_STATE: DeviceState = { status: 'opening', before: null };

/** The state after an event at `mono`. An event that means nothing now changes nothing. */
export function nextState(state: DeviceState, event: DeviceEvent, mono: number): DeviceState {
  switch (event.type) {
    case 'retryDue':
      return isWaiting(state) ? { status: 'opening', before: state } : state;
    case 'opened':
      return state.status === 'opening' ? { status: 'ready' } : state;
    case 'gone':
      return isWaiting(state) ? state : wait({ status: 'absent', unplugged: true }, null, mono);
    case 'notFound':
      if (state.status !== 'opening') return state;
      return wait({ status: 'absent', unplugged: wasUnplugged(state.before) }, state.before, mono);
    case 'openFailed':
      if (state.status !== 'opening') return state;
      return wait({ status: 'faulted', detail: event.detail }, state.before, mono);
    case 'openOverdue': {
      if (state.status !== 'opening') return state;
      const detail = `The device's driver has not answered for ${OPEN_LIMIT_MS / 1000} s.`;
      return { status: 'opening', before: wait({ status: 'faulted', detail }, null, mono) };
    }
    default:
      return unhandled(event);
  }
}

/** What the till is told. `detail` is the system's own words for a fault. */
export interface DeviceReport {
  readonly status: (typeof SCANNER_STATUSES)[number];
  readonly detail: string | null;
  /** It went away while it was open, and has not been back. */
  readonly unplugged: boolean;
  /** Of one that is ready: what it says it is; null where nothing tells. */
  readonly device: DeviceIdentity | null;
}

/**
 * What to tell of a state. Looking again each second changes nothing for the cashier: until the
 * look has an end, what was true before it is told.
 */
export function reportOf(state: DeviceState): Omit<DeviceReport, 'device'> {
  switch (state.status) {
    case 'opening':
      return state.before === null
        ? { status: 'opening', detail: null, unplugged: false }
        : reportOf(state.before);
    case 'ready':
      return { status: 'ready', detail: null, unplugged: false };
    case 'absent':
      return { status: 'absent', detail: null, unplugged: state.unplugged };
    case 'faulted':
      return { status: 'faulted', detail: state.detail, unplugged: false };
    default:
      return unhandled(state);
  }
}

function wait(failure: Failure, before: Waiting | null, mono: number): Waiting {
  const pauseMs =
    before !== null && sameFailure(failure, before)
      ? Math.min(before.pauseMs + RETRY_STEP_MS, RETRY_MAX_MS)
      : RETRY_MIN_MS;
  return { ...failure, pauseMs, retryMono: mono + pauseMs };
}

function sameFailure(a: Failure, b: Failure): boolean {
  return a.status === 'faulted'
    ? b.status === 'faulted' && a.detail === b.detail
    : b.status === 'absent';
}

function wasUnplugged(before: Waiting | null): boolean {
  return before?.status === 'absent' && before.unplugged;
}

function isWaiting(state: DeviceState): state is Waiting {
  return state.status === 'absent' || state.status === 'faulted';
}
