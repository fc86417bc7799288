import { z } from 'zod';
import { CALL_FAILURES } from '../../messages/failures.ts';
import type { Answer, Calls } from '../../messages/table.ts';
import type { UtcMs } from '../core/attempt.ts';
import { parseCurrency, type Currency } from '../core/money.ts';

/** What crosses between the terminal's thread and the worker, and the schemas of it. */
const REPORT_CALLS = [
  'findPayments',
  'readDay',
  'exportDay',
  'verifyJournal',
  'backUpNow',
] as const;
export type ReportCall = (typeof REPORT_CALLS)[number];

/** Told once, when the worker starts. */
export interface ReportsSettings {
  readonly mode: 'simulation' | 'live';
  readonly databaseFile: string;
  /** Made when the first file is written into it. */
  readonly exportFolder: string;
  /** Made with the first backup. */
  readonly backupFolder: string;
  /** Under which the end of the journal is sealed. */
  readonly localKeyFile: string;
  readonly storeId: string;
  readonly terminalId: string;
  readonly currency: Currency;
  readonly zone: string;
  /** `HH:MM`. */
  readonly cutOff: string;
}

export const settingsSchema: z.ZodType<ReportsSettings> = z.strictObject({
  mode: z.enum(['simulation', 'live']),
  databaseFile: z.string(),
  exportFolder: z.string(),
  backupFolder: z.string(),
  localKeyFile: z.string(),
  storeId: z.string(),
  terminalId: z.string(),
  currency: z.string().transform((text, context) => {
    const currency = parseCurrency(text);
    if (currency !== null) return currency;
    context.addIssue('not a currency');
    return z.NEVER;
  }),
  zone: z.string(),
  cutOff: z.string(),
});

/** One at a time: the next one is asked when this one was answered. */
export interface ReportRequest {
  readonly name: ReportCall;
  /** As the table of calls has it; parsed by the one who answers. */
  readonly argument: unknown;
  /** The till's clock: the worker has none. */
  readonly now: UtcMs;
}

export const requestSchema: z.ZodType<ReportRequest> = z.strictObject({
  name: z.enum(REPORT_CALLS),
  argument: z.unknown(),
  now: z.number(),
});

/** The worker's answer, and for the log what went wrong. */
export interface ReportReply {
  readonly answer: Answer<unknown>;
  readonly detail: string | null;
}

export const replySchema: z.ZodType<ReportReply> = z.strictObject({
  answer: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), result: z.unknown() }),
    z.strictObject({ ok: z.literal(false), failure: z.enum(CALL_FAILURES) }),
  ]),
  detail: z.string().nullable(),
});

export type ReportResult<Name extends ReportCall> = Calls[Name]['result'];
export type ReportArgument<Name extends ReportCall> = Calls[Name]['argument'];
