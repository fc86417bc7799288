import { spawnSync } from 'node:child_process';
import { createSign, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  isSignatureValid,
  parseSignatureHeader,
  readPrivateKey,
  readPublicKey,
  signatureHeader,
  signedContent,
  type SignedParts,
} from './signature.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const parts: SignedParts = {
  method: 'POST',
  path: '/ams/sandbox/api/v1/payments/pay',
  clientId: 'SANDBOX_5X00000000000000',
  time: '2019-05-28T12:12:12+08:00',
  body: Buffer.from('{"order":{"merchantName":"Café Zürich"},"value":"1820"}'),
};
/** What the documentation prescribes, written out by hand. */
const CONTENT =
  'POST /ams/sandbox/api/v1/payments/pay\n' +
  'SANDBOX_5X00000000000000.2019-05-28T12:12:12+08:00.' +
  '{"order":{"merchantName":"Café Zürich"},"value":"1820"}';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countercode-signature-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** OpenSSL's own command, an implementation that is not ours; null where it is not installed. */
function openssl(...line: string[]): Buffer | null {
  const { error, status, stdout } = spawnSync('openssl', line);
  return error === undefined && status === 0 ? stdout : null;
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function pem(key: KeyObject, type: 'pkcs8' | 'spki'): string {
  return key.export({ format: 'pem', type }).toString();
}

/** The signature as another implementation makes it. */
function signedElsewhere(): Buffer {
  const key = file('private.pem', pem(pair.privateKey, 'pkcs8'));
  const content = file('content', CONTENT);
  const made = openssl('dgst', '-sha256', '-sign', key, content);
  return made ?? createSign('SHA256').update(CONTENT).sign(pair.privateKey);
}

function isVerifiedElsewhere(signature: Buffer): boolean {
  const key = file('public.pem', pem(pair.publicKey, 'spki'));
  const content = file('content', CONTENT);
  const given = file('signature', signature);
  const said = openssl('dgst', '-sha256', '-verify', key, '-signature', given, content);
  if (said !== null) return said.toString().includes('Verified OK');
  return createVerify('SHA256').update(CONTENT).verify(pair.publicKey, signature);
}

function headerOf(signature: Buffer): string {
  const encoded = encodeURIComponent(signature.toString('base64'));
  return `algorithm=RSA256,keyVersion=1,signature=${encoded}`;
}

function isValid(changes: Partial<SignedParts>, header: string): boolean {
  return isSignatureValid({ ...parts, ...changes }, header, [pair.publicKey]);
}

function flipped(text: string, index: number): string {
  const other = String.fromCharCode(text.charCodeAt(index) ^ 1);
  return text.slice(0, index) + other + text.slice(index + 1);
}

/** As an acquirer's portal shows a key. */
function bare(key: KeyObject, type: 'pkcs8' | 'spki'): string {
  return key.export({ format: 'der', type }).toString('base64');
}

function inLines(text: string): string {
  return `${text.match(/.{1,64}/g)?.join('\r\n')}\r\n`;
}

describe('making and verifying', () => {
  test('the signed bytes are those that the documentation prescribes', () => {
    expect(signedContent(parts).toString('utf8')).toBe(CONTENT);
  });

  test('what another implementation signed is valid', () => {
    expect(isValid({}, headerOf(signedElsewhere()))).toBe(true);
  });

  test('what we sign, another implementation verifies, to the same bytes', () => {
    const header = signatureHeader(parts, pair.privateKey, 1);
    const fields = parseSignatureHeader(header);
    expect(fields?.keyVersion).toBe(1);
    expect(isVerifiedElsewhere(fields?.signature ?? Buffer.alloc(0))).toBe(true);
    // PKCS#1 v1.5 has no chance in it.
    expect(header).toBe(headerOf(signedElsewhere()));
  });

  test('one of several keys suffices, and none of them must be ours', () => {
    const header = signatureHeader(parts, pair.privateKey, 2);
    expect(isSignatureValid(parts, header, [stranger.publicKey, pair.publicKey])).toBe(true);
    expect(isSignatureValid(parts, header, [stranger.publicKey])).toBe(false);
    expect(isSignatureValid(parts, header, [])).toBe(false);
  });
});

describe('one flipped bit', () => {
  const header = signatureHeader(parts, pair.privateKey, 1);
  test('anywhere in the body is refused', () => {
    for (let index = 0; index < parts.body.length; index += 1) {
      const body = Buffer.from(parts.body);
      body.writeUInt8(body.readUInt8(index) ^ 1, index);
      expect(isValid({ body }, header)).toBe(false);
    }
  });

  test.each(['path', 'clientId', 'time'] as const)('anywhere in the %s is refused', (name) => {
    for (let index = 0; index < parts[name].length; index += 1) {
      expect(isValid({ [name]: flipped(parts[name], index) }, header)).toBe(false);
    }
  });

  test('anywhere in the signature is refused', () => {
    const signature = signedElsewhere();
    for (let index = 0; index < signature.length; index += 1) {
      const forged = Buffer.from(signature);
      forged.writeUInt8(forged.readUInt8(index) ^ 1, index);
      expect(isValid({}, headerOf(forged))).toBe(false);
    }
  });

  test('bytes that move from one part into the next are refused', () => {
    const { clientId, time } = parts;
    expect(isValid({ clientId: `${clientId}.2019`, time: time.slice(4) }, header)).toBe(false);
    expect(isValid({ body: Buffer.concat([parts.body, Buffer.from(' ')]) }, header)).toBe(false);
    expect(isValid({ body: parts.body.subarray(0, -1) }, header)).toBe(false);
  });
});

describe('the header', () => {
  const made = createSign('SHA256').update(CONTENT).sign(pair.privateKey);
  const signature = encodeURIComponent(made.toString('base64'));

  test.each([
    `signature=${signature},keyVersion=1,algorithm=RSA256`,
    `algorithm=RSA256, keyVersion=1, signature=${signature}`,
    `ALGORITHM=rsa256,KEYVERSION=1,SIGNATURE=${signature}`,
    `algorithm=RSA256,signature=${signature}`,
    `algorithm=RSA256,keyVersion=1,more=1,signature=${signature}`,
    `algorithm=RSA256,keyVersion=1,signature=${decodeURIComponent(signature)}`,
  ])('is read in any case and order: %s', (header) => {
    expect(isValid({}, header)).toBe(true);
  });

  test.each([
    ['empty', ''],
    ['the bare signature', signature],
    ['without an algorithm', `keyVersion=1,signature=${signature}`],
    ['another algorithm', `algorithm=ECC224,keyVersion=1,signature=${signature}`],
    ['without a signature', 'algorithm=RSA256,keyVersion=1'],
    ['an empty signature', 'algorithm=RSA256,keyVersion=1,signature='],
    ['a version that is no number', `algorithm=RSA256,keyVersion=x,signature=${signature}`],
    ['half a percent escape', 'algorithm=RSA256,keyVersion=1,signature=abc%2'],
    ['what is not Base64', 'algorithm=RSA256,keyVersion=1,signature=ab*d'],
    ['a length that no key makes', `algorithm=RSA256,signature=${'A'.repeat(5000)}`],
  ])('%s is not one', (_what, header) => {
    expect(parseSignatureHeader(header)).toBeNull();
    expect(isValid({}, header)).toBe(false);
  });
});

describe('keys', () => {
  test('are read from PEM and from the bare Base64 of a portal, with its line ends', () => {
    const readPrivate = [
      readPrivateKey(pem(pair.privateKey, 'pkcs8')),
      readPrivateKey(bare(pair.privateKey, 'pkcs8')),
      readPrivateKey(inLines(bare(pair.privateKey, 'pkcs8'))),
    ];
    const readPublic = [
      readPublicKey(pem(pair.publicKey, 'spki')),
      readPublicKey(bare(pair.publicKey, 'spki')),
      readPublicKey(inLines(bare(pair.publicKey, 'spki'))),
    ];
    expect(readPrivate.map((key) => key.equals(pair.privateKey))).toEqual([true, true, true]);
    expect(readPublic.map((key) => key.equals(pair.publicKey))).toEqual([true, true, true]);
  });

  test('that are none, or not RSA, are refused', () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => readPrivateKey('')).toThrow();
    expect(() => readPrivateKey('not a key')).toThrow();
    expect(() =>
      readPublicKey('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'),
    ).toThrow();
    expect(() => readPrivateKey(pem(curve.privateKey, 'pkcs8'))).toThrow('not an RSA key');
    expect(() => readPublicKey(pem(curve.publicKey, 'spki'))).toThrow('not an RSA key');
  });
});
