import type { FromBridge, PrintLine } from '../../native-bridge/protocol.ts';
import type { Clock, Log } from '../ports.ts';
import type { Store } from '../store/store-port.ts';
import type { SlipWork } from './print-job.ts';
import type { SlipFacts } from './slip-facts.ts';

/** What the bridge says of a job that it took. */
export type PrintEnded = Omit<Extract<FromBridge, { type: 'printEnded' }>, 'type'>;

/** Where jobs go; false: nobody is there to take it. */
export interface PrinterLink {
  print(jobId: string, lines: readonly PrintLine[]): boolean;
  openDrawer(jobId: string): boolean;
}

export interface PrintQueuePorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Pick<Store, 'write' | 'journal' | 'printJobs'>;
  readonly link: PrinterLink;
  /** `copy`: 0 the first print, n the n-th after it; null: a copy, and nobody knows which. */
  readonly linesOf: (facts: SlipFacts, copy: number | null) => readonly PrintLine[];
  /** The same slip by what is known now; null: no record says more than it says already. */
  readonly again: (work: SlipWork) => SlipWork | null;
  readonly newId: () => string;
  readonly onChange: () => void;
}
