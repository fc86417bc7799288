/**
 * The input reports of USB HID POS scanners (usage page 8C, usage 02), as the system delivers
 * them: where reports are numbered, byte 0 is the report's id. The usage table (USB-IF POS 1.02)
 * names the fields and leaves their places to each maker; these are the places in use.
 *
 * Every layout reads strictly, so that a torn report of one is not a whole report of another:
 * the exact length, no 00 inside the data, padding and trailer as the maker draws them.
 */
export const HID_LAYOUT_NAMES = ['A', 'B', 'C', 'D', 'E'] as const;
export type HidLayoutName = (typeof HID_LAYOUT_NAMES)[number];

/** One report's share of a scan; its bytes are those of the report, not copies. */
export interface HidPart {
  readonly layout: HidLayoutName;
  readonly data: Uint8Array;
  /** AIM identifier of the report's own field; null: none said there. */
  readonly aim: string | null;
  /** The maker's own number of the symbology; 0: none said. */
  readonly mark: number;
  readonly end: HidEnd;
  /**
   * Bytes of the data field behind the data that are not 00: those of an earlier scan, where a
   * scanner does not clear its field, or else the length lies. Given with their place.
   */
  readonly rest: { readonly at: number; readonly bytes: Uint8Array } | null;
}

/** The scan ends with this report, goes on in the next, or ends when none follows. */
export type HidEnd = 'here' | 'later' | 'atSilence';

export interface HidLayout {
  readonly name: HidLayoutName;
  readonly makers: string;
  readonly source: string;
  /** Null: not a report of this layout. */
  readonly decode: (report: Uint8Array) => HidPart | null;
}

const REPORT_BYTES = 64;
const SCAN_REPORT_ID = 0x02;
const VENDOR_REPORT_ID = 0x01;
/**
 * A report that says "more follows" is full: 56 bytes in the captured ones, 54 in one dump
 * (qzind/tray 286). One that says so with room for more is torn; this leaves some room for makers.
 */
const FRAGMENT_BYTES_MIN = 48;
const VENDOR_DATA_BYTES = 62;

const AIM = /^\][A-Za-z][0-9A-Za-z]$/;
/** What stands in the AIM field of fragments where a scanner says it once only. */
const NO_AIM = '\0\0\0';

/**
 * `02 len aim[3] data[56] mark 00 more`: `len` counts the data alone.
 */
function decodeA(report: Uint8Array): HidPart | null {
  if (!isScanReport(report) || byteAt(report, 62) !== 0) return null;
  return aimedPart(report, 'A', { aimAt: 2, fieldEnd: 61, markAt: 61 });
}

/** `02 len data[56] 00[4] mark more`: an AIM identifier, if any, is the beginning of the data. */
function decodeB(report: Uint8Array): HidPart | null {
  if (!isScanReport(report) || !isClear(report.subarray(58, 62))) return null;
  const part = fieldPart(report, 'B', { start: 2, fieldEnd: 58, markAt: 62 });
  return part?.data.length === 0 ? null : part;
}

/** `02 len ? aim[3] data[55] mark 00 more`: as A, one byte later. */
function decodeC(report: Uint8Array): HidPart | null {
  if (!isScanReport(report) || byteAt(report, 62) !== 0) return null;
  const part = aimedPart(report, 'C', { aimAt: 3, fieldEnd: 61, markAt: 61 });
  return part?.aim === null ? null : part;
}

/** `01 len data[62]`: a full one goes on in the next, which may be empty. */
function decodeD(report: Uint8Array): HidPart | null {
  if (report.length !== REPORT_BYTES || byteAt(report, 0) !== VENDOR_REPORT_ID) return null;
  const length = byteAt(report, 1);
  const end = length === VENDOR_DATA_BYTES ? 'later' : 'here';
  return partOf(report, 'D', { start: 2, fieldEnd: REPORT_BYTES, length, mark: 0, end });
}

