import type { Attempt, AttemptStatus, UtcMs } from '../core/attempt.ts';
import type { Money } from '../core/money.ts';
import type { Orphan } from '../core/orphan.ts';
import type { Recheck } from '../core/recheck.ts';
import type { Refund, RefundStatus } from '../core/refund.ts';
import type { Sale, SaleStatus } from '../core/sale.ts';
import type { Work } from '../core/work.ts';

/**
 * The till's memory. Whatever `write` does is durable when it returns, or has not happened at
 * all; everything else is read or written inside of it. `TillStore` keeps it in SQLite; the
 * simulation's twin keeps it in plain memory, and the same tests run on both.
 */
export interface Store {
  readonly attempts: AttemptRecords;
  readonly refunds: RefundRecords;
  readonly rechecks: RecheckRecords;
  readonly orphans: OrphanRecords;
  readonly work: WorkRecords;
  readonly sales: SaleRecords;
  readonly leftOpen: LeftOpenRecords;
  readonly printJobs: PrintJobRecords;
  readonly journal: JournalRecords;
  readonly usedCodes: UsedCodeRecords;
  /** One transaction. Nothing asynchronous belongs inside. Throws what refuses to be written. */
  write<Result>(work: () => Result): Result;
  /** The sale that the screen shows; kept so that a restart shows the same. */
  foregroundSale(): string | null;
  setForegroundSale(saleId: string | null): void;
  /** Up to which byte the file of used ids was compared with the tables; 0: never. */
  idsCheckedUntil(): number;
  setIdsCheckedUntil(offset: number): void;
  /** Tries a write that changes nothing. */
  isWritable(): boolean;
  /** Takes away what is left of wiped bytes. False: not just now, and it is to be tried again. */
  scrub(): boolean;
}

/** A stored attempt: read, or so broken that only its columns can be believed. */
export type StoredAttempt =
  | { readonly readable: true; readonly attempt: Attempt }
  | {
      readonly readable: false;
      readonly paymentRequestId: string;
      readonly saleId: string;
      readonly money: Money;
      readonly createdAt: UtcMs;
      /** As the column has it, which the table's own check keeps to known ones. */
      readonly status: AttemptStatus;
      /** What the row held; kept in the journal. */
      readonly state: string;
    };

/** An open attempt as far as it can be told without reading its state. */
export interface OpenAttempt {
  readonly paymentRequestId: string;
  readonly status: AttemptStatus;
}

export interface AttemptRecords {
  /** Refuses a second open attempt of a sale, and a second paid one. */
  insert(attempt: Attempt, at: UtcMs): void;
  /** Writes the new state; a final one takes its request body with it. */
  update(attempt: Attempt, at: UtcMs): void;
  /** Its sale may have another attempt although this one is open. */
  release(paymentRequestId: string): void;
  isReleased(paymentRequestId: string): boolean;
  insertBody(paymentRequestId: string, body: Uint8Array): void;
  /** The exact bytes that were sent; null: wiped. */
  bodyOf(paymentRequestId: string): Uint8Array | null;
  has(paymentRequestId: string): boolean;
  byId(paymentRequestId: string): StoredAttempt | null;
  /** The newest attempt of a sale. */
  newestOf(saleId: string): StoredAttempt | null;
  /** Oldest first. */
  allOpen(): readonly OpenAttempt[];
  /** Open attempts whose sale is of this money, or has any reference. */
  openAlike(money: Money): readonly string[];
  /** When the newest of those that ended did; null: none has. */
  newestEndAt(): UtcMs | null;
  /** Ids of those that ended since then, whatever their end. */
  endedSince(at: UtcMs): readonly string[];
  /** Attempts that were once shown as not known and ended around `at`, the newest first. */
  endedUnknownAround(at: UtcMs, withinMs: number): readonly Attempt[];
  wasShownUnknown(paymentRequestId: string): boolean;
  /**
   * Who is still to be heard of anything, each once: whom open attempts, those with open refunds
   * and those that are asked about again were sent to, and who is asked about lost ids.
   */
  acquirersOfOpen(): readonly string[];
  /** Whom it was sent to, where that is not the acquirer of now; null: it is. */
  formerAcquirerOf(paymentRequestId: string): string | null;
}

