import type { DeviceView, UnusedDeviceView } from '../../messages/devices.ts';
import type { ScannerView } from '../../messages/views.ts';
import { SCANNER_MAKERS, type FromBridge } from '../../native-bridge/protocol.ts';

type Plugged = Extract<FromBridge, { type: 'plugged' }>['devices'][number];

/** USB usage pages: bar code scanners, scales and card readers; and the keyboard's usage. */
const SCANNER_PAGE = 0x8c;
const SCANNER_USAGE = 0x02;
const OTHER_DEVICE_PAGES: ReadonlySet<number | null> = new Set([0x8d, 0x8e]);
const DESKTOP_PAGE = 0x01;
const KEYBOARD_USAGE = 0x06;
/**
 * What is plugged in and is no scanner of the till, each device once, and why. One that shows
 * itself in several ways is told by the one that a scanner could be used by.
 */
export function unusedDevices(
  plugged: readonly Plugged[],
  scanners: readonly ScannerView[],
): readonly UnusedDeviceView[] {
  const used = new Set(plugged.flatMap((one) => (one.scannerId === null ? [] : [nameOf(one)])));
  const found = new Map<string, UnusedDeviceView>();
  for (const one of plugged) {
    const name = nameOf(one);
    const row = rowOf(one, scanners);
    const before = found.get(name);
    if (used.has(name) || row === null) continue;
    if (before === undefined || rank(row) < rank(before)) found.set(name, row);
  }
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b));
}

function rowOf(one: Plugged, scanners: readonly ScannerView[]): UnusedDeviceView | null {
  const { bus, name, vendorId, productId, serialNumber, path } = one;
  const device: DeviceView = { name, vendorId, productId, serialNumber, path };
  // A fault is told in words that name the device's path.
  const fault = scanners.find(
    ({ status, detail }) => status === 'faulted' && detail?.includes(path) === true,
  );
  const row = { device, bus, detail: fault?.detail ?? null } as const;
  if (bus === 'serial') {
    return { ...row, reason: fault === undefined ? 'portNotNamed' : 'portNotOpened' };
  }
  const { usagePage, usage } = one;
  if (usagePage === SCANNER_PAGE && usage === SCANNER_USAGE) return { ...row, reason: 'notOpened' };
  if (OTHER_DEVICE_PAGES.has(usagePage)) return { ...row, reason: 'otherDevice' };
  const isMakers = SCANNER_MAKERS.has(vendorId);
  if (usagePage === DESKTOP_PAGE && usage === KEYBOARD_USAGE) {
    return { ...row, reason: isMakers ? 'scannerTypes' : 'keyboard' };
  }
  return isMakers ? { ...row, reason: 'makersMode' } : null;
}

/** What matters most to somebody who looks for a scanner comes first. */
const RANKS: readonly UnusedDeviceView['reason'][] = [
  'notOpened',
  'portNotOpened',
  'scannerTypes',
  'makersMode',
  'portNotNamed',
  'otherDevice',
  'keyboard',
];

function rank({ reason }: UnusedDeviceView): number {
  return RANKS.indexOf(reason);
}

/** The same for all that one device shows of itself. */
function nameOf({ bus, vendorId, productId, serialNumber, path }: Plugged): string {
  if (vendorId === null || productId === null) return path;
  return `${vendorId}:${productId}:${serialNumber ?? (bus === 'serial' ? path : '')}`;
}
