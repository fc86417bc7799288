import type { DeviceView, HealthView } from '../../messages/devices.ts';
import type { FromBridge } from '../../native-bridge/protocol.ts';
import type { UtcMs } from '../core/attempt.ts';

type Fault = Extract<FromBridge, { type: 'scanFault' }>['fault'];
type StatusMessage = Extract<FromBridge, { type: 'scannerStatus' }>;

/** Plugging in devices by the dozen is no till's day; the oldest make room. */
const DEVICES_MAX = 64;

const UNUSED: HealthView = {
  reads: 0,
  partials: 0,
  misreads: 0,
  unended: 0,
  tooLong: 0,
  mismatches: 0,
  unplugs: 0,
  lastScanAt: null,
  lastSeenAt: null,
};

const COUNTED_AS = {
  partial: 'partials',
  noise: 'misreads',
  unended: 'unended',
  tooLong: 'tooLong',
  mismatch: 'mismatches',
} as const satisfies Readonly<Record<Fault, keyof HealthView>>;

interface Known {
  /** By which its health is kept. */
  readonly key: string;
  readonly device: DeviceView | null;
  readonly isReady: boolean;
}

/**
 * How each device does, kept by what it says it is: a scanner that is plugged in elsewhere, or
 * whose bridge was replaced, is the same one.
 */
export class HealthBook {
  readonly #known = new Map<string, Known>();
  readonly #health = new Map<string, HealthView>();

  healthOf(scannerId: string): HealthView {
    return this.#health.get(this.#keyOf(scannerId)) ?? UNUSED;
  }

  /** What it says it is, or said when it was last there. */
  deviceOf(scannerId: string): DeviceView | null {
    return this.#known.get(scannerId)?.device ?? null;
  }

  heardStatus({ scannerId, status, device, unplugged }: StatusMessage, at: UtcMs): void {
    const before = this.#known.get(scannerId);
    const isReady = status === 'ready';
    if (isReady) {
      const key = device === null ? scannerId : keyOfDevice(scannerId, device);
      this.#known.set(scannerId, { key, device, isReady });
      this.#change(scannerId, at, {});
      return;
    }
    if (before === undefined) return;
    this.#known.set(scannerId, { ...before, isReady });
    if (!before.isReady || !unplugged) return;
    this.#change(scannerId, at, { unplugs: this.healthOf(scannerId).unplugs + 1 });
  }

  heardScan(scannerId: string, at: UtcMs): void {
    const { reads } = this.healthOf(scannerId);
    this.#change(scannerId, at, { reads: reads + 1, lastScanAt: at });
  }

  heardFault(scannerId: string, fault: Fault, at: UtcMs): void {
    const name = COUNTED_AS[fault];
    this.#change(scannerId, at, { [name]: this.healthOf(scannerId)[name] + 1 });
  }

  #change(scannerId: string, at: UtcMs, changes: Partial<HealthView>): void {
    const key = this.#keyOf(scannerId);
    const health = { ...this.healthOf(scannerId), ...changes, lastSeenAt: at };
    // The one that was heard last is the last to make room.
    this.#health.delete(key);
    this.#health.set(key, health);
    const [oldest] = this.#health.keys();
    if (this.#health.size > DEVICES_MAX && oldest !== undefined) this.#health.delete(oldest);
  }

  #keyOf(scannerId: string): string {
    return this.#known.get(scannerId)?.key ?? scannerId;
  }
}

/** Two of one make without serial numbers are told apart by who has them open. */
function keyOfDevice(scannerId: string, device: DeviceView): string {
  const { vendorId, productId, serialNumber } = device;
  if (vendorId === null || productId === null) return scannerId;
  return `${vendorId}:${productId}:${serialNumber ?? `@${scannerId}`}`;
}
