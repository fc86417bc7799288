import type { DevicesView, ScannerDeviceView } from '../../messages/devices.ts';
import type { DevicesWords } from '../../words/devices-words.ts';

/** What kind of scanner it is, in words. */
export function kindName({ kind, unit }: ScannerDeviceView, say: DevicesWords): string {
  if (kind !== 'virtual') return say.kinds[kind];
  return `${unit === 'report' ? say.kinds.hid : say.kinds.serial}, ${say.simulated}`;
}

/** What a scan came by; `keyboard` and `camera` are the window's own. */
export function wayName(scannerId: string, { scanners }: DevicesView, say: DevicesWords): string {
  if (scannerId === 'keyboard' || scannerId === 'camera') return say.kinds[scannerId];
  const scanner = scanners.find(({ id }) => id === scannerId);
  if (scanner === undefined) return scannerId;
  return scanner.device?.name ?? kindName(scanner, say);
}

/** `0c2e:0b87 · 20343B1234 · /dev/hidraw0`, as much of it as is known. */
export function deviceFacts(device: ScannerDeviceView['device']): string {
  if (device === null) return '';
  const { vendorId, productId, serialNumber, path } = device;
  const ids = vendorId === null || productId === null ? null : `${vendorId}:${productId}`;
  return [ids, serialNumber, path].filter((fact) => fact !== null).join(' · ');
}
