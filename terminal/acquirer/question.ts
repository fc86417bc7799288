import { Agent, request } from 'undici';
import type { Clock } from '../ports.ts';
import { RESPONSE_BYTES_MAX, type RawResponse } from './envelope.ts';

/**
 * Questions (inquiry, cancel, refund) over kept-alive connections. One exchange at a time on a
 * connection, and one that was given up is closed with it: a late answer has nowhere to go.
 */
export interface Questions {
  /** `unsent`: no connection stood; null: no whole answer came within `giveUpMs`. */
  post(
    path: string,
    headers: Record<string, string>,
    body: Uint8Array,
    giveUpMs: number,
  ): Promise<RawResponse | 'unsent' | null>;
  close(): Promise<void>;
}

/** Longer than the pace of asking, shorter than a server's patience. */
const KEEP_ALIVE_MS = 10_000;

/** Failures before a connection stood (H19 of the attacks on the lifecycle): nothing has left. */
const UNSENT_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function openQuestions(url: URL, ca: string | null, clock: Clock): Questions {
  const agent = new Agent({
    pipelining: 1,
    // HTTP/2 would send a question again by itself, and keep the connection of one given up.
    allowH2: false,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: RESPONSE_BYTES_MAX,
    connect: ca === null ? {} : { ca },
  });
  return {
    async post(path, headers, body, giveUpMs) {
      const abort = new AbortController();
      const stopWaiting = clock.after(giveUpMs, () => abort.abort());
      try {
        const response = await request(new URL(path, url), {
          dispatcher: agent,
          method: 'POST',
          headers,
          body,
          signal: abort.signal,
        });
        const bytes = await response.body.bytes();
        return { status: response.statusCode, headers: response.headers, body: bytes };
      } catch (error) {
        return UNSENT_CODES.has((error as NodeJS.ErrnoException).code ?? '') ? 'unsent' : null;
      } finally {
        stopWaiting();
      }
    },
    close: () => agent.destroy(),
  };
}
