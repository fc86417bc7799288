import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { describe, expect, test } from 'vitest';
import type { ToTerminal, ToWorld } from '../messages/process.ts';
import type { Answer } from '../messages/table.ts';
import type { LogCall } from '../terminal/log/log-events.ts';
import { CALL_CHANNEL } from './channels.ts';
import { openDoor, Relay, type Answerers } from './relay.ts';

const VIEW = { terminal: { status: 'running' }, simulation: null } as const;
const CHARGE = { key: 'k1', amountMinor: 1820, reference: null, heldScanAt: null };
const PRESENTED = { customerId: 'c1', kind: 'own', through: 'serial' };
const REFUSED = { ok: false, failure: 'malformed' };
const NOT_READY = { ok: false, failure: 'notReady' };

/**
 * `ipcMain` as Electron promises it: one handler per channel, arguments and results pass by
 * structured clone, what a handler throws reaches the caller as an Error.
 */
function fakeIpc() {
  type Handler = Parameters<IpcMain['handle']>[1];
  const handlers = new Map<string, Handler>();
  return {
    handle(channel: string, handler: Handler): void {
      if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
      handlers.set(channel, handler);
    },
    async invoke(isOurs: boolean, ...given: unknown[]): Promise<unknown> {
      const handler = handlers.get(CALL_CHANNEL);
      if (handler === undefined) throw new Error('No handler registered');
      const event = { isOurs } as unknown as IpcMainInvokeEvent;
      return structuredClone(await handler(event, ...structuredClone(given)));
    },
  };
}

function door(presence: { terminal: boolean } = { terminal: true }) {
  const ipc = fakeIpc();
  const asked: (ToTerminal | ToWorld)[] = [];
  const limits: { ms: number; callback: () => void; isUndone: boolean }[] = [];
  const logged: string[] = [];
  let restarts = 0;
  const replaced: (string | null)[] = [];
  const answerers: Answerers = {
    askTerminal: (call) => presence.terminal && asked.push(call) > 0,
    askWorld: (call) => asked.push(call) > 0,
    view: () => VIEW,
    restartGivenUp() {
      restarts += 1;
    },
    replaceRecords(backup) {
      replaced.push(backup);
      return backup !== 'other.db';
    },
  };
  const log = (...[event]: LogCall) => logged.push(event);
  const relay = new Relay(answerers, {
    clock: {
      mono: () => 0,
      after(ms, callback) {
        const limit = { ms, callback, isUndone: false };
        limits.push(limit);
        return () => {
          limit.isUndone = true;
        };
      },
    },
    log: { info: log, warn: log, error: log },
  });
  openDoor(ipc, (event) => 'isOurs' in event && event.isOurs === true, relay);
  const call = (name: unknown, argument: unknown) => ipc.invoke(true, name, argument);
  const answer = (id: number, result: unknown) =>
    relay.answered({ id, answer: { ok: true, result } satisfies Answer<unknown> });
  return { ipc, relay, asked, limits, logged, call, answer, replaced, restarts: () => restarts };
}

