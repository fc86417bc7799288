import type { AttemptStatus } from '../terminal/core/attempt.ts';
import type { RefundStatus } from '../terminal/core/refund.ts';
import type { DayView, FoundPayments, PaymentGroup } from './day.ts';
import type { DevicesView } from './devices.ts';
import type { CallFailure } from './failures.ts';
import type { BackupsView, JournalView, ManagerPinView } from './records.ts';
import type { SlipSubject } from './printing.ts';
import type { RefundableView } from './refunds.ts';
import type { CodeKind, ScanChannel, ShellView, TillView } from './views.ts';

/** A payment as somebody saw it: one that has moved on since is to be seen first. */
interface SeenPayment {
  readonly paymentRequestId: string;
  readonly status: AttemptStatus;
}

/**
 * The one table of what the screen may ask and hear. Types, run-time schemas
 * (`table.schema.ts`), the preload and every double derive from it.
 * `by` says which process answers.
 */
export interface Calls {
  /** The whole truth, now; null while the terminal is not ready. */
  readTill: { by: 'terminal'; argument: null; result: TillView | null };
  readShell: { by: 'shell'; argument: null; result: ShellView };
  /**
   * Opens a sale and waits for its code. The same key is the same sale. `heldScanAt`: the held
   * code that the cashier was asked about, to be sent at once. A null `saleId`: nothing was
   * opened yet, the stage asks whether this is the same customer again.
   */
  charge: {
    by: 'terminal';
    argument: {
      key: string;
      amountMinor: number;
      reference: string | null;
      heldScanAt: number | null;
    };
    result: { saleId: string | null };
  };
  /** "Another customer": opens the sale that was held back. */
  chargeAnyway: { by: 'terminal'; argument: { key: string }; result: { saleId: string } };
  /** Back from "same customer?" to the amount. */
  withdrawCharge: { by: 'terminal'; argument: { key: string }; result: null };
  /** Forgets the code that is held before Charge. */
  forgetScan: { by: 'terminal'; argument: { heldScanAt: number }; result: null };
  /**
   * Closes a sale without its wallet payment, at any moment. `paymentRequestId` is the attempt
   * that the cashier saw, null: none. One that is open is undone: cancelled, and should it turn
   * out paid, given back. One that was paid meanwhile is given back.
   */
  closeSale: {
    by: 'terminal';
    argument: {
      saleId: string;
      paymentRequestId: string | null;
      as: 'paidOtherwise' | 'dropped';
    };
    result: null;
  };
  /** Leaves an unknown to the list of open payments, its money to be kept, and frees the till. */
  handOver: { by: 'terminal'; argument: SeenPayment; result: null };
  /** Brings a sale that was left back to the stage; sends nothing. */
  takeBack: { by: 'terminal'; argument: { saleId: string }; result: null };
  /** Somebody has seen what became of a payment that was left. */
  acknowledge: { by: 'terminal'; argument: SeenPayment; result: null };
  /** A scan of a scanner that types. */
  scanTyped: { by: 'terminal'; argument: TypedScan; result: null };
  /** A code that the window's camera saw, with its AIM identifier (`]Q1`), as scanners send it. */
  scanSeen: {
    by: 'terminal';
    argument: { text: string; symbology: string };
    result: null;
  };
  /** Waits for another code for the same sale, after an end without money. */
  scanAgain: { by: 'terminal'; argument: { saleId: string }; result: null };
  /** The Cancel button: asks for a cancel; what is shown next is what really happened. */
  cancelPayment: { by: 'terminal'; argument: { paymentRequestId: string }; result: null };
  /** Leaves the result of a sale that is paid or closed. */
  nextSale: { by: 'terminal'; argument: { saleId: string }; result: null };
  /** Sends a code that waited for a connection longer than it goes out by itself. */
  sendNow: { by: 'terminal'; argument: { paymentRequestId: string }; result: null };
  /** Asks about everything that is open, now: payments, refunds, ended and lost ones. */
  checkAll: { by: 'terminal'; argument: null; result: null };
  /**
   * A manager lets the sale of an unknown be charged again: that one is undone, cancelled or given
   * back, and the sale waits for another code.
   */
  chargeAgain: { by: 'terminal'; argument: SeenPayment & { pin: string }; result: null };
  /**
   * A manager has seen it paid in the acquirer's portal: the till is freed, and it is shown as not
   * verified and asked about until it is.
   */
  seenInPortal: { by: 'terminal'; argument: SeenPayment & { pin: string }; result: null };
  /** What may be given back of a payment, and what was. */
  readRefunds: {
    by: 'terminal';
    argument: { paymentRequestId: string };
    result: RefundableView;
  };
  /**
   * Gives money of a paid payment back. The same key is the same refund. `pin`: the manager's;
   * null: none was asked for.
   */
  refund: {
    by: 'terminal';
    argument: {
      key: string;
      paymentRequestId: string;
      amountMinor: number;
      reason: string;
      pin: string | null;
    };
    result: { refundRequestId: string };
  };
  /** Somebody has seen a refund as it is now. */
  acknowledgeRefund: {
    by: 'terminal';
    argument: { refundRequestId: string; status: RefundStatus };
    result: null;
  };
  /** Asks the acquirer about an open refund, a parked row or any open payment now. */
  checkNow: { by: 'terminal'; argument: { paymentRequestId: string }; result: null };
  /** Payments by what is typed: an amount, a time, a short id, a reference, or nothing. */
  findPayments: {
    by: 'terminal';
    argument: {
      text: string;
      /** Null: of any day. */
      businessDay: string | null;
      only: PaymentGroup;
      /** `next` of the page before. */
      after: string | null;
    };
    result: FoundPayments;
  };
  /** Null: the trading day that is going on. */
  readDay: { by: 'terminal'; argument: { businessDay: string | null }; result: DayView };
  /** Writes the day's payments as CSV; answers with the whole path. */
  exportDay: {
    by: 'terminal';
    argument: { businessDay: string; language: string };
    result: { file: string; payments: number };
  };
  /** A simulated customer holds a code to a simulated scanner. */
  presentCode: {
    by: 'world';
    argument: { customerId: string; kind: CodeKind; through: ScanChannel };
    result: null;
  };
  /** A simulated customer answers the password question on the phone. */
  answerPrompt: {
    by: 'world';
    argument: { customerId: string; confirms: boolean };
    result: null;
  };
  /**
   * Prints what is known now of a payment or a refund, apart from everything about money. Asked
   * for again while it waits or prints it is the same slip. `language`: of what is on paper.
   */
  printSlip: {
    by: 'terminal';
    argument: { about: SlipSubject; language: string };
    result: { jobId: string };
  };
  /** Shows that the printer works; done now or not at all. */
  printTest: { by: 'terminal'; argument: { language: string }; result: { jobId: string } };
  /** Opens the drawer without a sale: a manager's act. Done now or not at all. */
  openDrawer: { by: 'terminal'; argument: { pin: string }; result: { jobId: string } };
  /** Prints a slip that waits or asks: one that may be on paper is printed as a copy. */
  retryPrint: { by: 'terminal'; argument: { jobId: string }; result: null };
  /** Forgets slips that wait or ask. */
  dropPrints: { by: 'terminal'; argument: { jobIds: readonly string[] }; result: null };
  /** Starts the till's own processes again after they were given up. */
  restartTill: { by: 'shell'; argument: null; result: null };
  /** Reads every row of the journal: may take minutes. */
  verifyJournal: { by: 'terminal'; argument: null; result: JournalView };
  readBackups: { by: 'terminal'; argument: null; result: BackupsView };
  /** Checks the records and copies them: may take minutes. */
  backUpNow: { by: 'terminal'; argument: null; result: BackupsView };
  readManagerPin: { by: 'terminal'; argument: null; result: ManagerPinView };
  /** A null `current`: none is set yet. */
  setManagerPin: {
    by: 'terminal';
    argument: { pin: string; current: string | null };
    result: null;
  };
  /** What is plugged in and what it sends; looked at for as long as somebody asks. */
  readDevices: { by: 'terminal'; argument: null; result: DevicesView };
  /** Writes down what a scanner sends, for ten minutes at most. */
  startRecording: { by: 'terminal'; argument: { scannerId: string }; result: null };
  /** Answers with the recording's name. */
  stopRecording: { by: 'terminal'; argument: null; result: { name: string } };
  /** Plays a recording through the simulated scanner, down the path of a real one. */
  replayRecording: { by: 'world'; argument: { name: string }; result: null };
  /** Starts the till with the backup that its failure named, the damaged records set aside. */
  restoreBackup: { by: 'shell'; argument: { name: string }; result: null };
  /** The same with empty records, where there is no backup. */
  startEmpty: { by: 'shell'; argument: null; result: null };
}

