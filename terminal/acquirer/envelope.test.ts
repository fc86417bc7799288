import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { openResponse, signedHeaders, type Credentials, type RawResponse } from './envelope.ts';
import { isSignatureValid, signatureHeader } from './signature.ts';

const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
const acquirer = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

const clientId = 'SANDBOX_5Y0000';
const credentials: Credentials = {
  clientId,
  keyVersion: 3,
  privateKey: merchant.privateKey,
  publicKeys: [stranger.publicKey, acquirer.publicKey],
  agentToken: null,
};
const PATH = '/ams/sandbox/api/v1/payments/pay';
const TIME = '2026-11-02T20:00:01+08:00';
const BODY = '{"result":{"resultStatus":"S","resultCode":"SUCCESS"},"walletBrandName":"Café"}';

/** What the acquirer would answer, signed for `signed` and told as the rest says. */
function answer(changes: {
  signed?: {
    path?: string;
    time?: string;
    body?: string;
    clientId?: string;
    key?: typeof acquirer;
  };
  status?: number;
  body?: string;
  headers?: RawResponse['headers'];
}): RawResponse {
  const {
    path = PATH,
    time = TIME,
    body = changes.body ?? BODY,
    key = acquirer,
  } = changes.signed ?? {};
  const owner = changes.signed?.clientId ?? clientId;
  const parts = { method: 'POST', path, clientId: owner, time, body: Buffer.from(body) } as const;
  const signature = signatureHeader(parts, key.privateKey, 1);
  return {
    status: changes.status ?? 200,
    headers: { 'response-time': time, signature, ...changes.headers },
    body: Buffer.from(changes.body ?? BODY),
  };
}

describe('a request', () => {
  const body = Buffer.from('{"paymentRequestId":"SIM1"}');
  const clock = new ManualClock();

  test('is signed by us over the path, the time and the very bytes that are sent', () => {
    const headers = signedHeaders(PATH, body, credentials, clock.now());
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=UTF-8',
      'content-length': '27',
      'client-id': clientId,
      'request-time': '2026-11-02T12:00:00+00:00',
      signature: expect.stringContaining('keyVersion=3'),
    });
    const time = headers['request-time'] ?? '';
    const parts = { method: 'POST', path: PATH, clientId, time, body } as const;
    expect(isSignatureValid(parts, headers['signature'] ?? '', [merchant.publicKey])).toBe(true);
  });

  test('names the agent only when one acts for the merchant', () => {
    expect(signedHeaders(PATH, body, credentials, clock.now())).not.toHaveProperty('agent-token');
    const ofAgent = { ...credentials, agentToken: 'AGENT-1' };
    expect(signedHeaders(PATH, body, ofAgent, clock.now())).toMatchObject({
      'agent-token': 'AGENT-1',
    });
  });
});

describe('a response', () => {
  test('that the acquirer signed for this path is believed', () => {
    expect(openResponse(answer({}), PATH, credentials)).toEqual({
      outcome: 'verified',
      json: JSON.parse(BODY),
      acquirerAt: Date.UTC(2026, 10, 2, 12, 0, 1),
    });
  });

  test.each([
    ['1793620801000', 1_793_620_801_000],
    ['2026-11-02T12:00:01Z', Date.UTC(2026, 10, 2, 12, 0, 1)],
    ['2026-11-02T12:00:01.250+00:00', Date.UTC(2026, 10, 2, 12, 0, 1, 250)],
  ])('may tell its time as %s', (time, acquirerAt) => {
    const opened = openResponse(answer({ signed: { time } }), PATH, credentials);
    expect(opened).toMatchObject({ outcome: 'verified', acquirerAt });
  });

  test.each<[string, RawResponse, string]>([
    ['without a signature', answer({ headers: { signature: undefined } }), 'NO_SIGNATURE'],
    ['with an empty signature', answer({ headers: { signature: '' } }), 'WRONG_SIGNATURE'],
    ['with two signatures', answer({ headers: { signature: ['a', 'b'] } }), 'NO_SIGNATURE'],
    ['with no time', answer({ headers: { 'response-time': undefined } }), 'NO_SIGNATURE'],
    ['with a time that is none', answer({ signed: { time: 'soon' } }), 'NO_SIGNATURE'],
    ['signed by a stranger', answer({ signed: { key: merchant } }), 'WRONG_SIGNATURE'],
    [
      'signed for another path',
      answer({ signed: { path: '/ams/api/v1/payments/pay' } }),
      'WRONG_SIGNATURE',
    ],
    [
      'signed for a cancel',
      answer({ signed: { path: PATH.replace('pay', 'cancel') } }),
      'WRONG_SIGNATURE',
    ],
    [
      'signed for another client',
      answer({ signed: { clientId: 'SANDBOX_5Y0001' } }),
      'WRONG_SIGNATURE',
    ],
    [
      'signed over another body',
      answer({ signed: { body: BODY.replace('"S"', '"F"') } }),
      'WRONG_SIGNATURE',
    ],
    [
      'signed over the same JSON spelt otherwise',
      answer({ signed: { body: ` ${BODY}` } }),
      'WRONG_SIGNATURE',
    ],
    [
      'signed at another time',
      answer({ headers: { 'response-time': '2026-11-02T20:00:02+08:00' } }),
      'WRONG_SIGNATURE',
    ],
    ['with a signature that is none', answer({ headers: { signature: 'S' } }), 'WRONG_SIGNATURE'],
    [
      "that is a gateway's page",
      { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>') },
      'NO_SIGNATURE',
    ],
  ])('%s is not believed', (_name, response, code) => {
    const opened = openResponse(response, PATH, credentials);
    expect(opened).toEqual({ outcome: 'unproven', why: 'signature', code });
  });

  test.each([201, 202, 302, 400, 401, 409, 429, 500, 503])(
    'with HTTP %i proves nothing, well signed as it is',
    (status) => {
      const opened = openResponse(answer({ status }), PATH, credentials);
      expect(opened).toEqual({ outcome: 'unproven', why: 'http', code: `HTTP ${status}` });
    },
  );

  test.each(['', '<html>', '{"result":', 'SUCCESS'])(
    'that is well signed but holds %j is unreadable',
    (body) => {
      const opened = openResponse(answer({ body }), PATH, credentials);
      expect(opened).toEqual({ outcome: 'unproven', why: 'unreadable', code: 'NOT_JSON' });
    },
  );

  test('is believed only while its key is one of ours', () => {
    const changed = { ...credentials, publicKeys: [stranger.publicKey] };
    expect(openResponse(answer({}), PATH, changed)).toMatchObject({ why: 'signature' });
  });
});
