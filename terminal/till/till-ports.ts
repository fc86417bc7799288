import type { PrintingView } from '../../messages/printing.ts';
import type { Notice, ScannerView, TillView } from '../../messages/views.ts';
import type { Acquirer } from '../acquirer/acquirer.ts';
import type { AcquirerClock } from '../acquirer/acquirer-clock.ts';
import type { Arming } from '../arming.ts';
import type { UtcMs } from '../core/attempt.ts';
import type { Currency } from '../core/money.ts';
import type { Clock, Ids } from '../ports.ts';
import type { OrphanRunner } from '../runner/orphan-runner.ts';
import type { PaymentRunner } from '../runner/payment-runner.ts';
import type { RecheckRunner } from '../runner/recheck-runner.ts';
import type { RefundRunner } from '../runner/refund-runner.ts';
import type { PinCheck } from '../staff/manager-pin.ts';
import type { Store } from '../store/store-port.ts';
import type { ScanWay } from './same-scan.ts';

/** What of the configuration the till itself needs. */
export interface TillFacts {
  readonly mode: 'simulation' | 'live';
  readonly storeName: string;
  readonly terminalId: string;
  readonly currency: Currency;
  readonly zone: string;
  readonly languages: readonly string[];
  readonly cutOff: string;
  readonly largestSaleMinor: number;
  /** A refund above this needs the manager's PIN; 0: every one. */
  readonly refundWithoutPinMinor: number;
}

/** By which a manager allows what a cashier may not do alone. */
export interface ManagersWord {
  check(pin: string): Promise<PinCheck>;
}

/** Whatever puts things on paper: told of what has happened once that is shown, and apart from it. */
export interface Printing {
  readonly view: PrintingView;
  /** The payment on the stage has just gone through: its customer stands there. */
  paidOnStage(paymentRequestId: string): void;
  /** Cash, for one, goes into the drawer. */
  paidOtherwise(saleId: string): void;
}

/** A till without a printer. */
export const NO_PRINTING: Printing = {
  view: { printer: null, jobs: [] },
  paidOnStage() {},
  paidOtherwise() {},
};

export interface TillPorts {
  readonly facts: TillFacts;
  readonly clock: Clock;
  readonly store: Store;
  readonly ids: Ids;
  readonly acquirer: Acquirer;
  readonly acquirerClock: AcquirerClock;
  readonly arming: Arming;
  readonly runner: PaymentRunner;
  readonly refunds: RefundRunner;
  readonly rechecks: RecheckRunner;
  readonly orphans: OrphanRunner;
  readonly pin: ManagersWord;
  readonly printing: Printing;
  readonly scanners: () => readonly ScannerView[];
  /** A scan has just been read; for the click. */
  readonly onScanRead: (at: number) => void;
  /** What came of it: for those who look at the scanner. */
  readonly onScanMade: (scan: ScanMade) => void;
  readonly onView: (view: TillView) => void;
}

/** What the till made of one scan, or of bytes that were none. */
export interface ScanMade {
  readonly at: UtcMs;
  readonly way: ScanWay;
  /** Held for Charge, on its way, or explained by a notice. */
  readonly made: 'held' | 'charging' | Notice['code'];
}
