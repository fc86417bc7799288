import { z } from 'zod';
import type { PrintedThing, PrintJobView, PrintProblem } from '../../messages/printing.ts';
import { PRINT_PROBLEMS } from '../../messages/printing.ts';
import { paymentViewSchema, refundViewSchema } from '../../messages/views.schema.ts';
import type { MonoMs, UtcMs } from '../core/attempt.ts';
import { unhandled } from '../core/check.ts';
import type { Clock } from '../ports.ts';
import { parseJson } from '../store/json.ts';
import type { PrintJobRecord } from '../store/store-port.ts';
import type { SlipFacts } from './slip-facts.ts';

/** A slip of a payment or of a refund: written down, counted, and printed sooner or later. */
export interface SlipWork {
  readonly type: 'slip';
  readonly thing: Extract<PrintedThing, { type: 'payment' | 'refund' }>;
  readonly facts: SlipFacts;
  /**
   * Which prints count as copies of each other. The receipt of a payment is no copy of the slip
   * that was given out while nobody knew its end.
   */
  readonly countedAs: string;
}

/** Done now or not at all: nobody wants a test, or an open drawer, an hour later. */
export type ErrandWork =
  | { readonly type: 'test'; readonly facts: SlipFacts }
  | { readonly type: 'drawer' };

interface Trouble {
  readonly problem: PrintProblem | null;
  /** The system's own words. */
  readonly detail: string | null;
}

/** What stays the same of it. */
interface PrintJobBase {
  readonly jobId: string;
  readonly askedAt: UtcMs;
  readonly work: SlipWork | ErrandWork;
  readonly fresh: Freshness;
}

/**
 * While it is tried again by itself; counted from when somebody wanted it last. By both clocks: one
 * stands still while the machine sleeps, the other may be set.
 */
interface Freshness {
  readonly untilMono: MonoMs;
  readonly wantedAt: UtcMs;
  readonly forMs: number;
}

export function freshFor(forMs: number, clock: Clock): Freshness {
  return { untilMono: clock.mono() + forMs, wantedAt: clock.now(), forMs };
}

/** A clock that was set far back proves nothing: a person is asked. */
export function isFresh({ fresh }: PrintJob, clock: Clock): boolean {
  const { untilMono, wantedAt, forMs } = fresh;
  return clock.mono() < untilMono && Math.abs(clock.now() - wantedAt) < forMs;
}

export type PrintJob = PrintJobBase & PrintJobState;

export type SlipJob = PrintJob & { readonly work: SlipWork };
export type WaitingJob = Extract<PrintJob, { status: 'waiting' }>;

/**
 * waiting → printing → printed or sent; back to waiting while nothing is on paper. What is not
 * printed while it is fresh is stale, what may be on paper is notKnown: both ask a person.
 */
type PrintJobState =
  /** `isDue`: to be tried as soon as the printer has nothing else to do. */
  | ({ readonly status: 'waiting'; readonly isDue: boolean } & Trouble)
  /** `copy`: how often it may have been on paper before. */
  | { readonly status: 'printing'; readonly copy: number }
  | { readonly status: 'printed' | 'sent'; readonly copy: number; readonly endedAt: UtcMs }
  | ({ readonly status: 'stale' } & Trouble)
  | ({ readonly status: 'notKnown'; readonly copy: number } & Trouble)
  | ({ readonly status: 'failed'; readonly endedAt: UtcMs } & Trouble);

/** It without its state. */
export function identity<Work>(job: PrintJobBase & { readonly work: Work }) {
  const { jobId, askedAt, work, fresh } = job;
  return { jobId, askedAt, work, fresh };
}

/** Whether a person has to say what becomes of it. */
export function asks({ status }: PrintJob): boolean {
  return status === 'stale' || status === 'notKnown';
}

export function hasEnded({ status }: PrintJob): boolean {
  return status === 'printed' || status === 'sent' || status === 'failed';
}

export function isSlip(job: PrintJob): job is SlipJob {
  return job.work.type === 'slip';
}

