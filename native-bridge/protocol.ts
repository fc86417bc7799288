import { z } from 'zod';

/**
 * Between the terminal and the bridge, over the child's IPC channel. Types derive from the
 * schemas; both sides parse what they hear. Bump `PROTOCOL_VERSION` when a message changes.
 */
export const PROTOCOL_VERSION = 2;

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
  /** Local socket of the simulated world that yields a device's raw bytes. */
  socket: z.string().min(1),
});
/** Any USB HID POS scanner that no other of this kind has: found by what it is. */
const hidScanner = z.strictObject({ kind: z.literal('hid'), id: z.string().min(1) });
const scannerSettingsSchema = z.union([serialScanner, virtualScanner, hidScanner]);
export type ScannerSettings = z.infer<typeof scannerSettingsSchema>;

export const toBridgeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('configure'),
    version: z.literal(PROTOCOL_VERSION),
    scanners: z.array(scannerSettingsSchema).max(16),
  }),
  z.strictObject({ type: z.literal('stop') }),
]);
export type ToBridge = z.infer<typeof toBridgeSchema>;

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
 * whole came without an end character; scanned once more it is a code.
 */
export const SCAN_FAULTS = ['tooLong', 'noise', 'partial', 'unended'] as const;
export const SCANNER_STATUSES = ['absent', 'opening', 'ready', 'faulted'] as const;

export const fromBridgeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), version: z.literal(PROTOCOL_VERSION) }),
  z.strictObject({ type: z.literal('heartbeat') }),
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
  }),
]);
export type FromBridge = z.infer<typeof fromBridgeSchema>;