export interface Events {
  till: TillView;
  shell: ShellView;
  /** A scan has just been read; for the click, before anything is known of it. */
  scanRead: { at: number };
}

export type CallName = keyof Calls;
export type EventName = keyof Events;
export type CallsBy<By extends Calls[CallName]['by']> = {
  [Name in CallName]: Calls[Name]['by'] extends By ? Name : never;
}[CallName];

/** A call never throws across a process: it comes back as one of these. */
export type Answer<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly failure: CallFailure };

/** What the preload exposes as `window.till`. */
export interface TillDoor {
  call<Name extends CallName>(
    name: Name,
    argument: Calls[Name]['argument'],
  ): Promise<Answer<Calls[Name]['result']>>;
  /** Returns the function that stops listening. */
  on<Name extends EventName>(name: Name, listener: (value: Events[Name]) => void): () => void;
}

export const CALL_ANSWERED_BY = {
  readTill: 'terminal',
  readShell: 'shell',
  charge: 'terminal',
  chargeAnyway: 'terminal',
  withdrawCharge: 'terminal',
  forgetScan: 'terminal',
  closeSale: 'terminal',
  handOver: 'terminal',
  takeBack: 'terminal',
  acknowledge: 'terminal',
  scanTyped: 'terminal',
  scanSeen: 'terminal',
  scanAgain: 'terminal',
  cancelPayment: 'terminal',
  nextSale: 'terminal',
  checkNow: 'terminal',
  sendNow: 'terminal',
  checkAll: 'terminal',
  chargeAgain: 'terminal',
  seenInPortal: 'terminal',
  readRefunds: 'terminal',
  refund: 'terminal',
  acknowledgeRefund: 'terminal',
  findPayments: 'terminal',
  readDay: 'terminal',
  exportDay: 'terminal',
  presentCode: 'world',
  answerPrompt: 'world',
  restartTill: 'shell',
  verifyJournal: 'terminal',
  readBackups: 'terminal',
  backUpNow: 'terminal',
  printSlip: 'terminal',
  printTest: 'terminal',
  openDrawer: 'terminal',
  retryPrint: 'terminal',
  dropPrints: 'terminal',
  readManagerPin: 'terminal',
  setManagerPin: 'terminal',
  readDevices: 'terminal',
  startRecording: 'terminal',
  stopRecording: 'terminal',
  replayRecording: 'world',
  restoreBackup: 'shell',
  startEmpty: 'shell',
} as const satisfies { readonly [Name in CallName]: Calls[Name]['by'] };

export const EVENT_NAMES = ['till', 'shell', 'scanRead'] as const satisfies readonly EventName[];

interface TypedReadings {
  /** As US keys lie. */
  readonly physical: string;
  /** As the machine's layout wrote them. */
  readonly characters: string;
}

/** In all the ways in which it can have been meant. */
export interface TypedScan extends TypedReadings {
  /** With Caps Lock undone and with digits put back, where that is something else. */
  readonly others?: readonly string[] | undefined;
  /** What was typed shortly before: the beginning of this, maybe, which a stall tore off. */
  readonly before?: TypedReadings | undefined;
  /** Its first keys may be among those before, with another scanner's code that ended amid them. */
  readonly isHeadUnsure?: boolean | undefined;
  /** What came after each stall within it: a whole scan, maybe, after one that was lost. */
  readonly afterStalls?: readonly TypedReadings[] | undefined;
  /** It may be torn, or two scanners' at once: it is charged as no code. */
  readonly isDoubtful?: boolean | undefined;
}
