import { z } from 'zod';
import { PRINT_JOB_STATUSES, PRINT_PROBLEMS, PRINTER_STATUSES } from './printing.ts';

/** Run-time schemas of `printing.ts`. */
const TEXT_LENGTH_MAX = 4096;
/** Above what the queue keeps. */
const JOBS_MAX = 200;

const text = z.string().max(TEXT_LENGTH_MAX);
const problem = z.enum(PRINT_PROBLEMS).nullable();

const thingSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('payment'), paymentRequestId: text, shortId: text }),
  z.strictObject({ type: z.literal('refund'), refundRequestId: text, shortId: text }),
  z.strictObject({ type: z.literal('test') }),
  z.strictObject({ type: z.literal('drawer') }),
]);

export const printingSchema = z.strictObject({
  printer: z
    .strictObject({
      status: z.enum(PRINTER_STATUSES),
      problem,
      detail: text.nullable(),
      answers: z.boolean(),
      place: text,
      hasDrawer: z.boolean(),
    })
    .nullable(),
  jobs: z
    .array(
      z.strictObject({
        jobId: text,
        thing: thingSchema,
        status: z.enum(PRINT_JOB_STATUSES),
        askedAt: z.number(),
        endedAt: z.number().nullable(),
        problem,
        detail: text.nullable(),
        copy: z.int().nonnegative(),
      }),
    )
    .max(JOBS_MAX)
    .readonly(),
});
