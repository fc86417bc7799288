import { LogFile } from './log-file.ts';

/** `stderr` in this variable brings every line to standard error, for whoever watches the till. */
export const LOG_VARIABLE = 'COUNTERCODE_LOG';

export type LogLevel = 'info' | 'warn' | 'error';

interface OutletSettings {
  /** Whose lines they are: the beginning of the files' names. */
  readonly name: 'terminal' | 'shell';
  /** Must not throw. */
  readonly writeToStderr: (line: string) => void;
  /** What `COUNTERCODE_LOG` says. */
  readonly wish: string | undefined;
  /** Told once, with the reason, when there is no file any more. */
  readonly onFileLost: (why: string) => void;
}

/**
 * Where the lines of a process go: all into its files, warnings and errors to standard error too,
 * and everything there once the files are lost.
 */
export class LogOutlet {
  readonly #settings: OutletSettings;
  readonly #file: LogFile;

  constructor(settings: OutletSettings) {
    this.#settings = settings;
    this.#file = new LogFile(settings.onFileLost);
  }

  /** From here on, and with what was said before, the lines are in files in this folder. */
  async keepIn(folder: string): Promise<void> {
    await this.#file.open(folder, this.#settings.name);
  }

  write(level: LogLevel, line: string): void {
    const { wish, writeToStderr } = this.#settings;
    this.#file.write(line);
    if (level !== 'info' || wish === 'stderr' || this.#file.isLost) writeToStderr(line);
  }
}
