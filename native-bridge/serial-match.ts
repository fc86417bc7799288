import type { ScannerSettings } from './protocol.ts';
import { isKnownScanner } from './serial-known.ts';
import { listSerialPorts, type ListedPort } from './serial-list.ts';

type Match = Extract<ScannerSettings, { kind: 'serial' }>['match'];

/** A port that may be the scanner, and who the device on it is, where the system knows. */
export interface FoundPort {
  readonly path: string;
  /** Null: nothing tells it from another device on the same path. */
  readonly identity: string | null;
  /** As the system lists it; null: it was not looked for there. */
  readonly listed: ListedPort | null;
}

/** Where a scanner may be now, the likeliest first. Rejects with the system's words. */
export class SerialMatch {
  private readonly match: Match;
  /** Who was on the configured path when it was last opened. */
  private seen: ListedPort | null = null;

  constructor(match: Match) {
    this.match = match;
  }

  async find(): Promise<readonly FoundPort[]> {
    const { match } = this;
    if ('path' in match) return this.findByPath(match.path);
    if ('known' in match) {
      // Nobody has asked for it by name: that the ports cannot be listed is no fault of a scanner.
      return (await listOrNothing()).filter(isKnownScanner).map(found);
    }
    return (await listSerialPorts())
      .filter(
        (port) =>
          sameId(port.vendorId, match.vendorId) &&
          sameId(port.productId, match.productId) &&
          (match.serialNumber === null || sameId(port.serialNumber, match.serialNumber)),
      )
      .map(found);
  }

  /**
   * The port is open: who is on it, null where the system does not say. The device on a configured
   * path is the one to look for from now on.
   */
  async opened({ path, listed: before }: FoundPort): Promise<ListedPort | null> {
    if (!('path' in this.match)) return before;
    const listed = (await listOrNothing()).find((port) => port.path === path) ?? null;
    if (listed?.vendorId !== undefined && listed.serialNumber !== undefined) this.seen = listed;
    return listed;
  }

  /**
   * A device that was replugged may have another path, and another device its old one. One without
   * a serial number is not told from its like, and stays where its path is.
   */
  private async findByPath(path: string): Promise<readonly FoundPort[]> {
    const { seen } = this;
    if (seen === null) return [{ path, identity: null, listed: null }];
    const moved = (await listOrNothing()).filter(
      (port) =>
        sameId(port.vendorId, seen.vendorId) &&
        sameId(port.productId, seen.productId) &&
        sameId(port.serialNumber, seen.serialNumber),
    );
    return moved.length > 0 ? moved.map(found) : [{ path, identity: null, listed: null }];
  }
}

async function listOrNothing(): Promise<readonly ListedPort[]> {
  try {
    return await listSerialPorts();
  } catch {
    return [];
  }
}

function found(listed: ListedPort): FoundPort {
  const { path, vendorId, productId, serialNumber } = listed;
  const ids = [vendorId, productId, serialNumber];
  return { path, identity: ids.includes(undefined) ? null : ids.join(' ').toLowerCase(), listed };
}

/** Ids compare without case: Windows says `0C2E` where Linux says `0c2e`. */
function sameId(listed: string | undefined, wanted: string | undefined): boolean {
  return listed !== undefined && listed.toLowerCase() === wanted?.toLowerCase();
}
