import type { LogCall } from '../terminal/log/log-events.ts';
import { LOG_VARIABLE, LogOutlet, type LogLevel } from '../terminal/log/log-outlet.ts';
import { logRecord } from '../terminal/log/log-record.ts';
import type { KeeperPorts } from '../terminal/process-keeper.ts';

export type ShellLog = KeeperPorts['log'] & {
  /** Resolves when what was said so far is in a file of this folder. Never rejects. */
  keepIn(folder: string): Promise<void>;
};

/**
 * The shell's log: the lines, the masks and the files of the terminal's. It writes them itself, as
 * pino 10 asks for more than the Node 18 of the oldest Electron has.
 */
export function shellLog(now: () => number, writeToStderr: (line: string) => void): ShellLog {
  const outlet = new LogOutlet({
    name: 'shell',
    writeToStderr,
    wish: process.env[LOG_VARIABLE],
    onFileLost: (detail) => log.error('log.fileLost', { detail }),
  });
  const at =
    (level: LogLevel) =>
    (...call: LogCall) => {
      const line = { level, at: new Date(now()).toISOString(), process: 'shell' };
      outlet.write(level, `${JSON.stringify({ ...line, ...logRecord(...call) })}\n`);
    };
  const log: ShellLog = {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    keepIn: (folder) => outlet.keepIn(folder),
  };
  return log;
}
