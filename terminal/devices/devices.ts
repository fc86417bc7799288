import {
  RECORDINGS_SHOWN_MAX,
  type DevicesView,
  type ScannerDeviceView,
} from '../../messages/devices.ts';
import type { Answer } from '../../messages/table.ts';
import type { ScannerView } from '../../messages/views.ts';
import type { FromBridge, ScannerSettings } from '../../native-bridge/protocol.ts';
import { unhandled } from '../core/check.ts';
import type { Clock } from '../ports.ts';
import type { ScanMade } from '../till/till-ports.ts';
import { CableTrace } from './cable-trace.ts';
import { HealthBook } from './health.ts';
import {
  listRecordings,
  Recording,
  recordingName,
  RECORDING_MS_MAX,
  writeRecording,
} from './recording.ts';
import { unusedDevices } from './unused-devices.ts';

/** A screen asks twice a second; one that has not for so long is gone. */
const UNASKED_MS = 5000;

interface DevicesPorts {
  /** The till's, for instants. */
  readonly clock: Pick<Clock, 'now'>;
  /** Real time: nobody looks faster because a test clock runs fast. */
  readonly realClock: Pick<Clock, 'after'>;
  readonly isSimulation: boolean;
  readonly settings: readonly ScannerSettings[];
  /** Those that are worth showing. */
  readonly scanners: () => readonly ScannerView[];
  /** Tells the bridge whether somebody looks. */
  readonly watch: (on: boolean) => void;
  readonly recordingsFolder: string;
  /** A recording that ended by itself could not be written. */
  readonly onRecordingLost: (detail: string) => void;
}

/**
 * The devices as a technician sees them: who they are, how they do, what they send and what the
 * till makes of it. Only listens: no scan and no payment passes through here.
 */
export class Devices {
  readonly #ports: DevicesPorts;
  readonly #health = new HealthBook();
  readonly #trace: CableTrace;
  #plugged: Extract<FromBridge, { type: 'plugged' }> | null = null;
  #recording: { readonly recording: Recording; readonly stopWaiting: () => void } | null = null;
  #recordings: readonly string[] | null = null;
  /** Undoes the wait for the end of the looking; null: nobody looks. */
  #stopAwaiting: (() => void) | null = null;
  #isWatching = false;

