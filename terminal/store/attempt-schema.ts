import { z } from 'zod';
import { ATTENTION_REASONS, NOT_SENT_REASONS, type Attempt } from '../core/attempt.ts';
import { parseCurrency, parseMinorUnits } from '../core/money.ts';
import { CODE_FAMILIES } from '../core/payment-code.ts';

/** Reads a stored state: what a row says is parsed like anything else that comes in. */
export const moneySchema = z
  .strictObject({ amountMinor: z.number(), currency: z.string() })
  .transform((money, context) => {
    const amountMinor = parseMinorUnits(money.amountMinor);
    const currency = parseCurrency(money.currency);
    if (amountMinor !== null && currency !== null) return { amountMinor, currency };
    context.addIssue('not money');
    return z.NEVER;
  });

export const instant = z.number();
export const count = z.number().int().nonnegative();

const factsSchema = z.strictObject({
  paymentRequestId: z.string(),
  saleId: z.string(),
  money: moneySchema,
  codeFamily: z.enum(CODE_FAMILIES),
  codeMasked: z.string(),
  scannedAt: instant,
});

const refundSchema = z.strictObject({
  refundRequestId: z.string(),
  paymentId: z.string(),
  open: z.boolean(),
  refusedCode: z.string().nullable(),
});

const undoSchema = z.strictObject({
  cause: z.enum(['cashier', 'limit', 'intent']),
  pauseMs: z.number(),
  cancelMono: instant,
  cancelsSent: count,
  cancelsRefused: count,
  cancelsAccepted: count,
  cancelOpen: z.boolean(),
  cancelEndedMono: instant.nullable(),
  successHeard: z.boolean(),
  refusedSuccess: count,
  tooLate: z.boolean(),
  refund: refundSchema.nullable(),
});

const pursuitSchema = z.strictObject({
  intent: z.enum(['keep', 'keepSeen', 'undo']),
  sentAt: instant,
  sentAcquirerAt: instant,
  expiresAt: instant.nullable(),
  // Rows of before these were known: nothing is sent again, and their end is doubted.
  resent: count.default(0),
  mayResend: z.boolean().default(false),
  livedThroughCrash: z.boolean().default(true),
  silentMono: instant,
  limitMono: instant,
  attentionMono: z.strictObject({ answering: instant, silent: instant }),
  answeredAfterExpiry: z.boolean(),
  knownMono: instant.nullable(),
  paymentId: z.string().nullable(),
  payRefusal: z.strictObject({ code: z.string(), atMono: instant }).nullable(),
  askMono: instant,
  asked: count,
  inquiriesOpen: count,
  answerDiffers: z.boolean(),
  credentialsRefused: z.string().nullable(),
  undo: undoSchema.nullable(),
});

const detailsSchema = z.strictObject({
  paymentId: z.string(),
  wallet: z.string().nullable(),
  customerMoney: moneySchema.nullable(),
  paidAt: instant.nullable(),
  refundedElsewhereMinor: count,
});

const pursued = <Status extends string>(status: Status) =>
  z.strictObject({ facts: factsSchema, status: z.literal(status), pursuit: pursuitSchema });

export const attemptSchema: z.ZodType<Attempt> = z.discriminatedUnion('status', [
  z.strictObject({ facts: factsSchema, status: z.literal('waitingForLink') }),
  pursued('submitting'),
  pursued('awaitingCustomer'),
  pursued('unconfirmed'),
  pursued('cancelling'),
  pursued('refunding'),
  pursued('needsAttention').extend({ reason: z.enum(ATTENTION_REASONS) }),
  z.strictObject({
    facts: factsSchema,
    status: z.literal('paid'),
    endedAt: instant,
    details: detailsSchema,
  }),
  z.strictObject({
    facts: factsSchema,
    status: z.literal('declined'),
    endedAt: instant,
    code: z.string(),
  }),
  z.strictObject({
    facts: factsSchema,
    status: z.literal('cancelled'),
    endedAt: instant,
    mayHaveBeenPaid: z.boolean(),
    cause: z.enum(['cashier', 'limit', 'intent']).nullable(),
  }),
  z.strictObject({
    facts: factsSchema,
    status: z.literal('refunded'),
    endedAt: instant,
    by: z.enum(['till', 'elsewhere']),
  }),
  z.strictObject({
    facts: factsSchema,
    status: z.literal('notSent'),
    endedAt: instant,
    reason: z.enum(NOT_SENT_REASONS),
  }),
]);
