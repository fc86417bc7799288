import type { SerialPort } from 'serialport';
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
import { SerialMatch } from './serial-match.ts';
import { watchSerialPort } from './serial-watch.ts';

type SerialSettings = Extract<PrinterSettings['connection'], { serial: unknown }>;

/**
 * A printer on RS-232 or behind a USB virtual COM port, 8 data bits, no parity, 1 stop bit. A
 * printer whose memory is full may stop us with XOFF; its other answers never look like one.
 */
export function serialPrinter({ serial, baudRate }: SerialSettings, clock: Clock): PrinterPort {
  const match = new SerialMatch(serial);
  return {
    staysOpen: true,
    async open(listener) {
      let fault: PrinterFault = { problem: 'notFound', detail: 'No serial port has these ids.' };
      try {
        for (const found of await match.find()) {
          const opening = await openPort(found.path, baudRate, clock, listener);
          if (opening.status === 'opened') {
            void match.opened(found);
            return opening;
          }
          ({ fault } = opening);
        }
      } catch (error) {
        fault = faultOf(error);
      }
      return { status: 'failed', fault };
    },
  };
}

async function openPort(
  path: string,
  baudRate: number,
  clock: Clock,
  listener: PrinterListener,
): Promise<PrinterOpening> {
  // Loaded when first needed: where the native part does not load, this printer is faulted and
  // the bridge lives.
  const serialport = await import('serialport');
  const port = new serialport.SerialPort({ path, baudRate, xon: true, autoOpen: false });
  // Without a reader serialport notices no unplug at all.
  let isHeard = true;
  port.on('data', (bytes: Uint8Array) => {
    if (isHeard) listener.heard(bytes);
  });
  const error = await new Promise<Error | null>((resolve) => port.open(resolve));
  if (error !== null) return { status: 'failed', fault: faultOf(error) };
  const watch = watchSerialPort(port, clock, () => leave());
  const leave = (): void => {
    watch.stop();
    if (!isHeard) return;
    isHeard = false;
    void closed(port);
    listener.gone(CUT_OFF);
  };
  // A port that is read closes when unplugged, and may say so twice; one that cannot be closed
  // says an error instead. Either is the end of this open.
  port.on('close', leave).on('error', leave);
  // Printers wait for a ready host. Not every port has these lines: a refusal is fine.
  await new Promise<void>((resolve) => port.set({ dtr: true, rts: true }, () => resolve()));
  return {
    status: 'opened',
    line: lineOn(port, () => {
      isHeard = false;
      watch.stop();
    }),
  };
}

/** What is under way when the line goes, serialport ends itself. */
function lineOn(port: SerialPort, hangUp: () => void): PrinterLine {
  let takenBytes = 0;
  return {
    get takenBytes() {
      return takenBytes;
    },
    async write(bytes) {
      // What is written to a closed port is sent to the next device: it must not.
      if (!port.isOpen) return;
      takenBytes += bytes.length;
      await new Promise<void>((resolve) => {
        port.write(bytes, () => resolve());
      });
    },
    async finish() {
      if (!port.isOpen) return false;
      return new Promise((resolve) => {
        port.drain((error) => resolve(error === null));
      });
    },
    async close() {
      hangUp();
      // A stopped printer would be sent the rest by the system later, and closing would wait.
      if (port.isOpen) await new Promise<void>((resolve) => port.flush(() => resolve()));
      await closed(port);
    },
  };
}

function closed(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (port.closing) port.once('close', () => resolve());
    else port.close(() => resolve());
  });
}
