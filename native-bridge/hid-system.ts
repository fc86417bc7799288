/** What the system lists of a HID device, one entry for each of its collections. */
export interface ListedHid {
  readonly path?: string | undefined;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string | undefined;
  readonly manufacturer?: string | undefined;
  readonly product?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
}

/** Who hears an open device. */
export interface HidEar {
  report(bytes: Uint8Array): void;
  /** It cannot be read any more. Told once or oftener; nothing follows it. */
  lost(): void;
}

export interface OpenHid {
  /** Byte 0 is the report's id. Rejects where the device does not know it. */
  sendFeatureReport(bytes: readonly number[]): Promise<void>;
  /** Rejects when it is closed already. */
  close(): Promise<void>;
}

/** HID devices as node-hid knows them; `hid-twin.ts` is the other one. */
export interface HidSystem {
  list(): Promise<readonly ListedHid[]>;
  /** Rejects with the system's words. A path may be opened twice: each then hears all reports. */
  open(path: string, ear: HidEar): Promise<OpenHid>;
}

/** node-hid is loaded when first needed: where it does not load, its scanners are faulted only. */
export const liveHidSystem: HidSystem = {
  async list() {
    const { devicesAsync } = await import('node-hid');
    return devicesAsync();
  },
  async open(path, ear) {
    const { HIDAsync } = await import('node-hid');
    const device = await HIDAsync.open(path);
    device.on('error', (error: unknown) => {
      if (isReadFailure(error)) ear.lost();
      // What else comes here was thrown while a report was heard: a defect of the bridge.
      else throw error;
    });
    device.on('data', (bytes: Uint8Array) => ear.report(bytes));
    return {
      async sendFeatureReport(bytes) {
        await device.sendFeatureReport([...bytes]);
      },
      close: () => device.close(),
    };
  },
};

/** node-hid 3 says a failed read as text, and never as an `Error`. */
function isReadFailure(error: unknown): boolean {
  return !(error instanceof Error) || error.message.startsWith('could not read');
}
