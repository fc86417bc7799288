import type { WorldPlace } from '../messages/process.ts';
import type { ScannerView } from '../messages/views.ts';
import type { ScannerSettings } from '../native-bridge/protocol.ts';
import type { Config } from './config/config-schema.ts';

/** As many as are found at once: one for the cashier, one for the customer, and two to spare. */
const HID_SCANNERS = 4;

/** Every scanner that the bridge is to keep: the named ones, those found by what they are, and the simulated world's. */
export function scannerSettings(config: Config, world: WorldPlace | null): ScannerSettings[] {
  const serial = config.scanners.serial.map((scanner, place): ScannerSettings => {
    const { baudRate, ending, handshake, ...match } = scanner;
    return { kind: 'serial', id: `serial-${place + 1}`, match, baudRate, ending, handshake };
  });
  return [...serial, ...hidScanners(), ...(world === null ? [] : virtualScanners(world))];
}

/** USB HID POS scanners say what they are: whichever is plugged in is used without a setting. */
function hidScanners(): ScannerSettings[] {
  return Array.from({ length: HID_SCANNERS }, (_, place) => ({
    kind: 'hid',
    id: `hid-${place + 1}`,
  }));
}

function virtualScanners({ scannerSocket, hidScannerSocket }: WorldPlace): ScannerSettings[] {
  return [
    { kind: 'virtual', id: 'virtual', socket: scannerSocket, unit: 'bytes' },
    { kind: 'virtual', id: 'virtual-hid', socket: hidScannerSocket, unit: 'report' },
  ];
}

/**
 * Those that are worth showing. Nobody named a HID scanner: until one is found there is nothing to
 * show, and what is wrong with all of them alike is said once.
 */
export function shownScanners(scanners: readonly ScannerView[]): readonly ScannerView[] {
  const hids = scanners.filter(({ kind }) => kind === 'hid');
  return scanners.filter((scanner) => {
    if (scanner.kind !== 'hid') return true;
    if (scanner.status === 'opening') return false;
    if (scanner.status !== 'faulted') return true;
    const alike = hids.find(
      ({ status, detail }) => status === 'faulted' && detail === scanner.detail,
    );
    return alike === scanner;
  });
}
