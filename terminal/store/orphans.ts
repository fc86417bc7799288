import type { Database } from 'better-sqlite3';
import type { Orphan } from '../core/orphan.ts';
import { parseJson } from './json.ts';
import { orphanSchema } from './refund-schema.ts';
import type { OrphanRecords } from './store-port.ts';

/** Ids that were used and are in no other table. */
export class Orphans implements OrphanRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  put(orphan: Orphan): void {
    const { paymentRequestId, status } = orphan;
    this.#database
      .prepare(
        `INSERT INTO orphans VALUES (@paymentRequestId, @status, @state)
          ON CONFLICT (payment_request_id)
          DO UPDATE SET status = excluded.status, state = excluded.state`,
      )
      .run({ paymentRequestId, status, state: JSON.stringify(orphan) });
  }

  byId(paymentRequestId: string): Orphan | null {
    const state = this.#database
      .prepare<[string], string>('SELECT state FROM orphans WHERE payment_request_id = ?')
      .pluck()
      .get(paymentRequestId);
    if (state === undefined) return null;
    const parsed = orphanSchema.safeParse(parseJson(state));
    return parsed.success ? parsed.data : null;
  }

  allAsking(): string[] {
    return this.#database
      .prepare<[], string>(`SELECT payment_request_id FROM orphans WHERE status = 'asking'`)
      .pluck()
      .all();
  }
}
