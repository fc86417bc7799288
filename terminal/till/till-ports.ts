import type { ScannerView, TillView } from '../../messages/views.ts';
import type { Acquirer } from '../acquirer/acquirer.ts';
import type { AcquirerClock } from '../acquirer-clock.ts';
import type { Arming } from '../arming.ts';
import type { Currency } from '../core/money.ts';
import type { PaymentIds } from '../id-file.ts';
import type { PaymentRunner } from '../payment-runner.ts';
import type { Clock } from '../ports.ts';
import type { TillStore } from '../store/till-store.ts';

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
}

export interface TillPorts {
  readonly facts: TillFacts;
  readonly clock: Clock;
  readonly store: TillStore;
  readonly ids: PaymentIds;
  readonly acquirer: Acquirer;
  readonly acquirerClock: AcquirerClock;
  readonly arming: Arming;
  readonly runner: PaymentRunner;
  readonly scanners: () => readonly ScannerView[];
  /** A scan has just been read; for the click. */
  readonly onScanRead: (at: number) => void;
  readonly onView: (view: TillView) => void;
}