/** Lets the call get as far as it gets. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a call', () => {
  test('goes to the process that answers it, and its answer comes back', async () => {
    const { call, answer, asked, limits } = door();
    const charged = call('charge', CHARGE);
    const shown = call('presentCode', PRESENTED);
    await turn();
    expect(asked).toEqual([
      { type: 'call', id: 1, name: 'charge', argument: CHARGE },
      { type: 'call', id: 2, name: 'presentCode', argument: PRESENTED },
    ]);
    answer(2, null);
    answer(1, { saleId: 's1' });
    expect(await charged).toEqual({ ok: true, result: { saleId: 's1' } });
    expect(await shown).toEqual({ ok: true, result: null });
    expect(limits.every((limit) => limit.isUndone)).toBe(true);
  });

  test('brings a failure back as it was said', async () => {
    const { call, relay } = door();
    const charged = call('charge', CHARGE);
    await turn();
    relay.answered({ id: 1, answer: { ok: false, failure: 'amountTooLarge' } });
    expect(await charged).toEqual({ ok: false, failure: 'amountTooLarge' });
  });

  test('of the shell is answered by the shell', async () => {
    const { call, asked, restarts } = door();
    expect(await call('readShell', null)).toEqual({ ok: true, result: VIEW });
    expect(await call('restartTill', null)).toEqual({ ok: true, result: null });
    expect(restarts()).toBe(1);
    expect(asked).toEqual([]);
  });

  test('for other records is the shell’s, and refused when none were offered', async () => {
    const { call, asked, replaced } = door();
    const done = { ok: true, result: null };
    expect(await call('restoreBackup', { name: 'newest.db' })).toEqual(done);
    expect(await call('startEmpty', null)).toEqual(done);
    const refused = { ok: false, failure: 'notNow' };
    expect(await call('restoreBackup', { name: 'other.db' })).toEqual(refused);
    expect(replaced).toEqual(['newest.db', null, 'other.db']);
    expect(asked).toEqual([]);
  });

  test.each([
    ['readDay', { businessDay: null }, 10_000],
    ['verifyJournal', null, 600_000],
    ['backUpNow', null, 600_000],
  ])('of the name %s may take its time', async (name, argument, limitMs) => {
    const { call, limits } = door();
    void call(name, argument);
    await turn();
    expect(limits.map(({ ms }) => ms)).toEqual([limitMs]);
  });
});

describe('what does not belong', () => {
  test('another sender is refused and reaches nobody', async () => {
    const { ipc, asked } = door();
    expect(await ipc.invoke(false, 'charge', CHARGE)).toEqual(REFUSED);
    expect(await ipc.invoke(false, 'readShell', null)).toEqual(REFUSED);
    expect(asked).toEqual([]);
  });

  test.each([
    ['a name that is not in the table', 'stop', null],
    ['a name of every object', 'constructor', null],
    ['a name that is no text', ['charge'], null],
    ['no argument', 'charge', undefined],
    ['an amount in text', 'charge', { ...CHARGE, amountMinor: '1820' }],
    ['a field too many', 'charge', { ...CHARGE, currency: 'EUR' }],
  ])('%s is refused and reaches nobody', async (_what, name, argument) => {
    const { call, asked, logged } = door();
    expect(await call(name, argument)).toEqual(REFUSED);
    expect(asked).toEqual([]);
    expect(logged).toEqual(['call.refused']);
  });

  test('an answer that does not fit the call is not handed to the page', async () => {
    const { call, answer, logged } = door();
    const charged = call('charge', CHARGE);
    await turn();
    answer(1, { sale: 's1' });
    expect(await charged).toEqual(NOT_READY);
    expect(logged).toEqual(['call.answerMalformed']);
  });

  test('an answer that nobody waits for is dropped', () => {
    const { answer } = door();
    expect(() => answer(99, null)).not.toThrow();
  });
});

describe('a process that is not there', () => {
  test('answers notReady at once; its view is null', async () => {
    const { call, asked } = door({ terminal: false });
    expect(await call('charge', CHARGE)).toEqual(NOT_READY);
    expect(await call('readTill', null)).toEqual({ ok: true, result: null });
    expect(asked).toEqual([]);
  });

  test('that dies leaves notReady for what it was asked, and nothing for the other', async () => {
    const { call, answer, relay } = door();
    const charged = call('charge', CHARGE);
    const shown = call('presentCode', PRESENTED);
    await turn();
    relay.lost('terminal');
    expect(await charged).toEqual(NOT_READY);
    answer(2, null);
    expect(await shown).toEqual({ ok: true, result: null });
  });

  test('that never answers is given 10 s', async () => {
    const { call, limits } = door();
    const charged = call('charge', CHARGE);
    await turn();
    expect(limits[0]?.ms).toBe(10_000);
    limits[0]?.callback();
    expect(await charged).toEqual(NOT_READY);
  });

  test('does not collect calls without end', async () => {
    const { call, asked } = door();
    const calls = Array.from({ length: 65 }, () => call('charge', CHARGE));
    expect(await calls[64]).toEqual(NOT_READY);
    expect(asked).toHaveLength(64);
  });
});
