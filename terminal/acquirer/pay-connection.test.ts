import { once } from 'node:events';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { certificateFor, type ServerCertificate } from '../../fixtures/proof/certificates.ts';
import { closedPort, listen } from '../../fixtures/proof/loopback.ts';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { RESPONSE_BYTES_MAX } from './envelope.ts';
import { openRawConnection, type RawConnection } from './pay-connection.ts';

const BODY = Buffer.from('{"paymentRequestId":"SIM1"}');
const HEADERS = { 'content-length': String(BODY.byteLength), 'client-id': 'SANDBOX_5Y0000' };
const PATH = '/ams/sandbox/api/v1/payments/pay';
const GIVE_UP_MS = 10_000;

let byAddress: ServerCertificate;
beforeAll(() => {
  byAddress = certificateFor('IP:127.0.0.1');
});

/** A server of the kind, where it stands, and how its certificate is believed. */
async function serverOf(scheme: string): Promise<{ server: Server; url: URL; ca: string | null }> {
  const isTls = scheme === 'https';
  const { cert, key } = byAddress;
  const server = isTls ? createTlsServer({ cert, key }) : createServer();
  const url = new URL(`${scheme}://127.0.0.1:${await listen(server)}`);
  return { server, url, ca: isTls ? byAddress.ca : null };
}

/** Connects to a fresh server; resolves once that one has its side of the connection too. */
async function connected(scheme: string) {
  const { server, url, ca } = await serverOf(scheme);
  const accepted = once(server, scheme === 'https' ? 'secureConnection' : 'connection');
  const clock = new ManualClock();
  const opened = await openRawConnection(url, ca, clock);
  if (opened.outcome !== 'connected') throw new Error(opened.code);
  const { connection } = opened;
  onTestFinished(() => connection.close());
  const [socket] = (await accepted) as [Socket];
  socket.on('error', () => {});
  return { connection, socket, clock };
}

/** Of this process, as the kernel counts them; none where it does not say. */
function openSockets(): number {
  const folder = '/proc/self/fd';
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).filter((name) => {
    try {
      return readlinkSync(join(folder, name)).startsWith('socket:');
    } catch {
      // The one that listed them is gone by now.
      return false;
    }
  }).length;
}

const post = (connection: RawConnection) => connection.post(PATH, HEADERS, BODY, GIVE_UP_MS);

/** All that comes until the request is whole. */
async function requestAt(socket: Socket): Promise<string> {
  let text = '';
  while (!text.endsWith(BODY.toString())) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    text += chunk.toString();
  }
  return text;
}

/** Closed in whatever way. */
const closeOf = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));

const answerOf = (length: number) =>
  `HTTP/1.1 200 OK\r\nsignature: s\r\ncontent-length: ${length}\r\n\r\n${'x'.repeat(length)}`;

describe.each(['http', 'https'])('a pay over %s', (scheme) => {
  test('writes nothing before it is told to, and then the request as it stands', async () => {
    const { connection, socket } = await connected(scheme);
    expect(socket.bytesRead).toBe(0);
    const answer = post(connection);
    const request = await requestAt(socket);
    expect(request.startsWith(`POST ${PATH} HTTP/1.1\r\n`)).toBe(true);
    expect(request.toLowerCase()).toContain('\r\nclient-id: sandbox_5y0000\r\n');
    socket.write(answerOf(2));
    const { status, headers, body } = (await answer) ?? {};
    expect({ status, body }).toEqual({ status: 200, body: Buffer.from('xx') });
    expect(headers).toMatchObject({ signature: 's' });
  });

  test('that is given up resets its socket, so that nothing of it arrives later', async () => {
    const { connection, socket, clock } = await connected(scheme);
    const answer = post(connection);
    await requestAt(socket);
    const broken = once(socket, 'end').catch((error: NodeJS.ErrnoException) => error.code);
    clock.advance(GIVE_UP_MS - 1);
    expect(socket.destroyed).toBe(false);
    clock.advance(1);
    expect(await answer).toBeNull();
    expect(await broken).toBe('ECONNRESET');
  });

  test('leaves no socket behind, answered or given up', async () => {
    const before = openSockets();
    const answered = await connected(scheme);
    const answer = post(answered.connection);
    await requestAt(answered.socket);
    answered.socket.write(answerOf(2));
    expect(await answer).toMatchObject({ status: 200 });
    const givenUp = await connected(scheme);
    const silence = post(givenUp.connection);
    await requestAt(givenUp.socket);
    givenUp.clock.advance(GIVE_UP_MS);
    expect(await silence).toBeNull();
    const listening = 2;
    await expect.poll(openSockets).toBe(before + listening);
  });

  test('that is given up in the middle of its answer has no answer', async () => {
    const { connection, socket, clock } = await connected(scheme);
    const answer = post(connection);
    await requestAt(socket);
    socket.write(answerOf(100).slice(0, -50));
    clock.advance(GIVE_UP_MS);
    expect(await answer).toBeNull();
  });

  test.each([
    ['before its answer', ''],
    ['within the headers', answerOf(100).slice(0, 20)],
    ['within the body', answerOf(100).slice(0, -50)],
  ])('that is cut %s has no answer', async (_name, part) => {
    const { connection, socket } = await connected(scheme);
    const answer = post(connection);
    await requestAt(socket);
    socket.end(part);
    expect(await answer).toBeNull();
  });

  test('hears an answer of the greatest length, and none that is longer', async () => {
    const longest = await connected(scheme);
    const heard = post(longest.connection);
    await requestAt(longest.socket);
    longest.socket.write(answerOf(RESPONSE_BYTES_MAX));
    expect((await heard)?.body).toHaveLength(RESPONSE_BYTES_MAX);

    const tooLong = await connected(scheme);
    const answer = post(tooLong.connection);
    await requestAt(tooLong.socket);
    tooLong.socket.write(answerOf(RESPONSE_BYTES_MAX + 1));
    expect(await answer).toBeNull();
  });

  test('stops an answer that has no end', async () => {
    const { connection, socket } = await connected(scheme);
    const answer = post(connection);
    await requestAt(socket);
    const closed = closeOf(socket);
    const pour = () => {
      while (!socket.destroyed && socket.write('x'.repeat(100_000)));
    };
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.on('drain', pour);
    pour();
    expect(await answer).toBeNull();
    await closed;
  });
});

