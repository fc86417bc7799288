import type { CallFailure } from '../messages/failures.ts';
import type {
  ArmingView,
  AttemptView,
  DisarmReason,
  LinkView,
  Notice,
  ScannerView,
  SimulatedCustomer,
  StartFailure,
  StartStep,
} from '../messages/views.ts';
import type { AttemptStatus } from '../terminal/core/attempt.ts';
import type { RefundStatus } from '../terminal/core/refund.ts';
import type { SaleStatus } from '../terminal/core/sale.ts';
import type { DeclineCode, RefundRefusalCode } from '../terminal/core/result-codes.ts';
import type { CameraWords } from './camera-words.ts';
import type {
  ClosedSaleWords,
  HeldScanWords,
  LeavingWords,
  SameCustomerWords,
} from './cashier-words.ts';
import type { DevicesWords } from './devices-words.ts';
import type {
  HistoryWords,
  OpenPaymentsWords,
  OutcomeWords,
  PaymentWords,
  RailWords,
} from './payments-words.ts';
import type { PrintingWords } from './printing-words.ts';
import type { ReceiptWords } from './receipt-words.ts';
import type { RecordsWords, ReplaceRecordsWords } from './records-words.ts';
import type { GivingBackWords, ManagerWords, RefundWords } from './refund-words.ts';
import type { ReportColumn, ReportKind } from './report-columns.ts';
import type { DayWords, SimulatorWords, StoreWords } from './store-words.ts';

/**
 * Every word that a person reads, in one language. Tables are keyed by the codes that cross
 * the processes, so a status, failure, notice or reason without words does not compile.
 */
/** What Enter does on the screen that a scan cannot leave. */
export type NextPress = 'sendNow' | 'scanAgain' | 'nextSale';

export interface Catalogue {
  /** BCP 47 tag, also for the forms of money and time. */
  readonly locale: string;
  /** The language's own name for itself. */
  readonly name: string;
  readonly verdicts: { readonly [Status in AttemptStatus]: (attempt: AttemptView) => VerdictText };
  readonly closedSale: ClosedSaleWords;
  readonly declines: { readonly [Code in DeclineCode]: DeclineText };
  /** For a result code that this till has no advice for. */
  readonly declineOther: DeclineText;
  /** Why the acquirer refuses to give money back; a code without words is quoted only. */
  readonly refundRefusals: { readonly [Code in RefundRefusalCode]: string };
  readonly notices: {
    readonly [Code in Notice['code']]: (
      notice: Extract<Notice, { code: Code }>,
      next: NextPress | null,
    ) => string;
  };
  readonly callFailures: { readonly [Failure in CallFailure]: string };
  readonly startFailures: {
    readonly [Code in StartFailure['code']]: (
      failure: Extract<StartFailure, { code: Code }>,
    ) => FailureText;
  };
  /** What stands around a `FailureText`. */
  readonly stopped: {
    readonly field: string;
    readonly value: string;
    readonly wrong: string;
    readonly write: string;
    readonly example: string;
    /** The name of the button that copies this. */
    readonly copy: (name: string) => string;
  };
  readonly replaceRecords: ReplaceRecordsWords;
  readonly startSteps: { readonly [Step in StartStep]: string };
  readonly arming: {
    /** One short word each, for the status bar. */
    readonly word: { readonly [Status in ArmingView['status']]: string };
    readonly checking: string;
    readonly disarmed: {
      readonly [Reason in DisarmReason]: string;
    };
  };
  readonly scanner: {
    readonly word: { readonly [Status in ScannerView['status']]: string };
    readonly noneWord: string;
    /** None that is plugged in as a device, but one that types was heard. */
    readonly typingWord: string;
    /** What to do while it cannot scan; empty when it can. */
    readonly advice: { readonly [Status in ScannerView['status']]: string };
    readonly noneAdvice: string;
  };
  readonly camera: CameraWords;
  readonly link: {
    readonly word: {
      readonly [Status in LinkView['status']]: (latencyMs: number | null) => string;
    };
    readonly clockAhead: (seconds: number) => string;
    readonly clockBehind: (seconds: number) => string;
  };
  readonly behaviours: { readonly [Name in SimulatedCustomer['behaviour']]: string };
  readonly screens: ScreenWords;
  readonly outcomes: OutcomeWords;
  readonly givingBack: GivingBackWords;
  readonly report: ReportWords;
  readonly receipts: ReceiptWords;
  readonly printing: PrintingWords;
}

