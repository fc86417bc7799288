import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { UtcMs } from '../core/attempt.ts';

/** The manager's PIN as it is remembered: nobody can read the PIN from it. */
export interface PinRecord {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
  /** In a row, since it was last typed rightly. */
  readonly wrongTries: number;
}

const rowSchema = z
  .strictObject({
    id: z.literal(1),
    salt: z.instanceof(Uint8Array),
    hash: z.instanceof(Uint8Array),
    set_at_ms: z.number(),
    wrong_tries: z.number(),
    // Of older tills: wall time, which anybody can set, no longer says how long a lock lasts.
    locked_until_ms: z.number().nullable(),
  })
  .transform((row): PinRecord => ({
    salt: row.salt,
    hash: row.hash,
    wrongTries: row.wrong_tries,
  }));

export class ManagerPinRecord {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null: none was set. */
  read(): PinRecord | null {
    const row = this.#database.prepare('SELECT * FROM manager_pin').get();
    return row === undefined ? null : rowSchema.parse(row);
  }

  /** A new PIN, with no wrong try yet. */
  put(salt: Uint8Array, hash: Uint8Array, at: UtcMs): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO manager_pin VALUES (1, ?, ?, ?, 0, NULL)')
      .run(salt, hash, at);
  }

  setTries(wrongTries: number): void {
    this.#database.prepare('UPDATE manager_pin SET wrong_tries = ?').run(wrongTries);
  }

  /** As if none had ever been set. False: none was. */
  remove(): boolean {
    return this.#database.prepare('DELETE FROM manager_pin').run().changes > 0;
  }
}
