import { describe, expect, test } from 'vitest';
import {
  FIRST_STATE,
  nextState,
  OPEN_LIMIT_MS,
  reportOf,
  type DeviceEvent,
  type DeviceState,
} from './device-state.ts';

const DENIED: DeviceEvent = { type: 'openFailed', detail: 'Permission denied' };

/** The state after events, all at the same instant. */
function after(...events: readonly DeviceEvent[]): DeviceState {
  return events.reduce((state, event) => nextState(state, event, 0), FIRST_STATE);
}

/** The pauses between looks that all end the same way. */
function pausesAfter(event: DeviceEvent, looks: number): number[] {
  let state = FIRST_STATE;
  let mono = 0;
  return Array.from({ length: looks }, () => {
    state = nextState(state, event, mono);
    if (!('retryMono' in state)) throw new Error(`${state.status} has no retry`);
    const pauseMs = state.retryMono - mono;
    mono = state.retryMono;
    state = nextState(state, { type: 'retryDue' }, mono);
    return pauseMs;
  });
}

describe('a device', () => {
  test('that was just configured is being opened', () => {
    expect(reportOf(FIRST_STATE)).toEqual({ status: 'opening', detail: null, unplugged: false });
  });

  test('that opens is ready', () => {
    expect(reportOf(after({ type: 'opened' }))).toEqual({
      status: 'ready',
      detail: null,
      unplugged: false,
    });
  });

  test('that is not there is absent, but was not unplugged', () => {
    expect(reportOf(after({ type: 'notFound' }))).toEqual({
      status: 'absent',
      detail: null,
      unplugged: false,
    });
  });

  test('that cannot be opened is faulted, in the words of the system', () => {
    expect(reportOf(after(DENIED))).toEqual({
      status: 'faulted',
      detail: 'Permission denied',
      unplugged: false,
    });
  });

  test('that goes away while open was unplugged, and stays so until it is back', () => {
    const unplugged = { status: 'absent', detail: null, unplugged: true };
    expect(reportOf(after({ type: 'opened' }, { type: 'gone' }))).toEqual(unplugged);
    expect(
      reportOf(
        after({ type: 'opened' }, { type: 'gone' }, { type: 'retryDue' }, { type: 'notFound' }),
      ),
    ).toEqual(unplugged);
    expect(
      reportOf(
        after({ type: 'opened' }, { type: 'gone' }, { type: 'retryDue' }, { type: 'opened' }),
      ),
    ).toEqual({ status: 'ready', detail: null, unplugged: false });
  });

  test('that is looked for again is told as it was before', () => {
    const looking = after(DENIED, { type: 'retryDue' });
    expect(looking.status).toBe('opening');
    expect(reportOf(looking)).toEqual(reportOf(after(DENIED)));
  });

  test('whose driver does not answer is faulted, and ready when it answers after all', () => {
    const overdue = after({ type: 'openOverdue' });
    expect(reportOf(overdue)).toMatchObject({
      status: 'faulted',
      detail: expect.stringContaining(`${OPEN_LIMIT_MS / 1000} s`),
    });
    expect(nextState(overdue, { type: 'opened' }, 0).status).toBe('ready');
  });
});

describe('looking again', () => {
  test('happens a second after a device went away', () => {
    const gone = nextState({ status: 'ready' }, { type: 'gone' }, 5000);
    expect(gone).toMatchObject({ status: 'absent', retryMono: 6000 });
  });

  test.each([{ type: 'notFound' } as const, DENIED])(
    'slows down while nothing changes, but finds a replugged device within 2 s: %o',
    (event) => {
      const pauses = pausesAfter(event, 20);
      expect(pauses[0]).toBe(1000);
      expect(pauses.at(-1)).toBeGreaterThan(1000);
      expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(1500);
    },
  );

  test('is quick again when something changes', () => {
    const slow = nextState(after({ type: 'notFound' }, { type: 'retryDue' }), DENIED, 0);
    expect(slow).toMatchObject({ status: 'faulted', pauseMs: 1000 });
  });
});

describe('an event that means nothing now changes nothing', () => {
  const ready = after({ type: 'opened' });
  const absent = after({ type: 'notFound' });

  test.each<[string, DeviceState, DeviceEvent]>([
    ['a retry of a ready device', ready, { type: 'retryDue' }],
    ['a retry while one is under way', FIRST_STATE, { type: 'retryDue' }],
    ['an opening of a ready device', ready, { type: 'opened' }],
    ['an opening of one that is not being opened', absent, { type: 'opened' }],
    ['not finding a ready device', ready, { type: 'notFound' }],
    ['a failure to open a ready device', ready, DENIED],
    ['a slow driver of a ready device', ready, { type: 'openOverdue' }],
    ['the going of an absent device', absent, { type: 'gone' }],
  ])('%s', (_name, state, event) => {
    expect(nextState(state, event, 1)).toBe(state);
  });
});
