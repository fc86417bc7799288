import type { Event, IpcMainInvokeEvent, Session, WebContents } from 'electron';
import type { PageAddress } from './page-address.ts';

function refuse(event: Pick<Event, 'preventDefault'>): void {
  event.preventDefault();
}

/** The window shows one page. It goes nowhere else, opens nothing, and embeds nothing. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The page asks the machine for nothing, and loads nothing but itself. */
export function guardSession(session: Session, page: PageAddress): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', refuse);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !page.origins.some((origin) => url.startsWith(origin)) });
  });
  session.webRequest.onHeadersReceived(({ responseHeaders }, answer) => {
    answer({
      responseHeaders: {
        ...responseHeaders,
        'Content-Security-Policy': [page.contentSecurityPolicy],
      },
    });
  });
}

/** Only the main frame of our own window, showing our own page, may call. */
export function isOurPage(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  contents: WebContents,
  page: PageAddress,
): boolean {
  const frame = event.senderFrame;
  return (
    event.sender === contents &&
    frame !== null &&
    frame === contents.mainFrame &&
    page.origins.some((origin) => frame.url.startsWith(origin))
  );
}
