import type {
  AttemptStatus,
  AttentionReason,
  NotSentReason,
  UtcMs,
} from '../terminal/core/attempt.ts';
import type { Money } from '../terminal/core/money.ts';
import type { CodeFamily, NotACodeReason } from '../terminal/core/payment-code.ts';
import type { SaleStatus } from '../terminal/core/sale.ts';
import type { FieldProblem } from './config-problems.ts';
import type { PrintingView } from './printing.ts';
import type { DatabaseFailure } from './records.ts';
import type { GivingBackList } from './refunds.ts';

/** Everything a screen may know of the till, published whole after every change. */
export interface TillView {
  readonly mode: 'simulation' | 'live';
  readonly storeName: string;
  readonly terminalId: string;
  readonly currency: string;
  /** IANA zone of the store: its times are shown in it, wherever the machine thinks it is. */
  readonly zone: string;
  /** Languages of the store as the configuration names them, the usual one first. */
  readonly languages: readonly string[];
  /** The till's clock when this view was made; `rate` is 1 but under a test clock. */
  readonly clock: { readonly at: UtcMs; readonly rate: number };
  readonly arming: ArmingView;
  readonly link: LinkView;
  readonly scanners: readonly ScannerView[];
  readonly stage: Stage;
  /** A code that was scanned before Charge, kept in memory while it lives. */
  readonly heldScan: HeldScanView | null;
  /** Payments whose end is not proven and that are not on the stage. */
  readonly openPayments: OpenPaymentsView;
  /** Money on its way back, and what became of it until somebody has seen that. */
  readonly givingBack: GivingBackList;
  /** What is asked about beside the open payments. */
  readonly alsoAsked: AlsoAskedView;
  /** What became of payments that were left open; each stays until somebody has seen it. */
  readonly outcomes: readonly PaymentView[];
  readonly printing: PrintingView;
  /** The newest thing to be told beside the stage; gone at the next step. */
  readonly notice: Notice | null;
}

/** Whether a charge may be started: only after a signed, verified exchange. */
export type ArmingView =
  | { readonly status: 'checking' }
  | { readonly status: 'armed' }
  | {
      readonly status: 'disarmed';
      readonly reason: DisarmReason;
      /** The acquirer's result code or the system's error code, for support. */
      readonly detail: string | null;
    };

export const DISARM_REASONS = [
  'credentials',
  'signature',
  'certificate',
  'storeFailed',
  'diskFull',
] as const;
export type DisarmReason = (typeof DISARM_REASONS)[number];

export interface LinkView {
  readonly status: 'unknown' | 'answering' | 'silent';
  /** How long the newest answered exchange took. */
  readonly latencyMs: number | null;
  /** Till clock minus acquirer clock, told only beyond 30 s. */
  readonly clockDriftMs: number | null;
}

export interface ScannerView {
  readonly id: string;
  readonly kind: 'serial' | 'virtual' | 'hid';
  readonly status: 'absent' | 'opening' | 'ready' | 'faulted';
  /** The system's own words for a fault, for support. */
  readonly detail: string | null;
}

export type Stage =
  | { readonly screen: 'sale' }
  /** A sale that may be one of these again: asked before anything is charged. */
  | { readonly screen: 'sameCustomer'; readonly question: SameCustomerView }
  | { readonly screen: 'showCode'; readonly sale: SaleView }
  | { readonly screen: 'attempt'; readonly sale: SaleView; readonly attempt: AttemptView };

export interface SaleView {
  readonly saleId: string;
  readonly money: Money;
  readonly reference: string | null;
  readonly status: SaleStatus;
  /** Nobody opened it here: its payment was found at the acquirer after records were lost. */
  readonly isFound: boolean;
}

