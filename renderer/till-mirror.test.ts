import { describe, expect, test } from 'vitest';

import { attemptStage, shellView, tillView, VIEW_AT } from '../fixtures/proof/views.ts';
import type { Answer, EventName, Events, TillDoor } from '../messages/table.ts';
import type { ShellView, TillView } from '../messages/views.ts';
import { mirrorTill, tillTime } from './till-mirror.ts';

/** A door whose reads are answered when the test says so. */
function doorOf(reads: { till: Promise<TillView | null>; shell: Promise<ShellView> }) {
  const listeners = new Map<EventName, (value: never) => void>();
  const door = {
    call: async (name: string): Promise<Answer<unknown>> => ({
      ok: true,
      result: await (name === 'readTill' ? reads.till : reads.shell),
    }),
    on: (name: EventName, listener: (value: never) => void) => {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  } as TillDoor;
  const publish = <Name extends EventName>(name: Name, value: Events[Name]): void =>
    listeners.get(name)?.(value as never);
  return { door, publish };
}

/** After everything that is already on its way. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const running = Promise.resolve(shellView());

describe('the mirror', () => {
  test('begins with the views that stand now', async () => {
    const { door } = doorOf({ till: Promise.resolve(tillView()), shell: running });
    const mirror = mirrorTill(door, () => 0);
    await settled();
    expect(mirror.getState()).toMatchObject({ till: tillView(), shell: shellView() });
  });

  test('never lets an answer that comes late replace a view that was published meanwhile', async () => {
    const answers: ((till: TillView) => void)[] = [];
    const late = new Promise<TillView>((resolve) => answers.push(resolve));
    const { door, publish } = doorOf({ till: late, shell: running });
    const mirror = mirrorTill(door, () => 0);
    const newer = tillView({ stage: attemptStage('paid') });
    publish('till', newer);
    for (const answer of answers) answer(tillView());
    await settled();
    expect(mirror.getState().till).toBe(newer);
  });

  test('keeps the last view while the till restarts, and drops it when it has stopped', async () => {
    const { door, publish } = doorOf({ till: Promise.resolve(tillView()), shell: running });
    const mirror = mirrorTill(door, () => 0);
    await settled();
    publish('shell', shellView({ terminal: { status: 'restarting', times: 1 } }));
    expect(mirror.getState().till).not.toBeNull();
    const failure = { code: 'databaseLocked', file: '/d' } as const;
    publish('shell', shellView({ terminal: { status: 'stopped', failure } }));
    expect(mirror.getState().till).toBeNull();
  });

  test('tells the till’s time from the moment its view came, at the till’s own pace', async () => {
    const view = tillView({ clock: { at: VIEW_AT, rate: 10 } });
    const { door } = doorOf({ till: Promise.resolve(view), shell: running });
    const mirror = mirrorTill(door, () => 5000);
    await settled();
    expect(tillTime(mirror.getState(), 5200)).toBe(VIEW_AT + 2000);
  });
});
