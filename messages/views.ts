import type {
  AttemptStatus,
  AttentionReason,
  NotSentReason,
  UtcMs,
} from '../terminal/core/attempt.ts';
import type { Money } from '../terminal/core/money.ts';
import type { CodeFamily, NotACodeReason } from '../terminal/core/payment-code.ts';

/** Everything a screen may know of the till, published whole after every change. */
export interface TillView {
  readonly mode: 'simulation' | 'live';
  readonly storeName: string;
  readonly terminalId: string;
  readonly currency: string;
  /** IANA zone of the store: its times are shown in it, wherever the machine thinks it is. */
  readonly zone: string;
  /** The till's clock when this view was made; `rate` is 1 but under a test clock. */
  readonly clock: { readonly at: UtcMs; readonly rate: number };
  readonly arming: ArmingView;
  readonly link: LinkView;
  readonly scanners: readonly ScannerView[];
  readonly stage: Stage;
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

export const DISARM_REASONS = ['credentials', 'signature', 'storeFailed', 'diskFull'] as const;
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
  readonly kind: 'serial' | 'virtual';
  readonly status: 'absent' | 'opening' | 'ready' | 'faulted';
  /** The system's own words for a fault, for support. */
  readonly detail: string | null;
}

export type Stage =
  | { readonly screen: 'sale' }
  | { readonly screen: 'showCode'; readonly sale: SaleView }
  | { readonly screen: 'attempt'; readonly sale: SaleView; readonly attempt: AttemptView };

export interface SaleView {
  readonly saleId: string;
  readonly money: Money;
  readonly reference: string | null;
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
  readonly mayHaveBeenPaid: boolean;
  readonly refundedElsewhere: boolean;
  readonly paymentId: string | null;
  readonly wallet: string | null;
  readonly customerMoney: Money | null;
}

export type Notice = { readonly at: UtcMs } & (
  | { readonly code: 'notACode'; readonly reason: NotACodeReason }
  /** A payment code of a wallet family that this till's acquirer does not take. */
  | { readonly code: 'familyNotTaken'; readonly family: CodeFamily }
  /** Before Charge was pressed. */
  | { readonly code: 'scanNotExpected' }
  /** While a result is still shown. */
  | { readonly code: 'scanAfterEnd' }
  | { readonly code: 'notArmed' }
  | { readonly code: 'scanWhileOpen' }
  | { readonly code: 'codeUsed' }
  | { readonly code: 'scanTooLong' }
  | { readonly code: 'scanNoise' }
  | { readonly code: 'scanPartial' }
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
}

/** Why the till cannot start; each has a screen and a way out. */
export type StartFailure =
  | { readonly code: 'configMissing'; readonly file: string }
  | { readonly code: 'configLost'; readonly database: string }
  | { readonly code: 'configUnreadable'; readonly file: string; readonly detail: string }
  | {
      readonly code: 'configInvalid';
      readonly file: string;
      readonly field: string;
      readonly value: string;
      readonly problem: ConfigProblem;
    }
  | { readonly code: 'liveRefuses'; readonly what: LiveRefusal }
  /** Payments are open at another acquirer, or at another client of it. */
  | { readonly code: 'acquirerChanged'; readonly was: string; readonly is: string }
  | {
      readonly code: 'keyUnusable';
      readonly field: string;
      readonly file: string;
      readonly problem: KeyProblem;
    }
  | {
      readonly code: 'databaseNewer';
      readonly file: string;
      readonly version: number;
      readonly known: number;
    }
  | { readonly code: 'databaseReadOnly'; readonly file: string }
  | { readonly code: 'databaseLocked'; readonly file: string }
  | { readonly code: 'databaseCorrupt'; readonly file: string; readonly detail: string }
  | { readonly code: 'databaseOtherMode'; readonly file: string; readonly mode: string }
  | { readonly code: 'databaseUnusable'; readonly file: string; readonly detail: string }
  | {
      readonly code: 'processFailed';
      readonly process: 'terminal' | 'bridge' | 'world';
      readonly detail: string;
    };

export const CONFIG_PROBLEMS = [
  'missing',
  'unknownField',
  'notText',
  'tooLong',
  'notANumber',
  'notAMode',
  'notACurrency',
  'notAZone',
  'notATime',
  'notACategory',
  'notARegion',
  'notAUrl',
  'notHttps',
  'notLoopback',
  'notAnId',
  'notAClientIdOfMode',
  'notAList',
  'notAScanner',
  'notALanguage',
  'notAProfile',
] as const;
export type ConfigProblem = (typeof CONFIG_PROBLEMS)[number];

export const LIVE_REFUSALS = ['loopbackHttp', 'root', 'fallbackRuntime', 'testClock'] as const;
export type LiveRefusal = (typeof LIVE_REFUSALS)[number];

export const KEY_PROBLEMS = [
  'missing',
  'unreadable',
  'notAKey',
  'readableByOthers',
  'tooShort',
] as const;
export type KeyProblem = (typeof KEY_PROBLEMS)[number];
