import type { WebContents } from 'electron';
import type { PageAddress } from './page-address.ts';
import { RestartBudget, type KeeperPorts } from '../terminal/process-keeper.ts';

/** With all reloads of a minute used up, the next one is tried after this long. */
const RELOAD_PAUSE_MS = 10_000;

/** Loads the page for the first time. Throws when it is not there: nothing was built, or served. */
export async function loadPage(contents: WebContents, page: PageAddress): Promise<void> {
  try {
    await contents.loadURL(page.url);
  } catch (error) {
    // Closed meanwhile, or died while loading, which is `keepPage`'s to mend.
    if (contents.isDestroyed() || contents.isCrashed()) return;
    throw new Error(`The window's page could not be loaded. Build it, or start its server.`, {
      cause: error,
    });
  }
}

/**
 * Keeps the page alive: loads it again when its process has died or hangs. The terminal never
 * notices; the page reads the whole truth anew. It never gives up, as only the page could say so.
 */
export function keepPage(contents: WebContents, ports: KeeperPorts): void {
  const budget = new RestartBudget();

  function reload(): void {
    if (contents.isDestroyed()) return;
    if (budget.take(ports.clock.mono()) === null) ports.clock.after(RELOAD_PAUSE_MS, reload);
    else contents.reload();
  }

  contents.on('unresponsive', () => {
    ports.log.warn('page.unresponsive');
    // A hung page hears no reload; killed, it is reported gone.
    contents.forcefullyCrashRenderer();
  });
  contents.on('render-process-gone', (_event, { reason }) => {
    ports.log.warn('page.gone', { reason });
    reload();
  });
}
