import type { PrinterHabits, Stand } from './printer-job.ts';
import type { PrinterFault } from './printer-port.ts';
import type { FromBridge } from './protocol.ts';

/** What the terminal is told of the printer. */
export type PrinterReport = Omit<Extract<FromBridge, { type: 'printerStatus' }>, 'type'>;

/** Nobody has looked yet. */
export const SOUGHT: PrinterReport = {
  status: 'opening',
  problem: null,
  detail: null,
  answers: false,
};

export function reportOf(stand: Stand, { answers }: PrinterHabits): PrinterReport {
  const answersNow = { answers: answers === true };
  if (stand.status === 'stopped') {
    return { status: isAway(stand.fault) ? 'absent' : 'faulted', ...stand.fault, ...answersNow };
  }
  const detail = stand.state?.isPaperLow === true ? 'The paper is near its end.' : null;
  return { status: 'ready', problem: null, detail, ...answersNow };
}

/**
 * Another program or another till may have it just now, and let it go in some seconds. Some
 * printers let the second one in and answer it when the first has gone.
 */
export function isStuckBehindOthers(problem: PrinterFault['problem'] | null): boolean {
  return problem === 'refused' || problem === 'busy' || problem === 'silent';
}

function isAway({ problem }: PrinterFault): boolean {
  return problem === 'notFound' || problem === 'unreachable';
}
