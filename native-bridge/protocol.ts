import { z } from 'zod';

/**
 * Between the terminal and the bridge, over the child's IPC channel. Types derive from the
 * schemas; both sides parse what they hear. Bump `PROTOCOL_VERSION` when a message changes.
 */
export const PROTOCOL_VERSION = 3;

const serialScanner = z.strictObject({
  kind: z.literal('serial'),
  id: z.string().min(1),
  /**
   * Where it is, or what it is: a path is tried as it stands, ids are looked up. `known`: any
   * port that is a scanner for certain, by its ids.
   */
  match: z.union([
    z.strictObject({ path: z.string().min(1) }),
    z.strictObject({
      vendorId: z.string().regex(/^[0-9a-f]{4}$/),
      productId: z.string().regex(/^[0-9a-f]{4}$/),
      serialNumber: z.string().nullable(),
    }),
    z.strictObject({ known: z.literal(true) }),
  ]),
  /** `auto`: found by test scans. */
  baudRate: z.union([z.number().int().positive(), z.literal('auto')]),
  /** How its codes end; `auto` when left out. */
  ending: z.enum(['auto', 'none']).optional(),
  /** `ackNak`: it waits for a word after each code. `none` when left out. */
  handshake: z.enum(['none', 'ackNak']).optional(),
});
const virtualScanner = z.strictObject({
  kind: z.literal('virtual'),
  id: z.string().min(1),
  /** Local socket of the simulated world that yields what a device would send. */
  socket: z.string().min(1),
  /**
   * `report`: whole HID reports, each behind a byte that says how long it is. `bytes` when left
   * out.
   */
  unit: z.enum(['bytes', 'report']).optional(),
});
/** Any USB HID POS scanner that no other of this kind has: found by what it is. */
const hidScanner = z.strictObject({ kind: z.literal('hid'), id: z.string().min(1) });
const scannerSettingsSchema = z.union([serialScanner, virtualScanner, hidScanner]);
export type ScannerSettings = z.infer<typeof scannerSettingsSchema>;

/** Widest paper: 112 mm at 8 dots a millimetre. */
const PRINT_WIDTH_DOTS_MAX = 832;
/** Half a metre of paper; a receipt is a fifth of it. */
const PRINT_HEIGHT_DOTS_MAX = 4096;
/** A receipt has about 40. */
const PRINT_LINES_MAX = 400;

export const printerSettingsSchema = z.strictObject({
  connection: z.union([
    z.strictObject({ host: z.string().min(1), port: z.number().int().min(1).max(65_535) }),
    /** A serial port, by its path or its ids. */
    z.strictObject({
      serial: z.union([
        z.strictObject({ path: z.string().min(1) }),
        z.strictObject({
          vendorId: z.string().regex(/^[0-9a-f]{4}$/),
          productId: z.string().regex(/^[0-9a-f]{4}$/),
          serialNumber: z.string().nullable(),
        }),
      ]),
      baudRate: z.number().int().positive(),
    }),
    /** A file of the system that takes bytes, such as `/dev/usb/lp0`. */
    z.strictObject({ device: z.string().min(1) }),
  ]),
  /** Characters of the normal font in one line. */
  columns: z.number().int().min(20).max(64),
  /** Dots that the head can print in one line; a multiple of 8. */
  widthDots: z.number().int().min(160).max(PRINT_WIDTH_DOTS_MAX).multipleOf(8),
  /** Code pages by number, as `ESC t` takes it, and by the name of its characters. */
  codePages: z
    .array(z.strictObject({ number: z.number().int().min(0).max(255), name: z.string().min(1) }))
    .min(1)
    .max(32),
  cut: z.enum(['partial', 'full', 'none']),
  /** The connector pin of the drawer; null: there is none. */
  drawer: z.enum(['pin2', 'pin5']).nullable(),
});
export type PrinterSettings = z.infer<typeof printerSettingsSchema>;

/** One line of paper. Whoever makes lines sees to it that the printer's code pages say its text. */
const printLineSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().max(512),
    align: z.enum(['left', 'center', 'right']),
    /** `large`: twice as wide and high, so half as many characters. */
    size: z.enum(['normal', 'large']),
    weight: z.enum(['normal', 'bold']),
  }),
  /** Left and right on one line where both fit, else on two. */
  z.strictObject({
    type: z.literal('pair'),
    left: z.string().max(512),
    right: z.string().max(512),
    weight: z.enum(['normal', 'bold']),
  }),
  z.strictObject({ type: z.literal('rule') }),
  z.strictObject({ type: z.literal('gap') }),
  /** One bit a dot, 1 is black, the leftmost in the highest bit; rows of whole bytes, in base64. */
  z.strictObject({
    type: z.literal('picture'),
    widthDots: z.number().int().min(8).max(PRINT_WIDTH_DOTS_MAX).multipleOf(8),
    heightDots: z.number().int().min(1).max(PRINT_HEIGHT_DOTS_MAX),
    bits: z.base64().max((PRINT_WIDTH_DOTS_MAX * PRINT_HEIGHT_DOTS_MAX) / 6 + 4),
    align: z.enum(['left', 'center', 'right']),
  }),
  z.strictObject({
    type: z.literal('code'),
    symbology: z.enum(['qr', 'code128']),
    text: z.string().regex(/^[\x20-\x7e]{1,80}$/),
  }),
]);
export type PrintLine = z.infer<typeof printLineSchema>;

const jobId = z.string().min(1).max(64);

