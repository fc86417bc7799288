import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the page comes from, and all that it may load. */
export interface PageAddress {
  readonly url: string;
  /** Everything the page may fetch begins with one of these. */
  readonly origins: readonly string[];
  readonly contentSecurityPolicy: string;
}

/**
 * A simulated phone, beside the till in the simulator. Its port is known only at run time, so
 * that a policy can only say this much; the session's guard lets through the phones of the world
 * that the shell has started, and in live mode none.
 */
const PHONE_FRAMES = 'frame-src http://127.0.0.1:*';

/** The camera's reader is WebAssembly; this allows that, and no script made of text. */
const WASM = "'wasm-unsafe-eval'";

/** What the built page needs: its own files, and nothing from any network. */
const BUILT_PAGE_POLICY = [
  "default-src 'none'",
  `script-src 'self' ${WASM}`,
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  PHONE_FRAMES,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page as it was built beside the shell. */
export function builtPage(appFolder: string): PageAddress {
  const folder = path.join(appFolder, 'dist', 'renderer');
  return {
    url: pathToFileURL(path.join(folder, 'index.html')).href,
    origins: [`${pathToFileURL(folder).href}/`],
    contentSecurityPolicy: BUILT_PAGE_POLICY,
  };
}

/** A development server's page, which reloads itself by inline scripts and a socket. */
export function developmentPage(url: string): PageAddress {
  const { href, origin, host } = new URL(url);
  const socket = `ws://${host}`;
  return {
    url: href,
    origins: [`${origin}/`, `${socket}/`],
    contentSecurityPolicy: [
      "default-src 'self'",
      `script-src 'self' 'unsafe-inline' ${WASM}`,
      "style-src 'self' 'unsafe-inline'",
      "font-src 'self' data:",
      "img-src 'self' data:",
      `connect-src 'self' ${socket}`,
      PHONE_FRAMES,
    ].join('; '),
  };
}
