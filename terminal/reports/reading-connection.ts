import SqliteDatabase, { type Database } from 'better-sqlite3';

/** A checkpoint of the writer may hold the file for a moment. */
const BUSY_LIMIT_MS = 2_000;

/**
 * The worker's own connection, which can only read: opened when it is first needed, and again
 * after anything that went wrong with it.
 */
export class ReadingConnection {
  readonly #file: string;
  #database: Database | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** Throws what `work` throws, and what the opening of the file throws. */
  read<Result>(work: (database: Database) => Result): Result {
    this.#database ??= open(this.#file);
    try {
      return work(this.#database);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    this.#database?.close();
    this.#database = null;
  }
}

function open(file: string): Database {
  return new SqliteDatabase(file, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_LIMIT_MS,
  });
}
