import type { SerialPort } from 'serialport';
import type { Clock } from './clock.ts';
import type { ScannerSettings } from './protocol.ts';
import { quickSilenceMs, ScanFramer, type Framed } from './scan-framing.ts';
import { ScanLine } from './scan-line.ts';
import type { Opening, ScannerListener, ScannerPort } from './scanner.ts';
import { withAdvice } from './serial-advice.ts';
import { BaudSearch } from './serial-baud.ts';
import { EndingHabit } from './serial-ending.ts';
import { identityOfPort } from './serial-list.ts';
import { SerialMatch, type FoundPort } from './serial-match.ts';
import { watchSerialPort } from './serial-watch.ts';

type SerialSettings = Extract<ScannerSettings, { kind: 'serial' }>;

/** What one device has shown of itself; kept when it is unplugged, but never its bytes. */
interface DeviceMemory {
  readonly baud: BaudSearch;
  readonly habit: EndingHabit;
}

/** To a scanner that waits for a word: the code is taken, or is to be sent again. */
const ACK = 0x06;
const NAK = 0x15;

/**
 * A scanner on RS-232 or behind a USB virtual COM port, 8 data bits, no parity, 1 stop bit.
 * Serialport's own lock is kept: a port that another program holds is a fault in its words.
 */
export function serialScanner(settings: SerialSettings, clock: Clock): ScannerPort {
  const match = new SerialMatch(settings.match);
  const memories = new Map<string, DeviceMemory>();

  function memoryOf({ path, identity }: FoundPort): DeviceMemory {
    const key = identity ?? path;
    const known = memories.get(key);
    // What is not told from another device may be another one now: how its codes end is shown
    // anew. Its speed shows itself by the first misread.
    const isSame = known !== undefined && identity !== null;
    const memory = {
      baud: known?.baud ?? new BaudSearch(settings.baudRate),
      habit: isSame ? known.habit : new EndingHabit(settings.ending ?? 'auto'),
    };
    memories.set(key, memory);
    return memory;
  }

  /** Two scanners of one make match the same ids: the first that is free is this one. */
  async function openFirst(listener: ScannerListener): Promise<Opening> {
    let opening: Opening = { status: 'absent' };
    for (const port of await match.find()) {
      const next = await openPort(port.path, settings, memoryOf(port), clock, listener);
      if (next.status === 'opened') {
        listener.identified?.(identityOfPort(port.path, port.listed));
        void match.opened(port).then((listed) => {
          listener.identified?.(identityOfPort(port.path, listed));
        });
        return next;
      }
      if (next.status === 'faulted') opening = next;
    }
    return opening;
  }

  return {
    kind: 'serial',
    open: async (listener) => {
      try {
        return await openFirst(listener);
      } catch (error) {
        return { status: 'faulted', detail: withAdvice(reason(error), 'the port') };
      }
    },
  };
}

async function openPort(
  path: string,
  { handshake }: SerialSettings,
  { baud, habit }: DeviceMemory,
  clock: Clock,
  listener: ScannerListener,
): Promise<Opening> {
  // Loaded when first needed: where the native part does not load, this scanner is faulted and
  // the bridge lives.
  const serialport = await import('serialport');
  const port = new serialport.SerialPort({ path, baudRate: baud.rate, autoOpen: false });
  const search = searchSpeed(port, { baud, habit }, clock, listener, () => line.restart());
  let isThere = async (): Promise<boolean> => port.isOpen;
  const line: ScanLine = new ScanLine(clock, listener, {
    makeFramer: () =>
      new ScanFramer({ habit, quickMs: quickSilenceMs(baud.rate), openedMono: clock.mono() }),
    weigh: search.weigh,
    quiet: search.quiet,
    isThere: () => isThere(),
    answer: (isWhole) => {
      if (handshake === 'ackNak') answer(port, isWhole);
    },
  });
  // Without a reader serialport notices no unplug at all.
  port.on('data', (bytes: Uint8Array) => line.push(bytes));
  const error = await new Promise<Error | null>((resolve) => port.open(resolve));
  if (error !== null) {
    const words = reason(error);
    if (isAbsence(words)) return { status: 'absent' };
    return { status: 'faulted', detail: withAdvice(words, path) };
  }
  const watch = watchSerialPort(port, clock, () => lose());
  ({ isThere } = watch);
  const lose = (): void => {
    watch.stop();
    search.stop();
    line.cut();
    void closed(port);
  };
  // A port that is read closes when unplugged, and may say so twice; one that cannot be closed
  // says an error instead. Either is the end of this open.
  port.on('close', lose).on('error', lose);
  // Some scanners send only to a ready host. Not every port has these lines: a refusal is fine.
  await new Promise<void>((resolve) => port.set({ dtr: true, rts: true }, () => resolve()));
  search.start();
  return {
    status: 'opened',
    scanner: {
      close: () => {
        watch.stop();
        search.stop();
        line.hangUp();
        return closed(port);
      },
    },
  };
}

/** Long enough to scan twice by hand. */
const UNHEARD_MS = 10_000;

/** The speed of an open port: changed by what comes over it, and said. */
function searchSpeed(
  port: SerialPort,
  { baud, habit }: DeviceMemory,
  clock: Clock,
  listener: ScannerListener,
  restart: () => void,
) {
  let said: string | null = null;
  let stopWaiting: (() => void) | null = null;

  function note(): void {
    const now = baud.isSearching
      ? `Finding its speed: listens at ${baud.rate} baud. Scan a code; after a scan that cannot ` +
        'be read the next speed is tried.'
      : null;
    if (now === said) return;
    said = now;
    listener.noted?.(now);
  }

  function start(): void {
    note();
    stopWaiting?.();
    if (!baud.isUnderWay) return;
    stopWaiting = clock.after(UNHEARD_MS, () => {
      baud.moveOn();
      change();
    });
  }

  function change(): void {
    habit.forget();
    start();
    // A port that cannot change its speed is opened at it the next time.
    if (port.isOpen) port.update({ baudRate: baud.rate }, restart);
  }

  return {
    start,
    stop: () => stopWaiting?.(),
    weigh(item: Framed): Framed {
      const weighed = baud.weigh(item);
      note();
      if (!baud.isUnderWay) stopWaiting?.();
      return weighed;
    },
    quiet(): void {
      if (baud.quiet()) change();
    },
  };
}

/** Serialport keeps what is written while closed and sends it to the next device: it must not. */
function answer(port: SerialPort, isWhole: boolean): void {
  if (port.isOpen) port.write(Uint8Array.of(isWhole ? ACK : NAK));
}

function closed(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (port.closing) port.once('close', () => resolve());
    else port.close(() => resolve());
  });
}

/** The system's words without the `Error: ` that serialport puts in front of them. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^(?:Error:? )+/, '');
}

/** Linux and macOS say ENOENT, ENXIO or ENODEV in words; Windows says that no file is there. */
function isAbsence(words: string): boolean {
  return /no such (?:file|device)|file not found/i.test(words);
}
