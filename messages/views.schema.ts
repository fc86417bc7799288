import { z } from 'zod';
import {
  ATTENTION_REASONS,
  FINAL_STATUSES,
  NOT_SENT_REASONS,
  OPEN_STATUSES,
} from '../terminal/core/attempt.ts';
import type { Currency, MinorUnits } from '../terminal/core/money.ts';
import { CODE_FAMILIES, NOT_A_CODE_REASONS } from '../terminal/core/payment-code.ts';
import {
  FINAL_REFUND_STATUSES,
  OPEN_REFUND_STATUSES,
  REFUND_CAUSES,
  REFUND_WAYS,
} from '../terminal/core/refund.ts';
import { SALE_STATUSES } from '../terminal/core/sale.ts';
import { backupViewSchema } from './records.schema.ts';
import { CONFIG_PROBLEMS, FIELD_PROBLEMS_MAX } from './config-problems.ts';
import { printingSchema } from './printing.schema.ts';
import { DISARM_REASONS, KEY_PROBLEMS, LIVE_REFUSALS } from './views.ts';

/**
 * Run-time schemas of `views.ts`. The shell parses with them what the terminal and the world
 * say, before a page sees it. Lists are capped far above what a till can have, so that a
 * process gone wrong cannot fill the window.
 */
const TEXT_LENGTH_MAX = 4096;
const SCANNERS_MAX = 64;
const CUSTOMERS_MAX = 64;
const LANGUAGES_MAX = 16;
const PAYMENTS_MAX = 200;
/** A payment is given back in a few parts; a till gone wrong must not fill the window. */
const REFUNDS_MAX = 1_000;

const text = z.string().max(TEXT_LENGTH_MAX);
const utcMs = z.number();
const count = z.int().nonnegative();

const moneySchema = z.strictObject({
  amountMinor: z.int().transform((amount) => amount as MinorUnits),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .transform((currency) => currency as Currency),
});

const armingSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('checking') }),
  z.strictObject({ status: z.literal('armed') }),
  z.strictObject({
    status: z.literal('disarmed'),
    reason: z.enum(DISARM_REASONS),
    detail: text.nullable(),
  }),
]);

const linkSchema = z.strictObject({
  status: z.enum(['unknown', 'answering', 'silent']),
  latencyMs: z.number().nullable(),
  clockDriftMs: z.number().nullable(),
});

export const scannerSchema = z.strictObject({
  id: text,
  kind: z.enum(['serial', 'virtual', 'hid']),
  status: z.enum(['absent', 'opening', 'ready', 'faulted']),
  detail: text.nullable(),
});

const saleSchema = z.strictObject({
  saleId: text,
  money: moneySchema,
  reference: text.nullable(),
  status: z.enum(SALE_STATUSES),
  isFound: z.boolean(),
});

const attemptSchema = z.strictObject({
  paymentRequestId: text,
  shortId: text,
  status: z.enum([...OPEN_STATUSES, ...FINAL_STATUSES]),
  codeMasked: text,
  codeFamily: z.enum(CODE_FAMILIES),
  scannedAt: utcMs,
  sentAt: utcMs.nullable(),
  endedAt: utcMs.nullable(),
  deadlineAt: utcMs.nullable(),
  provenAt: utcMs.nullable(),
  asked: count,
  canCancel: z.boolean(),
  cancelCause: z.enum(['cashier', 'limit', 'intent']).nullable(),
  attentionReason: z.enum(ATTENTION_REASONS).nullable(),
  notSentReason: z.enum(NOT_SENT_REASONS).nullable(),
  resultCode: text.nullable(),
  mayHaveBeenPaid: z.boolean(),
  refundedElsewhere: z.boolean(),
  givenBackMinor: count,
  unprovenBackMinor: count,
  codeDiesAt: utcMs.nullable(),
  waitsForWord: z.boolean(),
  seenInPortal: z.boolean(),
  paymentId: text.nullable(),
  wallet: text.nullable(),
  customerMoney: moneySchema.nullable(),
});

export const paymentViewSchema = z.strictObject({ sale: saleSchema, attempt: attemptSchema });
const payments = z.array(paymentViewSchema).max(PAYMENTS_MAX).readonly();

export const refundViewSchema = z.strictObject({
  refundRequestId: text,
  status: z.enum([...OPEN_REFUND_STATUSES, ...FINAL_REFUND_STATUSES]),
  money: moneySchema,
  cause: z.enum(REFUND_CAUSES),
  way: z.enum(REFUND_WAYS),
  by: z.enum(['till', 'elsewhere']).nullable(),
  reason: text.nullable(),
  requestedAt: utcMs,
  endedAt: utcMs.nullable(),
  attentionReason: z.enum(ATTENTION_REASONS).nullable(),
  resultCode: text.nullable(),
  tries: count,
});

const refundsSchema = z.array(refundViewSchema).max(REFUNDS_MAX).readonly();

export const refundableSchema = z.strictObject({
  sale: saleSchema,
  attempt: attemptSchema,
  leftMinor: count,
  formerAcquirer: text.nullable(),
  takesParts: z.boolean(),
  withoutPinMinor: count,
  refunds: refundsSchema,
});

const givingBackSchema = z.strictObject({
  total: count,
  newest: z
    .array(
      z.strictObject({
        sale: saleSchema,
        attempt: attemptSchema,
        refund: refundViewSchema,
        isSeen: z.boolean(),
      }),
    )
    .max(PAYMENTS_MAX)
    .readonly(),
});

const alsoAskedSchema = z.strictObject({
  ended: count,
  lost: count,
  parked: z
    .array(z.strictObject({ subject: text, reason: text }))
    .max(PAYMENTS_MAX)
    .readonly(),
});

