import { X509Certificate, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { KeyProblem } from '../../messages/views.ts';
import { readPrivateKey, readPublicKey } from '../acquirer/signature.ts';
import type { Chance } from '../ports.ts';
import { CannotStart } from './config.ts';

/** RSA2 of the acquirer's documents; shorter keys are broken by renting machines. */
const RSA_BITS_MIN = 2048;
const CODE_KEY_BYTES = 32;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** Our private key: a file that only its owner may read. Throws `CannotStart`. */
export function loadPrivateKey(file: string): KeyObject {
  const field = 'acquirer.privateKeyFile';
  const text = readSecret(field, file);
  return parseKey(field, file, () => readPrivateKey(text));
}

export function loadPublicKey(file: string): KeyObject {
  const field = 'acquirer.publicKeyFiles';
  const text = readKeyFile(field, file);
  return parseKey(field, file, () => readPublicKey(text));
}

/** The token by which an agent says that it acts for the merchant: as secret as the key. */
export function loadAgentToken(file: string): string {
  const field = 'acquirer.agentTokenFile';
  const token = readSecret(field, file).trim();
  // It goes into a header as it is: one word of printable ASCII.
  if (!/^[\x21-\x7e]{1,1024}$/.test(token)) throw unusable(field, file, 'notAToken');
  return token;
}

/**
 * PEM of the only authority whose certificates the acquirer's server may show. Checked here,
 * because TLS leaves out what it cannot read, and would then believe nobody.
 */
export function loadAuthority(file: string): string {
  const field = 'acquirer.caFile';
  const text = readKeyFile(field, file);
  const certificates = text.match(CERTIFICATE) ?? [];
  try {
    for (const pem of certificates) void new X509Certificate(pem);
  } catch {
    throw unusable(field, file, 'notACertificate');
  }
  if (certificates.length === 0) throw unusable(field, file, 'notACertificate');
  return text;
}

/**
 * The key under which used codes are remembered; made at the first start. One that a power cut
 * left short is made anew: codes live for a minute, and a short key can be guessed.
 */
export function loadCodeKey(file: string, chance: Chance): Uint8Array {
  const kept = existsSync(file) ? readFileSync(file) : null;
  if (kept?.byteLength === CODE_KEY_BYTES) return kept;
  writeFileSync(file, chance.bytes(CODE_KEY_BYTES), { mode: 0o600, flush: true });
  chmodSync(file, 0o600);
  return readFileSync(file);
}

function readSecret(field: string, file: string): string {
  const text = readKeyFile(field, file);
  // Windows keeps rights elsewhere; there the folder's own protection has to do.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw unusable(field, file, 'readableByOthers');
  }
  return text;
}

function readKeyFile(field: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw unusable(field, file, isMissing ? 'missing' : 'unreadable');
  }
}

function parseKey(field: string, file: string, parse: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = parse();
  } catch {
    throw unusable(field, file, 'notAKey');
  }
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < RSA_BITS_MIN) {
    throw unusable(field, file, 'tooShort');
  }
  return key;
}

function unusable(field: string, file: string, problem: KeyProblem): CannotStart {
  return new CannotStart({ code: 'keyUnusable', field, file, problem });
}
