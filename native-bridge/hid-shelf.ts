import type { Clock } from './clock.ts';
import type { HidLayoutName } from './hid-layouts.ts';
import type { HidSystem, ListedHid } from './hid-system.ts';
import type { DeviceIdentity } from './protocol.ts';

/** A HID POS scanner that is plugged in. */
export interface HidDevice {
  readonly path: string;
  readonly vendorId: string;
  /** The same wherever it is plugged in: vendor, product and, where it has one, serial number. */
  readonly identity: string;
  /** What it says it is. */
  readonly says: DeviceIdentity;
}

/** A port's hold on a device, so that a late release does not free it for others. */
export interface HidClaim {
  readonly port: object;
  readonly path: string;
}

/** How long ago the list may have been made. */
const FRESH_MS = 500;
/**
 * Looking slows reads down where it is frequent (node-hid 272: ten times as slow on Windows), so
 * while a scanner is in use a look is rare.
 */
export const LOOK_PAUSE_MS = 12_000;

/** Bar Code Scanner of the POS page. Vendors show other collections under the same ids. */
const USAGE_PAGE = 0x8c;
const USAGE = 0x02;

/**
 * The HID scanners of this machine, shared by all ports: one list for all, each device with one
 * port at most (the system would open it twice), and what was learned of each.
 */
export class HidShelf {
  private readonly claims = new Map<string, HidClaim>();
  /** Ports that wait for the scanner that they had, and its identity. */
  private readonly missed = new Map<object, string>();
  private readonly layouts = new Map<string, HidLayoutName>();
  private readonly clock: Clock;
  private newest: { readonly mono: number; readonly list: Promise<readonly HidDevice[]> } | null =
    null;
  private openCount = 0;
  readonly system: HidSystem;

  constructor(system: HidSystem, clock: Clock) {
    this.system = system;
    this.clock = clock;
  }

  /** All that are plugged in. Seldom a new list while one is open and none is missed. */
  list(): Promise<readonly HidDevice[]> {
    const isCalm = this.openCount > 0 && this.missed.size === 0;
    return this.listNotOlderThan(isCalm ? LOOK_PAUSE_MS : FRESH_MS);
  }

  /** All that are plugged in now, or were a moment ago. */
  freshList(): Promise<readonly HidDevice[]> {
    return this.listNotOlderThan(FRESH_MS);
  }

  /**
   * Those that a port may take, those first that it had before. One that had none leaves to those
   * that miss theirs as many as they are: a scanner that replaces another takes its place.
   */
  freeFor(port: object, devices: readonly HidDevice[]): readonly HidDevice[] {
    const own = this.missed.get(port);
    const wanted = [...this.missed].flatMap(([other, identity]) =>
      other === port ? [] : [identity],
    );
    const free = devices.filter(({ path, identity }) => {
      const claim = this.claims.get(path);
      const isFree = claim === undefined || claim.port === port;
      return isFree && (identity === own || !wanted.includes(identity));
    });
    if (own === undefined) return free.slice(wanted.length);
    return free.toSorted((a, b) => Number(b.identity === own) - Number(a.identity === own));
  }

  /** From now on no other port takes it. */
  claim(port: object, { path }: HidDevice): HidClaim {
    const claim = { port, path };
    this.claims.set(path, claim);
    return claim;
  }

  release(claim: HidClaim): void {
    if (this.claims.get(claim.path) === claim) this.claims.delete(claim.path);
  }

  opened(port: object): void {
    this.missed.delete(port);
    this.openCount += 1;
  }

  closed(claim: HidClaim): void {
    this.openCount -= 1;
    this.release(claim);
  }

  /** The port's scanner went away: whoever finds it again is this port. */
  miss(port: object, identity: string): void {
    this.missed.set(port, identity);
    this.newest = null;
  }

  isMissing(port: object): boolean {
    return this.missed.has(port);
  }

  layoutOf({ identity }: HidDevice): HidLayoutName | null {
    return this.layouts.get(identity) ?? null;
  }

  learn({ identity }: HidDevice, layout: HidLayoutName | null): void {
    if (layout === null) this.layouts.delete(identity);
    else this.layouts.set(identity, layout);
  }

  private listNotOlderThan(limitMs: number): Promise<readonly HidDevice[]> {
    const mono = this.clock.mono();
    if (this.newest === null || mono - this.newest.mono >= limitMs) {
      const list = this.system.list().then(scannersOf);
      this.newest = { mono, list };
      list.catch(() => {
        if (this.newest?.list === list) this.newest = null;
      });
    }
    return this.newest.list;
  }
}

function scannersOf(listed: readonly ListedHid[]): readonly HidDevice[] {
  const byPath = new Map<string, HidDevice>();
  for (const each of listed) {
    const { path, vendorId, productId, serialNumber, usagePage, usage } = each;
    if (path === undefined || usagePage !== USAGE_PAGE || usage !== USAGE) continue;
    const ids = [hex(vendorId), hex(productId), serialNumber ?? ''];
    const says = identityOfHid(each, path);
    byPath.set(path, { path, vendorId: hex(vendorId), identity: ids.join(':'), says });
  }
  return [...byPath.values()];
}

/** What a HID device says it is. */
export function identityOfHid(listed: ListedHid, path: string): DeviceIdentity {
  const name = [listed.manufacturer, listed.product].filter(Boolean).join(' ').trim();
  return {
    name: name === '' ? null : name,
    vendorId: hex(listed.vendorId),
    productId: hex(listed.productId),
    serialNumber: listed.serialNumber || null,
    path,
  };
}

/** As udev rules write it. */
function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}
