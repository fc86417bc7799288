import { describe, expect, test } from 'vitest';
import { fromTerminalSchema, fromWorldSchema, toTerminalSchema } from './process.schema.ts';
import { FIELD_PROBLEMS_MAX } from './config-problems.ts';

const money = { amountMinor: 1820, currency: 'EUR' };
const sale = { saleId: 's1', money, reference: null, status: 'open', isFound: false };
const attempt = {
  paymentRequestId: 'p1',
  shortId: '7F3K-42',
  status: 'awaitingCustomer',
  codeMasked: '280012…7890',
  codeFamily: 'alipayPlus',
  scannedAt: 1,
  sentAt: 2,
  endedAt: null,
  deadlineAt: 3,
  provenAt: null,
  asked: 0,
  canCancel: true,
  cancelCause: null,
  attentionReason: null,
  notSentReason: null,
  resultCode: null,
  mayHaveBeenPaid: false,
  refundedElsewhere: false,
  givenBackMinor: 0,
  unprovenBackMinor: 0,
  codeDiesAt: null,
  waitsForWord: false,
  seenInPortal: false,
  paymentId: null,
  wallet: null,
  customerMoney: null,
};
const view = {
  mode: 'simulation',
  storeName: 'Shop',
  terminalId: 'T1',
  currency: 'EUR',
  zone: 'Europe/Paris',
  languages: ['en'],
  clock: { at: 1, rate: 1 },
  arming: { status: 'armed' },
  link: { status: 'answering', latencyMs: 40, clockDriftMs: null },
  scanners: [{ id: 'v', kind: 'virtual', status: 'ready', detail: null }],
  stage: { screen: 'attempt', sale, attempt },
  heldScan: { codeMasked: '280012…7890', codeFamily: 'alipayPlus', scannedAt: 1, diesAt: 2 },
  openPayments: { total: 1, newest: [{ sale, attempt }] },
  givingBack: { total: 0, newest: [] },
  alsoAsked: { ended: 0, lost: 0, parked: [] },
  outcomes: [{ sale, attempt }],
  printing: {
    printer: {
      status: 'faulted',
      problem: 'paperOut',
      detail: null,
      answers: true,
      place: 'printer:9100',
      hasDrawer: false,
    },
    jobs: [
      {
        jobId: 'j1',
        thing: { type: 'payment', paymentRequestId: 'p1', shortId: '7F3K-42' },
        status: 'waiting',
        askedAt: 1,
        endedAt: null,
        problem: 'paperOut',
        detail: null,
        copy: 0,
      },
    ],
  },
  notice: { at: 1, code: 'notACode', reason: 'link' },
};
const till = (value: unknown) => ({ type: 'event', name: 'till', value });
const hears = (message: unknown) => fromTerminalSchema.safeParse(message).success;

describe('what the terminal says', () => {
  test('is taken whole when it fits', () => {
    expect(fromTerminalSchema.parse(till(view))).toEqual(till(view));
    expect(hears({ type: 'event', name: 'scanRead', value: { at: 5 } })).toBe(true);
    expect(hears({ type: 'failed', failure: { code: 'configMissing', file: '/x' } })).toBe(true);
  });

  test.each([
    [0, false],
    [1, true],
    [FIELD_PROBLEMS_MAX, true],
    [FIELD_PROBLEMS_MAX + 1, false],
  ])('may name %i fields at fault: %s', (length, isHeard) => {
    const problem = { field: 'currency', value: '"euros"', problem: 'notACurrency' };
    const problems = Array.from({ length }, () => problem);
    const failure = { code: 'configInvalid', file: '/x', problems, total: length };
    expect(hears({ type: 'failed', failure })).toBe(isHeard);
  });

  test.each([
    ['a status that no screen knows', { ...attempt, status: 'probablyPaid' }],
    ['half a cent', { ...attempt, customerMoney: { ...money, amountMinor: 0.5 } }],
    ['a field that is not in the view', { ...attempt, code: '280012345678901234567890' }],
  ])('is refused with %s', (_what, wrong) => {
    expect(hears(till({ ...view, stage: { screen: 'attempt', sale, attempt: wrong } }))).toBe(
      false,
    );
  });

  test('is refused as an event of another name, or with the value of another event', () => {
    expect(hears({ type: 'event', name: 'shell', value: view })).toBe(false);
    expect(hears({ type: 'event', name: 'scanRead', value: view })).toBe(false);
  });
});

test('the terminal is asked only what it answers', () => {
  const call = { type: 'call', id: 1, argument: null };
  expect(toTerminalSchema.safeParse({ ...call, name: 'readTill' }).success).toBe(true);
  expect(toTerminalSchema.safeParse({ ...call, name: 'presentCode' }).success).toBe(false);
  expect(toTerminalSchema.safeParse({ ...call, name: 'toString' }).success).toBe(false);
});

test.each([
  ['paid', true],
  ['paid"]', false],
])('the world may wait for the screen %s: %s', (screen, may) => {
  const request = { action: 'waitForScreen', screen, timeoutMs: 10 };
  expect(fromWorldSchema.safeParse({ type: 'window', id: 1, request }).success).toBe(may);
});
