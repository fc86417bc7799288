import type { UtcMs } from '../terminal/core/attempt.ts';

/** What was done to a row of the journal; `cutOff`: rows are missing at its end. */
export const JOURNAL_FAULTS = ['changed', 'removed', 'inserted', 'cutOff', 'sealBroken'] as const;
export type JournalFault = (typeof JOURNAL_FAULTS)[number];

export type JournalView =
  /** `sealedFrom`: an end that is cut off is seen from this row on; 1: from the first. */
  | { readonly whole: true; readonly rows: number; readonly sealedFrom: number }
  /** The first row that is not as it was written. */
  | { readonly whole: false; readonly seq: number; readonly fault: JournalFault };

/** A copy of the till's database. */
export interface BackupView {
  /** Its file in the folder of backups. */
  readonly name: string;
  readonly at: UtcMs;
}

export interface BackupsView {
  readonly folder: string;
  /** Null: there is none yet. */
  readonly newest: BackupView | null;
  readonly count: number;
  /** Why the newest try made none; null: it did, or none was tried since the start. */
  readonly failure: 'backupFailed' | 'recordsDamaged' | null;
}

/** The longest PIN that the till takes. */
export const PIN_DIGITS_MAX = 12;

export interface ManagerPinView {
  readonly isSet: boolean;
  /** In a row, since it was last typed rightly. */
  readonly wrongTries: number;
  /** Wrong ones that may follow before the PIN is locked for a while. */
  readonly triesLeft: number;
  /** Null: not locked. */
  readonly lockedUntil: UtcMs | null;
}

/** Why the database cannot be used; each has a screen and a way out. */
export type DatabaseFailure =
  | {
      readonly code: 'databaseNewer';
      readonly file: string;
      readonly version: number;
      readonly known: number;
    }
  | { readonly code: 'databaseReadOnly'; readonly file: string }
  | { readonly code: 'databaseFull'; readonly file: string }
  | { readonly code: 'databaseLocked'; readonly file: string }
  | DamagedRecords<'databaseCorrupt'>
  | { readonly code: 'databaseOtherMode'; readonly file: string; readonly mode: string }
  | DamagedRecords<'databaseUnusable'>;

interface DamagedRecords<Code extends string> {
  readonly code: Code;
  readonly file: string;
  readonly detail: string;
  /** What may take their place; null: there is no backup. */
  readonly backup: BackupView | null;
}
