import { describe, expect, test } from 'vitest';
import { ScriptedAcquirer } from '../../fixtures/proof/scripted-acquirer.ts';
import { PayLine } from './pay-line.ts';

const UNSENT = { outcome: 'unsent', code: 'ECONNREFUSED' } as const;

function lineOf() {
  const acquirer = new ScriptedAcquirer();
  const line = new PayLine(acquirer);
  /** The connection that was asked for as the `place`th comes about. */
  const connected = async (place: number) => {
    const connection = acquirer.connection();
    await acquirer.connects[place]?.answer({ outcome: 'connected', connection });
    return connection;
  };
  return { acquirer, line, connected };
}

describe('the connection that waits for a code', () => {
  test('is taken as it is while it is fresh', async () => {
    const { acquirer, line, connected } = lineOf();
    line.open();
    const waiting = await connected(0);
    expect(await line.take()).toBe(waiting);
    expect(acquirer.connects).toHaveLength(1);
    expect(waiting.isClosed).toBe(false);
  });

  test('is taken once', async () => {
    const { acquirer, line, connected } = lineOf();
    line.open();
    const first = await connected(0);
    await line.take();
    const taken = line.take();
    const second = await connected(1);
    expect(await taken).toBe(second);
    expect(first.isClosed).toBe(false);
    expect(acquirer.connects).toHaveLength(2);
  });

  test('is closed and replaced by a new one when it has gone stale', async () => {
    const { line, connected } = lineOf();
    line.open();
    const stale = await connected(0);
    stale.goStale();
    const taken = line.take();
    expect(stale.isClosed).toBe(true);
    const fresh = await connected(1);
    expect(await taken).toBe(fresh);
  });

  test('is not waited for: a new one is opened, and the late one closed', async () => {
    const { line, connected } = lineOf();
    line.open();
    const taken = line.take();
    const fresh = await connected(1);
    expect(await taken).toBe(fresh);
    const late = await connected(0);
    expect(late.isClosed).toBe(true);
    expect(fresh.isClosed).toBe(false);
  });

  test('is opened at the scan when Charge could not open it', async () => {
    const { acquirer, line, connected } = lineOf();
    line.open();
    await acquirer.connects[0]?.answer(UNSENT);
    const taken = line.take();
    const fresh = await connected(1);
    expect(await taken).toBe(fresh);
  });

  test('that cannot be opened at the scan either proves that nothing was sent', async () => {
    const { acquirer, line } = lineOf();
    const taken = line.take();
    await acquirer.connects[0]?.answer(UNSENT);
    expect(await taken).toBeNull();
  });

  test('is closed when no code is awaited any more, even if it stands only then', async () => {
    const { line, connected } = lineOf();
    line.open();
    const standing = await connected(0);
    line.close();
    expect(standing.isClosed).toBe(true);
    line.open();
    line.close();
    expect((await connected(1)).isClosed).toBe(true);
  });

  test('is one at a time: opening again closes the one before', async () => {
    const { line, connected } = lineOf();
    line.open();
    const first = await connected(0);
    line.open();
    expect(first.isClosed).toBe(true);
    const second = await connected(1);
    expect(await line.take()).toBe(second);
  });
});
