import { writeSync } from 'node:fs';
import type { Clock, Log, LogFacts } from './ports.ts';

/** One JSON line per event on stderr; written at once, since the process may end next. */
export function stderrLog(process_: string, clock: Clock): Log {
  const write = (level: string) => (event: string, facts?: LogFacts) => {
    const line = JSON.stringify({ at: clock.now(), level, process: process_, event, ...facts });
    try {
      writeSync(process.stderr.fd, `${line}\n`);
    } catch {
      // Nobody reads stderr any more; the till goes on.
    }
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
