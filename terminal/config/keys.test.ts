import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { certificateFor } from '../../fixtures/proof/certificates.ts';
import { temporaryFolder } from '../../fixtures/proof/temporary-till.ts';
import type { KeyProblem } from '../../messages/views.ts';
import type { Chance } from '../ports.ts';
import { CannotStart } from './config.ts';
import {
  loadAgentToken,
  loadAuthority,
  loadCodeKey,
  loadPrivateKey,
  loadPublicKey,
} from './keys.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });

type Pair = typeof rsa;
const privatePem = ({ privateKey }: Pair) =>
  privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const publicPem = ({ publicKey }: Pair) =>
  publicKey.export({ format: 'pem', type: 'spki' }).toString();
/** As the acquirer's portal gives a key: the inside of its PEM, on one line. */
const bare = (pem: string) => pem.replaceAll(/-----.*-----|\s/g, '');

function fileOf(content: string, mode = 0o600): string {
  const file = join(temporaryFolder(), 'key.pem');
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
}

function problemOf(load: () => unknown): unknown {
  try {
    load();
  } catch (error) {
    if (error instanceof CannotStart) return error.failure;
    throw error;
  }
  return null;
}

describe('our private key', () => {
  test.each([
    ['PEM', privatePem(rsa)],
    ['bare Base64', bare(privatePem(rsa))],
    ['Base64 in lines', bare(privatePem(rsa)).replaceAll(/(.{64})/g, '$1\n')],
  ])('is taken as %s', (_form, text) => {
    expect(loadPrivateKey(fileOf(text)).equals(rsa.privateKey)).toBe(true);
  });

  test.each<[string, string, KeyProblem]>([
    ['is empty', '', 'notAKey'],
    ['is a text', 'not a key', 'notAKey'],
    ['was cut short', privatePem(rsa).slice(0, 300), 'notAKey'],
    ['is the public one', publicPem(rsa), 'notAKey'],
    ['is of an elliptic curve', privatePem(elliptic), 'notAKey'],
    ['has 1024 bits', privatePem(short), 'tooShort'],
  ])('that %s is refused', (_name, text, problem) => {
    const file = fileOf(text);
    const failure = { code: 'keyUnusable', field: 'acquirer.privateKeyFile', file, problem };
    expect(problemOf(() => loadPrivateKey(file))).toEqual(failure);
  });

  test.each([0o640, 0o604, 0o620, 0o601])('that others may reach (%o) is refused', (mode) => {
    const file = fileOf(privatePem(rsa), mode);
    expect(problemOf(() => loadPrivateKey(file))).toMatchObject({ problem: 'readableByOthers' });
  });

  test('that is not there is missing, and one that is a folder is unreadable', () => {
    const folder = temporaryFolder();
    const gone = join(folder, 'gone.pem');
    const failure = { code: 'keyUnusable', field: 'acquirer.privateKeyFile' };
    expect(problemOf(() => loadPrivateKey(gone))).toEqual({
      ...failure,
      file: gone,
      problem: 'missing',
    });
    expect(problemOf(() => loadPrivateKey(folder))).toEqual({
      ...failure,
      file: folder,
      problem: 'unreadable',
    });
  });
});

describe("the acquirer's public key", () => {
  test.each([
    ['PEM', publicPem(rsa)],
    ['bare Base64', bare(publicPem(rsa))],
  ])('is taken as %s, and may be read by everybody', (_form, text) => {
    expect(loadPublicKey(fileOf(text, 0o644)).equals(rsa.publicKey)).toBe(true);
  });

  test.each<[string, string, KeyProblem]>([
    ['is a text', 'not a key', 'notAKey'],
    ['is of an elliptic curve', publicPem(elliptic), 'notAKey'],
    ['has 1024 bits', publicPem(short), 'tooShort'],
  ])('that %s is refused', (_name, text, problem) => {
    const file = fileOf(text);
    const failure = { code: 'keyUnusable', field: 'acquirer.publicKeyFiles', file, problem };
    expect(problemOf(() => loadPublicKey(file))).toEqual(failure);
  });

  test('that is not there is missing', () => {
    const file = join(temporaryFolder(), 'gone.pem');
    const failure = { field: 'acquirer.publicKeyFiles', file, problem: 'missing' };
    expect(problemOf(() => loadPublicKey(file))).toMatchObject(failure);
  });
});

describe('the authority of the connection', () => {
  const { ca, cert } = certificateFor('IP:127.0.0.1');
  test.each([
    ['one certificate', ca],
    ['several', `${ca}\n${cert}`],
  ])('is read as it is: %s', (_name, text) => {
    expect(loadAuthority(fileOf(text))).toBe(text);
  });

  test.each([
    ['empty', ''],
    ['a key', privatePem(rsa)],
    ['cut short', ca.slice(0, 300)],
    ['damaged', ca.replace(/[A-Za-z0-9+/]{64}/, 'x')],
    ['good, and then a damaged one', ca + ca.replace(/[A-Za-z0-9+/]{64}/, 'x')],
  ])('is refused when its file is %s', (_name, text) => {
    const failure = { field: 'acquirer.caFile', problem: 'notACertificate' };
    expect(problemOf(() => loadAuthority(fileOf(text)))).toMatchObject(failure);
  });

  test('that is not there is missing', () => {
    const file = join(temporaryFolder(), 'gone.pem');
    const failure = { field: 'acquirer.caFile', file, problem: 'missing' };
    expect(problemOf(() => loadAuthority(file))).toMatchObject(failure);
  });
});

describe('the agent’s token', () => {
  test('is read without the line’s end', () => {
    expect(loadAgentToken(fileOf('AGENT-1\n'))).toBe('AGENT-1');
  });

  test.each([
    ['empty', '\n'],
    ['two lines, which would be two headers', 'AGENT-1\r\nClient-Id: other'],
    ['not ASCII', 'jeton-à-moi'],
    ['too long', 'x'.repeat(1025)],
  ])('is refused when its file is %s', (_name, text) => {
    const failure = { field: 'acquirer.agentTokenFile', problem: 'notAToken' };
    expect(problemOf(() => loadAgentToken(fileOf(text)))).toMatchObject(failure);
  });

  test('that others may read is refused', () => {
    const file = fileOf('AGENT-1');
    chmodSync(file, 0o644);
    const failure = { field: 'acquirer.agentTokenFile', file, problem: 'readableByOthers' };
    expect(problemOf(() => loadAgentToken(file))).toMatchObject(failure);
  });
});

/** Chance that always gives the same byte. */
const giving = (byte: number): Chance => ({
  bytes: (count) => Buffer.alloc(count, byte),
  fraction: () => 0,
});

describe('the key of the used codes', () => {
  test('is made once, of 32 bytes, for its owner only', () => {
    const file = join(temporaryFolder(), 'used-codes.key');
    expect(loadCodeKey(file, giving(5))).toEqual(Buffer.alloc(32, 5));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(loadCodeKey(file, giving(6))).toEqual(Buffer.alloc(32, 5));
  });

  test.each([0, 31])('is made anew when only %i bytes of it reached the disk', (length) => {
    const file = join(temporaryFolder(), 'used-codes.key');
    writeFileSync(file, Buffer.alloc(length, 5));
    expect(loadCodeKey(file, giving(6))).toEqual(Buffer.alloc(32, 6));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
