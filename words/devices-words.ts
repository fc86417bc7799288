import type {
  DeviceView,
  HealthView,
  ScanMadeName,
  SHIPPED_RECORDINGS,
  UnusedReason,
} from '../messages/devices.ts';

/** What of a device's health is a fault. */
export type HealthFault = Exclude<keyof HealthView, 'reads' | 'lastScanAt' | 'lastSeenAt'>;

/** What is plugged in, for a technician. */
export interface DevicesWords {
  readonly reading: string;
  readonly scanners: string;
  readonly noScanner: string;
  readonly simulated: string;
  readonly kinds: {
    readonly serial: string;
    readonly hid: string;
    readonly keyboard: string;
    readonly camera: string;
  };
  /** Of the scanner that types, whose state nobody knows. */
  readonly typingMeans: string;
  readonly status: { readonly [Status in 'absent' | 'opening' | 'ready' | 'faulted']: string };
  readonly lastScan: (time: string) => string;
  readonly noScanYet: string;
  readonly reads: (count: number) => string;
  readonly noFaults: string;
  /** How often, and what to do about it. */
  readonly faults: {
    readonly [Fault in HealthFault]: {
      readonly counted: (count: number) => string;
      readonly advice: string;
    };
  };
  readonly record: string;
  readonly stop: string;
  readonly recordingNow: (pieces: number, minutesLeft: number) => string;
  readonly recorded: (name: string) => string;
  readonly printer: {
    readonly title: string;
    readonly test: string;
    readonly openDrawer: string;
    /** It takes bytes and never says anything. */
    readonly silent: string;
    readonly asked: string;
    readonly ready: string;
  };
  readonly unused: {
    readonly title: string;
    readonly looking: string;
    readonly none: string;
    readonly nameless: string;
    readonly reasons: { readonly [Reason in UnusedReason]: (device: DeviceView) => string };
    readonly problems: { readonly [Bus in 'hid' | 'serial']: string };
  };
  readonly trace: {
    readonly title: string;
    readonly empty: string;
    readonly pieces: (count: number, ms: number) => string;
    readonly reports: (count: number, ms: number) => string;
    readonly more: (bytes: number) => string;
    readonly masked: string;
    readonly made: { readonly [Made in ScanMadeName]: string };
    readonly nothingMade: string;
    /** Nobody looked while it came. */
    readonly notSeen: string;
  };
  readonly recordings: {
    readonly title: string;
    readonly none: string;
    /** Older ones, which are not listed. */
    readonly older: (count: number) => string;
    readonly shipped: { readonly [Name in (typeof SHIPPED_RECORDINGS)[number]]: string };
    readonly replay: string;
    readonly means: string;
  };
}
