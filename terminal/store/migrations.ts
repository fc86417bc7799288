import type { Database } from 'better-sqlite3';
import { INITIAL } from './migrations/0010-initial.ts';
import { LEFT_OPEN } from './migrations/0020-left-open.ts';
import { REFUNDS } from './migrations/0030-refunds.ts';
import { SEAL_AND_PIN } from './migrations/0040-seal-and-pin.ts';
import { PRINT_JOBS } from './migrations/0050-print-jobs.ts';

/** Forward only, numbered by tens; `user_version` holds the number of the newest applied. */
const MIGRATIONS: readonly { readonly version: number; readonly sql: string }[] = [
  { version: 10, sql: INITIAL },
  { version: 20, sql: LEFT_OPEN },
  { version: 30, sql: REFUNDS },
  { version: 40, sql: SEAL_AND_PIN },
  { version: 50, sql: PRINT_JOBS },
];

/** The newest version this program knows. */
export const NEWEST_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** Applies what is missing, each migration in its own transaction. */
export function migrate(database: Database): void {
  const current = database.pragma('user_version', { simple: true }) as number;
  for (const { version, sql } of MIGRATIONS) {
    if (version <= current) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${version}`);
    })();
  }
}
