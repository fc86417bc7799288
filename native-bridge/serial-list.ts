/** What the system knows of a serial port; ids as it writes them. */
export interface ListedPort {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
}

/** All serial ports. Rejects with the system's words; on Linux it runs `udevadm`. */
export async function listSerialPorts(): Promise<readonly ListedPort[]> {
  const { SerialPort } = await import('serialport');
  return SerialPort.list();
}
