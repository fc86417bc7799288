import type { ChildProcess } from 'node:child_process';
import type { ScannerView } from '../messages/views.ts';
import {
  fromBridgeSchema,
  PROTOCOL_VERSION,
  type FromBridge,
  type PrinterSettings,
  type PrintLine,
  type ScannerSettings,
  type ToBridge,
} from '../native-bridge/protocol.ts';
import { BridgeStrain } from './bridge-strain.ts';
import type { Clock, Log } from './ports.ts';
import { ProcessKeeper, type KeptStatus } from './process-keeper.ts';

/** The bridge loads one native module and opens nothing before it says ready. */
const START_LIMIT_MS = 15_000;
/** A bridge that died too often is tried again by itself: a driver may have been mended. */
const TRY_AGAIN_MS = 60_000;

interface BridgeLinkPorts {
  /** Real time: a process is not hung because a test clock runs fast. */
  readonly clock: Clock;
  readonly log: Log;
  readonly fork: () => ChildProcess;
  /** Whatever it says, before anything is made of it. */
  readonly onHeard: (message: FromBridge) => void;
  /** It is another process, or none. */
  readonly onReplaced: () => void;
  /** With the AIM identifier in front where the scanner sends it: it says what was drawn. */
  readonly onScan: (text: string, scannerId: string) => void;
  readonly onScanFault: (
    fault: Extract<FromBridge, { type: 'scanFault' }>['fault'],
    scannerId: string,
  ) => void;
  readonly onUnplugged: () => void;
  /** Some scanner's state changed. */
  readonly onChange: () => void;
  /** Null: none is configured. */
  readonly printer: PrinterSettings | null;
  readonly onPrinterStatus: (status: Extract<FromBridge, { type: 'printerStatus' }>) => void;
  readonly onPrintEnded: (ended: Extract<FromBridge, { type: 'printEnded' }>) => void;
  /** Nobody has the printer until its state is told again; `detail`: why nobody will soon. */
  readonly onPrinterLost: (detail: string | null) => void;
}

/** The terminal's end of the bridge: keeps it alive, tells it its scanners, hears its scans. */
export class BridgeLink {
  readonly #ports: BridgeLinkPorts;
  #isRunning = false;
  readonly #settings: readonly ScannerSettings[];
  readonly #keeper: ProcessKeeper<ToBridge, FromBridge>;
  readonly #strain = new BridgeStrain();
  #isWatched = false;
  #scanners: readonly ScannerView[];
  #stopWaiting: (() => void) | null = null;

  constructor(settings: readonly ScannerSettings[], ports: BridgeLinkPorts) {
    this.#ports = ports;
    this.#settings = settings;
    this.#scanners = this.#all('opening', null);
    this.#keeper = new ProcessKeeper<ToBridge, FromBridge>(
      {
        name: 'bridge',
        fork: ports.fork,
        schema: fromBridgeSchema,
        stopMessage: { type: 'stop' },
        startLimitMs: START_LIMIT_MS,
        onMessage: (message) => this.#hear(message),
        onStatus: (status) => this.#follow(status),
      },
      { clock: ports.clock, log: ports.log },
    );
  }

  get scanners(): readonly ScannerView[] {
    return this.#scanners;
  }

  start(): void {
    this.#keeper.restart();
  }

  async stop(): Promise<void> {
    this.#stopWaiting?.();
    await this.#keeper.stop();
  }

  /** False: the bridge is not there to take it, and no `onPrintEnded` comes of it. */
  print(jobId: string, lines: readonly PrintLine[]): boolean {
    const message: ToBridge = { type: 'print', jobId, lines: [...lines], opensDrawer: false };
    return this.#isRunning && this.#keeper.send(message);
  }

  /** Ends as a print does. */
  openDrawer(jobId: string): boolean {
    return this.#isRunning && this.#keeper.send({ type: 'openDrawer', jobId });
  }

  /** Whether raw bytes, and what is plugged in, are told. */
  watch(on: boolean): void {
    this.#isWatched = on;
    this.#keeper.send({ type: 'watch', on });
  }

  #follow(status: KeptStatus): void {
    this.#isRunning = status.status === 'running';
    if (!this.#isRunning) {
      this.#strain.worked();
      this.#ports.onReplaced();
    }
    if (status.status === 'running') {
      this.#keeper.send({
        type: 'configure',
        version: PROTOCOL_VERSION,
        scanners: [...this.#settings],
        printer: this.#ports.printer,
      });
      if (this.#isWatched) this.watch(true);
    } else if (status.status === 'restarting') {
      this.#scanners = this.#all('opening', null);
      this.#ports.onPrinterLost(null);
      this.#ports.onChange();
    } else if (status.status === 'gaveUp') {
      this.#scanners = this.#all('faulted', status.detail);
      this.#ports.onPrinterLost(status.detail);
      this.#stopWaiting = this.#ports.clock.after(TRY_AGAIN_MS, () => this.#keeper.restart());
      this.#ports.onChange();
    }
  }

  #hear(message: FromBridge): void {
    this.#ports.onHeard(message);
    if (message.type === 'heartbeat') {
      const strain = this.#strain.beat(message);
      if (strain !== null) this.#keeper.replace(strain);
      return;
    }
    if (message.type === 'scan' || message.type === 'printEnded') this.#strain.worked();
    if (message.type === 'scan') {
      const { symbology, text, scannerId } = message.scan;
      this.#ports.onScan((symbology ?? '') + text, scannerId);
    } else if (message.type === 'scanFault') {
      this.#ports.onScanFault(message.fault, message.scannerId);
    } else if (message.type === 'scannerStatus') {
      const { scannerId, status, detail, unplugged } = message;
      this.#scanners = this.#scanners.map((scanner) =>
        scanner.id === scannerId ? { ...scanner, status, detail } : scanner,
      );
      if (unplugged) this.#ports.onUnplugged();
      else this.#ports.onChange();
    } else if (message.type === 'printerStatus') {
      this.#ports.onPrinterStatus(message);
    } else if (message.type === 'printEnded') {
      this.#ports.onPrintEnded(message);
    }
  }

  #all(status: ScannerView['status'], detail: string | null): readonly ScannerView[] {
    return this.#settings.map(({ id, kind }) => ({ id, kind, status, detail }));
  }
}
