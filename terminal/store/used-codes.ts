import { createHmac } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { UtcMs } from '../core/attempt.ts';
import type { UsedCodeRecords } from './store-port.ts';

/** A code dies in a minute; a month lets even a slow dispute find that it was used here. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Codes that were ever submitted, as HMAC-SHA256 under a key that never leaves this machine. */
export class UsedCodes implements UsedCodeRecords {
  readonly #database: Database;
  readonly #key: Uint8Array;

  constructor(database: Database, key: Uint8Array) {
    this.#database = database;
    this.#key = key;
  }

  has(code: string): boolean {
    return (
      this.#database.prepare('SELECT 1 FROM used_codes WHERE hash = ?').get(this.#hash(code)) !==
      undefined
    );
  }

  insert(code: string, at: UtcMs): void {
    this.#database.prepare('DELETE FROM used_codes WHERE used_at_ms < ?').run(at - KEPT_MS);
    this.#database.prepare('INSERT INTO used_codes VALUES (?, ?)').run(this.#hash(code), at);
  }

  #hash(code: string): Buffer {
    return createHmac('sha256', this.#key).update(code).digest();
  }
}
