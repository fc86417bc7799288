import { BrowserWindow } from 'electron';
import type { EventName, Events } from '../messages/table.ts';
import { eventChannel } from './channels.ts';

/** The size of a small till's screen; the page fits 1024x600 too. */
const CONTENT_SIZE = { width: 1024, height: 768 };
const CONTENT_SIZE_MIN = { minWidth: 800, minHeight: 480 };
/** The page's own ground (`renderer/tokens.css`), so that nothing flashes before it is drawn. */
const BACKGROUND = '#f6f8f6';

/** The till's one window, not shown before its page is drawn. */
export function createWindow(preloadFile: string, allowDevTools: boolean): BrowserWindow {
  const window = new BrowserWindow({
    ...CONTENT_SIZE,
    ...CONTENT_SIZE_MIN,
    useContentSize: true,
    show: false,
    title: 'Countercode',
    backgroundColor: BACKGROUND,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // The simulated phones in their frames get no door to the till.
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: allowDevTools,
      // Fetches dictionaries from the network, and there is no prose to check.
      spellcheck: false,
      // A scan clicks before anyone has touched the page.
      autoplayPolicy: 'no-user-gesture-required',
      // A till behind another window still tells the truth when it comes forward.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Tells the page. A dead one hears nothing, and reads all of it anew when it is back. */
export function tellPage<Name extends EventName>(
  window: BrowserWindow,
  name: Name,
  value: Events[Name],
): void {
  if (window.isDestroyed() || window.webContents.isCrashed()) return;
  window.webContents.send(eventChannel(name), value);
}

export function bringForward(window: BrowserWindow): void {
  // Closed already, and about to end.
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