/** Questions that no payment of the open list stands for. */
export interface AlsoAskedView {
  /** Ended payments that are asked about again, since their end was not beyond doubt. */
  readonly ended: number;
  /** Ids that were used and that the till's records have lost. */
  readonly lost: number;
  /** What cannot be processed and waits for a person: its id, and why. */
  readonly parked: readonly { readonly subject: string; readonly reason: string }[];
}

/** One payment wherever it is told beside the stage: open, final later, or in a list. */
export interface PaymentView {
  readonly sale: SaleView;
  readonly attempt: AttemptView;
}

export interface HeldScanView {
  readonly codeMasked: string;
  readonly codeFamily: CodeFamily;
  /** Also its name: a charge says by it which code the cashier was asked about. */
  readonly scannedAt: UtcMs;
  readonly diesAt: UtcMs;
}

export interface OpenPaymentsView {
  readonly total: number;
  /** The newest of them, as many as a screen can list. */
  readonly newest: readonly PaymentView[];
}

export interface SameCustomerView {
  /** The key of the charge that waits for the answer. */
  readonly key: string;
  readonly money: Money;
  readonly reference: string | null;
  /** Every payment of the same amount or reference that is unresolved, or was until just now. */
  readonly matches: readonly PaymentView[];
}

export interface AttemptView {
  readonly paymentRequestId: string;
  /** What people say aloud, for example `7F3K-42`. */
  readonly shortId: string;
  readonly status: AttemptStatus;
  readonly codeMasked: string;
  readonly codeFamily: CodeFamily;
  readonly scannedAt: UtcMs;
  readonly sentAt: UtcMs | null;
  readonly endedAt: UtcMs | null;
  /** The till waits for a success until then, and cancels after it; null: not waiting. */
  readonly deadlineAt: UtcMs | null;
  /** An end without answer can be proven from here on; null: not waited for. */
  readonly provenAt: UtcMs | null;
  readonly asked: number;
  readonly canCancel: boolean;
  readonly cancelCause: 'cashier' | 'limit' | 'intent' | null;
  readonly attentionReason: AttentionReason | null;
  readonly notSentReason: NotSentReason | null;
  /** The acquirer's result code of a decline or refusal. */
  readonly resultCode: string | null;
  /** Money may have moved: it was, or may have been, paid before it was undone. */
  readonly mayHaveBeenPaid: boolean;
  readonly refundedElsewhere: boolean;
  /** Of one that was paid: given back, done or possibly done, by anybody; in minor units. */
  readonly givenBackMinor: number;
  /** Of that: on its way, and not proven to be given back. */
  readonly unprovenBackMinor: number;
  /** Of one that waits for a connection: its code dies then. */
  readonly codeDiesAt: UtcMs | null;
  /** A connection stands again, and it goes out only on the cashier's word. */
  readonly waitsForWord: boolean;
  /** A manager has seen it in the acquirer's portal; this till has not verified it. */
  readonly seenInPortal: boolean;
  readonly paymentId: string | null;
  readonly wallet: string | null;
  readonly customerMoney: Money | null;
}

export type Notice = { readonly at: UtcMs } & (
  | { readonly code: 'notACode'; readonly reason: NotACodeReason }
  /** A payment code of a wallet family that this till's acquirer does not take. */
  | {
      readonly code: 'familyNotTaken';
      readonly family: CodeFamily;
      /** What an EMV code calls itself, if that can be shown. */
      readonly application: string | null;
    }
  /** A payment code that is longer than the acquirer's requests can carry. */
  | { readonly code: 'codeNotCarried' }
  /** Just as Charge was pressed: the cashier was not asked about this code. */
  | { readonly code: 'scanNotExpected' }
  /** The held code became too old before the sale was charged. */
  | { readonly code: 'heldCodeTooOld' }
  /** While a result is still shown. */
  | { readonly code: 'scanAfterEnd' }
  /** The id of one of this till's own payments, as it stands on a receipt. */
  | { readonly code: 'receiptScanned'; readonly paymentRequestId: string; readonly shortId: string }
  | { readonly code: 'notArmed' }
  | { readonly code: 'scanWhileOpen' }
  | { readonly code: 'codeUsed' }
  /** The code that is held or on its way: it counts once. `isByTwoWays`: by two scanners. */
  | { readonly code: 'sameCodeAgain'; readonly isByTwoWays: boolean }
  | { readonly code: 'scanTooLong' }
  | { readonly code: 'scanNoise' }
  | { readonly code: 'scanPartial' }
  /** A scanner that sends nothing after a code is believed of the second one. */
  | { readonly code: 'scanUnended' }
  | { readonly code: 'scannerUnplugged' }
  | { readonly code: 'recovered'; readonly openAttempts: number }
);

