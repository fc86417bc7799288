import { connect, type Socket } from 'node:net';
import type { Clock } from './clock.ts';
import { HidLine } from './hid-line.ts';
import { quickSilenceMs, ScanFramer } from './scan-framing.ts';
import type { ScannerSettings } from './protocol.ts';
import { EndingHabit } from './serial-ending.ts';
import { ScanLine } from './scan-line.ts';
import type { Opening, ScannerListener, ScannerPort } from './scanner.ts';

type VirtualSettings = Extract<ScannerSettings, { kind: 'virtual' }>;

/**
 * The twin of a scanner on a cable: the simulated world listens on a local socket (a Unix socket,
 * or a named pipe on Windows) and writes the bytes that a device would send, or its HID reports,
 * each behind a byte that says how long it is. The socket's end is the unplugged cable. Only a till
 * in simulation configures one.
 */
export function virtualScanner(settings: VirtualSettings, clock: Clock): ScannerPort {
  // As of a serial one: how its codes end is shown by them, over all its opens.
  const habit = new EndingHabit('auto');
  return {
    kind: 'virtual',
    open: (listener) => open(settings, habit, clock, listener),
  };
}

/** Nobody listens there: no such socket, or one whose world has ended. */
const ABSENT_CODES: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ECONNREFUSED']);

/** What both kinds of line do. */
type Line = Pick<ScanLine, 'push' | 'cut' | 'hangUp'>;

function open(
  settings: VirtualSettings,
  habit: EndingHabit,
  clock: Clock,
  listener: ScannerListener,
): Promise<Opening> {
  return new Promise((resolve) => {
    const socket = connect(settings.socket);
    const line: Line =
      settings.unit === 'report'
        ? reportLine(new HidLine(null, clock, listener))
        : new ScanLine(clock, listener, { makeFramer: () => framerOf(habit, clock) });
    socket.on('data', (bytes) => line.push(bytes));
    socket.on('close', () => line.cut());
    // Until it is connected an error is the answer; after that `close` follows it.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      line.hangUp();
      resolve(
        ABSENT_CODES.has(error.code)
          ? { status: 'absent' }
          : { status: 'faulted', detail: error.message },
      );
    });
    socket.once('connect', () => {
      socket.removeAllListeners('error').on('error', () => line.cut());
      resolve({
        status: 'opened',
        scanner: {
          close: () => {
            line.hangUp();
            return destroyed(socket);
          },
        },
      });
    });
  });
}

/** As fast as a USB scanner is. */
const BAUD_RATE = 115_200;

function framerOf(habit: EndingHabit, clock: Clock): ScanFramer {
  return new ScanFramer({ habit, quickMs: quickSilenceMs(BAUD_RATE), openedMono: clock.mono() });
}

/** Reports out of a stream in which each stands behind its length. */
function reportLine(line: HidLine): Line {
  let rest: Uint8Array = new Uint8Array();
  return {
    push(bytes) {
      rest = Buffer.concat([rest, bytes]);
      for (;;) {
        const end = 1 + (rest[0] ?? 0);
        if (rest.length === 0 || rest.length < end) return;
        line.push(rest.subarray(1, end));
        rest = rest.subarray(end);
      }
    },
    cut: () => line.cut(),
    hangUp: () => line.hangUp(),
  };
}

function destroyed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) {
      resolve();
      return;
    }
    socket.once('close', () => resolve());
    socket.destroy();
  });
}
