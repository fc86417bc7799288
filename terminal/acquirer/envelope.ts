import type { KeyObject } from 'node:crypto';
import type { UtcMs } from '../core/attempt.ts';
import { isSignatureValid, signatureHeader } from './signature.ts';
import { wireTime } from './wire.ts';

/** Whom we are to the acquirer, and whom we believe. */
export interface Credentials {
  readonly clientId: string;
  readonly keyVersion: number;
  readonly privateKey: KeyObject;
  /** More than one while the acquirer changes its key. */
  readonly publicKeys: readonly KeyObject[];
  /** Who acts for the merchant says so in every request; null: the merchant itself. */
  readonly agentToken: string | null;
}

/** A verified answer is at most a few KiB; what is longer is not the acquirer's. */
export const RESPONSE_BYTES_MAX = 65_536;

/**
 * The signed headers of one request. `path`: as it will stand in the request line; `at`: the moment
 * of sending, as near to the acquirer's clock as is known. The agent's token is not signed (`BaseAlipayClient.buildBaseHeader`).
 */
export function signedHeaders(
  path: string,
  body: Uint8Array,
  credentials: Credentials,
  at: UtcMs,
): Record<string, string> {
  const { clientId, privateKey, keyVersion, agentToken } = credentials;
  const time = wireTime(at);
  const parts = { method: 'POST', path, clientId, time, body } as const;
  return {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': String(body.byteLength),
    'client-id': clientId,
    'request-time': time,
    ...(agentToken === null ? {} : { 'agent-token': agentToken }),
    signature: signatureHeader(parts, privateKey, keyVersion),
  };
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
}

export type Opened =
  | { readonly outcome: 'verified'; readonly json: unknown; readonly acquirerAt: UtcMs }
  | {
      readonly outcome: 'unproven';
      readonly why: 'http' | 'signature' | 'unreadable';
      readonly code: string;
    };

/**
 * Believes a response only if its HTTP status is 200 and the acquirer signed these raw bytes for
 * this path; a missing signature is a wrong one.
 */
export function openResponse(
  response: RawResponse,
  path: string,
  credentials: Credentials,
): Opened {
  if (response.status !== 200) {
    return { outcome: 'unproven', why: 'http', code: `HTTP ${response.status}` };
  }
  const time = single(response.headers['response-time']);
  const signature = single(response.headers['signature']);
  const acquirerAt = time === null ? null : parseInstant(time);
  if (time === null || signature === null || acquirerAt === null) {
    return { outcome: 'unproven', why: 'signature', code: 'NO_SIGNATURE' };
  }
  const { clientId, publicKeys } = credentials;
  const parts = { method: 'POST', path, clientId, time, body: response.body } as const;
  if (!isSignatureValid(parts, signature, publicKeys)) {
    return { outcome: 'unproven', why: 'signature', code: 'WRONG_SIGNATURE' };
  }
  try {
    const json: unknown = JSON.parse(Buffer.from(response.body).toString('utf8'));
    return { outcome: 'verified', json, acquirerAt };
  } catch {
    return { outcome: 'unproven', why: 'unreadable', code: 'NOT_JSON' };
  }
}

function single(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** ISO 8601 with offset, or epoch milliseconds as the Java SDK writes them. */
function parseInstant(text: string): UtcMs | null {
  const at = /^\d{10,14}$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(at) ? at : null;
}
