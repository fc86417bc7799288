import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import openRollingFile, { type RollingFile } from 'pino-roll';

/** Opens at once in any editor, and holds weeks of a quiet till. */
const FILE_SIZE_MAX = '5m';
/** Two weeks, a file a day: time to notice and to ask. At most 70 MB, far below the disk reserve. */
const FILES_MAX = 14;
/** Between the start of the process and the file: only a start that went wrong says so much. */
const LINES_KEPT_MAX = 1_000;

type Target =
  | { readonly status: 'unopened'; readonly lines: string[] }
  | { readonly status: 'open'; readonly file: RollingFile }
  | { readonly status: 'lost' };

/**
 * The lines of one process in files of its own, `<folder>/<name>.<date>.<number>.log`, new every
 * day and every 5 MB. A line is in the file when `write` returns. Never throws: a log that cannot
 * be written stops no till, and `onLost` is told once why.
 */
export class LogFile {
  readonly #onLost: (why: string) => void;
  #target: Target = { status: 'unopened', lines: [] };

  constructor(onLost: (why: string) => void) {
    this.#onLost = onLost;
  }

  get isLost(): boolean {
    return this.#target.status === 'lost';
  }

  /** A line ends in a line feed. Before `open` it is kept, and written then. */
  write(line: string): void {
    const target = this.#target;
    if (target.status === 'open') target.file.write(line);
    else if (target.status === 'unopened' && target.lines.length < LINES_KEPT_MAX) {
      target.lines.push(line);
    }
  }

  /** Resolves when what was written so far is in the file, or the file is lost. */
  async open(folder: string, name: string): Promise<void> {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      chmodSync(folder, 0o700);
      removeOldFiles(folder, name);
      const file = await openRollingFile({
        file: join(folder, name),
        size: FILE_SIZE_MAX,
        frequency: 'daily',
        dateFormat: 'yyyy-MM-dd',
        mode: 0o600,
        sync: true,
        limit: { count: FILES_MAX, removeOtherLogFiles: true },
      });
      file.on('error', (error) => this.#lose(error, file));
      const kept = this.#target.status === 'unopened' ? this.#target.lines : [];
      this.#target = { status: 'open', file };
      for (const line of kept) this.write(line);
    } catch (error) {
      this.#lose(error as Error, null);
    }
  }

  #lose(error: Error, file: RollingFile | null): void {
    if (this.#target.status === 'lost') return;
    this.#target = { status: 'lost' };
    file?.destroy();
    this.#onLost(error.message);
  }
}

/** The rolling removes old files only while it rolls, which a till closed every night never does. */
function removeOldFiles(folder: string, name: string): void {
  const files = readdirSync(folder).flatMap((file) => {
    const [owner, date = '', number, ...rest] = file.split('.');
    const isOurs = owner === name && rest.join('.') === 'log' && /^\d{4}-\d\d-\d\d$/.test(date);
    return isOurs ? [{ file, date, number: Number(number) }] : [];
  });
  files.sort((a, b) => b.date.localeCompare(a.date) || b.number - a.number);
  // One less: today's may be a new one.
  for (const { file } of files.slice(FILES_MAX - 1)) rmSync(join(folder, file), { force: true });
}