/** Whether it is what somebody asks for: what waits is set in lines later, in any language. */
export function isAlready({ status, work }: SlipJob, { countedAs, facts }: SlipWork): boolean {
  if (work.countedAs !== countedAs) return false;
  return status === 'waiting' || (status === 'printing' && work.facts.locale === facts.locale);
}

/** Of one payment or of one refund. */
export function isSameThing({ thing }: SlipWork, other: SlipWork): boolean {
  return idOf(thing) === idOf(other.thing);
}

/** When what it is about began. */
export function beganAt({ facts }: SlipWork): UtcMs {
  if (facts.kind === 'test') return facts.at;
  return facts.kind === 'refund' ? facts.refund.requestedAt : facts.payment.attempt.scannedAt;
}

/** What the journal calls it. */
export function idOf(thing: SlipWork['thing']): string {
  return thing.type === 'payment' ? thing.paymentRequestId : thing.refundRequestId;
}

/** What a screen may know of it. */
export function printJobView(job: PrintJob): PrintJobView {
  const { jobId, askedAt, status, work } = job;
  const thing: PrintedThing = work.type === 'slip' ? work.thing : { type: work.type };
  const view = { jobId, thing, askedAt, status, endedAt: null, problem: null, detail: null };
  switch (job.status) {
    case 'waiting':
    case 'stale':
      return { ...view, copy: 0, problem: job.problem, detail: job.detail };
    case 'printing':
      return { ...view, copy: job.copy };
    case 'printed':
    case 'sent':
      return { ...view, copy: job.copy, endedAt: job.endedAt };
    case 'notKnown':
      return { ...view, copy: job.copy, problem: job.problem, detail: job.detail };
    case 'failed': {
      const { endedAt, problem, detail } = job;
      return { ...view, copy: 0, endedAt, problem, detail };
    }
    default:
      return unhandled(job);
  }
}

const text = z.string();
const head = {
  mode: z.enum(['live', 'simulation']),
  storeName: text,
  merchantName: text,
  terminalId: text,
  zone: text,
  locale: text,
  at: z.number(),
  brand: text,
};

/** As it lies in the store: no screen has seen what another version of this program wrote. */
const stateSchema = z.strictObject({
  thing: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('payment'), paymentRequestId: text, shortId: text }),
    z.strictObject({ type: z.literal('refund'), refundRequestId: text, shortId: text }),
  ]),
  facts: z.discriminatedUnion('kind', [
    z.strictObject({ ...head, kind: z.literal('payment'), payment: paymentViewSchema }),
    z.strictObject({
      ...head,
      kind: z.literal('refund'),
      payment: paymentViewSchema,
      refund: refundViewSchema,
    }),
  ]),
  countedAs: text,
  /** Null: nothing of it is on paper. Else which copy may be. */
  onPaper: z.int().nonnegative().nullable(),
  problem: z.enum(PRINT_PROBLEMS).nullable(),
});

/** The row of a slip; `onPaper`: which copy may be on paper, null: none. */
export function slipRecord(
  { jobId, askedAt, work }: SlipJob,
  onPaper: number | null,
  problem: PrintProblem | null = null,
): PrintJobRecord {
  const { thing, facts, countedAs } = work;
  const state = JSON.stringify({ thing, facts, countedAs, onPaper, problem });
  return { jobId, askedAt, state };
}

/**
 * What an earlier process left: nobody waits for it any more, so it asks before it is printed.
 * Null: the row cannot be read.
 */
export function slipLeft({ jobId, askedAt, state }: PrintJobRecord): SlipJob | null {
  const parsed = stateSchema.safeParse(parseJson(state));
  if (!parsed.success) return null;
  const { thing, facts, countedAs, onPaper, problem } = parsed.data;
  const work = { type: 'slip', thing, facts, countedAs } as const;
  const fresh = { untilMono: 0, wantedAt: askedAt, forMs: 0 };
  const job = { jobId, askedAt, work, fresh };
  if (onPaper === null) return { ...job, status: 'stale', problem, detail: null };
  const unknown = { problem: problem ?? 'interrupted', detail: null } as const;
  return { ...job, status: 'notKnown', copy: onPaper, ...unknown };
}
