import { describe, expect, onTestFinished, test } from 'vitest';
import type { ZodType } from 'zod';
import { closedPort } from '../../fixtures/proof/loopback.ts';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import {
  ANSWERED_AT,
  merchantKeys,
  replying,
  settingsFor,
  signed,
  signedServer,
  type Reply,
} from '../../fixtures/proof/signed-server.ts';
import type { Currency, MinorUnits } from '../core/money.ts';
import type { Acquirer, ExchangeReport } from './acquirer.ts';
import { AMS_POLICY } from './ams-profile.ts';
import { openAcquirer } from './open-acquirer.ts';
import { PROFILES, type AcquirerSettings, type Profile } from './settings.ts';
import { questionRequestSchema, refundQuestionRequestSchema, refundRequestSchema } from './wire.ts';

const money = { amountMinor: 1820 as MinorUnits, currency: 'EUR' as Currency };
const question = { paymentRequestId: 'SIM1', money };
const refund = { refundRequestId: 'R1', paymentId: 'P1', money, reason: 'Wrong size' };
const CODE = '281006020000000000125733';

const PAID = {
  result: { resultStatus: 'S', resultCode: 'SUCCESS' },
  paymentRequestId: 'SIM1',
  paymentId: 'P1',
  paymentAmount: { currency: 'EUR', value: '1820' },
};
const REFUNDED = {
  result: { resultStatus: 'S', resultCode: 'SUCCESS' },
  refundRequestId: 'R1',
  refundAmount: PAID.paymentAmount,
};
const SCHEMAS: Readonly<Record<string, ZodType>> = {
  inquiryPayment: questionRequestSchema,
  cancel: questionRequestSchema,
  refund: refundRequestSchema,
  inquiryRefund: refundQuestionRequestSchema,
};
const unknown = (why: string, code: string | null = null) => ({ outcome: 'unknown', why, code });
const NO_ANSWER = unknown('noAnswer');

/** The client against a server, on a clock that stands still, with all that it reported. */
function client(url: URL, changes: Partial<AcquirerSettings> = {}, profile: Profile = 'ams') {
  const clock = new ManualClock();
  const reports: ExchangeReport[] = [];
  const acquirer = openAcquirer(profile, settingsFor(url, changes), clock, (report) => {
    reports.push(report);
  });
  onTestFinished(() => acquirer.close());
  return { acquirer, clock, reports };
}

const bodyOf = (acquirer: Acquirer) =>
  acquirer.payBody({
    paymentRequestId: 'SIM1',
    saleId: 'SIMS1',
    reference: 'Table 12',
    money,
    code: CODE,
    requestedAt: Date.UTC(2026, 10, 2, 12, 0, 0, 999),
    expiresAt: Date.UTC(2026, 10, 2, 12, 1, 30, 999),
  });

async function pay(acquirer: Acquirer) {
  const opened = await acquirer.connect();
  if (opened.outcome !== 'connected') throw new Error(opened.code);
  return opened.connection.pay(bodyOf(acquirer), question);
}

/** Each kind of exchange once, as a function of the client. */
const EXCHANGES: [string, (acquirer: Acquirer) => Promise<{ outcome: string }>][] = [
  ['pay', pay],
  ['inquiry', (acquirer) => acquirer.inquire(question)],
  ['cancel', (acquirer) => acquirer.cancel(question)],
  ['refund', (acquirer) => acquirer.refund(refund)],
  ['refund inquiry', (acquirer) => acquirer.inquireRefund(refund)],
  ['search', (acquirer) => acquirer.find('SIM1')],
];

