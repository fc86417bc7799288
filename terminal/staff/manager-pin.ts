import { timingSafeEqual } from 'node:crypto';
import type { Answer } from '../../messages/table.ts';
import type { ManagerPinView } from '../../messages/records.ts';
import type { UtcMs } from '../core/attempt.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import type { PinRecord } from '../store/manager-pin-record.ts';
import type { TillStore } from '../store/till-store.ts';
import { hashPin, pinPepper, SALT_BYTES } from './pin-hash.ts';
import { isGoodPin } from './pin-rules.ts';

/** Typing errors of a hurried manager; whoever guesses four digits needs thousands. */
const TRIES_MAX = 5;
/** Each further wrong try doubles it: to try all PINs of four digits takes a hundred days. */
const LOCK_FIRST_MS = 60_000;
const LOCK_MAX_MS = 15 * 60_000;

export type PinCheck =
  | { readonly status: 'right' }
  | { readonly status: 'wrong'; readonly triesLeft: number }
  | { readonly status: 'locked'; readonly lockedUntil: UtcMs }
  | { readonly status: 'notSet' }
  /** It could not be counted, and was not looked at. */
  | { readonly status: 'storeFailed' };

export interface ManagerPinPorts {
  readonly clock: Pick<Clock, 'now' | 'mono'>;
  readonly chance: Pick<Chance, 'bytes'>;
  readonly log: Log;
  readonly store: Pick<TillStore, 'write' | 'journal' | 'managerPin'>;
  /** 32 bytes from a file beside the database. */
  readonly localKey: Uint8Array;
}

/** The one PIN of the till by which a manager allows what a cashier may not do alone. */
export class ManagerPin {
  readonly #ports: ManagerPinPorts;
  readonly #pepper: Uint8Array;
  /** When the lock opens, on the clock that nobody can set. */
  #unlockMono: number;
  /** One at a time. Wrong ones soon lock the rest out, so that no queue can grow. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(ports: ManagerPinPorts) {
    this.#ports = ports;
    this.#pepper = pinPepper(ports.localKey);
    this.#unlockMono = ports.clock.mono() + this.#keptLockMs();
  }

  view(): Answer<ManagerPinView> {
    let record: PinRecord | null;
    try {
      record = this.#ports.store.managerPin.read();
    } catch (error) {
      return this.#storeFailed(error);
    }
    const wrongTries = record?.wrongTries ?? 0;
    const lockedUntil = this.#lockedUntil();
    const isSet = record !== null;
    return {
      ok: true,
      result: { isSet, wrongTries, triesLeft: triesLeft(wrongTries), lockedUntil },
    };
  }

  /** Counts every wrong one. Never rejects. */
  check(pin: string): Promise<PinCheck> {
    return this.#inTurn(async () => {
      try {
        return await this.#check(pin);
      } catch (error) {
        this.#storeFailed(error);
        return { status: 'storeFailed' };
      }
    });
  }

  /**
   * Whoever starts the till has the machine, and may set a first PIN again: the PIN and its lock
   * are gone. Throws when the store refuses.
   */
  forget(): void {
    const { clock, store } = this.#ports;
    store.write(() => {
      if (!store.managerPin.remove()) return;
      const entry = { subject: 'till', type: 'managerPinForgotten', facts: {} };
      store.journal.append({ ...entry, at: clock.now() });
    });
    this.#unlockMono = clock.mono();
  }

  /** Sets the first PIN, or another one by whoever knows the `current` one. Never rejects. */
  set(pin: string, current: string | null): Promise<Answer<null>> {
    return this.#inTurn(async () => {
      try {
        return await this.#set(pin, current);
      } catch (error) {
        return this.#storeFailed(error);
      }
    });
  }

  async #set(pin: string, current: string | null): Promise<Answer<null>> {
    const { chance, clock, store } = this.#ports;
    if (!isGoodPin(pin)) return { ok: false, failure: 'pinRefused' };
    const isFirst = store.managerPin.read() === null;
    if (!isFirst) {
      const { status } = await this.#check(current ?? '');
      if (status === 'wrong') return { ok: false, failure: 'pinWrong' };
      if (status === 'locked') return { ok: false, failure: 'pinLocked' };
    }
    const salt = chance.bytes(SALT_BYTES);
    const hash = await hashPin(pin, salt, this.#pepper);
    store.write(() => {
      const at = clock.now();
      store.managerPin.put(salt, hash, at);
      store.journal.append({ at, subject: 'till', type: 'managerPinSet', facts: { isFirst } });
    });
    return { ok: true, result: null };
  }

  async #check(pin: string): Promise<PinCheck> {
    const { clock, store } = this.#ports;
    const record = store.managerPin.read();
    if (record === null) return { status: 'notSet' };
    const lockedUntil = this.#lockedUntil();
    if (lockedUntil !== null) return { status: 'locked', lockedUntil };
    // Nobody guessed: no PIN was typed.
    if (pin === '') return { status: 'wrong', triesLeft: triesLeft(record.wrongTries) };
    const wrongTries = record.wrongTries + 1;
    const lockMs = lockMsAfter(wrongTries);
    // Counted before it is looked at: a process that is killed meanwhile gives no try away.
    store.write(() => store.managerPin.setTries(wrongTries));
    if (timingSafeEqual(await hashPin(pin, record.salt, this.#pepper), record.hash)) {
      store.write(() => store.managerPin.setTries(0));
      return { status: 'right' };
    }
    this.#unlockMono = clock.mono() + lockMs;
    store.write(() => {
      const facts = { inARow: wrongTries, lockedForMs: lockMs };
      store.journal.append({ at: clock.now(), subject: 'till', type: 'managerPinWrong', facts });
    });
    const until = this.#lockedUntil();
    if (until !== null) return { status: 'locked', lockedUntil: until };
    return { status: 'wrong', triesLeft: triesLeft(wrongTries) };
  }

  /** Told on the wall clock, which is shown; judged by the other one. */
  #lockedUntil(): UtcMs | null {
    const { clock } = this.#ports;
    const leftMs = this.#unlockMono - clock.mono();
    return leftMs > 0 ? Math.ceil(clock.now() + leftMs) : null;
  }

  /**
   * A lock from before a restart begins anew: how long the till was away is known from a clock that
   * anybody can set.
   */
  #keptLockMs(): number {
    return lockMsAfter(this.#ports.store.managerPin.read()?.wrongTries ?? 0);
  }

  #storeFailed(error: unknown): Answer<never> {
    const { code = null, message } = error as { code?: string; message: string };
    this.#ports.log.error('store.failed', { code, message });
    return { ok: false, failure: 'storeFailed' };
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work);
    this.#turn = turn;
    return turn;
  }
}

function lockMsAfter(wrongTries: number): number {
  const beyond = wrongTries - TRIES_MAX;
  return beyond < 0 ? 0 : Math.min(LOCK_FIRST_MS * 2 ** beyond, LOCK_MAX_MS);
}

function triesLeft(wrongTries: number): number {
  return Math.max(1, TRIES_MAX - wrongTries);
}
