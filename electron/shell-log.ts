import type { KeeperPorts } from '../terminal/process-keeper.ts';

type Log = KeeperPorts['log'];

/** One JSON object per line, as the terminal logs. The shell sees no code and no key to leak. */
export function shellLog(now: () => number, write: (line: string) => void): Log {
  const at =
    (level: 'info' | 'warn' | 'error'): Log['info'] =>
    (event, facts) => {
      write(`${JSON.stringify({ at: now(), level, process: 'shell', event, ...facts })}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
