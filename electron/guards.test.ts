import type { Session, WebContents, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { guardContents, guardSession, isOurPage } from './guards.ts';
import { builtPage, developmentPage } from './page-address.ts';

const PAGE = builtPage('/opt/till');
const frameAt = (url: string) => ({ url }) as WebFrameMain;
const contentsOf = (mainFrame: WebFrameMain) => ({ mainFrame }) as WebContents;

describe('a caller', () => {
  const frame = frameAt(PAGE.url);
  const ours = contentsOf(frame);

  test('is let in from the main frame of our window, showing our page', () => {
    expect(isOurPage({ sender: ours, senderFrame: frame }, ours, PAGE)).toBe(true);
  });

  test('is refused from a frame within, a frame that is gone, or another window', () => {
    expect(isOurPage({ sender: ours, senderFrame: frameAt(PAGE.url) }, ours, PAGE)).toBe(false);
    expect(isOurPage({ sender: ours, senderFrame: null }, ours, PAGE)).toBe(false);
    const other = contentsOf(frame);
    expect(isOurPage({ sender: other, senderFrame: frame }, ours, PAGE)).toBe(false);
  });

  test.each(['https://example.com/', 'file:///opt/till/dist/rendererX/a.html', 'about:blank'])(
    'is refused when our window shows %s',
    (url) => {
      const strange = frameAt(url);
      const window = contentsOf(strange);
      expect(isOurPage({ sender: window, senderFrame: strange }, window, PAGE)).toBe(false);
    },
  );
});

type Listener = (
  details: { url: string; resourceType: string; responseHeaders?: unknown },
  answer: (say: unknown) => void,
) => void;

const PHONES = 'http://127.0.0.1:4321/phone/';
const NO_FRAMES = () => null;

/** A session that remembers its guards, so that the test can ask them. */
function guardedSession(page = PAGE, frames: () => string | null = NO_FRAMES) {
  const guards = new Map<string, (...given: never[]) => unknown>();
  const keep = (name: string) => (guard: (...given: never[]) => unknown) => guards.set(name, guard);
  guardSession(
    {
      on: () => {},
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      webRequest: { onBeforeRequest: keep('load'), onHeadersReceived: keep('headers') },
    } as unknown as Session,
    page,
    frames,
  );
  const ask = (name: string, url: string, resourceType = 'subFrame') => {
    let said: unknown;
    (guards.get(name) as Listener)({ url, resourceType, responseHeaders: {} }, (say) => {
      said = say;
    });
    return said;
  };
  return { guards, ask };
}

describe('the page', () => {
  type Details = Readonly<Record<string, unknown>>;
  const OURS = { isMainFrame: true, requestingUrl: PAGE.url };

  function permissions() {
    const { guards } = guardedSession();
    const request = guards.get('request') as (
      contents: null,
      permission: string,
      answer: (isGranted: boolean) => void,
      details: Details,
    ) => void;
    const check = guards.get('check') as (
      contents: null,
      permission: string,
      origin: string,
      details: Details,
    ) => boolean;
    return {
      asks(permission: string, details: Details): boolean | null {
        let said: boolean | null = null;
        request(null, permission, (isGranted) => (said = isGranted), details);
        return said;
      },
      has: (permission: string, details: Details) => check(null, permission, 'file:///', details),
      device: guards.get('device'),
    };
  }

  test('may look through the camera', () => {
    const { asks, has } = permissions();
    expect(asks('media', { ...OURS, mediaTypes: ['video'] })).toBe(true);
    expect(has('media', { ...OURS, mediaType: 'video' })).toBe(true);
  });

  test.each([
    ['the microphone', 'media', { mediaTypes: ['audio'], mediaType: 'audio' }],
    ['both', 'media', { mediaTypes: ['video', 'audio'], mediaType: 'unknown' }],
    ['the screen', 'display-capture', { mediaTypes: ['video'], mediaType: 'video' }],
    // So it is asked for by `chromeMediaSource`, until Electron 45.
    ['the screen as if it were a camera', 'media', { mediaTypes: [], mediaType: 'unknown' }],
    ['media without a word', 'media', {}],
    ['the clipboard', 'clipboard-read', {}],
    [
      'the camera from a frame within',
      'media',
      { mediaTypes: ['video'], mediaType: 'video', isMainFrame: false },
    ],
    [
      'the camera from another page',
      'media',
      { mediaTypes: ['video'], mediaType: 'video', requestingUrl: 'https://example.com/' },
    ],
    [
      'the camera from a phone',
      'media',
      { mediaTypes: ['video'], mediaType: 'video', requestingUrl: `${PHONES}lotus` },
    ],
  ])('does not get %s', (_name, permission, details) => {
    const { asks, has } = permissions();
    expect(asks(permission, { ...OURS, ...details })).toBe(false);
    expect(has(permission, { ...OURS, ...details })).toBe(false);
  });

  test('gets no device', () => {
    expect(permissions().device?.()).toBe(false);
  });

  test.each([
    ['file:///opt/till/dist/renderer/assets/index.js', false],
    ['file:///opt/till/dist/electron/main.cjs', true],
    ['file:///etc/passwd', true],
    ['https://example.com/', true],
    ['http://127.0.0.1:5173/', true],
  ])('loading %s is cancelled: %s', (url, cancel) => {
    expect(guardedSession().ask('load', url)).toEqual({ cancel });
  });

  test('is given its content security policy', () => {
    const said = guardedSession().ask('headers', PAGE.url);
    expect(said).toEqual({
      responseHeaders: {
        'Content-Security-Policy': [
          expect.stringMatching(
            /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self';/,
          ),
        ],
      },
    });
  });

  test('of the development server may load from there, and from nowhere else', () => {
    const { ask } = guardedSession(developmentPage('http://127.0.0.1:5173/index.html'));
    expect(ask('load', 'http://127.0.0.1:5173/main.tsx')).toEqual({ cancel: false });
    expect(ask('load', 'ws://127.0.0.1:5173/?token=1')).toEqual({ cancel: false });
    expect(ask('load', 'http://127.0.0.1:51730/main.tsx')).toEqual({ cancel: true });
  });
});

describe('a frame within the page', () => {
  test.each([
    [`${PHONES}lotus`, 'subFrame', false],
    [`${PHONES}lotus/state`, 'xhr', false],
    [`${PHONES}lotus`, 'mainFrame', true],
    ['http://127.0.0.1:4321/control/ledger', 'xhr', true],
    ['http://127.0.0.1:9999/phone/lotus', 'subFrame', true],
    ['http://127.0.0.1:43210/phone/lotus', 'subFrame', true],
    ['https://example.com/', 'subFrame', true],
  ])('loading %s as %s is cancelled: %s', (url, resourceType, cancel) => {
    const { ask } = guardedSession(PAGE, () => PHONES);
    expect(ask('load', url, resourceType)).toEqual({ cancel });
  });

  test('is refused where there is no simulated world, and the moment that it is gone', () => {
    let phones: string | null = null;
    const { ask } = guardedSession(PAGE, () => phones);
    expect(ask('load', `${PHONES}lotus`)).toEqual({ cancel: true });
    phones = PHONES;
    expect(ask('load', `${PHONES}lotus`)).toEqual({ cancel: false });
    phones = null;
    expect(ask('load', `${PHONES}lotus`)).toEqual({ cancel: true });
  });

  test('keeps the policy that it brings', () => {
    const { ask } = guardedSession(PAGE, () => PHONES);
    expect(ask('headers', `${PHONES}lotus`)).toEqual({});
  });
});

describe('the window', () => {
  type Attempted = { url?: string; isMainFrame?: boolean; preventDefault: () => void };

  /** Which of its own attempts the guarded window is refused. */
  function guarded(frames: () => string | null) {
    const listeners = new Map<string, (attempted: Attempted) => void>();
    const opened: unknown[] = [];
    guardContents(
      {
        on: (name: string, listener: (attempted: Attempted) => void) =>
          listeners.set(name, listener),
        setWindowOpenHandler: (handler: () => unknown) => opened.push(handler()),
      } as unknown as WebContents,
      frames,
    );
    const isRefused = (name: string, attempted: Omit<Attempted, 'preventDefault'> = {}) => {
      let refused = false;
      listeners.get(name)?.({ ...attempted, preventDefault: () => (refused = true) });
      return refused;
    };
    return { isRefused, opened };
  }

  test('goes nowhere, opens nothing, embeds nothing', () => {
    const { isRefused, opened } = guarded(() => PHONES);
    const names = ['will-navigate', 'will-redirect', 'will-attach-webview'];
    expect(names.filter((name) => !isRefused(name))).toEqual([]);
    expect(opened).toEqual([{ action: 'deny' }]);
    const url = `${PHONES}lotus`;
    expect(isRefused('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
  });

  test('frames a phone of the simulated world, and nothing else', () => {
    const { isRefused } = guarded(() => PHONES);
    const frame = (url: string) => isRefused('will-frame-navigate', { url, isMainFrame: false });
    expect(frame(`${PHONES}lotus`)).toBe(false);
    expect(frame('http://127.0.0.1:4321/control/ledger')).toBe(true);
    expect(frame('https://example.com/')).toBe(true);
    const live = guarded(NO_FRAMES);
    const url = `${PHONES}lotus`;
    expect(live.isRefused('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
  });
});
