import type { Database } from 'better-sqlite3';
import type { AttemptStatus, UtcMs } from '../core/attempt.ts';

/** A payment that the cashier went on without, until its end was seen. */
export interface LeftOpen {
  readonly paymentRequestId: string;
  /** What it was when somebody saw it last. */
  readonly seenStatus: AttemptStatus;
}

export class LeftOpenPayments {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Oldest first. */
  all(): LeftOpen[] {
    return this.#database
      .prepare<[], LeftOpen>(
        `SELECT payment_request_id AS paymentRequestId, seen_status AS seenStatus
          FROM left_open ORDER BY left_at_ms`,
      )
      .all();
  }

  /** `seenStatus` was seen by who left it, or by who was told of it since. */
  put(paymentRequestId: string, at: UtcMs, seenStatus: AttemptStatus): void {
    this.#database
      .prepare(
        `INSERT INTO left_open VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET seen_status = excluded.seen_status`,
      )
      .run(paymentRequestId, at, seenStatus);
  }

  /** Its end was seen. */
  remove(paymentRequestId: string): void {
    this.#database
      .prepare('DELETE FROM left_open WHERE payment_request_id = ?')
      .run(paymentRequestId);
  }
}
