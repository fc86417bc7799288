import type { Clock } from './clock.ts';
import { HidLine } from './hid-line.ts';
import { LOOK_PAUSE_MS, type HidClaim, type HidDevice, type HidShelf } from './hid-shelf.ts';
import type { OpenHid } from './hid-system.ts';
import type { Opening, OpenScanner, ScannerListener, ScannerPort } from './scanner.ts';

/** Honeywell and Youjie send scans only after feature report FE was set to 1. */
const SWITCHED_ON_VENDORS: ReadonlySet<string> = new Set(['0c2e', '23d0']);
const SWITCH_ON = [0xfe, 0x01];

/**
 * A USB HID POS scanner, found by what it is and never by who made it: the one that this port
 * had before, or else any that no other port has. Nobody named it, so where the system's HID
 * devices cannot be listed at all, that is a fault only of a port that had one; `log` hears it.
 */
export function hidScanner(
  shelf: HidShelf,
  clock: Clock,
  log: (detail: string) => void,
): ScannerPort {
  const port: ScannerPort = { kind: 'hid', open };
  /** On a device that could not be opened: its fault is told by this port and not by all. */
  let faulty: HidClaim | null = null;
  let isLogged = false;

  async function open(listener: ScannerListener): Promise<Opening> {
    let devices: readonly HidDevice[];
    try {
      devices = await shelf.list();
    } catch (error) {
      if (!isLogged) log(reason(error));
      isLogged = true;
      return shelf.isMissing(port)
        ? { status: 'faulted', detail: reason(error) }
        : { status: 'absent' };
    }
    return openFirst(shelf.freeFor(port, devices), listener);
  }

  async function openFirst(
    free: readonly HidDevice[],
    listener: ScannerListener,
  ): Promise<Opening> {
    if (faulty !== null) shelf.release(faulty);
    faulty = null;
    let opening: Opening = { status: 'absent' };
    for (const device of free) {
      // Claimed before anything is awaited: the system would let two ports open it.
      const claim = shelf.claim(port, device);
      const next = await openDevice(device, claim, shelf, clock, listener);
      if (next.status === 'opened') {
        if (faulty !== null) shelf.release(faulty);
        faulty = null;
        return next;
      }
      if (next.status === 'faulted' && faulty === null) {
        opening = next;
        faulty = claim;
      } else {
        shelf.release(claim);
      }
    }
    return opening;
  }

  return port;
}

async function openDevice(
  device: HidDevice,
  claim: HidClaim,
  shelf: HidShelf,
  clock: Clock,
  listener: ScannerListener,
): Promise<Opening> {
  const line = new HidLine(shelf.layoutOf(device), clock, listener);
  let isOver = false;
  let stopWatching: (() => void) | null = null;
  let lose: () => void = () => {
    isOver = true;
  };
  let handle: OpenHid;
  try {
    handle = await shelf.system.open(device.path, {
      report(bytes) {
        line.push(bytes);
        shelf.learn(device, line.provenLayout);
      },
      lost: () => lose(),
    });
  } catch (error) {
    return refused(reason(error), device);
  }
  shelf.opened(claim.port);
  listener.identified?.(device.says);
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    stopWatching?.();
    line.hangUp();
    closing ??= closed(handle).then(() => shelf.closed(claim));
    return closing;
  };
  lose = () => {
    if (closing !== null) return;
    shelf.miss(claim.port, device.identity);
    line.cut();
    void close();
  };
  if (isOver) lose();
  else stopWatching = watchList(device, shelf, clock, () => lose());
  if (SWITCHED_ON_VENDORS.has(device.vendorId)) {
    // Some of their models know no such report, and send without it.
    void handle.sendFeatureReport(SWITCH_ON).catch(() => undefined);
  }
  const scanner: OpenScanner = { close };
  return { status: 'opened', scanner };
}

/** Closing a device twice is refused, and so is one that is gone: it is free either way. */
function closed(handle: OpenHid): Promise<void> {
  return handle.close().catch(() => undefined);
}

/** Where a pulled cable is not told by a failed read, the list tells it. */
function watchList(device: HidDevice, shelf: HidShelf, clock: Clock, lost: () => void): () => void {
  let isWatching = true;
  let undo = clock.after(LOOK_PAUSE_MS, lookAgain);
  function lookAgain(): void {
    void look();
  }
  async function look(): Promise<void> {
    const isThere = await shelf.freshList().then(
      (list) =>
        list.some(({ path, identity }) => path === device.path && identity === device.identity),
      // A list that cannot be had tells nothing.
      () => true,
    );
    if (!isWatching) return;
    if (isThere) undo = clock.after(LOOK_PAUSE_MS, lookAgain);
    else lost();
  }
  return () => {
    isWatching = false;
    undo();
  };
}

function refused(detail: string, { path, vendorId }: HidDevice): Opening {
  if (/no such (?:file|device)/i.test(detail)) return { status: 'absent' };
  if (!/permission denied|not permitted|access is denied/i.test(detail)) {
    return { status: 'faulted', detail };
  }
  const remedy = process.platform === 'linux' ? ` ${udevRemedy(vendorId)}` : '';
  return { status: 'faulted', detail: `${path}: ${detail}.${remedy}` };
}

/** The number must be below 73, where the system gives devices to who sits at the machine. */
function udevRemedy(vendorId: string): string {
  return (
    'Put this line into /etc/udev/rules.d/70-till-scanner.rules and plug the scanner in again: ' +
    `KERNEL=="hidraw*", SUBSYSTEM=="hidraw", ATTRS{idVendor}=="${vendorId}", TAG+="uaccess"`
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
