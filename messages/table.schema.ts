import { z } from 'zod';
import { CALL_FAILURES } from './failures.ts';
import type { CallName, Calls } from './table.ts';
import { tillViewSchema } from './views.schema.ts';

/**
 * Run-time schemas of `table.ts`: the shell parses what the screen asks and what a process
 * answers; the process that answers parses the argument once more, at its own border.
 * The limits only keep out what no screen could mean; what the till accepts (a reference that
 * is too long, an amount that is too large) is decided, and said, by the terminal.
 */
const ID_LENGTH_MAX = 64;
const REFERENCE_LENGTH_MAX = 1024;

const id = z.string().min(1).max(ID_LENGTH_MAX);
const sale = z.strictObject({ saleId: id });
const payment = z.strictObject({ paymentRequestId: id });

export const callArgumentSchemas = {
  readTill: z.null(),
  readShell: z.null(),
  charge: z.strictObject({
    key: id,
    amountMinor: z.number(),
    reference: z.string().max(REFERENCE_LENGTH_MAX).nullable(),
  }),
  dropSale: sale,
  scanAgain: sale,
  cancelPayment: payment,
  nextSale: sale,
  checkNow: payment,
  presentCode: z.strictObject({ customerId: id }),
  answerPrompt: z.strictObject({ customerId: id, confirms: z.boolean() }),
  restartTill: z.null(),
} satisfies { readonly [Name in CallName]: z.ZodType<Calls[Name]['argument']> };

/** What the processes behind the shell may answer; the shell's own answers cross no border. */
export const callResultSchemas = {
  readTill: tillViewSchema.nullable(),
  charge: sale,
  dropSale: z.null(),
  scanAgain: z.null(),
  cancelPayment: z.null(),
  nextSale: z.null(),
  checkNow: z.null(),
  presentCode: z.null(),
  answerPrompt: z.null(),
} satisfies { readonly [Name in RelayedCall]: z.ZodType<Calls[Name]['result']> };

/** The calls that the shell hands on. */
export type RelayedCall = {
  [Name in CallName]: Calls[Name]['by'] extends 'shell' ? never : Name;
}[CallName];

/** An answer to a call whose result is not looked at yet. */
export const answerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), result: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure: z.enum(CALL_FAILURES) }),
]);
