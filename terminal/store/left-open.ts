import type { Database } from 'better-sqlite3';
import type { AttemptStatus, UtcMs } from '../core/attempt.ts';
import type { LeftOpen, LeftOpenRecords } from './store-port.ts';

export class LeftOpenPayments implements LeftOpenRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  all(): LeftOpen[] {
    return this.#database
      .prepare<[], Omit<LeftOpen, 'isInPortal'> & { inPortal: number }>(
        `SELECT payment_request_id AS paymentRequestId, seen_status AS seenStatus,
          in_portal AS inPortal FROM left_open ORDER BY left_at_ms`,
      )
      .all()
      .map(({ paymentRequestId, seenStatus, inPortal }) => {
        return { paymentRequestId, seenStatus, isInPortal: inPortal === 1 };
      });
  }

  put(paymentRequestId: string, at: UtcMs, seenStatus: AttemptStatus): void {
    this.#database
      .prepare(
        `INSERT INTO left_open VALUES (?, ?, ?, 0)
          ON CONFLICT DO UPDATE SET seen_status = excluded.seen_status`,
      )
      .run(paymentRequestId, at, seenStatus);
  }

  setInPortal(paymentRequestId: string): void {
    this.#database
      .prepare('UPDATE left_open SET in_portal = 1 WHERE payment_request_id = ?')
      .run(paymentRequestId);
  }

  remove(paymentRequestId: string): void {
    this.#database
      .prepare('DELETE FROM left_open WHERE payment_request_id = ?')
      .run(paymentRequestId);
  }
}
