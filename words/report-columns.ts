import type { RefundCause } from '../terminal/core/refund.ts';

/**
 * The columns of a day in a file, in the order in which they stand: a new one comes last, so that
 * what somebody's import counts off stays where it was.
 */
export const REPORT_COLUMNS = [
  'businessDay',
  'time',
  'shortId',
  'paymentRequestId',
  'paymentId',
  'reference',
  'wallet',
  'amount',
  'currency',
  'givenBack',
  'paymentState',
  'saleState',
  'resultCode',
  'code',
  'kind',
  'taken',
  'refundRequestId',
  'refundAmount',
  'refundState',
] as const;
export type ReportColumn = (typeof REPORT_COLUMNS)[number];

/** What a row is about: a payment, a sale without one, or money given back and why. */
export type ReportKind = 'payment' | 'sale' | RefundCause;
