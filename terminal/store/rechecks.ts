import type { Database } from 'better-sqlite3';
import type { Recheck } from '../core/recheck.ts';
import { parseJson } from './json.ts';
import { recheckSchema } from './refund-schema.ts';
import type { RecheckRecords } from './store-port.ts';

/** Attempts that have ended and are asked about again. */
export class Rechecks implements RecheckRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  put(recheck: Recheck): void {
    this.#database
      .prepare(
        `INSERT INTO rechecks VALUES (?, ?)
          ON CONFLICT (payment_request_id) DO UPDATE SET state = excluded.state`,
      )
      .run(recheck.paymentRequestId, JSON.stringify(recheck));
  }

  remove(paymentRequestId: string): void {
    this.#database
      .prepare('DELETE FROM rechecks WHERE payment_request_id = ?')
      .run(paymentRequestId);
  }

  byId(paymentRequestId: string): Recheck | null {
    const state = this.#database
      .prepare<[string], string>('SELECT state FROM rechecks WHERE payment_request_id = ?')
      .pluck()
      .get(paymentRequestId);
    if (state === undefined) return null;
    const parsed = recheckSchema.safeParse(parseJson(state));
    return parsed.success ? parsed.data : null;
  }

  all(): string[] {
    return this.#database
      .prepare<[], string>('SELECT payment_request_id FROM rechecks')
      .pluck()
      .all();
  }
}
