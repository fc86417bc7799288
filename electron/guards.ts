import type { Event, IpcMainInvokeEvent, Session, WebContents } from 'electron';
import type { PageAddress } from './page-address.ts';

function refuse(event: Pick<Event, 'preventDefault'>): void {
  event.preventDefault();
}

/**
 * Every address that a frame within the page may have begins with this; null: there are no such
 * frames. Asked anew each time, as the simulated world may start, move and end.
 */
export type FrameAddress = () => string | null;

/** The window shows one page, and frames nothing but the simulated phones. It goes nowhere else. */
export function guardContents(contents: WebContents, frames: FrameAddress): void {
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', (details) => {
    if (details.isMainFrame || !isFramed(details.url, frames)) refuse(details);
  });
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The page asks the machine for the camera alone, and loads only itself and the simulated phones. */
export function guardSession(session: Session, page: PageAddress, frames: FrameAddress): void {
  const isOfPage = (url: string) => page.origins.some((origin) => url.startsWith(origin));
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const { isMainFrame, requestingUrl } = details;
    const media = 'mediaTypes' in details ? details.mediaTypes : undefined;
    const isPicture = media?.length === 1 && media[0] === 'video';
    answer(permission === 'media' && isPicture && isMainFrame && isOfPage(requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, _origin, details) => {
    const { isMainFrame, mediaType, requestingUrl = '' } = details;
    return (
      permission === 'media' && mediaType === 'video' && isMainFrame && isOfPage(requestingUrl)
    );
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', refuse);
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    const isPhone = resourceType !== 'mainFrame' && isFramed(url, frames);
    answer({ cancel: !isOfPage(url) && !isPhone });
  });
  session.webRequest.onHeadersReceived(({ url, responseHeaders }, answer) => {
    // A phone brings a policy of its own, stricter than ours.
    if (!isOfPage(url)) {
      answer({});
      return;
    }
    answer({
      responseHeaders: {
        ...responseHeaders,
        'Content-Security-Policy': [page.contentSecurityPolicy],
      },
    });
  });
}

function isFramed(url: string, frames: FrameAddress): boolean {
  const address = frames();
  return address !== null && url.startsWith(address);
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
