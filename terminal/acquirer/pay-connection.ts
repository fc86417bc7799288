import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Clock } from '../ports.ts';
import { RESPONSE_BYTES_MAX, type RawResponse } from './envelope.ts';

/** Waiting longer for a connection than this eats the code's life for nothing. */
const CONNECT_MS = 5_000;
/** Servers close idle connections after 15 s and more; a younger one is worth its round trips. */
const FRESH_MS = 10_000;

/**
 * One connection for one pay, on a raw socket that stays in our hands: giving up resets it,
 * because `destroy()` alone leaves the kernel delivering the request seconds later.
 */
export interface RawConnection {
  isFresh(): boolean;
  /** Null: no whole answer came. Used once. */
  post(
    path: string,
    headers: Record<string, string>,
    body: Uint8Array,
    giveUpMs: number,
  ): Promise<RawResponse | null>;
  close(): void;
}

export type RawConnectOutcome =
  | { readonly outcome: 'connected'; readonly connection: RawConnection }
  | { readonly outcome: 'unsent'; readonly code: string };

/**
 * Opens TCP, and TLS for https, and writes nothing of ours. `ca`: PEM of the only authority to be
 * believed; null: those that Node brings along.
 */
export function openRawConnection(
  url: URL,
  ca: string | null,
  clock: Clock,
): Promise<RawConnectOutcome> {
  const isTls = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const raw = connectTcp({ host, port: Number(url.port || (isTls ? 443 : 80)), noDelay: true });
  return new Promise((resolve) => {
    const fail = (code: string) => {
      stopWaiting();
      raw.destroy();
      resolve({ outcome: 'unsent', code });
    };
    const stopWaiting = clock.after(CONNECT_MS, () => fail('ETIMEDOUT'));
    const onError = (error: NodeJS.ErrnoException) => fail(error.code ?? error.message);
    const stand = (socket: Socket) => {
      stopWaiting();
      resolve({ outcome: 'connected', connection: rawConnection(url, raw, socket, clock) });
    };
    raw.once('error', onError);
    // TLS begins on a socket that stands: while Node still tries a host's addresses one after
    // another it replaces what is underneath, and takes the process down.
    raw.once('connect', () => {
      if (!isTls) return stand(raw);
      const secure = secured(raw, host, ca);
      secure.once('error', onError);
      secure.once('secureConnect', () => stand(secure));
    });
  });
}

function secured(raw: Socket, host: string, ca: string | null): Socket {
  return connectTls({
    socket: raw,
    // Whom the certificate must name; without it, an address would be taken for `localhost`.
    host,
    // Said in full, because NODE_TLS_REJECT_UNAUTHORIZED changes what is left unsaid.
    rejectUnauthorized: true,
    ...(isIP(host) ? {} : { servername: host }),
    ...(ca === null ? {} : { ca }),
  });
}

function rawConnection(url: URL, raw: Socket, socket: Socket, clock: Clock): RawConnection {
  const openedMono = clock.mono();
  let isGone = false;
  const gone = () => {
    isGone = true;
  };
  for (const stream of [raw, socket]) {
    stream.on('error', gone).once('end', gone).once('close', gone);
  }
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  // Opened with the connection, so that its bytes leave within `post` and not a turn later;
  // nothing is written before. What is answered before it was asked is no answer to it.
  const request = open({
    createConnection: () => socket,
    host: url.hostname,
    port: url.port,
    method: 'POST',
    headers: { connection: 'close' },
  });
  request.on('error', gone).once('response', gone);
  /** Resets it. What has ended by itself has nothing left to deliver, and its reset would fail
   * and leave the socket open for as long as the process lives. */
  const letGo = () => {
    if (raw.writableEnded || socket.writableEnded) raw.destroy();
    else raw.resetAndDestroy();
  };
  return {
    isFresh: () => !isGone && !socket.destroyed && clock.mono() - openedMono < FRESH_MS,
    close: () => raw.destroy(),
    async post(path, headers, body, giveUpMs) {
      // A request on a socket that is gone would never hear of it.
      if (isGone || socket.destroyed) return null;
      request.path = path;
      for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
      const stopWaiting = clock.after(giveUpMs, letGo);
      try {
        return await readResponse(request, body);
      } catch {
        return null;
      } finally {
        stopWaiting();
        letGo();
      }
    },
  };
}

async function readResponse(request: ClientRequest, body: Uint8Array): Promise<RawResponse> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', reject);
    request.once('close', () => reject(new Error('closed without an answer')));
    request.end(body);
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > RESPONSE_BYTES_MAX) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(chunks),
  };
}
