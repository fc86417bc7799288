import { unhandled } from './check.ts';
import type { Clock } from './clock.ts';
import {
  FIRST_STATE,
  nextState,
  OPEN_LIMIT_MS,
  reportOf,
  type DeviceEvent,
  type DeviceReport,
} from './device-state.ts';
import type { DeviceIdentity } from './protocol.ts';
import type { ScanFault } from './scan-framing.ts';
import type {
  CableUnit,
  Opening,
  OpenScanner,
  ScannedCode,
  ScannerListener,
  ScannerPort,
} from './scanner.ts';

/** Who wants to know what becomes of a scanner. */
export interface ScannerOwner {
  scanned(code: ScannedCode): void;
  misread(fault: ScanFault, at: number): void;
  /** What came over the cable, before it is a code or a fault. */
  came?(unit: CableUnit, bytes: Uint8Array): void;
  /** Told at first, and then once for each change. */
  changed(report: DeviceReport): void;
}

export interface SupervisedScanner {
  /** Nothing more is told after the call. Resolves when the device is free, or was given up on. */
  stop(): Promise<void>;
}

/** A driver that has not closed its device by then is left to itself. */
const CLOSE_LIMIT_MS = 1000;

/**
 * Keeps one scanner open: looks for it again whenever it is not there, and survives whatever its
 * driver throws. One look at a time: a driver that hangs holds up its own device only.
 */
export function superviseScanner(
  port: ScannerPort,
  clock: Clock,
  owner: ScannerOwner,
): SupervisedScanner {
  let state = FIRST_STATE;
  let told: DeviceReport | null = null;
  /** What the port says of the scanner while it is open. */
  let note: string | null = null;
  let device: DeviceIdentity | null = null;
  let stopped = false;
  let undoTimer: (() => void) | null = null;
  /** The look under way or the last one; ends with the scanner it opened, if any. */
  let look: Promise<OpenScanner | null> = Promise.resolve(null);

  function apply(event: DeviceEvent): void {
    if (stopped) return;
    const before = state;
    state = nextState(before, event, clock.mono());
    if (state.status !== before.status) undoTimer?.();
    tell();
    if (state.status !== before.status) act();
  }

  function tell(): void {
    const stand = reportOf(state);
    const report =
      stand.status === 'ready' ? { ...stand, detail: note, device } : { ...stand, device: null };
    if (told !== null && sameReport(told, report)) return;
    told = report;
    owner.changed(report);
  }

  function act(): void {
    switch (state.status) {
      case 'opening':
        undoTimer = clock.after(OPEN_LIMIT_MS, () => apply({ type: 'openOverdue' }));
        look = lookFor();
        break;
      case 'ready':
        break;
      case 'absent':
      case 'faulted':
        undoTimer = clock.after(state.retryMono - clock.mono(), () => apply({ type: 'retryDue' }));
        break;
      default:
        unhandled(state);
    }
  }

  async function lookFor(): Promise<OpenScanner | null> {
    let scanner: OpenScanner | null = null;
    let isGone = false;
    note = null;
    device = null;
    const leave = (): void => {
      if (scanner === null || !isGone) return;
      void closeQuietly(scanner);
      apply({ type: 'gone' });
    };
    const opening = await openQuietly(port, {
      scanned(code) {
        if (!isGone && !stopped) owner.scanned(code);
      },
      misread(fault, at) {
        if (!isGone && !stopped) owner.misread(fault, at);
      },
      gone() {
        if (isGone) return;
        isGone = true;
        leave();
      },
      noted(said) {
        if (isGone || stopped) return;
        note = said;
        tell();
      },
      identified(said) {
        if (isGone || stopped) return;
        device = said;
        tell();
      },
      came(unit, bytes) {
        if (!isGone && !stopped) owner.came?.(unit, bytes);
      },
    });
    switch (opening.status) {
      case 'opened':
        scanner = opening.scanner;
        apply({ type: 'opened' });
        leave();
        break;
      case 'absent':
        apply({ type: 'notFound' });
        break;
      case 'faulted':
        apply({ type: 'openFailed', detail: opening.detail });
        break;
      default:
        unhandled(opening);
    }
    return scanner;
  }

  tell();
  act();
  return {
    stop() {
      stopped = true;
      undoTimer?.();
      return within(CLOSE_LIMIT_MS, clock, async () => {
        const scanner = await look;
        if (scanner !== null) await closeQuietly(scanner);
      });
    },
  };
}

/** A port that throws is a faulted device. */
async function openQuietly(port: ScannerPort, listener: ScannerListener): Promise<Opening> {
  try {
    return await port.open(listener);
  } catch (error) {
    return { status: 'faulted', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** What a driver says while it closes changes nothing: the device is not used any more. */
async function closeQuietly(scanner: OpenScanner): Promise<void> {
  try {
    await scanner.close();
  } catch {
    return;
  }
}

/** Resolves when `work` has ended, or after `limitMs`; the work then goes on unattended. */
function within(limitMs: number, clock: Clock, work: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const undo = clock.after(limitMs, resolve);
    work().then(() => {
      undo();
      resolve();
    }, reject);
  });
}

function sameReport(a: DeviceReport, b: DeviceReport): boolean {
  return (
    a.status === b.status &&
    a.detail === b.detail &&
    a.unplugged === b.unplugged &&
    sameDevice(a.device, b.device)
  );
}

function sameDevice(a: DeviceIdentity | null, b: DeviceIdentity | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.path === b.path &&
    a.name === b.name &&
    a.vendorId === b.vendorId &&
    a.productId === b.productId &&
    a.serialNumber === b.serialNumber
  );
}