/** What the shell knows of the processes behind the window. */
export interface ShellView {
  readonly terminal:
    | { readonly status: 'starting'; readonly step: StartStep }
    | { readonly status: 'running' }
    | { readonly status: 'restarting'; readonly times: number }
    | { readonly status: 'stopped'; readonly failure: StartFailure };
  readonly simulation: SimulationView | null;
}

export const START_STEPS = ['process', 'configuration', 'world', 'database', 'recovery'] as const;
export type StartStep = (typeof START_STEPS)[number];

/** The simulated customers a technician may present; only in simulation. */
export interface SimulationView {
  readonly customers: readonly SimulatedCustomer[];
  /** The wallet that asks its customer to confirm now. */
  readonly prompt: { readonly customerId: string; readonly money: Money } | null;
}

export interface SimulatedCustomer {
  readonly customerId: string;
  readonly wallet: string;
  /** What happens when this customer pays. */
  readonly behaviour: 'paysAtOnce' | 'asksPassword' | 'lowBalance';
  /** The customer's phone as a web page on loopback. */
  readonly phoneUrl: string;
}

/** What a simulated customer may hold to the scanner; `own`: what their own wallet does. */
export const CODE_KINDS = [
  'own',
  'fresh',
  'password',
  'lowBalance',
  'expired',
  'used',
  'wrong',
] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** How the code gets into the till: bytes or HID reports of a virtual scanner, or typed keys. */
export const SCAN_CHANNELS = ['serial', 'hid', 'keyboard'] as const;
export type ScanChannel = (typeof SCAN_CHANNELS)[number];

/** Why the till cannot start; each has a screen and a way out. */
export type StartFailure =
  | { readonly code: 'configMissing'; readonly file: string }
  | { readonly code: 'configLost'; readonly database: string }
  | { readonly code: 'configUnreadable'; readonly file: string; readonly detail: string }
  | {
      readonly code: 'configInvalid';
      readonly file: string;
      /** In the order of the file; at most `FIELD_PROBLEMS_MAX`, of `total`. */
      readonly problems: readonly FieldProblem[];
      readonly total: number;
    }
  | { readonly code: 'liveRefuses'; readonly what: LiveRefusal }
  /** Without a window nobody sets up the simulated one. */
  | { readonly code: 'acquirerMissing' }
  /** Payments are open at another acquirer, or at another client of it. */
  | { readonly code: 'acquirerChanged'; readonly was: string; readonly is: string }
  | {
      readonly code: 'keyUnusable';
      readonly field: string;
      readonly file: string;
      readonly problem: KeyProblem;
    }
  | DatabaseFailure
  | {
      readonly code: 'processFailed';
      readonly process: 'terminal' | 'bridge' | 'world';
      readonly detail: string;
    };

export const LIVE_REFUSALS = ['loopbackHttp', 'root', 'fallbackRuntime', 'testClock'] as const;
export type LiveRefusal = (typeof LIVE_REFUSALS)[number];

export const KEY_PROBLEMS = [
  'missing',
  'unreadable',
  'notAKey',
  'notACertificate',
  'notAToken',
  'readableByOthers',
  'tooShort',
] as const;
export type KeyProblem = (typeof KEY_PROBLEMS)[number];
