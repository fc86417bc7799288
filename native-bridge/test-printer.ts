import { expect, vi } from 'vitest';
import { ManualClock } from './manual-clock.ts';
import type { PrinterPort } from './printer-port.ts';
import { supervisePrinter, type SupervisedPrinter } from './printer-supervisor.ts';
import { tcpPrinter } from './printer-tcp.ts';
import type { PrinterSettings } from './protocol.ts';

/** For tests: a printer of 80 mm with the code pages of Europe. */
export function testPrinterSettings(connection: PrinterSettings['connection']): PrinterSettings {
  return {
    connection,
    columns: 48,
    widthDots: 576,
    codePages: [
      { number: 0, name: 'cp437' },
      { number: 19, name: 'cp858' },
      { number: 18, name: 'cp852' },
      { number: 17, name: 'cp866' },
    ],
    cut: 'partial',
    drawer: 'pin2',
  };
}

/** Waits for an event. */
export function until(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 10_000, interval: 1 });
}

/** For tests: a printer that is supervised on a clock which stands, and what became of it. */
export class PrinterBed {
  readonly clock = new ManualClock();
  readonly told: string[] = [];
  readonly ends: string[] = [];
  private readonly tcpPort: number;
  private supervised: SupervisedPrinter | null = null;

  /** Where the printer listens on this machine. */
  constructor(tcpPort: number) {
    this.tcpPort = tcpPort;
  }

  get printer(): SupervisedPrinter {
    if (this.supervised === null) throw new Error('the printer is started first');
    return this.supervised;
  }

  start(change: Partial<PrinterSettings> = {}): void {
    this.supervise(tcpPrinter({ host: '127.0.0.1', port: this.tcpPort }, this.clock), change);
  }

  supervise(port: PrinterPort, change: Partial<PrinterSettings> = {}): void {
    const settings = { ...testPrinterSettings({ device: '/dev/usb/lp0' }), ...change };
    this.supervised = supervisePrinter(port, settings, this.clock, {
      changed: ({ status, problem, detail, answers }) => {
        const words = detail?.includes('near') === true ? ', paper low' : '';
        const why = problem === null ? '' : `: ${problem}`;
        this.told.push(`${status}${why}${answers ? '' : ' (mute)'}${words}`);
      },
      ended: (jobId, { ending, problem }) => {
        this.ends.push(`${jobId} ${ending}${problem === null ? '' : `: ${problem}`}`);
      },
    });
  }

  async ready(change: Partial<PrinterSettings> = {}): Promise<void> {
    this.start(change);
    await until(() => expect(this.told).toEqual(['opening (mute)', 'ready']));
    this.told.length = 0;
  }

  /** Lets time pass meanwhile, slowly enough that the loopback network has its turn. */
  later(check: () => unknown): Promise<unknown> {
    return until(() => {
      this.clock.advance(100);
      return check();
    });
  }

  async close(): Promise<void> {
    let isFree = false;
    void this.printer.stop().then(() => {
      isFree = true;
    });
    await this.later(() => expect(isFree).toBe(true));
  }
}
