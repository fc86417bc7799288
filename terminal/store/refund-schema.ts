import { z } from 'zod';
import { ATTENTION_REASONS } from '../core/attempt.ts';
import { ORPHAN_STATUSES, type Orphan } from '../core/orphan.ts';
import type { Recheck } from '../core/recheck.ts';
import { REFUND_CAUSES, REFUND_WAYS, type Refund } from '../core/refund.ts';
import { count, instant, moneySchema } from './attempt-schema.ts';

/** Read stored refunds, questions after an end, and lost ids: parsed like anything that comes in. */
const factsSchema = z.strictObject({
  refundRequestId: z.string(),
  callKey: z.string().nullable(),
  paymentRequestId: z.string(),
  saleId: z.string(),
  money: moneySchema,
  paidMinor: count,
  cause: z.enum(REFUND_CAUSES),
  reason: z.string().nullable(),
  requestedAt: instant,
});

const pursuitSchema = z.strictObject({
  way: z.enum(REFUND_WAYS),
  paymentId: z.string().nullable(),
  due: z.enum(['send', 'askPayment', 'askRefund']),
  askMono: instant,
  pauseMs: z.number(),
  tries: count,
  open: z.boolean(),
  endedMono: instant.nullable(),
  unansweredMono: instant.nullable(),
  cancelsSent: count,
  cancelsRefused: count,
  refusedCode: z.string().nullable(),
  attentionMono: instant,
});

const pursued = <Status extends string>(status: Status) =>
  z.strictObject({ facts: factsSchema, status: z.literal(status), pursuit: pursuitSchema });

export const refundSchema: z.ZodType<Refund> = z.discriminatedUnion('status', [
  pursued('requested'),
  pursued('submitting'),
  pursued('unconfirmed'),
  pursued('needsAttention').extend({ reason: z.enum(ATTENTION_REASONS) }),
  z.strictObject({
    facts: factsSchema,
    status: z.literal('refunded'),
    endedAt: instant,
    way: z.enum(REFUND_WAYS),
    by: z.enum(['till', 'elsewhere']),
  }),
  z.strictObject({
    facts: factsSchema,
    status: z.literal('refused'),
    endedAt: instant,
    code: z.string(),
  }),
]);

export const recheckSchema: z.ZodType<Recheck> = z.strictObject({
  paymentRequestId: z.string(),
  money: moneySchema,
  believed: z.enum(['noMoney', 'paid']),
  dueAt: z.array(instant),
  planned: z.strictObject({ at: instant, mono: instant }),
  askMono: instant.nullable(),
  tries: count,
});

export const orphanSchema: z.ZodType<Orphan> = z.strictObject({
  paymentRequestId: z.string(),
  notedAt: instant,
  status: z.enum(ORPHAN_STATUSES),
  expiresAt: instant.nullable(),
  askMono: instant,
  pauseMs: z.number(),
  tries: count,
});
