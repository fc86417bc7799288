import { z } from 'zod';
import type { Money } from '../core/money.ts';

/**
 * What crosses the wire in the Antom/AMS dialect of user-presented payments: only what is sent
 * and read here. Lengths and rules: acquirer protocol research 1.2 to 1.6, from
 * docs.antom.com/ac/ams/upm and the official SDKs (`AlipayPayRequest.java`,
 * `AlipayPayQueryResponse.java`, `UserPresentedCodePaymentRequest` of the Python SDK, which
 * refuses to send without the fields that are mandatory here).
 */
export const PATHS = {
  pay: '/ams/api/v1/payments/pay',
  inquiryPayment: '/ams/api/v1/payments/inquiryPayment',
  cancel: '/ams/api/v1/payments/cancel',
  refund: '/ams/api/v1/payments/refund',
  inquiryRefund: '/ams/api/v1/payments/inquiryRefund',
} as const;
export type Operation = keyof typeof PATHS;

/** A client id that begins with this is a sandbox's: the path is rewritten before signing. */
const SANDBOX_CLIENT_PREFIX = 'SANDBOX_';

/** The path of an operation for a client (`BaseAlipayClient.adjustSandboxUrl`). */
export function pathFor(operation: Operation, clientId: string): string {
  const path = PATHS[operation];
  return clientId.startsWith(SANDBOX_CLIENT_PREFIX)
    ? path.replace('/ams/api/', '/ams/sandbox/api/')
    : path;
}

const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);
const text = (max: number) => z.string().min(1).max(max);
const mcc = z.string().regex(/^[0-9]{4}$/);
const isoTime = z.iso.datetime({ offset: true });

/** Smallest currency unit, as digits without sign, point or leading zero. */
export const amountSchema = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  value: z.string().regex(/^[1-9][0-9]{0,15}$/),
});
export type WireAmount = z.infer<typeof amountSchema>;

export function wireAmount({ amountMinor, currency }: Money): WireAmount {
  return { currency, value: String(amountMinor) };
}

/** `paymentMethodId` of the official SDK: 128 characters. */
export const CODE_LENGTH_MAX = 128;

export const payRequestSchema = z.object({
  productCode: z.literal('IN_STORE_PAYMENT'),
  paymentRequestId: id,
  order: z.object({
    referenceOrderId: text(64),
    orderDescription: text(256),
    orderAmount: amountSchema,
    merchant: z.object({
      referenceMerchantId: text(64),
      merchantName: text(256),
      merchantMCC: mcc,
      store: z.object({
        referenceStoreId: text(64),
        storeName: text(256),
        storeMCC: mcc,
        storeTerminalId: text(64),
      }),
    }),
    env: z.object({ storeTerminalId: text(64), storeTerminalRequestTime: isoTime }),
  }),
  paymentAmount: amountSchema,
  paymentMethod: z.object({
    paymentMethodType: z.literal('CONNECT_WALLET'),
    /** The scanned code. */
    paymentMethodId: text(CODE_LENGTH_MAX),
  }),
  paymentFactor: z.object({ inStorePaymentScenario: z.literal('PaymentCode') }),
  paymentExpiryTime: isoTime,
  paymentNotifyUrl: z.url().max(2048),
  settlementStrategy: z.object({ settlementCurrency: z.string().regex(/^[A-Z]{3}$/) }),
  merchantRegion: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});
export type PayRequest = z.infer<typeof payRequestSchema>;

/** inquiryPayment and cancel: one of the two ids, and paymentId wins when both stand. */
export const questionRequestSchema = z.object({
  paymentRequestId: id.optional(),
  paymentId: id.optional(),
});
export type QuestionRequest = z.infer<typeof questionRequestSchema>;

export const refundRequestSchema = z.object({
  refundRequestId: id,
  paymentId: id,
  refundAmount: amountSchema,
  refundReason: text(256).optional(),
});
export type RefundRequest = z.infer<typeof refundRequestSchema>;

/** One of the two ids, and refundId wins when both stand. */
export const refundQuestionRequestSchema = z.object({
  refundRequestId: id.optional(),
  refundId: id.optional(),
});
export type RefundQuestionRequest = z.infer<typeof refundQuestionRequestSchema>;

// Answers are read tolerantly: unknown fields are ignored, and null is the same as absent. What
// must be there for an S is checked where the answer is judged.
export const judged = <Shape>(schema: z.ZodType<Shape>) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();
/** A field that no rule judges: whatever stands in it never hides a success. */
const shown = <Shape>(schema: z.ZodType<Shape>) =>
  schema
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined)
    .optional();

export const resultSchema = z.object({
  resultCode: z.string().max(64),
  /** S, F or U; any other text is read as U, never as F. */
  resultStatus: z.string().max(8),
  resultMessage: shown(z.string().max(256)),
});
export type WireResult = z.infer<typeof resultSchema>;

const answeredId = judged(z.string().max(64));
const answeredAmount = judged(amountSchema);
const pspCustomerInfo = shown(z.object({ pspName: shown(z.string().max(128)) }));

export const payResponseSchema = z.object({
  result: resultSchema,
  paymentRequestId: answeredId,
  paymentId: answeredId,
  paymentAmount: answeredAmount,
  actualPaymentAmount: shown(amountSchema),
  paymentTime: shown(isoTime),
  pspCustomerInfo,
  walletBrandName: shown(z.string().max(128)),
});
export type PayResponse = z.infer<typeof payResponseSchema>;

const transactionSchema = z.object({
  transactionType: z.string().max(32),
  transactionStatus: judged(z.string().max(32)),
  transactionRequestId: answeredId,
  // Judged for refunds only; one that cannot be read makes such an answer unreadable.
  transactionAmount: shown(amountSchema),
  transactionResult: judged(resultSchema),
});

export const inquiryResponseSchema = payResponseSchema.extend({
  paymentStatus: judged(z.string().max(32)),
  paymentResultCode: shown(z.string().max(64)),
  transactions: judged(z.array(transactionSchema).max(1000)),
});
export type InquiryResponse = z.infer<typeof inquiryResponseSchema>;

export const cancelResponseSchema = z.object({
  result: resultSchema,
  paymentRequestId: answeredId,
  paymentId: answeredId,
  cancelTime: shown(isoTime),
});
export type CancelResponse = z.infer<typeof cancelResponseSchema>;

export const refundResponseSchema = z.object({
  result: resultSchema,
  refundRequestId: answeredId,
  refundId: answeredId,
  paymentId: answeredId,
  refundAmount: answeredAmount,
  refundTime: shown(isoTime),
});
export type RefundResponse = z.infer<typeof refundResponseSchema>;

/** `AlipayInquiryRefundResponse.java`: no result code of the refund itself is told. */
export const refundInquiryResponseSchema = refundResponseSchema.extend({
  refundStatus: judged(z.string().max(32)),
});
export type RefundInquiryResponse = z.infer<typeof refundInquiryResponseSchema>;

/** An instant as the acquirer reads it: ISO 8601 in UTC, to the second, with its offset. */
export function wireTime(utcMs: number): string {
  return new Date(utcMs).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}
