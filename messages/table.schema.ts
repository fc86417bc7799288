import { z } from 'zod';
import { FINAL_STATUSES, OPEN_STATUSES } from '../terminal/core/attempt.ts';
import { FINAL_REFUND_STATUSES, OPEN_REFUND_STATUSES } from '../terminal/core/refund.ts';
import { dayViewSchema, foundPaymentsSchema } from './day.schema.ts';
import { PAYMENT_GROUPS } from './day.ts';
import { devicesViewSchema, recordingNameSchema } from './devices.schema.ts';
import { CALL_FAILURES } from './failures.ts';
import { backupsViewSchema, journalViewSchema, managerPinViewSchema } from './records.schema.ts';
import type { CallName, Calls } from './table.ts';
import { refundableSchema, tillViewSchema } from './views.schema.ts';
import { CODE_KINDS, SCAN_CHANNELS } from './views.ts';

/**
 * Run-time schemas of `table.ts`: the shell parses what the screen asks and what a process
 * answers; the process that answers parses the argument once more, at its own border.
 * The limits only keep out what no screen could mean; what the till accepts (a reference that
 * is too long, an amount that is too large) is decided, and said, by the terminal.
 */
const ID_LENGTH_MAX = 64;
const REFERENCE_LENGTH_MAX = 1024;
/** Longer than any code, shorter than a document that somebody scans by mistake. */
const SCAN_LENGTH_MAX = 4096;
const SEARCH_LENGTH_MAX = 128;
/** Longer than any PIN that the till takes, which says so itself. */
const PIN_LENGTH_MAX = 64;
/** More slips than the till keeps. */
const SLIPS_MAX = 64;
/** As long as language tags may be. */
const LANGUAGE_LENGTH_MAX = 35;

const id = z.string().min(1).max(ID_LENGTH_MAX);
const sale = z.strictObject({ saleId: id });
const payment = z.strictObject({ paymentRequestId: id });
const seenPayment = payment.extend({ status: z.enum([...OPEN_STATUSES, ...FINAL_STATUSES]) });
const charge = z.strictObject({ key: id });
const businessDay = z.iso.date();
const pin = z.string().max(PIN_LENGTH_MAX);
const language = z.string().max(LANGUAGE_LENGTH_MAX);
const job = z.strictObject({ jobId: id });
const scanned = z.string().max(SCAN_LENGTH_MAX);
const readings = { physical: scanned, characters: scanned };
/** With Caps Lock undone and with digits put back, each and both. */
const TYPED_OTHERS_MAX = 4;
/** What stalls more often is doubtful anyway. */
const TYPED_STALLS_MAX = 4;
const aimIdentifier = z.string().regex(/^\][A-Za-z][0-9A-Za-z]$/);

