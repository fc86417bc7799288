import type { ScannerView, TillView } from '../../messages/views.ts';
import type { Acquirer } from '../acquirer/acquirer.ts';
import type { AcquirerClock } from '../acquirer/acquirer-clock.ts';
import type { Arming } from '../arming.ts';
import type { Currency } from '../core/money.ts';
import type { Clock, Ids } from '../ports.ts';
import type { OrphanRunner } from '../runner/orphan-runner.ts';
import type { PaymentRunner } from '../runner/payment-runner.ts';
import type { RecheckRunner } from '../runner/recheck-runner.ts';
import type { RefundRunner } from '../runner/refund-runner.ts';
import type { PinCheck } from '../staff/manager-pin.ts';
import type { Store } from '../store/store-port.ts';

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
  readonly scanners: () => readonly ScannerView[];
  /** A scan has just been read; for the click. */
  readonly onScanRead: (at: number) => void;
  readonly onView: (view: TillView) => void;
}
