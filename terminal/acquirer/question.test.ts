import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { certificateFor } from '../../fixtures/proof/certificates.ts';
import { closedPort, listen } from '../../fixtures/proof/loopback.ts';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { RESPONSE_BYTES_MAX, type RawResponse } from './envelope.ts';
import { openQuestions, type QuestionOutcome } from './question.ts';

const BODY = Buffer.from('{"paymentRequestId":"SIM1"}');
const HEADERS = { 'content-length': String(BODY.byteLength) };
const GIVE_UP_MS = 10_000;

/** Asks at this address, on a clock that stands still. */
function questionsAt(url: string, ca: string | null = null) {
  const clock = new ManualClock();
  const questions = openQuestions(new URL(url), ca, clock);
  onTestFinished(() => questions.close());
  return { clock, ask: () => questions.post('/ask', HEADERS, BODY, GIVE_UP_MS) };
}

async function asking(onRequest: RequestListener) {
  const server = createServer(onRequest);
  const connections: Socket[] = [];
  server.on('connection', (socket) => connections.push(socket));
  const asker = questionsAt(`http://127.0.0.1:${await listen(server)}`);
  return { ...asker, server, connections };
}

function whole(heard: QuestionOutcome): RawResponse {
  if (heard.outcome !== 'answered') throw new Error('no whole answer came');
  return heard.response;
}

const SILENT = { outcome: 'silent' };
const ANSWERED = { outcome: 'answered', response: { status: 200 } };

const nextRequest = (server: Server) => once(server, 'request');

describe('questions', () => {
  test('are answered with what came, whatever its status', async () => {
    const { ask } = await asking((_request, response) => {
      response.writeHead(503, { signature: 's' }).end('busy');
    });
    const { status, headers, body } = whole(await ask());
    expect({ status, text: Buffer.from(body).toString() }).toEqual({
      status: 503,
      text: 'busy',
    });
    expect(headers).toMatchObject({ signature: 's' });
  });

  test('share their connections', async () => {
    const { ask, connections } = await asking((_request, response) => response.end('{}'));
    for (let count = 0; count < 6; count += 1) await ask();
    // The next may be asked a moment before the connection of the last is free again.
    expect(connections.length).toBeLessThanOrEqual(2);
  });

  test('that are asked at once do not wait for each other', async () => {
    const { ask, server, connections, clock } = await asking(() => {});
    const answers = [ask(), ask()];
    await nextRequest(server);
    await nextRequest(server);
    expect(connections).toHaveLength(2);
    clock.advance(GIVE_UP_MS);
    expect(await Promise.all(answers)).toEqual([SILENT, SILENT]);
  });

  test('that get no answer are given up, and their connection with them', async () => {
    let silent = true;
    const { ask, server, connections, clock } = await asking((_request, response) => {
      if (!silent) response.end('{}');
    });
    const answer = ask();
    await nextRequest(server);
    const closed = once(connections[0] as Socket, 'close');
    clock.advance(GIVE_UP_MS - 1);
    expect(connections[0]?.destroyed).toBe(false);
    clock.advance(1);
    expect(await answer).toEqual(SILENT);
    await closed;
    silent = false;
    expect(await ask()).toMatchObject(ANSWERED);
    expect(connections).toHaveLength(2);
  });

  test('leave nothing waiting once they are answered', async () => {
    const { ask, clock } = await asking((_request, response) => response.end('{}'));
    await ask();
    expect(clock.waitingCount).toBe(0);
  });

  test('are asked once, even on a connection that the server had just given up', async () => {
    let requests = 0;
    const { ask } = await asking((request, response) => {
      requests += 1;
      if (requests === 1) response.end('{}');
      else request.socket.destroy();
    });
    expect(await ask()).toMatchObject(ANSWERED);
    expect(await ask()).toEqual(SILENT);
    expect(requests).toBe(2);
  });

  test('hear an answer of the greatest length, and none that is longer', async () => {
    let length = RESPONSE_BYTES_MAX;
    const { ask } = await asking((_request, response) => response.end('x'.repeat(length)));
    expect(whole(await ask()).body).toHaveLength(RESPONSE_BYTES_MAX);
    length += 1;
    expect(await ask()).toEqual(SILENT);
  });

  test('of nobody who listens are proven not to have left', async () => {
    expect(await questionsAt(`http://127.0.0.1:${await closedPort()}`).ask()).toEqual({
      outcome: 'unsent',
      code: 'ECONNREFUSED',
    });
  });
});

describe('questions over TLS', () => {
  test('are asked only where the authorities say who it is, or the one that is named', async () => {
    let requests = 0;
    const certificate = certificateFor('IP:127.0.0.1');
    const server = createTlsServer(certificate, (_request, response) => {
      requests += 1;
      response.end('{}');
    });
    const url = `https://127.0.0.1:${await listen(server)}`;
    expect(await questionsAt(url).ask()).toMatchObject({ outcome: 'unsent' });
    expect(requests).toBe(0);
    expect(await questionsAt(url, certificate.ca).ask()).toMatchObject(ANSWERED);
    expect(requests).toBe(1);
  });

  test('are not asked of somebody with the certificate of another place', async () => {
    const certificate = certificateFor('DNS:localhost');
    const server = createTlsServer(certificate, (_request, response) => response.end('{}'));
    const url = `https://127.0.0.1:${await listen(server)}`;
    expect(await questionsAt(url, certificate.ca).ask()).toMatchObject({ outcome: 'unsent' });
  });
});
