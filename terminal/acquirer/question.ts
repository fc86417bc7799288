import { Agent, request } from 'undici';
import type { Clock } from '../ports.ts';
import { isCertificateFault } from './certificate-fault.ts';
import { RESPONSE_BYTES_MAX, type RawResponse } from './envelope.ts';

/**
 * Questions (inquiry, cancel, refund) over kept-alive connections. One exchange at a time on a
 * connection, and one that was given up is closed with it: a late answer has nowhere to go.
 */
export interface Questions {
  post(
    path: string,
    headers: Record<string, string>,
    body: Uint8Array,
    giveUpMs: number,
  ): Promise<QuestionOutcome>;
  close(): Promise<void>;
}

export type QuestionOutcome =
  | { readonly outcome: 'answered'; readonly response: RawResponse }
  /** No connection stood, or the server was not believed: not one byte was written. */
  | { readonly outcome: 'unsent'; readonly code: string }
  /** No whole answer came in time. */
  | { readonly outcome: 'silent' };

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

/** `ca`: PEM of the only authority to be believed; null: those that Node brings along. */
export function openQuestions(url: URL, ca: string | null, clock: Clock): Questions {
  const agent = new Agent({
    pipelining: 1,
    // HTTP/2 would send a question again by itself, and keep the connection of one given up.
    allowH2: false,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: RESPONSE_BYTES_MAX,
    // Said in full, because NODE_TLS_REJECT_UNAUTHORIZED changes what is left unsaid.
    connect: { rejectUnauthorized: true, ...(ca === null ? {} : { ca }) },
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
        const { statusCode: status, headers: heard } = response;
        return { outcome: 'answered', response: { status, headers: heard, body: bytes } };
      } catch (error) {
        const { code = '' } = error as NodeJS.ErrnoException;
        const isUnsent = UNSENT_CODES.has(code) || isCertificateFault(code);
        return isUnsent ? { outcome: 'unsent', code } : { outcome: 'silent' };
      } finally {
        stopWaiting();
      }
    },
    close: () => agent.destroy(),
  };
}
