import { connect, type Socket } from 'node:net';
import type { Clock } from './clock.ts';
import type { ScannerSettings } from './protocol.ts';
import { ScanLine } from './scan-line.ts';
import type { Opening, ScannerListener, ScannerPort } from './scanner.ts';

/**
 * The twin of a scanner on a cable: the simulated world listens on a local socket (a Unix socket,
 * or a named pipe on Windows) and writes the bytes that a device would send. The socket's end is
 * the unplugged cable. Only a till in simulation configures one.
 */
export function virtualScanner(
  settings: Extract<ScannerSettings, { kind: 'virtual' }>,
  clock: Clock,
): ScannerPort {
  return {
    kind: 'virtual',
    open: (listener) => open(settings.socket, clock, listener),
  };
}

/** Nobody listens there: no such socket, or one whose world has ended. */
const ABSENT_CODES: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ECONNREFUSED']);

function open(path: string, clock: Clock, listener: ScannerListener): Promise<Opening> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const line = new ScanLine(clock, listener);
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
