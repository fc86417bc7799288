import type { Clock } from './clock.ts';
import { notPrinted } from './printer-job.ts';
import type { PrinterPort } from './printer-port.ts';
import type { PrinterReport } from './printer-report.ts';
import { devicePrinter } from './printer-device.ts';
import { serialPrinter } from './printer-serial.ts';
import { supervisePrinter, type SupervisedPrinter } from './printer-supervisor.ts';
import { tcpPrinter } from './printer-tcp.ts';
import type { FromBridge, PrinterSettings, ToBridge } from './protocol.ts';

export interface PrinterDesk {
  configure(settings: PrinterSettings | null): Promise<void>;
  receive(message: Extract<ToBridge, { type: 'print' | 'openDrawer' }>): void;
}

const NONE = { problem: 'notFound', detail: 'No printer is configured.' } as const;

/** The printer as the terminal's newest `configure` wants it, and what it is told to do. */
export function openPrinterDesk(clock: Clock, say: (message: FromBridge) => void): PrinterDesk {
  let wanted: PrinterSettings | null = null;
  let printer: SupervisedPrinter | null = null;
  let report: PrinterReport | null = null;
  /** Changes run one after another: a printer has to be free before it is opened again. */
  let change: Promise<void> = Promise.resolve();

  const tell = (): void => {
    if (report !== null) say({ type: 'printerStatus', ...report });
  };

  function supervise(settings: PrinterSettings): SupervisedPrinter {
    return supervisePrinter(portFor(settings, clock), settings, clock, {
      changed(changed) {
        report = changed;
        tell();
      },
      ended: (jobId, end) => say({ type: 'printEnded', jobId, ...end }),
    });
  }

  return {
    configure(settings) {
      // A slip that is being printed goes on when only a scanner was changed.
      if (printer !== null && JSON.stringify(settings) === JSON.stringify(wanted)) {
        tell();
        return change;
      }
      wanted = settings;
      const before = printer;
      printer = null;
      report = null;
      change = change.then(async () => {
        await before?.stop();
        // A newer wish has come meanwhile: it is next, and this one is void.
        if (wanted === settings && settings !== null) printer = supervise(settings);
      });
      return change;
    },
    receive(message) {
      // The printer may be on its way from one setting to the next.
      void change.then(() => {
        if (printer === null) {
          say({ type: 'printEnded', jobId: message.jobId, ...notPrinted(NONE) });
        } else if (message.type === 'print') printer.print(message.jobId, message);
        else printer.openDrawer(message.jobId);
      });
    },
  };
}

function portFor({ connection }: PrinterSettings, clock: Clock): PrinterPort {
  if ('host' in connection) return tcpPrinter(connection, clock);
  if ('serial' in connection) return serialPrinter(connection, clock);
  return devicePrinter(connection.device, clock);
}