/** A refund that is open, or whose end nobody has seen, with what it was when seen last. */
export interface UntoldRefund {
  readonly refund: Refund;
  readonly seenStatus: RefundStatus | null;
}

export interface RefundRecords {
  /** One of a person counts as seen. */
  insert(refund: Refund, at: UtcMs): void;
  update(refund: Refund, at: UtcMs): void;
  /** Null: there is none, or its row cannot be read. */
  byId(refundRequestId: string): Refund | null;
  /** All of one payment, the oldest first. */
  of(paymentRequestId: string): readonly Refund[];
  /** What of a payment is given back or may be, also by rows that cannot be read; minor units. */
  standingMinor(paymentRequestId: string): number;
  /** Of that: what is not proven yet. */
  unprovenMinor(paymentRequestId: string): number;
  /** Its id; null: no refund was asked for under this key. */
  byCallKey(callKey: string): string | null;
  /** Ids of those that are not final, the oldest first. */
  allOpen(): readonly string[];
  /** The oldest first. */
  toTell(): readonly UntoldRefund[];
  setSeen(refundRequestId: string, status: RefundStatus): void;
}

export interface RecheckRecords {
  /** Replaces what was there of the same payment. */
  put(recheck: Recheck): void;
  remove(paymentRequestId: string): void;
  byId(paymentRequestId: string): Recheck | null;
  all(): readonly string[];
}

export interface OrphanRecords {
  put(orphan: Orphan): void;
  byId(paymentRequestId: string): Orphan | null;
  /** Ids of those that are still asked about. */
  allAsking(): readonly string[];
}

/** What is in flight or due: nothing is asked or sent without such a row. */
export interface WorkRecords {
  /** All the work of one subject (a payment's or a refund's id), as it is from now on. */
  replace(subject: string, work: readonly Work[]): void;
  of(subject: string): readonly Work[];
  /** It cannot be processed: it waits for a person, and the others go on. */
  park(subject: string, reason: string): void;
  /** Subjects that are parked, with why. */
  parked(): readonly { readonly subject: string; readonly reason: string }[];
}

export interface SaleRecords {
  insert(sale: Sale): void;
  setStatus(saleId: string, status: SaleStatus): void;
  /** One that was closed another way stays so, and its payment beside it shows. */
  setPaid(saleId: string): void;
  byId(saleId: string): Sale | null;
  byCallKey(callKey: string): Sale | null;
}

/** A payment that the cashier went on without, until its end was seen. */
export interface LeftOpen {
  readonly paymentRequestId: string;
  /** What it was when somebody saw it last. */
  readonly seenStatus: AttemptStatus;
  /** A manager has seen it paid in the acquirer's portal. */
  readonly isInPortal: boolean;
}

export interface LeftOpenRecords {
  /** Oldest first. */
  all(): readonly LeftOpen[];
  /** `seenStatus` was seen by who left it, or by who was told of it since. */
  put(paymentRequestId: string, at: UtcMs, seenStatus: AttemptStatus): void;
  setInPortal(paymentRequestId: string): void;
  /** Its end was seen. */
  remove(paymentRequestId: string): void;
}

/** A slip that is to be printed, or of which a part may be on paper. */
export interface PrintJobRecord {
  readonly jobId: string;
  readonly askedAt: UtcMs;
  /** What it says, as JSON that the print queue alone reads; never a payment code. */
  readonly state: string;
}

export interface PrintJobRecords {
  /** A second time it replaces the state. */
  put(job: PrintJobRecord): void;
  remove(jobId: string): void;
  /** Oldest first. */
  all(): readonly PrintJobRecord[];
  /** When an older copy took the place of the database, which forgot what was printed since. */
  restoredAt(): UtcMs | null;
  /** How often this slip may be on paper. */
  timesOf(slip: string): number;
  setTimes(slip: string, times: number): void;
}

/** One thing that happened, as it is written down for ever. Never holds a payment code. */
export interface JournalEntry {
  readonly at: UtcMs;
  /** What it happened to: a sale's or an attempt's id, or `till`. */
  readonly subject: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface JournalRecords {
  append(entry: JournalEntry): void;
}

/** Codes that were ever submitted; kept as something that does not tell them. */
export interface UsedCodeRecords {
  has(code: string): boolean;
  insert(code: string, at: UtcMs): void;
}
