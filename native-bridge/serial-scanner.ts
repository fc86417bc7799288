import type { SerialPort } from 'serialport';
import type { Clock } from './clock.ts';
import type { ScannerSettings } from './protocol.ts';
import { ScanLine } from './scan-line.ts';
import type { Opening, ScannerListener, ScannerPort } from './scanner.ts';
import { listSerialPorts } from './serial-list.ts';
import { watchSerialPort } from './serial-watch.ts';

type SerialSettings = Extract<ScannerSettings, { kind: 'serial' }>;

/**
 * A scanner on RS-232 or behind a USB virtual COM port, 8 data bits, no parity, 1 stop bit.
 * Serialport's own lock is kept: a port that another program holds is a fault in its words.
 */
export function serialScanner(settings: SerialSettings, clock: Clock): ScannerPort {
  return {
    kind: 'serial',
    open: async (listener) => {
      try {
        return await openFirst(settings, clock, listener);
      } catch (error) {
        return { status: 'faulted', detail: reason(error) };
      }
    },
  };
}

/** Two scanners of one make match the same ids: the first that is free is this one. */
async function openFirst(
  settings: SerialSettings,
  clock: Clock,
  listener: ScannerListener,
): Promise<Opening> {
  let opening: Opening = { status: 'absent' };
  for (const path of await matchingPaths(settings.match)) {
    const next = await openPath(path, settings.baudRate, clock, listener);
    if (next.status === 'opened') return next;
    if (next.status === 'faulted') opening = next;
  }
  return opening;
}

/** Ids compare without case: Windows says `0C2E` where Linux says `0c2e`. */
async function matchingPaths(match: SerialSettings['match']): Promise<string[]> {
  if ('path' in match) return [match.path];
  const ports = await listSerialPorts();
  return ports
    .filter(
      (port) =>
        sameId(port.vendorId, match.vendorId) &&
        sameId(port.productId, match.productId) &&
        (match.serialNumber === null || sameId(port.serialNumber, match.serialNumber)),
    )
    .map((port) => port.path);
}

function sameId(listed: string | undefined, wanted: string): boolean {
  return listed?.toLowerCase() === wanted.toLowerCase();
}

async function openPath(
  path: string,
  baudRate: number,
  clock: Clock,
  listener: ScannerListener,
): Promise<Opening> {
  // Loaded when first needed: where the native part does not load, this scanner is faulted and
  // the bridge lives.
  const serialport = await import('serialport');
  const port = new serialport.SerialPort({ path, baudRate, autoOpen: false });
  const line = new ScanLine(clock, listener);
  // Without a reader serialport notices no unplug at all.
  port.on('data', (bytes: Uint8Array) => line.push(bytes));
  const error = await new Promise<Error | null>((resolve) => port.open(resolve));
  if (error !== null) {
    const detail = reason(error);
    return isAbsence(detail) ? { status: 'absent' } : { status: 'faulted', detail };
  }
  const stopWatching = watchSerialPort(port, clock, () => lose());
  const lose = (): void => {
    stopWatching();
    line.cut();
    void closed(port);
  };
  // A port that is read closes when unplugged, and may say so twice; one that cannot be closed
  // says an error instead. Either is the end of this open.
  port.on('close', lose).on('error', lose);
  // Some scanners send only to a ready host. Not every port has these lines: a refusal is fine.
  await new Promise<void>((resolve) => port.set({ dtr: true, rts: true }, () => resolve()));
  return {
    status: 'opened',
    scanner: {
      close: () => {
        stopWatching();
        line.hangUp();
        return closed(port);
      },
    },
  };
}

function closed(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (port.closing) port.once('close', () => resolve());
    else port.close(() => resolve());
  });
}

/** The system's words without the `Error: ` that serialport puts in front of them. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^(?:Error:? )+/, '');
}

/** Linux and macOS say ENOENT, ENXIO or ENODEV in words; Windows says that no file is there. */
function isAbsence(detail: string): boolean {
  return /no such (?:file|device)|file not found/i.test(detail);
}
