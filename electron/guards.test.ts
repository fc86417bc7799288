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
  details: { url: string; responseHeaders?: unknown },
  answer: (say: unknown) => void,
) => void;

/** A session that remembers its guards, so that the test can ask them. */
function guardedSession(page = PAGE) {
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
  );
  const ask = (name: string, url: string) => {
    let said: unknown;
    (guards.get(name) as Listener)({ url, responseHeaders: {} }, (say) => {
      said = say;
    });
    return said;
  };
  return { guards, ask };
}

describe('the page', () => {
  test('gets no permission', () => {
    const { guards } = guardedSession();
    const said: boolean[] = [];
    const request = guards.get('request') as (a: null, b: string, c: (ok: boolean) => void) => void;
    request(null, 'clipboard-read', (ok) => said.push(ok));
    expect(said).toEqual([false]);
    expect(guards.get('check')?.()).toBe(false);
    expect(guards.get('device')?.()).toBe(false);
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
          expect.stringMatching(/^default-src 'none'; script-src 'self';/),
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

test('the window goes nowhere, opens nothing, embeds nothing', () => {
  const prevented: string[] = [];
  const opened: unknown[] = [];
  guardContents({
    on(name: string, listener: (event: { preventDefault: () => void }) => void) {
      listener({ preventDefault: () => prevented.push(name) });
    },
    setWindowOpenHandler: (handler: () => unknown) => opened.push(handler()),
  } as unknown as WebContents);
  expect(prevented).toEqual([
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'will-attach-webview',
  ]);
  expect(opened).toEqual([{ action: 'deny' }]);
});
