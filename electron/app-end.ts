import { app } from 'electron';
import type { KeeperPorts } from '../terminal/process-keeper.ts';

/** The terminal has 2 s to end and the world the rest; what is left then ends with the shell. */
const END_LIMIT_MS = 3000;

/**
 * Makes every way out (the closed window, Ctrl-C, the system, `endApp`) wait for `stop`, which
 * ends the till's processes in order. The result ends the app with an exit code.
 */
export function endInOrder(
  stop: () => Promise<void>,
  clock: KeeperPorts['clock'],
): (exitCode: number) => void {
  let exitCode = 0;
  let isEnding = false;

  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    clock.after(END_LIMIT_MS, () => app.exit(exitCode));
    void stop().then(() => app.exit(exitCode));
  });

  return function endApp(code) {
    exitCode = code;
    app.quit();
  };
}
