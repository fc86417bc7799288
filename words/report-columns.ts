/** The columns of a day's payments in a file, in the order in which they stand. */
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
] as const;
export type ReportColumn = (typeof REPORT_COLUMNS)[number];