export const callArgumentSchemas = {
  readTill: z.null(),
  readShell: z.null(),
  charge: z.strictObject({
    key: id,
    amountMinor: z.number(),
    reference: z.string().max(REFERENCE_LENGTH_MAX).nullable(),
    heldScanAt: z.number().nullable(),
  }),
  chargeAnyway: charge,
  withdrawCharge: charge,
  forgetScan: z.strictObject({ heldScanAt: z.number() }),
  closeSale: z.strictObject({
    saleId: id,
    paymentRequestId: id.nullable(),
    as: z.enum(['paidOtherwise', 'dropped']),
  }),
  handOver: seenPayment,
  takeBack: sale,
  acknowledge: seenPayment,
  scanTyped: z.strictObject({
    ...readings,
    others: z.array(scanned).max(TYPED_OTHERS_MAX).optional(),
    before: z.strictObject(readings).optional(),
    isHeadUnsure: z.boolean().optional(),
    afterStalls: z.array(z.strictObject(readings)).max(TYPED_STALLS_MAX).optional(),
    isDoubtful: z.boolean().optional(),
  }),
  scanSeen: z.strictObject({ text: scanned, symbology: aimIdentifier }),
  scanAgain: sale,
  cancelPayment: payment,
  nextSale: sale,
  checkNow: payment,
  sendNow: payment,
  checkAll: z.null(),
  chargeAgain: seenPayment.extend({ pin }),
  seenInPortal: seenPayment.extend({ pin }),
  readRefunds: payment,
  refund: z.strictObject({
    key: id,
    paymentRequestId: id,
    amountMinor: z.number(),
    reason: z.string().max(REFERENCE_LENGTH_MAX),
    pin: pin.nullable(),
  }),
  acknowledgeRefund: z.strictObject({
    refundRequestId: id,
    status: z.enum([...OPEN_REFUND_STATUSES, ...FINAL_REFUND_STATUSES]),
  }),
  findPayments: z.strictObject({
    text: z.string().max(SEARCH_LENGTH_MAX),
    businessDay: businessDay.nullable(),
    only: z.enum(PAYMENT_GROUPS),
    after: z.string().max(128).nullable(),
  }),
  readDay: z.strictObject({ businessDay: businessDay.nullable() }),
  exportDay: z.strictObject({ businessDay, language }),
  presentCode: z.strictObject({
    customerId: id,
    kind: z.enum(CODE_KINDS),
    through: z.enum(SCAN_CHANNELS),
  }),
  answerPrompt: z.strictObject({ customerId: id, confirms: z.boolean() }),
  printSlip: z.strictObject({
    about: z.union([payment, z.strictObject({ refundRequestId: id })]),
    language,
  }),
  printTest: z.strictObject({ language }),
  openDrawer: z.strictObject({ pin }),
  retryPrint: job,
  dropPrints: z.strictObject({ jobIds: z.array(id).min(1).max(SLIPS_MAX) }),
  restartTill: z.null(),
  verifyJournal: z.null(),
  readBackups: z.null(),
  backUpNow: z.null(),
  readManagerPin: z.null(),
  setManagerPin: z.strictObject({ pin, current: pin.nullable() }),
  readDevices: z.null(),
  startRecording: z.strictObject({ scannerId: id }),
  stopRecording: z.null(),
  replayRecording: z.strictObject({ name: recordingNameSchema }),
  restoreBackup: z.strictObject({ name: z.string().min(1).max(128) }),
  startEmpty: z.null(),
} satisfies { readonly [Name in CallName]: z.ZodType<Calls[Name]['argument']> };

/** What the processes behind the shell may answer; the shell's own answers cross no border. */
export const callResultSchemas = {
  readTill: tillViewSchema.nullable(),
  charge: z.strictObject({ saleId: id.nullable() }),
  chargeAnyway: sale,
  withdrawCharge: z.null(),
  forgetScan: z.null(),
  closeSale: z.null(),
  handOver: z.null(),
  takeBack: z.null(),
  acknowledge: z.null(),
  scanTyped: z.null(),
  scanSeen: z.null(),
  scanAgain: z.null(),
  cancelPayment: z.null(),
  nextSale: z.null(),
  checkNow: z.null(),
  sendNow: z.null(),
  checkAll: z.null(),
  chargeAgain: z.null(),
  seenInPortal: z.null(),
  readRefunds: refundableSchema,
  refund: z.strictObject({ refundRequestId: id }),
  acknowledgeRefund: z.null(),
  findPayments: foundPaymentsSchema,
  readDay: dayViewSchema,
  exportDay: z.strictObject({ file: z.string().max(4096), payments: z.int().nonnegative() }),
  presentCode: z.null(),
  answerPrompt: z.null(),
  printSlip: job,
  printTest: job,
  openDrawer: job,
  retryPrint: z.null(),
  dropPrints: z.null(),
  verifyJournal: journalViewSchema,
  readBackups: backupsViewSchema,
  backUpNow: backupsViewSchema,
  readManagerPin: managerPinViewSchema,
  setManagerPin: z.null(),
  readDevices: devicesViewSchema,
  startRecording: z.null(),
  stopRecording: z.strictObject({ name: recordingNameSchema }),
  replayRecording: z.null(),
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
