import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/**
 * The AMS signature, over raw bytes: RSA-SHA256 (PKCS#1 v1.5) of
 *
 *     <METHOD> <path with query>\n<client-id>.<time>.<body>
 *
 * Base64, then URL-encoded, in `algorithm=RSA256,keyVersion=1,signature=…`. The time is signed
 * exactly as its header says it. Source: docs.antom.com/ac/ams/digital_signature (page
 * version 30) and `SignatureTool.java` of the official Java SDK.
 */
export interface SignedParts {
  readonly method: 'POST';
  /** Path and query as they stand in the request line, after any rewriting. */
  readonly path: string;
  readonly clientId: string;
  /** The request-time or response-time header, to the letter. */
  readonly time: string;
  readonly body: Uint8Array;
}

const ALGORITHM = 'RSA256';
/** A signature header longer than this is not one: RSA-4096 needs 700 characters. */
const HEADER_LENGTH_MAX = 4096;

/** The bytes that are signed. */
export function signedContent(parts: SignedParts): Buffer {
  const head = `${parts.method} ${parts.path}\n${parts.clientId}.${parts.time}.`;
  return Buffer.concat([Buffer.from(head, 'utf8'), parts.body]);
}

/** The value of the `Signature` header. */
export function signatureHeader(
  parts: SignedParts,
  privateKey: KeyObject,
  keyVersion: number,
): string {
  const signature = sign('RSA-SHA256', signedContent(parts), privateKey).toString('base64');
  const encoded = encodeURIComponent(signature);
  return `algorithm=${ALGORITHM},keyVersion=${keyVersion},signature=${encoded}`;
}

export interface SignatureFields {
  readonly keyVersion: number;
  readonly signature: Buffer;
}

/** The header taken apart; null when it is not one of ours, whatever it is. */
export function parseSignatureHeader(header: string): SignatureFields | null {
  if (header.length > HEADER_LENGTH_MAX) return null;
  const fields = new Map<string, string>();
  for (const part of header.split(',')) {
    const equals = part.indexOf('=');
    if (equals < 1) return null;
    fields.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim());
  }
  const signature = decodeSignature(fields.get('signature'));
  const keyVersion = Number(fields.get('keyversion') ?? '1');
  if (fields.get('algorithm')?.toUpperCase() !== ALGORITHM) return null;
  if (signature === null || !Number.isInteger(keyVersion)) return null;
  return { keyVersion, signature };
}

function decodeSignature(encoded: string | undefined): Buffer | null {
  if (!encoded) return null;
  try {
    const base64 = decodeURIComponent(encoded);
    return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : null;
  } catch {
    return null;
  }
}

/** True only if one of the keys made the signature over exactly these bytes. */
export function isSignatureValid(
  parts: SignedParts,
  header: string,
  publicKeys: readonly KeyObject[],
): boolean {
  const fields = parseSignatureHeader(header);
  if (fields === null) return false;
  const content = signedContent(parts);
  return publicKeys.some((key) => verify('RSA-SHA256', content, key, fields.signature));
}

/**
 * A private key from a PEM file (PKCS#8) or from the bare Base64 that the acquirer's portal
 * gives. Throws when it is neither, or not RSA.
 */
export function readPrivateKey(text: string): KeyObject {
  return rsa(
    text.includes('-----BEGIN')
      ? createPrivateKey(text)
      : createPrivateKey({ key: base64Bytes(text), format: 'der', type: 'pkcs8' }),
  );
}

/** A public key from PEM (SPKI) or bare Base64. Throws when it is neither, or not RSA. */
export function readPublicKey(text: string): KeyObject {
  return rsa(
    text.includes('-----BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: base64Bytes(text), format: 'der', type: 'spki' }),
  );
}

function base64Bytes(text: string): Buffer {
  return Buffer.from(text.replaceAll(/\s/g, ''), 'base64');
}

function rsa(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'rsa') throw new Error('not an RSA key');
  return key;
}