describe('a verified answer', () => {
  test('to pay is judged, and the request was the committed body to the byte', async () => {
    const server = await signedServer(replying(PAID));
    const { acquirer, reports } = client(server.url);
    expect(await pay(acquirer)).toMatchObject({ outcome: 'success', details: { paymentId: 'P1' } });
    const [request] = server.requests;
    expect(request?.path).toBe('/ams/sandbox/api/v1/payments/pay');
    expect(request?.json).toEqual(JSON.parse(Buffer.from(bodyOf(acquirer)).toString()));
    expect(reports).toEqual([{ verified: true, acquirerAt: ANSWERED_AT, tookMs: 0 }]);
  });

  test.each<[string, object, number, string, object]>([
    [
      'inquiryPayment',
      { ...PAID, paymentStatus: 'SUCCESS' },
      1,
      'success',
      { paymentRequestId: 'SIM1' },
    ],
    ['cancel', PAID, 2, 'cancelled', { paymentRequestId: 'SIM1' }],
    [
      'refund',
      REFUNDED,
      3,
      'refunded',
      {
        refundRequestId: 'R1',
        paymentId: 'P1',
        refundAmount: { currency: 'EUR', value: '1820' },
        refundReason: 'Wrong size',
      },
    ],
    [
      'inquiryRefund',
      { ...REFUNDED, refundStatus: 'SUCCESS' },
      4,
      'refunded',
      { refundRequestId: 'R1' },
    ],
    [
      'inquiryPayment',
      { ...PAID, paymentStatus: 'SUCCESS' },
      5,
      'success',
      { paymentRequestId: 'SIM1' },
    ],
  ])('to %s is judged', async (operation, answer, place, outcome, sent) => {
    const server = await signedServer(replying(answer));
    const { acquirer } = client(server.url);
    expect(await EXCHANGES[place]?.[1](acquirer)).toMatchObject({ outcome });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.path).toBe(`/ams/sandbox/api/v1/payments/${operation}`);
    expect(server.requests[0]?.json).toEqual(sent);
    expect(SCHEMAS[operation]?.parse(server.requests[0]?.json)).toEqual(sent);
  });

  test('tells how long the exchange took on the monotonic clock', async () => {
    const server = await signedServer((received, response) => {
      clock.advance(840);
      replying({ ...PAID, paymentStatus: 'SUCCESS' })(received, response);
    });
    const { acquirer, clock, reports } = client(server.url);
    await acquirer.inquire(question);
    expect(reports).toEqual([{ verified: true, acquirerAt: ANSWERED_AT, tookMs: 840 }]);
  });

  test('teaches what time the acquirer has once a second one agrees', async () => {
    const server = await signedServer(replying(PAID));
    const { acquirer, clock } = client(server.url);
    clock.jumpWall(-3_600_000);
    for (let asked = 0; asked < 3; asked += 1) await acquirer.inquire(question);
    expect(server.requests.map(({ headers }) => headers['request-time'])).toEqual([
      '2026-11-02T11:00:00+00:00',
      '2026-11-02T11:00:00+00:00',
      '2026-11-02T12:00:01+00:00',
    ]);
  });

  test('does not move a clock that is nearly right', async () => {
    const server = await signedServer(replying(PAID));
    const { acquirer } = client(server.url);
    await acquirer.inquire(question);
    await acquirer.inquire(question);
    const times = server.requests.map(({ headers }) => headers['request-time']);
    expect(times).toEqual(['2026-11-02T12:00:00+00:00', '2026-11-02T12:00:00+00:00']);
  });

  test('that refuses who we are teaches the clock and then says so', async () => {
    const result = { resultStatus: 'F', resultCode: 'KEY_NOT_FOUND' };
    const server = await signedServer(replying({ result }));
    const { acquirer, reports } = client(server.url);
    expect(await acquirer.inquire(question)).toEqual(unknown('credentials', 'KEY_NOT_FOUND'));
    expect(reports).toEqual([
      { verified: true, acquirerAt: ANSWERED_AT, tookMs: 0 },
      { verified: false, why: 'credentials', code: 'KEY_NOT_FOUND' },
    ]);
  });

  test.each<[string, object]>([
    ["somebody else's id", { ...PAID, paymentStatus: 'SUCCESS', paymentRequestId: 'SIM2' }],
    [
      'a different amount',
      { ...PAID, paymentStatus: 'SUCCESS', paymentAmount: { currency: 'EUR', value: '182' } },
    ],
  ])('with %s proves nothing', async (_name, answer) => {
    const server = await signedServer(replying(answer));
    const { acquirer } = client(server.url);
    expect(await pay(acquirer)).toEqual(unknown('differs', 'SUCCESS'));
    expect(await acquirer.inquire(question)).toEqual(unknown('differs', 'SUCCESS'));
  });
});

