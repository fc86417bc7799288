import { pino } from 'pino';
import type { LogCall } from './log/log-events.ts';
import { LOG_VARIABLE, LogOutlet, type LogLevel } from './log/log-outlet.ts';
import { logRecord } from './log/log-record.ts';
import type { Clock, Log } from './ports.ts';

/** A log that goes to standard error until it is told where its files are. */
export interface KeptLog extends Log {
  /** Resolves when what was said so far is in a file of this folder. Never rejects. */
  keepIn(folder: string): Promise<void>;
}

/** The terminal's log: one JSON object per line, written when the call returns. */
export function terminalLog(
  clock: Pick<Clock, 'now'>,
  writeToStderr: (line: string) => void,
): KeptLog {
  const outlet = new LogOutlet({
    name: 'terminal',
    writeToStderr,
    wish: process.env[LOG_VARIABLE],
    onFileLost: (detail) => log.error('log.fileLost', { detail }),
  });
  let level: LogLevel = 'info';
  const lines = pino(
    {
      base: { process: 'terminal' },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: () => `,"at":"${new Date(clock.now()).toISOString()}"`,
    },
    { write: (line) => outlet.write(level, line) },
  );
  const at =
    (itsLevel: LogLevel) =>
    (...call: LogCall) => {
      level = itsLevel;
      lines[itsLevel](logRecord(...call));
    };
  const log: KeptLog = {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    keepIn: (folder) => outlet.keepIn(folder),
  };
  return log;
}