export const toBridgeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('configure'),
    version: z.literal(PROTOCOL_VERSION),
    scanners: z.array(scannerSettingsSchema).max(16),
    printer: printerSettingsSchema.nullable(),
  }),
  /** One at a time: the next is sent after `printEnded`. */
  z.strictObject({
    type: z.literal('print'),
    jobId,
    lines: z.array(printLineSchema).min(1).max(PRINT_LINES_MAX),
    opensDrawer: z.boolean(),
  }),
  /** Ends with `printEnded` too. */
  z.strictObject({ type: z.literal('openDrawer'), jobId }),
  /** Somebody looks at the devices: raw bytes and what is plugged in are told while it is on. */
  z.strictObject({ type: z.literal('watch'), on: z.boolean() }),
  z.strictObject({ type: z.literal('stop') }),
]);
export type ToBridge = z.infer<typeof toBridgeSchema>;

/** What a device says it is, by whichever of these it says; hexadecimal ids in lower case. */
const deviceIdentitySchema = z.strictObject({
  name: z.string().nullable(),
  vendorId: z.string().nullable(),
  productId: z.string().nullable(),
  serialNumber: z.string().nullable(),
  /** Where it is now; another one after it was plugged in elsewhere. */
  path: z.string(),
});
export type DeviceIdentity = z.infer<typeof deviceIdentitySchema>;

/**
 * Makers of scanners, by Debian's usb.ids. Whatever they show is worth a word: a keyboard of theirs
 * is a scanner that types.
 */
export const SCANNER_MAKERS: ReadonlySet<string | null> = new Set([
  '0c2e',
  '0536',
  '23d0',
  '05e0',
  '05f9',
  '1eab',
  '065a',
  '0db5',
]);

/** One complete code as a scanner gave it: text between two ends, AIM prefix split off. */
export const scanSchema = z.strictObject({
  text: z.string().max(8192),
  /** AIM symbology identifier such as `]Q1`, when the scanner sends it. */
  symbology: z
    .string()
    .regex(/^\][A-Za-z][0-9A-Za-z]$/)
    .nullable(),
  scannerId: z.string(),
  /** UTC milliseconds of the last byte. */
  at: z.number(),
});

/**
 * Bytes that are not a code; said aloud, never lost in silence. `unended`: a text that may be
 * whole came without an end character; scanned once more it is a code. `mismatch`: reports that no
 * known layout reads, or that two read differently.
 */
export const SCAN_FAULTS = ['tooLong', 'noise', 'partial', 'unended', 'mismatch'] as const;
export const SCANNER_STATUSES = ['absent', 'opening', 'ready', 'faulted'] as const;

/** Why a printer does not print, or did not. */
export const PRINTER_PROBLEMS = [
  'paperOut',
  'coverOpen',
  'cutterJammed',
  'offline',
  'notFound',
  'refused',
  'unreachable',
  'noPermission',
  'busy',
  'interrupted',
  'silent',
  'noDrawer',
  'failed',
] as const;

/**
 * `printed`: the printer said so after the last byte. `sent`: it took every byte and is one that
 * never says anything. `notPrinted`: nothing of it can be on paper. `notKnown`: a part may be.
 */
export const PRINT_ENDINGS = ['printed', 'sent', 'notPrinted', 'notKnown'] as const;

export const fromBridgeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), version: z.literal(PROTOCOL_VERSION) }),
  z.strictObject({
    type: z.literal('heartbeat'),
    /** What the process holds of the machine's memory. */
    memoryBytes: z.number(),
    /** How much of the time since the last one it was at work; 1 is all of it, on one core. */
    busyShare: z.number(),
  }),
  z.strictObject({ type: z.literal('scan'), scan: scanSchema }),
  z.strictObject({
    type: z.literal('scanFault'),
    fault: z.enum(SCAN_FAULTS),
    scannerId: z.string(),
    at: z.number(),
  }),
  z.strictObject({
    type: z.literal('scannerStatus'),
    scannerId: z.string(),
    kind: z.enum(['serial', 'virtual', 'hid']),
    status: z.enum(SCANNER_STATUSES),
    /** The system's own words for a fault; of one that is ready, what support should know. */
    detail: z.string().nullable(),
    /** The device went away while it was open. */
    unplugged: z.boolean(),
    /** Of one that is ready: what it is; null where nothing tells. */
    device: deviceIdentitySchema.nullable(),
  }),
  z.strictObject({
    type: z.literal('printerStatus'),
    status: z.enum(SCANNER_STATUSES),
    problem: z.enum(PRINTER_PROBLEMS).nullable(),
    /** The system's own words, for support. */
    detail: z.string().nullable(),
    /** False: it takes bytes and never says anything, so that paper out is not noticed. */
    answers: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('printEnded'),
    jobId,
    ending: z.enum(PRINT_ENDINGS),
    problem: z.enum(PRINTER_PROBLEMS).nullable(),
    detail: z.string().nullable(),
  }),
  /** While watched: what came over the cable, as it came. */
  z.strictObject({
    type: z.literal('deviceBytes'),
    scannerId: z.string(),
    at: z.number(),
    unit: z.enum(['bytes', 'report']),
    hex: z.string().max(131_072),
  }),
  /** While watched: everything that could be a device of a till, after each change. */
  z.strictObject({
    type: z.literal('plugged'),
    devices: z
      .array(
        deviceIdentitySchema.extend({
          bus: z.enum(['hid', 'serial']),
          /** Of HID: which page and usage of the standard it says it is. */
          usagePage: z.number().nullable(),
          usage: z.number().nullable(),
          /** Who has it open; null: nobody. */
          scannerId: z.string().nullable(),
        }),
      )
      .max(64),
    /** Of a bus that cannot be looked at: the system's words. */
    problems: z
      .array(z.strictObject({ bus: z.enum(['hid', 'serial']), detail: z.string() }))
      .max(2),
  }),
]);
export type FromBridge = z.infer<typeof fromBridgeSchema>;