/** How an acquirer, or whoever stands between, can answer. */
const stranger: Reply = ({ path }, response) => {
  const { headers, body } = signed(path, PAID, merchantKeys.privateKey);
  response.writeHead(200, headers).end(body);
};
const status =
  (code: number): Reply =>
  ({ path }, response) => {
    const { headers, body } = signed(path, PAID);
    response.writeHead(code, headers).end(body);
  };
const html: Reply = (_received, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please log in</html>');
};
const half: Reply = ({ path }, response) => {
  const { headers, body } = signed(path, PAID);
  response.writeHead(200, headers).write(body.subarray(0, 40), () => response.destroy());
};
const long: Reply = ({ path }, response) => {
  const { headers, body } = signed(path, { ...PAID, padding: 'x'.repeat(5_000_000) });
  response.writeHead(200, headers).end(body);
};
const cut: Reply = (_received, response) => {
  response.destroy();
};

describe.each(PROFILES)('an answer of %s that proves nothing', (profile) => {
  test.each<[string, Reply, object]>([
    ['signed by a stranger', stranger, unknown('signature', 'WRONG_SIGNATURE')],
    ['a page of a gateway', html, unknown('signature', 'NO_SIGNATURE')],
    ['HTTP 202', status(202), unknown('http', 'HTTP 202')],
    ['HTTP 409', status(409), unknown('http', 'HTTP 409')],
    ['HTTP 500', status(500), unknown('http', 'HTTP 500')],
    ['a text that is no JSON', replying('SUCCESS'), unknown('unreadable', 'NOT_JSON')],
    ['JSON of another kind', replying({ success: true }), unknown('unreadable')],
    ['half an answer, then a cut', half, NO_ANSWER],
    ['an answer of 5 MB', long, NO_ANSWER],
    ['a cut instead of an answer', cut, NO_ANSWER],
  ])('%s: asked once, and reported', async (_name, reply, answer) => {
    for (const [, exchange] of EXCHANGES) {
      const server = await signedServer(reply);
      const { acquirer, reports } = client(server.url, {}, profile);
      expect(await exchange(acquirer)).toEqual(answer);
      expect(server.requests).toHaveLength(1);
      const { why } = answer as { why: string };
      expect(reports).toEqual([{ verified: false, why }]);
    }
  });

  test('a redirection is not followed', async () => {
    const elsewhere = await signedServer(replying(PAID));
    const server = await signedServer(({ path }, response) => {
      response.writeHead(307, { location: new URL(path, elsewhere.url).href }).end();
    });
    for (const [, exchange] of EXCHANGES) {
      expect(await exchange(client(server.url, {}, profile).acquirer)).toEqual(
        unknown('http', 'HTTP 307'),
      );
    }
    expect(elsewhere.requests).toEqual([]);
  });
});

describe.each(PROFILES)('silence of %s', (profile) => {
  test.each(EXCHANGES)('to a %s is given up after ten seconds', async (_name, exchange) => {
    const server = await signedServer(() => {});
    const { acquirer, clock, reports } = client(server.url, {}, profile);
    const answer = exchange(acquirer);
    await server.nextRequest();
    clock.advance(AMS_POLICY.exchangeMs - 1);
    expect(reports).toEqual([]);
    clock.advance(1);
    expect(await answer).toEqual(NO_ANSWER);
    expect(reports).toEqual([{ verified: false, why: 'noAnswer' }]);
    expect(server.requests).toHaveLength(1);
  });

  test('of nobody who listens is proof that neither a question nor a pay was sent', async () => {
    const nowhere = new URL(`http://127.0.0.1:${await closedPort()}`);
    const { acquirer, reports } = client(nowhere, {}, profile);
    expect(await acquirer.inquire(question)).toEqual({ ...NO_ANSWER, why: 'unsent' });
    expect(await acquirer.connect()).toEqual({ outcome: 'unsent', code: 'ECONNREFUSED' });
    const silence = { verified: false, why: 'noAnswer' };
    expect(reports).toEqual([silence, silence]);
  });
});
