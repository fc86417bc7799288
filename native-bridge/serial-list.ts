import type { DeviceIdentity } from './protocol.ts';

/** What the system knows of a serial port; ids as it writes them. */
export interface ListedPort {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly manufacturer?: string | undefined;
}

/** What the system says of the device on a port; null: of this port it says nothing. */
export function identityOfPort(path: string, listed: ListedPort | null): DeviceIdentity {
  return {
    name: listed?.manufacturer || null,
    vendorId: listed?.vendorId?.toLowerCase() ?? null,
    productId: listed?.productId?.toLowerCase() ?? null,
    serialNumber: listed?.serialNumber || null,
    path,
  };
}

/** All serial ports. Rejects with the system's words; on Linux it runs `udevadm`. */
export async function listSerialPorts(): Promise<readonly ListedPort[]> {
  const { SerialPort } = await import('serialport');
  return SerialPort.list();
}