/** What happened, what it means for the money, what to do. */
export interface VerdictText {
  readonly headline: string;
  /** The sentence that must be read first. */
  readonly lead: string;
  readonly rest: string;
}

export interface DeclineText {
  readonly reason: string;
  readonly advice: string;
}

/** Why the till cannot start: a page on its screen, lines where it has none. */
export interface FailureText {
  readonly title: string;
  /** What it means for the money. */
  readonly money: string;
  /** What happened, and what to do. */
  readonly sentences: readonly string[];
  /** What somebody may want to copy: a file, a command. */
  readonly facts?: readonly FailureFact[];
  /** Fields of the configuration that cannot stay as they are. */
  readonly corrections?: readonly Correction[];
  /** A whole file as it could be. */
  readonly example?: string;
}

export interface FailureFact {
  readonly name: string;
  readonly text: string;
}

export interface Correction {
  readonly field: string;
  /** What stands there as it is written in the file, or a word for why it is not shown. */
  readonly value: string;
  readonly isValueShown: boolean;
  readonly wrong: string;
  readonly write: string;
  /** A line that could stand in the file; null: none would help. */
  readonly example: string | null;
}

/** A day's payments as a table in a file, for accountants. */
interface ReportWords {
  /** What stands between two cells, and in a number, where spreadsheets speak this language. */
  readonly delimiter: ',' | ';';
  readonly decimalSign: '.' | ',';
  /** The heads of the columns. */
  readonly columns: { readonly [Name in ReportColumn]: string };
  readonly paymentStates: { readonly [Status in AttemptStatus]: string };
  readonly saleStates: { readonly [Status in SaleStatus]: string };
  readonly kinds: { readonly [Kind in ReportKind]: string };
  readonly refundStates: { readonly [Status in RefundStatus]: string };
}

/** The fixed words of the screens. */
interface ScreenWords {
  readonly sale: {
    readonly toPay: string;
    readonly reference: string;
    readonly referenceHint: string;
    readonly charge: string;
    readonly clear: string;
    readonly erase: string;
    readonly keypad: string;
    readonly needsAmount: { readonly title: string; readonly advice: string };
    readonly ready: { readonly title: string; readonly advice: string };
    readonly notArmed: string;
    readonly checking: string;
    readonly notCharged: string;
    readonly scannerNotReady: string;
    readonly heldScan: HeldScanWords;
  };
  readonly showCode: {
    readonly headline: string;
    readonly lead: string;
    readonly rest: string;
    readonly back: string;
  };
  readonly actions: {
    readonly nextSale: string;
    readonly stay: string;
    readonly scanAgain: string;
    readonly cancel: string;
    readonly cancelPayment: string;
    readonly stop: string;
    readonly sendNow: (seconds: number) => string;
    readonly checkNow: string;
    readonly copy: string;
    readonly copied: string;
    readonly tryAgain: string;
  };
  readonly leaving: LeavingWords;
  readonly sameCustomer: SameCustomerWords;
  readonly rail: RailWords;
  readonly openPayments: OpenPaymentsWords;
  readonly history: HistoryWords;
  readonly payment: PaymentWords;
  readonly refund: RefundWords;
  readonly manager: ManagerWords;
  readonly store: StoreWords;
  readonly day: DayWords;
  readonly simulator: SimulatorWords;
  readonly records: RecordsWords;
  readonly devices: DevicesWords;
  readonly details: {
    readonly payment: (shortId: string) => string;
    readonly request: (paymentRequestId: string) => string;
    readonly acquirerId: (paymentId: string) => string;
    readonly code: (masked: string) => string;
    readonly sentAt: (time: string) => string;
    readonly asked: (times: number) => string;
    readonly nextSaleIn: (seconds: number) => string;
    readonly secondsLeft: (seconds: number) => string;
  };
  readonly simulation: {
    readonly watermark: string;
    readonly customers: string;
    readonly customersTitle: string;
    readonly asks: (wallet: string, amount: string) => string;
    readonly confirms: string;
    readonly refuses: string;
  };
  readonly starting: { readonly title: string; readonly almost: string };
  readonly restarting: (times: number) => string;
}