describe.each(['http', 'https'])('a connection that waits, over %s', (scheme) => {
  test('is fresh for ten seconds', async () => {
    const { connection, clock } = await connected(scheme);
    expect(connection.isFresh()).toBe(true);
    clock.advance(9_999);
    expect(connection.isFresh()).toBe(true);
    clock.advance(1);
    expect(connection.isFresh()).toBe(false);
  });

  test.each<[string, (socket: Socket) => void]>([
    ['closed', (socket) => socket.end()],
    ['cut', (socket) => socket.destroy()],
  ])('is not fresh once the server has %s it', async (_how, close) => {
    const { connection, socket } = await connected(scheme);
    close(socket);
    await expect.poll(() => connection.isFresh()).toBe(false);
    expect(await post(connection)).toBeNull();
  });

  test('is gone at the server when it is closed', async () => {
    const { connection, socket } = await connected(scheme);
    socket.resume();
    const closed = closeOf(socket);
    connection.close();
    await closed;
    expect(connection.isFresh()).toBe(false);
  });
});

/** `connected`, or the code of why not. */
const open = async (url: string, ca: string | null, clock = new ManualClock()) => {
  const opened = await openRawConnection(new URL(url), ca, clock);
  return opened.outcome === 'unsent' ? opened.code : opened.outcome;
};

describe('a connection that does not come about', () => {
  test.each(['http', 'https'])('was refused, over %s', async (scheme) => {
    const url = `${scheme}://127.0.0.1:${await closedPort()}`;
    expect(await open(url, null)).toBe('ECONNREFUSED');
  });

  test('was accepted by a server that then keeps silent about TLS: five seconds', async () => {
    const { server, url } = await serverOf('http');
    const clock = new ManualClock();
    const accepted = once(server, 'connection');
    const opened = open(`https://${url.host}`, null, clock);
    const [socket] = (await accepted) as [Socket];
    await once(socket, 'data');
    clock.advance(4_999);
    expect(clock.waitingCount).toBe(1);
    clock.advance(1);
    expect(await opened).toBe('ETIMEDOUT');
  });

  test('was accepted by a server that speaks no TLS', async () => {
    const { server, url } = await serverOf('http');
    server.on('connection', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await open(`https://${url.host}`, null)).toMatch(/^(ERR_SSL|EPROTO)/);
  });

  test('leaves nothing waiting', async () => {
    const clock = new ManualClock();
    await open(`http://127.0.0.1:${await closedPort()}`, null, clock);
    expect(clock.waitingCount).toBe(0);
  });

  test("has a certificate of an authority that is not ours, unless it is given as the till's own", async () => {
    const { url, ca } = await serverOf('https');
    expect(await open(url.href, null)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    expect(await open(url.href, certificateFor('IP:127.0.0.1').ca)).toBe(
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    );
    expect(await open(url.href, ca)).toBe('connected');
  });

  test.each(['DNS:localhost', 'IP:127.0.0.2'])(
    'has a certificate of %s, which is another place',
    async (names) => {
      const { cert, key, ca } = certificateFor(names);
      const url = `https://127.0.0.1:${await listen(createTlsServer({ cert, key }))}`;
      expect(await open(url, ca)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    },
  );
});

test('a host whose first address refuses is reached at its next one, TLS too', async () => {
  // `localhost` is ::1 first, and nobody listens there.
  const { cert, key, ca } = certificateFor('DNS:localhost');
  const server = createTlsServer({ cert, key });
  const url = new URL(`https://localhost:${await listen(server)}`);
  const opened = await openRawConnection(url, ca, new ManualClock());
  expect(opened.outcome).toBe('connected');
  if (opened.outcome === 'connected') opened.connection.close();
});
