import { unhandled } from './check.ts';
import type { Clock } from './clock.ts';
import type { DeviceReport } from './device-state.ts';
import { superviseScanner, type SupervisedScanner } from './device-supervisor.ts';
import { hidScanner } from './hid-scanner.ts';
import { HidShelf } from './hid-shelf.ts';
import { liveHidSystem } from './hid-system.ts';
import { openPrinterDesk } from './printer-desk.ts';
import { toBridgeSchema, type FromBridge, type ScannerSettings } from './protocol.ts';
import type { ScannerPort } from './scanner.ts';
import { listSerialPorts } from './serial-list.ts';
import { serialScanner } from './serial-scanner.ts';
import { virtualScanner } from './virtual-scanner.ts';
import { watchList } from './watch-list.ts';

/** What the bridge needs of the process it lives in. */
export interface BridgeDoors {
  readonly clock: Clock;
  /** To the terminal. */
  say(message: FromBridge): void;
  /** For engineers. Never given a scanned text. */
  log(event: string, detail: string): void;
  /** All is closed, or was given up on: the process may go. */
  exit(): void;
}

export interface Bridge {
  /** Takes whatever came over the channel. */
  receive(message: unknown): void;
  /** Closes all and then exits, within 2 s whatever a driver does. */
  stop(): void;
}

/** A process whose parent is gone lives 2 s at most; the rest is for the exit itself. */
const STOP_LIMIT_MS = 1500;

/** All devices, as the terminal's newest `configure` wants them. */
export function createBridge({ clock, say, log, exit }: BridgeDoors): Bridge {
  let wanted: readonly ScannerSettings[] = [];
  let scanners: readonly SupervisedScanner[] = [];
  /** Changes run one after another: a cable has to be free before it is opened again. */
  let change: Promise<void> = Promise.resolve();
  /** By path, what is open. */
  const open = new Map<string, { scannerId: string; bus: 'hid' | 'serial' }>();
  const printers = openPrinterDesk(clock, say);
  /** Null: nobody looks at the devices. */
  let stopWatching: (() => void) | null = null;

  function configure(settings: readonly ScannerSettings[]): Promise<void> {
    wanted = settings;
    change = change.then(async () => {
      const before = scanners;
      scanners = [];
      await Promise.all(before.map((scanner) => scanner.stop()));
      // A newer wish has come meanwhile: it is next, and this one is void.
      if (wanted !== settings) return;
      const shelf = new HidShelf(liveHidSystem, clock);
      scanners = settings.map((one) => supervise(one, shelf));
    });
    return change;
  }

  function supervise(settings: ScannerSettings, shelf: HidShelf): SupervisedScanner {
    const scannerId = settings.id;
    let isSought = false;
    return superviseScanner(portFor(settings, shelf), clock, {
      scanned: (code) => say({ type: 'scan', scan: { ...code, scannerId } }),
      misread: (fault, at) => say({ type: 'scanFault', fault, scannerId, at }),
      came(unit, bytes) {
        if (stopWatching === null) return;
        const hex = Buffer.from(bytes).toString('hex');
        say({ type: 'deviceBytes', scannerId, at: clock.now(), unit, hex });
      },
      changed(changed) {
        noteOpen(settings, changed.device?.path ?? null);
        const report = settings.kind === 'hid' ? soughtReport(changed) : changed;
        if (isSought && report.status === 'opening') return;
        isSought = report.status === 'opening';
        say({ type: 'scannerStatus', scannerId, kind: settings.kind, ...report });
      },
    });
  }

  function noteOpen({ id: scannerId, kind }: ScannerSettings, path: string | null): void {
    for (const [before, owner] of open) if (owner.scannerId === scannerId) open.delete(before);
    if (path !== null && kind !== 'virtual') open.set(path, { scannerId, bus: kind });
  }

  function watch(on: boolean): void {
    stopWatching?.();
    stopWatching = on
      ? watchList({
          clock,
          hid: liveHidSystem,
          listPorts: listSerialPorts,
          platform: process.platform,
          open: () => open,
          say,
        })
      : null;
  }

  function portFor(settings: ScannerSettings, shelf: HidShelf): ScannerPort {
    switch (settings.kind) {
      case 'serial':
        return serialScanner(settings, clock);
      case 'virtual':
        return virtualScanner(settings, clock);
      case 'hid':
        return hidScanner(shelf, clock, (detail) => log('hidNotListed', detail));
      default:
        return unhandled(settings);
    }
  }

  function stop(): void {
    watch(false);
    clock.after(STOP_LIMIT_MS, exit);
    void Promise.all([configure([]), printers.configure(null)]).finally(exit);
  }

  return {
    receive(received) {
      const parsed = toBridgeSchema.safeParse(received);
      if (!parsed.success) {
        log('malformedMessage', parsed.error.message);
        return;
      }
      const message = parsed.data;
      switch (message.type) {
        case 'configure':
          void configure(message.scanners);
          void printers.configure(message.printer);
          break;
        case 'print':
        case 'openDrawer':
          printers.receive(message);
          break;
        case 'watch':
          watch(message.on);
          break;
        case 'stop':
          stop();
          break;
        default:
          unhandled(message);
      }
    },
    stop,
  };
}

/** Nobody named this scanner, so it is missed only once it was there: until then it is sought. */
function soughtReport(report: DeviceReport): DeviceReport {
  return report.status === 'absent' && !report.unplugged
    ? { ...report, status: 'opening' }
    : report;
}
