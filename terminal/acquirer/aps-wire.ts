import { z } from 'zod';
import {
  inquiryResponseSchema,
  judged,
  payRequestSchema,
  resultSchema,
  type PayRequest,
} from './wire.ts';

/**
 * What differs in Alipay+ APS as acquirers speak it, from the AMS dialect of `wire.ts`. Source:
 * acquirer protocol research 1.1 to 1.6, from docs.alipayplus.com and the official SDK
 * (`AlipayApsPayRequest.java`, `AlipayApsPayResponse.java`). There is no inquiry about a refund,
 * and sandbox clients use the same paths: the SDK rewrites those of AMS alone.
 */
export const APS_PATHS = {
  pay: '/aps/api/v1/payments/pay',
  inquiryPayment: '/aps/api/v1/payments/inquiryPayment',
  cancel: '/aps/api/v1/payments/cancelPayment',
  refund: '/aps/api/v1/payments/refund',
} as const;

/** "Everything except arrays is sent as a JSON string" (api_acq/cancel_payment). */
const TRUE = 'true';

/** No product code; that it is an in-store payment stands in the payment factor. */
export const apsPayRequestSchema = payRequestSchema.omit({ productCode: true }).extend({
  paymentFactor: z.object({
    isInStorePayment: z.literal(TRUE),
    inStorePaymentScenario: z.literal('PaymentCode'),
  }),
});
export type ApsPayRequest = z.infer<typeof apsPayRequestSchema>;

export function apsPayRequest(ofAms: PayRequest): ApsPayRequest {
  const { productCode: _productCode, ...request } = ofAms;
  const { inStorePaymentScenario } = request.paymentFactor;
  return { ...request, paymentFactor: { isInStorePayment: TRUE, inStorePaymentScenario } };
}

/** `result` speaks of the question, `paymentResult` of the payment. */
export const apsInquiryResponseSchema = inquiryResponseSchema
  .omit({ paymentStatus: true, paymentResultCode: true })
  .extend({ paymentResult: judged(resultSchema) });
export type ApsInquiryResponse = z.infer<typeof apsInquiryResponseSchema>;
