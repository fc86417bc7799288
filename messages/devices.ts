import type { UtcMs } from '../terminal/core/attempt.ts';
import type { Notice, ScannerView } from './views.ts';

/** What is plugged into the till, how it does, and what it sends; read by a technician. */
export interface DevicesView {
  readonly readAt: UtcMs;
  readonly scanners: readonly ScannerDeviceView[];
  /** A scanner that types: known by what it typed into the window; null: none did. */
  readonly typing: HealthView | null;
  /** What is plugged in and not used as a scanner; null: not looked for yet. */
  readonly unused: readonly UnusedDeviceView[] | null;
  /** Of a bus that cannot be looked at: the system's words. */
  readonly problems: readonly { readonly bus: 'hid' | 'serial'; readonly detail: string }[];
  /** The newest first. */
  readonly trace: readonly TracedScan[];
  /** Null: nothing is recorded. */
  readonly recording: RecordingView | null;
  /** Names of what was recorded on this till, the newest first; see `SHIPPED_RECORDINGS` too. */
  readonly recordings: readonly string[];
  /** How many older ones there are besides. */
  readonly moreRecordings: number;
}

/** As many as a person looks through; the folder may hold what others put there. */
export const RECORDINGS_SHOWN_MAX = 200;

export interface ScannerDeviceView extends ScannerView {
  /** What it sends: bytes, or reports of USB HID. */
  readonly unit: CableUnit;
  /** What it says it is; of one that is unplugged, what it said. Null: nothing tells. */
  readonly device: DeviceView | null;
  readonly health: HealthView;
}

export const CABLE_UNITS = ['bytes', 'report'] as const;
export type CableUnit = (typeof CABLE_UNITS)[number];

/** Ids in hexadecimal, lower case; null: it says none. */
export interface DeviceView {
  readonly name: string | null;
  readonly vendorId: string | null;
  readonly productId: string | null;
  readonly serialNumber: string | null;
  readonly path: string;
}

/** Of one device since the till was started, wherever it was plugged in. */
export interface HealthView {
  /** Whole codes. */
  readonly reads: number;
  /** Codes that stopped in the middle. */
  readonly partials: number;
  /** What could not be read. */
  readonly misreads: number;
  /** Whole, it seems, but without an end character. */
  readonly unended: number;
  readonly tooLong: number;
  /** Reports that no known layout reads, or two read differently. */
  readonly mismatches: number;
  readonly unplugs: number;
  readonly lastScanAt: UtcMs | null;
  readonly lastSeenAt: UtcMs | null;
}

export const UNUSED_REASONS = [
  /** A scanner that types: it works, with less than it could. */
  'scannerTypes',
  /** A keyboard, which may be a scanner that types. */
  'keyboard',
  /** A HID POS scanner that is not open; `detail` is why, where the system said it. */
  'notOpened',
  /** Of a maker of scanners, in a mode of its own. */
  'makersMode',
  /** Scales and card readers. */
  'otherDevice',
  /** A serial port that is not named in the configuration. */
  'portNotNamed',
  /** The printer's, or named and not open. */
  'portNotOpened',
] as const;
export type UnusedReason = (typeof UNUSED_REASONS)[number];

export interface UnusedDeviceView {
  readonly device: DeviceView;
  readonly bus: 'hid' | 'serial';
  readonly reason: UnusedReason;
  readonly detail: string | null;
}

/** What the till made of a scan: held for Charge, on its way, or explained by a notice. */
export const SCAN_MADE = [
  'held',
  'charging',
  'notACode',
  'familyNotTaken',
  'codeNotCarried',
  'scanNotExpected',
  'heldCodeTooOld',
  'scanAfterEnd',
  'receiptScanned',
  'notArmed',
  'scanWhileOpen',
  'codeUsed',
  'sameCodeAgain',
  'scanTooLong',
  'scanNoise',
  'scanPartial',
  'scanUnended',
  'scannerUnplugged',
  'recovered',
] as const satisfies readonly ('held' | 'charging' | Notice['code'])[];
export type ScanMadeName = (typeof SCAN_MADE)[number];

/** One scan, or bytes that were none; digits that may be a live code are masked. */
export interface TracedScan {
  /** Counted since the till was started. */
  readonly number: number;
  readonly at: UtcMs;
  /** `keyboard` and `camera` are the window's own. */
  readonly scannerId: string;
  readonly unit: CableUnit;
  /** In the order in which they came; empty where nobody looked while they did. */
  readonly chunks: readonly TracedChunk[];
  /** Of these that are not among the chunks, for they were many. */
  readonly moreBytes: number;
  readonly isMasked: boolean;
  /** Null: nothing, for it was the scanner's answer to a command, or has no end yet. */
  readonly made: ScanMadeName | null;
}

interface TracedChunk {
  /** Milliseconds after the first. */
  readonly afterMs: number;
  readonly hex: string;
}

/** The recording under way. */
interface RecordingView {
  readonly scannerId: string;
  readonly startedAt: UtcMs;
  readonly endsAt: UtcMs;
  readonly chunks: number;
}

/** Recordings that come with the till: one for each layout of reports and end of bytes. */
export const SHIPPED_RECORDINGS = [
  'hid-layout-a',
  'hid-layout-b',
  'hid-layout-c',
  'hid-layout-d',
  'hid-layout-e',
  'serial-cr',
  'serial-stx-etx',
  'serial-no-end',
] as const;
