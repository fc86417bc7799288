import { constants } from 'node:fs';
import { access, open as openFile, stat, type FileHandle } from 'node:fs/promises';
import type { Clock } from './clock.ts';
import { faultOf } from './printer-faults.ts';
import type {
  PrinterFault,
  PrinterLine,
  PrinterListener,
  PrinterOpening,
  PrinterPort,
} from './printer-port.ts';

/** A busy printer is asked again so often; it prints a row of text in 20 ms. */
const ASK_PAUSE_MS = 20;
/** A receipt's answers are single bytes. */
const READ_BYTES = 256;
const AT_ONCE = constants.O_NONBLOCK;

/**
 * A printer behind a file of the system, such as `/dev/usb/lp0`. Opened only while something is
 * asked or printed, since the system's own printing may use it too. Nothing here waits inside
 * the system: a driver that did would keep this process from ending.
 */
export function devicePrinter(path: string, clock: Clock): PrinterPort {
  return {
    staysOpen: false,
    look: () => look(path),
    open: (listener) => open(path, clock, listener),
  };
}

async function look(path: string): Promise<PrinterFault | null> {
  try {
    const found = await stat(path);
    await access(path, constants.R_OK | constants.W_OK);
    return found.isCharacterDevice() ? null : noDevice(path);
  } catch (error) {
    return faultOf(error);
  }
}

/** A file would take the receipt and a pipe would answer with our own bytes. */
function noDevice(path: string): PrinterFault {
  return { problem: 'failed', detail: `${path} is not a device of a printer.` };
}

async function open(
  path: string,
  clock: Clock,
  listener: PrinterListener,
): Promise<PrinterOpening> {
  const fault = await look(path);
  if (fault !== null) return { status: 'failed', fault };
  try {
    const handle = await openFile(path, constants.O_RDWR | AT_ONCE | constants.O_NOCTTY);
    return { status: 'opened', line: new DeviceLine(path, handle, clock, listener) };
  } catch (error) {
    return { status: 'failed', fault: faultOf(error) };
  }
}

class DeviceLine implements PrinterLine {
  takenBytes = 0;
  private readonly path: string;
  private readonly handle: FileHandle;
  private readonly clock: Clock;
  private readonly listener: PrinterListener;
  private readonly reading: Promise<void>;
  private isOpen = true;
  private closing: Promise<void> | null = null;

  constructor(path: string, handle: FileHandle, clock: Clock, listener: PrinterListener) {
    this.path = path;
    this.handle = handle;
    this.clock = clock;
    this.listener = listener;
    this.reading = this.read();
  }

  async write(bytes: Uint8Array): Promise<void> {
    let rest = bytes;
    while (this.isOpen && rest.length > 0) {
      try {
        const { bytesWritten } = await this.handle.write(rest);
        this.takenBytes += bytesWritten;
        rest = rest.subarray(bytesWritten);
      } catch (error) {
        if (!isLater(error)) this.leave(faultOf(error));
        await this.pause();
      }
    }
  }

  /** The system has no more to say than that it took the bytes. */
  async finish(): Promise<boolean> {
    return this.isOpen;
  }

  async close(): Promise<void> {
    this.isOpen = false;
    this.closing ??= this.reading.then(() => this.handle.close());
    await this.closing;
  }

  private async read(): Promise<void> {
    const bytes = new Uint8Array(READ_BYTES);
    while (this.isOpen) {
      try {
        const { bytesRead } = await this.handle.read(bytes, 0, bytes.length, null);
        if (bytesRead > 0 && this.isOpen) this.listener.heard(bytes.slice(0, bytesRead));
        // Nothing is what an unplugged one gives, and an empty packet too.
        const fault = bytesRead === 0 ? await look(this.path) : null;
        if (fault !== null) this.leave(fault);
      } catch (error) {
        // Some drivers cannot read at all: such a printer never answers.
        if (isUnreadable(error)) return;
        if (!isLater(error)) this.leave(faultOf(error));
      }
      await this.pause();
    }
  }

  private leave(fault: PrinterFault): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.listener.gone(fault.problem === 'notFound' ? { ...fault, problem: 'interrupted' } : fault);
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      this.clock.after(ASK_PAUSE_MS, resolve);
    });
  }
}

function isLater(error: unknown): boolean {
  return codeOf(error) === 'EAGAIN';
}

function isUnreadable(error: unknown): boolean {
  return ['EINVAL', 'EBADF', 'ENOSYS'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
