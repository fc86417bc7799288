import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Log } from './ports.ts';

/**
 * What a child writes on standard error goes into the log, line by line and masked: the last words
 * of a driver that took its process down are found where everything else is.
 */
export function logLinesOf(child: ChildProcess, name: string, log: Log): void {
  if (child.stderr === null) return;
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.warn('process.said', { child: name, line });
  });
}
