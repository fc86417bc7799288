import type { Clock } from './clock.ts';
import { identityOfHid } from './hid-shelf.ts';
import type { HidSystem, ListedHid } from './hid-system.ts';
import { SCANNER_MAKERS, type FromBridge } from './protocol.ts';
import { identityOfPort, type ListedPort } from './serial-list.ts';

type PluggedMessage = Extract<FromBridge, { type: 'plugged' }>;
type Plugged = PluggedMessage['devices'][number];
/** By path. */
type Owners = ReadonlyMap<string, { scannerId: string; bus: 'hid' | 'serial' }>;

/**
 * A look costs a process on Linux, and on Windows it slows reads down (node-hid 272: ten times as
 * slow at ten looks a second; one a second was fine). So it is done only while somebody watches,
 * and on Windows seldom where a HID scanner is open: a code that is being read goes first.
 */
const LOOK_PAUSE_MS = 2000;
const CAREFUL_PAUSE_MS = 12_000;
/** As many as the protocol carries. */
const DEVICES_MAX = 64;

/** Keyboards are told too, since that is how nearly all scanners come. */
const KEYBOARD = { usagePage: 0x01, usage: 0x06 };
/** Scanners, scales and card readers, as the USB standard numbers them. */
const POINT_OF_SALE_PAGES: ReadonlySet<number | undefined> = new Set([0x8c, 0x8d, 0x8e]);
interface WatchDoors {
  readonly clock: Clock;
  readonly hid: Pick<HidSystem, 'list'>;
  readonly listPorts: () => Promise<readonly ListedPort[]>;
  readonly platform: NodeJS.Platform;
  /** Paths of what is open, and who has it. */
  readonly open: () => Owners;
  readonly say: (message: PluggedMessage) => void;
}

/** Tells what is plugged in, at once and after each change, until the result is called. */
export function watchList(doors: WatchDoors): () => void {
  let isWatching = true;
  let told = '';
  let undo: (() => void) | null = null;

  async function look(): Promise<void> {
    const message = await listed(doors);
    if (!isWatching) return;
    const news = JSON.stringify(message);
    if (news !== told) doors.say(message);
    told = news;
    const isReading = [...doors.open().values()].some(({ bus }) => bus === 'hid');
    const pauseMs = doors.platform === 'win32' && isReading ? CAREFUL_PAUSE_MS : LOOK_PAUSE_MS;
    undo = doors.clock.after(pauseMs, () => void look());
  }

  void look();
  return () => {
    isWatching = false;
    undo?.();
  };
}

async function listed({ hid, listPorts, open }: WatchDoors): Promise<PluggedMessage> {
  const problems: PluggedMessage['problems'] = [];
  const [devices, ports] = await Promise.all([
    hid.list().catch((error: unknown) => {
      problems.push({ bus: 'hid', detail: wordsOf(error) });
      return [];
    }),
    listPorts().catch((error: unknown) => {
      problems.push({ bus: 'serial', detail: wordsOf(error) });
      return [];
    }),
  ]);
  const owners = open();
  const found = [
    ...devices.flatMap((device) => hidRow(device, owners) ?? []),
    ...ports.flatMap((port) => serialRow(port, owners) ?? []),
  ];
  return {
    type: 'plugged',
    devices: found.slice(0, DEVICES_MAX),
    problems,
  };
}

/** Null: nothing that a till could use, such as a mouse. */
function hidRow(device: ListedHid, owners: Owners): Plugged | null {
  const { path, usagePage, usage } = device;
  if (path === undefined) return null;
  const says = identityOfHid(device, path);
  const isKeyboard = usagePage === KEYBOARD.usagePage && usage === KEYBOARD.usage;
  const isKnown = POINT_OF_SALE_PAGES.has(usagePage) || SCANNER_MAKERS.has(says.vendorId);
  if (!isKeyboard && !isKnown) return null;
  const scannerId = owners.get(path)?.scannerId ?? null;
  return { ...says, bus: 'hid', usagePage: usagePage ?? null, usage: usage ?? null, scannerId };
}

/** Null: a port of the machine's own, with nothing on it that says what it is. */
function serialRow(port: ListedPort, owners: Owners): Plugged | null {
  if (port.vendorId === undefined) return null;
  const scannerId = owners.get(port.path)?.scannerId ?? null;
  const says = identityOfPort(port.path, port);
  return { ...says, bus: 'serial', usagePage: null, usage: null, scannerId };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
