import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { parseCurrency, parseMinorUnits, type Money } from '../core/money.ts';
import { SALE_STATUSES, type Sale, type SaleStatus } from '../core/sale.ts';
import type { SaleRecords } from './store-port.ts';

const rowSchema = z.strictObject({
  id: z.string(),
  call_key: z.string(),
  amount_minor: z.number(),
  currency: z.string(),
  reference: z.string().nullable(),
  status: z.enum(SALE_STATUSES),
  business_day: z.string(),
  zone: z.string(),
  cut_off: z.string(),
  created_at_ms: z.number(),
});

export class Sales implements SaleRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert(sale: Sale): void {
    this.#database
      .prepare(
        `INSERT INTO sales VALUES (@saleId, @callKey, @amountMinor, @currency, @reference,
          @status, @businessDay, @zone, @cutOff, @createdAt)`,
      )
      .run({ ...sale, ...sale.money });
  }

  setStatus(saleId: string, status: SaleStatus): void {
    this.#database.prepare('UPDATE sales SET status = ? WHERE id = ?').run(status, saleId);
  }

  setPaid(saleId: string): void {
    this.#database
      .prepare(`UPDATE sales SET status = 'paid' WHERE id = ? AND status = 'open'`)
      .run(saleId);
  }

  byId(saleId: string): Sale | null {
    return this.#one('SELECT * FROM sales WHERE id = ?', saleId);
  }

  byCallKey(callKey: string): Sale | null {
    return this.#one('SELECT * FROM sales WHERE call_key = ?', callKey);
  }

  #one(sql: string, key: string): Sale | null {
    const row = this.#database.prepare(sql).get(key);
    return row === undefined ? null : readSale(row);
  }
}

/** A row of the table. Throws when it is none. */
export function readSale(row: unknown): Sale {
  const read = rowSchema.parse(row);
  return {
    saleId: read.id,
    callKey: read.call_key,
    money: toMoney(read.amount_minor, read.currency),
    reference: read.reference,
    status: read.status,
    businessDay: read.business_day,
    zone: read.zone,
    cutOff: read.cut_off,
    createdAt: read.created_at_ms,
  };
}

/** Money of two columns. Throws when they hold none; the table's own checks forbid that. */
export function toMoney(amountMinor: number, currencyText: string): Money {
  const amount = parseMinorUnits(amountMinor);
  const currency = parseCurrency(currencyText);
  if (amount === null || currency === null) throw new Error('a row holds no money');
  return { amountMinor: amount, currency };
}