  constructor(ports: DevicesPorts) {
    this.#ports = ports;
    this.#trace = new CableTrace({
      masks: !ports.isSimulation,
      now: () => ports.clock.now(),
      onGroup: (group) => {
        const recording = this.#recording?.recording;
        if (recording?.scannerId !== group.scannerId) return;
        recording.add(group);
        if (recording.isFull) this.#endByItself();
      },
    });
  }

  /** Whatever the bridge says, before the till hears of it. */
  hear(message: FromBridge): void {
    const at = this.#ports.clock.now();
    switch (message.type) {
      case 'scan':
        this.#trace.ended(message.scan.scannerId, message.scan.text);
        this.#health.heardScan(message.scan.scannerId, at);
        break;
      case 'scanFault':
        this.#trace.ended(message.scannerId, null);
        this.#health.heardFault(message.scannerId, message.fault, at);
        break;
      case 'scannerStatus':
        this.#health.heardStatus(message, at);
        break;
      case 'deviceBytes': {
        const bytes = Buffer.from(message.hex, 'hex');
        this.#trace.came(message.scannerId, message.unit, { at: message.at, bytes });
        break;
      }
      case 'plugged':
        this.#plugged = message;
        break;
      case 'ready':
      case 'heartbeat':
      case 'printerStatus':
      case 'printEnded':
        break;
      default:
        unhandled(message);
    }
  }

  /** The bridge is another process now. */
  bridgeReplaced(): void {
    this.#plugged = null;
    this.#trace.cut();
  }

  scanMade({ at, way, made }: ScanMade): void {
    if (way === 'keyboard') this.#health.heardScan(way, at);
    this.#trace.made(way, made, at);
  }

  /** Begins to look, and goes on for as long as somebody asks. */
  read(): DevicesView {
    this.#stopAwaiting?.();
    this.#stopAwaiting = this.#ports.realClock.after(UNASKED_MS, () => {
      this.#stopAwaiting = null;
      this.#watchAsNeeded();
    });
    this.#watchAsNeeded();
    return this.#view();
  }

  startRecording(scannerId: string): Answer<null> {
    const { clock, realClock, isSimulation } = this.#ports;
    const scanner = this.#scanners().find(({ id }) => id === scannerId);
    if (this.#recording !== null || scanner === undefined) return { ok: false, failure: 'notNow' };
    const recording = new Recording({ ...scanner, scannerId }, clock.now(), !isSimulation);
    const stopWaiting = realClock.after(RECORDING_MS_MAX, () => this.#endByItself());
    this.#recording = { recording, stopWaiting };
    this.#watchAsNeeded();
    return { ok: true, result: null };
  }

  stopRecording(): Answer<{ name: string }> {
    if (this.#recording === null) return { ok: false, failure: 'notNow' };
    const failure = this.#endRecording();
    if (failure.detail !== null) return { ok: false, failure: 'recordingFailed' };
    return { ok: true, result: { name: failure.name } };
  }

  /** The till ends: what is being recorded is kept. */
  stop(): void {
    this.#stopAwaiting?.();
    if (this.#recording !== null) this.#endByItself();
  }

  #endByItself(): void {
    const { detail } = this.#endRecording();
    if (detail !== null) this.#ports.onRecordingLost(detail);
  }

  #endRecording(): { name: string; detail: string | null } {
    const ending = this.#recording;
    if (ending === null) return { name: '', detail: null };
    ending.stopWaiting();
    const { recording } = ending;
    // What is unfinished belongs to it; and it must not be added to by itself.
    if (!recording.isFull) this.#trace.cut();
    this.#recording = null;
    this.#recordings = null;
    this.#watchAsNeeded();
    try {
      const name = writeRecording(this.#ports.recordingsFolder, recording);
      return { name, detail: null };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { name: recordingName(recording), detail };
    }
  }

  #watchAsNeeded(): void {
    const isNeeded = this.#stopAwaiting !== null || this.#recording !== null;
    if (isNeeded === this.#isWatching) return;
    this.#isWatching = isNeeded;
    if (!isNeeded) this.bridgeReplaced();
    this.#ports.watch(isNeeded);
  }

  #scanners(): readonly ScannerDeviceView[] {
    return this.#ports.scanners().map(({ id, kind, status, detail }) => ({
      id,
      kind,
      status,
      detail,
      unit: this.#unitOf(id, kind),
      device: this.#health.deviceOf(id),
      health: this.#health.healthOf(id),
    }));
  }

  #unitOf(id: string, kind: ScannerView['kind']): ScannerDeviceView['unit'] {
    const settings = this.#ports.settings.find((one) => one.id === id);
    const isReports = settings?.kind === 'virtual' && settings.unit === 'report';
    return kind === 'hid' || isReports ? 'report' : 'bytes';
  }

  #view(): DevicesView {
    const { clock, recordingsFolder } = this.#ports;
    const typing = this.#health.healthOf('keyboard');
    const scanners = this.#scanners();
    this.#recordings ??= listRecordings(recordingsFolder);
    const recording = this.#recording?.recording;
    return {
      readAt: clock.now(),
      scanners,
      typing: typing.lastSeenAt === null ? null : typing,
      unused: this.#plugged === null ? null : unusedDevices(this.#plugged.devices, scanners),
      problems: this.#plugged?.problems ?? [],
      trace: this.#trace.scans,
      recording:
        recording === undefined
          ? null
          : {
              scannerId: recording.scannerId,
              startedAt: recording.startedAt,
              endsAt: recording.startedAt + RECORDING_MS_MAX,
              chunks: recording.chunks,
            },
      recordings: this.#recordings.slice(0, RECORDINGS_SHOWN_MAX),
      moreRecordings: Math.max(0, this.#recordings.length - RECORDINGS_SHOWN_MAX),
    };
  }
}
