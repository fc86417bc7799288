import type { PRINTER_PROBLEMS } from './protocol.ts';

export type PrinterProblem = (typeof PRINTER_PROBLEMS)[number];

/** Why something could not be done; `detail` is the system's own words. */
export interface PrinterFault {
  readonly problem: PrinterProblem;
  readonly detail: string;
}

/**
 * The way to one receipt printer: a network address, a serial port or a device file. Every port
 * keeps this contract; `printer-port.test.ts` holds them all to it:
 *
 * - `open` tries once and says how that ended; it never waits longer than a few seconds.
 * - What was written reaches the printer in order, once, or the line is gone.
 * - Everything that the printer says is heard.
 * - When the line ends, by a pulled cable or by the other side, `gone` is heard once, and every
 *   write that was under way has ended. The port can be opened again.
 * - After `close` is called nothing more is heard, writes that are under way end, and what was not
 *   sent yet never will be. It may be called at any time, also after `gone` and twice.
 */
export interface PrinterPort {
  /**
   * Whether the line is kept while nothing is printed. A cable is the till's alone, and its
   * unplugging is heard at once; a network printer serves one till at a time and is let go.
   */
  readonly staysOpen: boolean;
  /** Looks without opening, where opening would take the printer from others; null: it is there. */
  look?(): Promise<PrinterFault | null>;
  open(listener: PrinterListener): Promise<PrinterOpening>;
}

export type PrinterOpening =
  | { readonly status: 'opened'; readonly line: PrinterLine }
  | { readonly status: 'failed'; readonly fault: PrinterFault };

export interface PrinterLine {
  /** Bytes that the system has taken, or may have: 0 means that the printer has none. */
  readonly takenBytes: number;
  /** Resolves when the system has taken all, or the line is gone. */
  write(bytes: Uint8Array): Promise<void>;
  /** No more is written. Resolves, true, when the printer has certainly taken every byte. */
  finish(): Promise<boolean>;
  /** `discards`: what the system has taken and not sent yet is thrown away too. */
  close(how: { readonly discards: boolean }): Promise<void>;
}

export interface PrinterListener {
  heard(bytes: Uint8Array): void;
  gone(fault: PrinterFault): void;
}
