import type { HidEar, HidSystem, ListedHid, OpenHid } from './hid-system.ts';

interface Opened {
  readonly path: string;
  readonly ear: HidEar;
  isClosed: boolean;
}

/** What a twin is plugged in as; the rest is as of a Honeywell scanner. */
export type PluggedHid = Partial<ListedHid> & { readonly path: string };

const SCANNER: ListedHid = {
  vendorId: 0x0c2e,
  productId: 0x0b87,
  serialNumber: '20343B1234',
  usagePage: 0x8c,
  usage: 0x02,
};

/**
 * The twin of node-hid, with its hard habits: reports come later than the call that caused them,
 * a path opens twice and both hear all, a lost device says so more than once, closing it twice is
 * refused, and nothing tells that a device was plugged in.
 */
export class HidTwin implements HidSystem {
  private readonly plugged = new Map<string, ListedHid>();
  private readonly opened = new Set<Opened>();
  /** Paths that may not be opened, and the system's words for it. */
  readonly denied = new Map<string, string>();
  /** Feature reports as they came. */
  readonly features: string[] = [];
  /** The list cannot be had, in these words. */
  listFault: string | null = null;
  listCount = 0;

  plug(device: PluggedHid): void {
    this.plugged.set(device.path, { ...SCANNER, ...device });
  }

  /** `quietly`: no read fails, as on Windows; only the list shows it. */
  unplug(path: string, quietly = false): void {
    this.plugged.delete(path);
    if (quietly) return;
    for (const one of this.opened) {
      if (one.path === path && !one.isClosed) queueMicrotask(() => [0, 1].forEach(() => lose(one)));
    }
  }

  /** The scanner sends; heard by whoever has it open. */
  send(path: string, reports: readonly Uint8Array[]): void {
    for (const one of this.opened) {
      if (one.path !== path) continue;
      for (const report of reports) queueMicrotask(() => hear(one, report));
    }
  }

  openCount(path: string): number {
    return [...this.opened].filter((one) => one.path === path && !one.isClosed).length;
  }

  async list(): Promise<readonly ListedHid[]> {
    this.listCount += 1;
    if (this.listFault !== null) throw new Error(this.listFault);
    return [...this.plugged.values()];
  }

  async open(path: string, ear: HidEar): Promise<OpenHid> {
    const denial = this.denied.get(path);
    if (!this.plugged.has(path)) throw new Error('No such file or directory');
    if (denial !== undefined) throw new Error(denial);
    const one: Opened = { path, ear, isClosed: false };
    this.opened.add(one);
    const isKnown = this.plugged.get(path)?.vendorId === SCANNER.vendorId;
    return {
      sendFeatureReport: async (bytes) => {
        this.features.push(Buffer.from(bytes).toString('hex'));
        if (!isKnown) throw new Error('could not send feature report to device');
      },
      close: async () => {
        if (one.isClosed) throw new Error('device is already closed');
        one.isClosed = true;
      },
    };
  }
}

function hear(one: Opened, report: Uint8Array): void {
  if (!one.isClosed) one.ear.report(report);
}

function lose(one: Opened): void {
  one.ear.lost();
}
