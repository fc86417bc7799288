import type { DeviceIdentity, ScannerSettings } from './protocol.ts';
import type { ScanFault } from './scan-framing.ts';

/**
 * One scanner that may be plugged in or not. Every port keeps this contract, the live ones and
 * the virtual one; `scanner.test.ts` holds them all to it:
 *
 * - `open` looks for the device once and says how that ended. It does not wait for the device
 *   to appear, and does not try again: the supervisor does.
 * - Once opened, every code is heard once, in the order in which it was sent, however its bytes
 *   were cut. Bytes that are no code are heard as a fault.
 * - Each open starts afresh: no byte of an earlier open is ever part of a code.
 * - When the device goes away, `gone` is heard once, after all that it had sent. Half a code is
 *   heard as a fault, not as a code. The port can be opened again.
 * - After `close` is called nothing more is heard. It may be called at any time, also after
 *   `gone` and twice; the device can be opened again once it has resolved.
 */
export interface ScannerPort {
  readonly kind: ScannerSettings['kind'];
  open(listener: ScannerListener): Promise<Opening>;
}

/** How looking for the device ended. `detail` is the system's own words. */
export type Opening =
  | { readonly status: 'opened'; readonly scanner: OpenScanner }
  | { readonly status: 'absent' }
  | { readonly status: 'faulted'; readonly detail: string };

export interface OpenScanner {
  close(): Promise<void>;
}

export interface ScannerListener {
  scanned(code: ScannedCode): void;
  /** `at` in UTC milliseconds. */
  misread(fault: ScanFault, at: number): void;
  gone(): void;
  /** What support should know of a scanner that is open, such as its speed; null: nothing. */
  noted?(note: string | null): void;
  /** What the device says it is, once that is known; not told where nothing tells. */
  identified?(device: DeviceIdentity): void;
  /** What came over the cable, before anything is made of it. */
  came?(unit: CableUnit, bytes: Uint8Array): void;
}

/** Bytes in whatever pieces the system hands on, or whole HID reports. */
export type CableUnit = 'bytes' | 'report';

export interface ScannedCode {
  readonly text: string;
  /** AIM identifier such as `]Q1`, when the scanner sends it. */
  readonly symbology: string | null;
  /** UTC milliseconds of the last byte. */
  readonly at: number;
}
