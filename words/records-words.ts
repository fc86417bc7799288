import type { JournalFault } from '../messages/records.ts';

/** What the till keeps, and who may allow what. */
export interface RecordsWords {
  readonly journal: {
    readonly title: string;
    /** What it is, and what the button does. */
    readonly means: string;
    readonly verify: string;
    readonly verifying: string;
    readonly whole: (rows: number) => string;
    /** Rows before `row` were written before their end was sealed. */
    readonly sealedFrom: (row: number) => string;
    readonly broken: { readonly [Fault in JournalFault]: (row: number) => string };
    readonly brokenAdvice: string;
  };
  readonly backups: {
    readonly title: string;
    readonly means: string;
    readonly backUp: string;
    readonly backingUp: string;
    readonly newest: (time: string, count: number) => string;
    readonly none: string;
    readonly folder: (path: string) => string;
  };
  readonly pin: {
    readonly title: string;
    readonly means: string;
    readonly notSet: string;
    readonly isSet: string;
    readonly locked: (time: string) => string;
    readonly triesLeft: (count: number) => string;
    readonly current: string;
    readonly next: string;
    readonly again: string;
    readonly set: string;
    readonly change: string;
    readonly differs: string;
    readonly done: string;
    /** The way out for whoever has the machine. */
    readonly forgotten: string;
  };
}

/** What may take the place of damaged records, asked before it is done. */
export interface ReplaceRecordsWords {
  readonly restore: (time: string) => string;
  readonly startEmpty: string;
  readonly back: string;
  readonly ask: {
    readonly restore: { readonly means: string; readonly confirm: string };
    readonly startEmpty: { readonly means: string; readonly confirm: string };
  };
}
