import type { FromBridge, PrintLine } from '../../native-bridge/protocol.ts';
import type { Clock, Log } from '../ports.ts';
import type { Store } from '../store/store-port.ts';
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
  readonly linesOf: (facts: SlipFacts, copy: number) => readonly PrintLine[];
  readonly newId: () => string;
  readonly onChange: () => void;
}
