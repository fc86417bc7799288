import { createHmac } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import {
  filesHolding,
  temporaryTill,
  type TemporaryTill,
} from '../../fixtures/proof/temporary-till.ts';
import { ManagerPin } from './manager-pin.ts';

/** As different for every salt and pepper as the real one, which is slow on purpose. */
vi.mock(import('./pin-hash.ts'), async (original) => ({
  ...(await original()),
  hashPin: (pin, salt, pepper) =>
    Promise.resolve(createHmac('sha256', pepper).update(salt).update(pin).digest()),
}));

const PIN = '2580';
const WRONG = '1357';
const MINUTE_MS = 60_000;
const RIGHT = { status: 'right' };
const DONE = { ok: true, result: null };

let salts = 0;

/** The PIN of a till, on a clock in the test's hands. */
function pinOf(till: TemporaryTill, clock = new ManualClock(), localKey = Buffer.alloc(32, 7)) {
  const errors: string[] = [];
  const pin = new ManagerPin({
    clock,
    chance: { bytes: (count) => new Uint8Array(count).fill((salts += 1)) },
    log: { info() {}, warn() {}, error: (...[event]) => void errors.push(event) },
    store: till.store,
    localKey,
  });
  return { pin, clock, errors };
}

async function withPin() {
  const till = temporaryTill();
  const opened = pinOf(till);
  expect(await opened.pin.set(PIN, null)).toEqual(DONE);
  return { ...opened, till };
}

/** One that was typed wrongly four times in a row. */
async function withWrongTries() {
  const opened = await withPin();
  opened.till.store.managerPin.setTries(4);
  return opened;
}

function viewOf(pin: ManagerPin) {
  const answer = pin.view();
  if (!answer.ok) throw new Error(answer.failure);
  return answer.result;
}

const journalled = ({ database }: TemporaryTill) =>
  database.prepare('SELECT type, facts FROM journal ORDER BY seq').raw().all();

describe('the manager’s PIN', () => {
  test('is not set at first, and whoever asks is told so', async () => {
    const { pin } = pinOf(temporaryTill());
    expect(viewOf(pin)).toEqual({
      isSet: false,
      wrongTries: 0,
      triesLeft: 5,
      lockedUntil: null,
    });
    expect(await pin.check(PIN)).toEqual({ status: 'notSet' });
  });

  test('is right when it is the one that was set, also after a restart', async () => {
    const { pin, till } = await withPin();
    expect(await pin.check(PIN)).toEqual(RIGHT);
    expect(await pinOf(till).pin.check(PIN)).toEqual(RIGHT);
  });

  test('is changed by whoever knows the one before, and by nobody else', async () => {
    const { pin } = await withPin();
    const wrong = { ok: false, failure: 'pinWrong' };
    expect(await pin.set('8520', null)).toEqual(wrong);
    expect(await pin.set('8520', WRONG)).toEqual(wrong);
    expect(await pin.check(PIN)).toEqual(RIGHT);
    expect(await pin.set('8520', PIN)).toEqual(DONE);
    expect(await pin.check('8520')).toEqual(RIGHT);
    expect((await pin.check(PIN)).status).toBe('wrong');
  });

  test('is refused when anybody would try it first', async () => {
    const { pin } = pinOf(temporaryTill());
    expect(await pin.set('1234', null)).toEqual({ ok: false, failure: 'pinRefused' });
    expect(viewOf(pin).isSet).toBe(false);
  });

  test('stands in no file, and is of no use without the key beside the database', async () => {
    const { till } = await withPin();
    till.database.pragma('wal_checkpoint(TRUNCATE)');
    expect(filesHolding(till.folder, PIN)).toEqual([]);
    const stolen = pinOf(till, new ManualClock(), Buffer.alloc(32, 8)).pin;
    expect((await stolen.check(PIN)).status).toBe('wrong');
  });

  test('is not set where it could not be written', async () => {
    const till = temporaryTill();
    const { pin, errors } = pinOf(till);
    till.database.pragma('query_only = ON');
    expect(await pin.set(PIN, null)).toEqual({ ok: false, failure: 'storeFailed' });
    expect(errors).toEqual(['store.failed']);
    till.database.pragma('query_only = OFF');
    expect(viewOf(pin).isSet).toBe(false);
  });

  test('is not looked at where a wrong one could not be counted', async () => {
    const { pin, till, errors } = await withPin();
    till.database.pragma('query_only = ON');
    expect(await pin.check(PIN)).toEqual({ status: 'storeFailed' });
    expect(errors).toEqual(['store.failed']);
    till.database.pragma('query_only = OFF');
    expect(await pin.check(PIN)).toEqual(RIGHT);
    till.database.exec('DROP TABLE manager_pin');
    expect(pin.view()).toEqual({ ok: false, failure: 'storeFailed' });
  });
});