const heldScanSchema = z.strictObject({
  codeMasked: text,
  codeFamily: z.enum(CODE_FAMILIES),
  scannedAt: utcMs,
  diesAt: utcMs,
});

const stageSchema = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('sale') }),
  z.strictObject({
    screen: z.literal('sameCustomer'),
    question: z.strictObject({
      key: text,
      money: moneySchema,
      reference: text.nullable(),
      matches: payments,
    }),
  }),
  z.strictObject({ screen: z.literal('showCode'), sale: saleSchema }),
  z.strictObject({ screen: z.literal('attempt'), sale: saleSchema, attempt: attemptSchema }),
]);

const noticeSchema = z.discriminatedUnion('code', [
  z.strictObject({
    at: utcMs,
    code: z.literal('notACode'),
    reason: z.enum(NOT_A_CODE_REASONS),
  }),
  z.strictObject({
    at: utcMs,
    code: z.literal('familyNotTaken'),
    family: z.enum(CODE_FAMILIES),
    application: text.nullable(),
  }),
  z.strictObject({ at: utcMs, code: z.literal('codeNotCarried') }),
  z.strictObject({ at: utcMs, code: z.literal('scanNotExpected') }),
  z.strictObject({ at: utcMs, code: z.literal('heldCodeTooOld') }),
  z.strictObject({ at: utcMs, code: z.literal('scanAfterEnd') }),
  z.strictObject({
    at: utcMs,
    code: z.literal('receiptScanned'),
    paymentRequestId: text,
    shortId: text,
  }),
  z.strictObject({ at: utcMs, code: z.literal('notArmed') }),
  z.strictObject({ at: utcMs, code: z.literal('scanWhileOpen') }),
  z.strictObject({ at: utcMs, code: z.literal('codeUsed') }),
  z.strictObject({ at: utcMs, code: z.literal('sameCodeAgain'), isByTwoWays: z.boolean() }),
  z.strictObject({ at: utcMs, code: z.literal('scanTooLong') }),
  z.strictObject({ at: utcMs, code: z.literal('scanNoise') }),
  z.strictObject({ at: utcMs, code: z.literal('scanPartial') }),
  z.strictObject({ at: utcMs, code: z.literal('scanUnended') }),
  z.strictObject({ at: utcMs, code: z.literal('scannerUnplugged') }),
  z.strictObject({ at: utcMs, code: z.literal('recovered'), openAttempts: count }),
]);

export const tillViewSchema = z.strictObject({
  mode: z.enum(['simulation', 'live']),
  storeName: text,
  terminalId: text,
  currency: text,
  zone: text,
  languages: z.array(text).max(LANGUAGES_MAX).readonly(),
  clock: z.strictObject({ at: utcMs, rate: z.number().positive() }),
  arming: armingSchema,
  link: linkSchema,
  scanners: z.array(scannerSchema).max(SCANNERS_MAX).readonly(),
  stage: stageSchema,
  heldScan: heldScanSchema.nullable(),
  openPayments: z.strictObject({ total: count, newest: payments }),
  givingBack: givingBackSchema,
  alsoAsked: alsoAskedSchema,
  outcomes: payments,
  printing: printingSchema,
  notice: noticeSchema.nullable(),
});

export const simulationViewSchema = z.strictObject({
  customers: z
    .array(
      z.strictObject({
        customerId: text,
        wallet: text,
        behaviour: z.enum(['paysAtOnce', 'asksPassword', 'lowBalance']),
        phoneUrl: text,
      }),
    )
    .max(CUSTOMERS_MAX)
    .readonly(),
  prompt: z.strictObject({ customerId: text, money: moneySchema }).nullable(),
});

const fieldProblemSchema = z.strictObject({
  field: text,
  value: text,
  problem: z.enum(CONFIG_PROBLEMS),
});

const damagedRecords = { file: text, detail: text, backup: backupViewSchema.nullable() };

export const startFailureSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('configMissing'), file: text }),
  z.strictObject({ code: z.literal('configLost'), database: text }),
  z.strictObject({ code: z.literal('acquirerMissing') }),
  z.strictObject({ code: z.literal('configUnreadable'), file: text, detail: text }),
  z.strictObject({
    code: z.literal('configInvalid'),
    file: text,
    problems: z.array(fieldProblemSchema).min(1).max(FIELD_PROBLEMS_MAX).readonly(),
    total: count,
  }),
  z.strictObject({ code: z.literal('acquirerChanged'), was: text, is: text }),
  z.strictObject({ code: z.literal('liveRefuses'), what: z.enum(LIVE_REFUSALS) }),
  z.strictObject({
    code: z.literal('keyUnusable'),
    field: text,
    file: text,
    problem: z.enum(KEY_PROBLEMS),
  }),
  z.strictObject({
    code: z.literal('databaseNewer'),
    file: text,
    version: z.int(),
    known: z.int(),
  }),
  z.strictObject({ code: z.literal('databaseReadOnly'), file: text }),
  z.strictObject({ code: z.literal('databaseFull'), file: text }),
  z.strictObject({ code: z.literal('databaseLocked'), file: text }),
  z.strictObject({ code: z.literal('databaseCorrupt'), ...damagedRecords }),
  z.strictObject({ code: z.literal('databaseOtherMode'), file: text, mode: text }),
  z.strictObject({ code: z.literal('databaseUnusable'), ...damagedRecords }),
  z.strictObject({
    code: z.literal('processFailed'),
    process: z.enum(['terminal', 'bridge', 'world']),
    detail: text,
  }),
]);
