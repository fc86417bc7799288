import type { UtcMs } from '../terminal/core/attempt.ts';

/** Why something is not on paper: what the printer or its cable says, or the till itself. */
export const PRINT_PROBLEMS = [
  'paperOut',
  'coverOpen',
  'cutterJammed',
  'offline',
  'notFound',
  'refused',
  'unreachable',
  'noPermission',
  'busy',
  'interrupted',
  'silent',
  'noDrawer',
  'failed',
  /** The process that has the printer is being started again. */
  'restarting',
  /** The till could not write down that it prints, so it did not. */
  'notWritten',
  /** Too many slips wait already. */
  'queueFull',
  /** The slip could not be set in lines. */
  'notDrawn',
] as const;
export type PrintProblem = (typeof PRINT_PROBLEMS)[number];

export const PRINTER_STATUSES = ['absent', 'opening', 'ready', 'faulted'] as const;

/** The receipt printer of the configuration, as it was last heard of. */
export interface PrinterView {
  readonly status: (typeof PRINTER_STATUSES)[number];
  readonly problem: PrintProblem | null;
  /** The system's own words for it, for support. */
  readonly detail: string | null;
  /** False: it takes bytes and never says anything, so that paper out is not noticed. */
  readonly answers: boolean;
  /** Where the configuration says that it is, for example `192.168.1.20:9100`. */
  readonly place: string;
  readonly hasDrawer: boolean;
}

/** What is printed, or done at the printer. */
export type PrintedThing =
  | { readonly type: 'payment'; readonly paymentRequestId: string; readonly shortId: string }
  | {
      readonly type: 'refund';
      readonly refundRequestId: string;
      /** Of its payment. */
      readonly shortId: string;
    }
  | { readonly type: 'test' }
  /** Nothing is printed: the drawer is opened. */
  | { readonly type: 'drawer' };

/**
 * `waiting`: printed by itself once the printer can, while it is fresh. `stale`: it was not, and
 * waits for a person's word. `notKnown`: a part of it may be on paper, and a person is asked.
 * `sent`: the printer took it and is one that never says anything. `failed`: not done, and never
 * done later by itself.
 */
export const PRINT_JOB_STATUSES = [
  'waiting',
  'printing',
  'printed',
  'sent',
  'stale',
  'notKnown',
  'failed',
] as const;

export interface PrintJobView {
  readonly jobId: string;
  readonly thing: PrintedThing;
  readonly status: (typeof PRINT_JOB_STATUSES)[number];
  readonly askedAt: UtcMs;
  readonly endedAt: UtcMs | null;
  /** Why it is not on paper; null: it is, or nothing stands in its way. */
  readonly problem: PrintProblem | null;
  readonly detail: string | null;
  /** Which copy was printed last; 0: the first print, or none yet. */
  readonly copy: number;
}

export interface PrintingView {
  /** Null: none is configured, and nothing is said of printing. */
  readonly printer: PrinterView | null;
  /** The newest first: all that waits or asks, and what has ended lately. */
  readonly jobs: readonly PrintJobView[];
}

/** Whose slip is to be printed. */
export type SlipSubject =
  | { readonly paymentRequestId: string }
  | { readonly refundRequestId: string };