/** `len data[63]`, not numbered: nothing says that a scan is over but silence. */
function decodeE(report: Uint8Array): HidPart | null {
  const length = byteAt(report, 0);
  if (report.length !== REPORT_BYTES || length === 0) return null;
  const place = { start: 1, fieldEnd: REPORT_BYTES, length, mark: 0, end: 'atSilence' } as const;
  const part = partOf(report, 'E', place);
  // Without an id any bytes might be one; so nothing may stand behind the data.
  return part?.rest === null ? part : null;
}

export const HID_LAYOUTS: readonly HidLayout[] = [
  {
    name: 'A',
    makers: 'Honeywell, Hand Held Products, Metrologic, Youjie, Access-IS',
    source:
      'Hand Held Products 2020-5B manual; Access-IS LSR118 manual; captured from a Voyager 1602g',
    decode: decodeA,
  },
  {
    name: 'B',
    makers: 'Newland, Unitech, ID TECH, Quio',
    source: 'Newland FM420, Unitech MS842N, ID TECH 2DScan FX100 and Quio QU-R-302 manuals',
    decode: decodeB,
  },
  {
    name: 'C',
    makers: 'probably Zebra and Datalogic',
    source: 'read by @point-of-sale/webhid-barcode-scanner; no manual says it',
    decode: decodeC,
  },
  {
    name: 'D',
    makers: 'Microscan, in its own HID mode',
    source: 'Microscan MS-4 help, USB HID',
    decode: decodeD,
  },
  {
    name: 'E',
    makers: 'Symbol and Zebra, as Simple COM Port Emulation',
    source: 'exmakhina/xm_tesmes barcode/symbol/hid.py',
    decode: decodeE,
  },
];

function isScanReport(report: Uint8Array): boolean {
  return report.length === REPORT_BYTES && byteAt(report, 0) === SCAN_REPORT_ID;
}

function aimedPart(
  report: Uint8Array,
  layout: HidLayoutName,
  { aimAt, fieldEnd, markAt }: { aimAt: number; fieldEnd: number; markAt: number },
): HidPart | null {
  const start = aimAt + 3;
  const aim = String.fromCharCode(
    byteAt(report, aimAt),
    byteAt(report, aimAt + 1),
    byteAt(report, aimAt + 2),
  );
  if (aim !== NO_AIM && !AIM.test(aim)) return null;
  const part = fieldPart(report, layout, { start, fieldEnd, markAt });
  return part === null ? null : { ...part, aim: aim === NO_AIM ? null : aim };
}

/** A part whose length is in byte 1, and whose last byte says whether more follows. */
function fieldPart(
  report: Uint8Array,
  layout: HidLayoutName,
  { start, fieldEnd, markAt }: { start: number; fieldEnd: number; markAt: number },
): HidPart | null {
  const length = byteAt(report, 1);
  const more = byteAt(report, REPORT_BYTES - 1);
  if (more > 1 || (more === 1 && length < FRAGMENT_BYTES_MIN)) return null;
  const end = more === 1 ? 'later' : 'here';
  return partOf(report, layout, { start, fieldEnd, length, mark: byteAt(report, markAt), end });
}

function partOf(
  report: Uint8Array,
  layout: HidLayoutName,
  place: { start: number; fieldEnd: number; length: number; mark: number; end: HidEnd },
): HidPart | null {
  const at = place.start + place.length;
  if (at > place.fieldEnd) return null;
  const data = report.subarray(place.start, at);
  if (data.includes(0)) return null;
  const bytes = report.subarray(at, place.fieldEnd);
  const rest = isClear(bytes) ? null : { at, bytes };
  return { layout, data, aim: null, mark: place.mark, end: place.end, rest };
}

/** A loop: this is most of what reading a report takes. */
function isClear(bytes: Uint8Array): boolean {
  for (let place = 0; place < bytes.length; place += 1) if (bytes[place] !== 0) return false;
  return true;
}

function byteAt(report: Uint8Array, place: number): number {
  return report[place] ?? 0;
}