describe('a PIN that nobody knows any more', () => {
  test('is forgotten with its lock, and the next one is the first again', async () => {
    const { pin, till } = await withWrongTries();
    await pin.check(WRONG);
    pin.forget();
    expect(viewOf(pin)).toEqual({ isSet: false, wrongTries: 0, triesLeft: 5, lockedUntil: null });
    expect(await pin.check(PIN)).toEqual({ status: 'notSet' });
    expect(await pin.set('8520', null)).toEqual(DONE);
    expect(await pinOf(till).pin.check('8520')).toEqual(RIGHT);
    expect(journalled(till).slice(-2)).toEqual([
      ['managerPinForgotten', '{}'],
      ['managerPinSet', '{"isFirst":true}'],
    ]);
  });

  test('is nothing to write about where none was set', () => {
    const till = temporaryTill();
    pinOf(till).pin.forget();
    expect(journalled(till)).toEqual([]);
  });

  test('is kept where it could not be written', async () => {
    const { pin, till } = await withPin();
    till.database.pragma('query_only = ON');
    expect(() => pin.forget()).toThrow('readonly');
    till.database.pragma('query_only = OFF');
    expect(await pin.check(PIN)).toEqual(RIGHT);
  });
});

describe('wrong PINs', () => {
  test('are counted in a row, and forgotten after a right one', async () => {
    const { pin } = await withPin();
    expect(await pin.check(WRONG)).toEqual({ status: 'wrong', triesLeft: 4 });
    expect(await pin.check('0000')).toEqual({ status: 'wrong', triesLeft: 3 });
    // Where none was typed nobody guessed.
    expect(await pin.check('')).toEqual({ status: 'wrong', triesLeft: 3 });
    expect(viewOf(pin)).toMatchObject({ wrongTries: 2, triesLeft: 3, lockedUntil: null });
    expect(await pin.check(PIN)).toEqual(RIGHT);
    expect(viewOf(pin)).toMatchObject({ triesLeft: 5 });
  });

  test('lock it from the fifth on: for a minute, then twice as long each, to 15 minutes', async () => {
    const { pin, clock } = await withWrongTries();
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      const lockedUntil = clock.now() + minutes * MINUTE_MS;
      expect(await pin.check(WRONG)).toEqual({ status: 'locked', lockedUntil });
      clock.advance(minutes * MINUTE_MS - 1);
      expect(await pin.check(PIN)).toEqual({ status: 'locked', lockedUntil });
      expect(viewOf(pin).lockedUntil).toBe(lockedUntil);
      clock.advance(1);
    }
    expect(await pin.check(PIN)).toEqual(RIGHT);
    expect(await pin.check(WRONG)).toEqual({ status: 'wrong', triesLeft: 4 });
  });

  test('lock the change of it, too', async () => {
    const { pin } = await withWrongTries();
    await pin.check(WRONG);
    expect(await pin.set('8520', PIN)).toEqual({ ok: false, failure: 'pinLocked' });
  });

  test('stay counted over a restart, and a lock begins anew with it', async () => {
    const { pin, clock, till } = await withWrongTries();
    await pin.check(WRONG);
    clock.advance(20_000);
    const again = pinOf(till, clock).pin;
    const lockedUntil = clock.now() + MINUTE_MS;
    expect(await again.check(PIN)).toEqual({ status: 'locked', lockedUntil });
    clock.advance(MINUTE_MS);
    expect(await again.check(WRONG)).toMatchObject({
      status: 'locked',
      lockedUntil: clock.now() + 2 * MINUTE_MS,
    });
  });

  test('are locked out as long as they were, whatever the wall clock is set to', async () => {
    const { pin, clock, till } = await withWrongTries();
    await pin.check(WRONG);
    clock.jumpWall(3_600_000);
    expect((await pin.check(PIN)).status).toBe('locked');
    // Set on or back before a restart, it makes the lock neither shorter nor longer.
    for (const jumpMs of [3_600_000, -48 * 3_600_000]) {
      clock.jumpWall(jumpMs);
      const again = pinOf(till, clock).pin;
      clock.advance(MINUTE_MS - 1);
      expect((await again.check(PIN)).status).toBe('locked');
    }
    const last = pinOf(till, clock).pin;
    clock.advance(MINUTE_MS);
    expect(await last.check(PIN)).toEqual(RIGHT);
  });

  test('are counted before they are looked at: a killed process gives none away', async () => {
    const { pin, till } = await withPin();
    const asked = pin.check(WRONG);
    // As another process would find it now, before this one has heard of the answer.
    await Promise.resolve();
    expect(till.store.managerPin.read()?.wrongTries).toBe(1);
    await asked;
  });

  test('that are asked at once are looked at one by one', async () => {
    const { pin } = await withWrongTries();
    const answers = await Promise.all([pin.check(WRONG), pin.check(PIN), pin.check(PIN)]);
    expect(answers.map(({ status }) => status)).toEqual(['locked', 'locked', 'locked']);
  });

  test('and changes are rows of the journal, without the PINs', async () => {
    const { pin, till } = await withPin();
    await pin.set('8520', PIN);
    await pin.check(WRONG);
    expect(journalled(till)).toEqual([
      ['managerPinSet', '{"isFirst":true}'],
      ['managerPinSet', '{"isFirst":false}'],
      ['managerPinWrong', '{"inARow":1,"lockedForMs":0}'],
    ]);
  });
});
