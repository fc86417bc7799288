import { connect, type Socket } from 'node:net';
import type { Clock } from './clock.ts';
import { CUT_OFF, faultOf } from './printer-faults.ts';
import type {
  PrinterFault,
  PrinterLine,
  PrinterListener,
  PrinterOpening,
  PrinterPort,
} from './printer-port.ts';
import type { PrinterSettings } from './protocol.ts';

type Address = Extract<PrinterSettings['connection'], { host: string }>;

/** In a shop's network it takes milliseconds; one that is switched off would take minutes. */
const CONNECT_LIMIT_MS = 3000;
/** A printer closes its side when it has read all; what is longer does not close it at all. */
const FINISH_LIMIT_MS = 10_000;
/** Closed in order, nothing on its way is lost; a printer that does not answer is cut off. */
const CLOSE_LIMIT_MS = 500;
/** Last answers are some bytes; who says more after the end is not waited for. */
const LAST_WORDS_MAX_BYTES = 256;

/** A printer in the network, on its raw port (9100). Many serve one till after another. */
export function tcpPrinter(address: Address, clock: Clock): PrinterPort {
  return { staysOpen: false, open: (listener) => open(address, clock, listener) };
}

function open(
  { host, port }: Address,
  clock: Clock,
  listener: PrinterListener,
): Promise<PrinterOpening> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    const fail = (fault: PrinterFault): void => {
      undoLimit();
      socket.removeAllListeners().on('error', () => undefined);
      socket.destroy();
      resolve({ status: 'failed', fault });
    };
    const undoLimit = clock.after(CONNECT_LIMIT_MS, () =>
      fail({
        problem: 'unreachable',
        detail: `connect ${host}:${port}: no answer within ${CONNECT_LIMIT_MS / 1000} s`,
      }),
    );
    socket.once('error', (error) => fail(faultOf(error)));
    socket.once('connect', () => {
      undoLimit();
      socket.removeAllListeners('error');
      resolve({ status: 'opened', line: lineOn(socket, clock, listener) });
    });
  });
}

function lineOn(socket: Socket, clock: Clock, listener: PrinterListener): PrinterLine {
  let isHeard = true;
  let takenBytes = 0;
  const leave = (fault: PrinterFault): void => {
    if (!isHeard) return;
    isHeard = false;
    socket.destroy();
    listener.gone(fault);
  };
  socket.on('data', (bytes) => {
    if (isHeard) listener.heard(bytes);
  });
  socket.on('error', (error) => leave(faultOf(error)));
  socket.on('close', () => leave(CUT_OFF));
  return {
    get takenBytes() {
      return takenBytes;
    },
    write(bytes) {
      // From here on the network may bring them to the printer, whatever becomes of the line.
      takenBytes += bytes.length;
      return new Promise((resolve) => {
        socket.write(bytes, () => resolve());
      });
    },
    finish: () =>
      new Promise((resolve) => {
        if (socket.destroyed) {
          resolve(false);
          return;
        }
        const end = (isTaken: boolean) => (): void => {
          undo();
          resolve(isTaken);
        };
        const undo = clock.after(FINISH_LIMIT_MS, end(false));
        // Its own end after ours says that it has read everything before it.
        socket.once('end', end(true)).once('close', end(false)).end();
      }),
    close({ discards }) {
      isHeard = false;
      return closed(socket, clock, discards);
    },
  };
}

function closed(socket: Socket, clock: Clock, discards: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) {
      resolve();
      return;
    }
    const undo = clock.after(CLOSE_LIMIT_MS, () => socket.destroy());
    socket.once('close', () => {
      undo();
      resolve();
    });
    let lastBytes = 0;
    socket.on('data', ({ length }) => {
      lastBytes += length;
      if (lastBytes > LAST_WORDS_MAX_BYTES) socket.destroy();
    });
    // What it has not taken by now is not to be printed some time later; after an end in order
    // the system would go on sending by itself.
    if (discards || socket.writableLength > 0) socket.resetAndDestroy();
    else socket.end();
  });
}
