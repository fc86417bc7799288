import { z } from 'zod';
import {
  CABLE_UNITS,
  RECORDINGS_SHOWN_MAX,
  SCAN_MADE,
  UNUSED_REASONS,
  type DevicesView,
} from './devices.ts';
import { scannerSchema } from './views.schema.ts';

/** Run-time schemas of `devices.ts`. */
const DETAIL_LENGTH_MAX = 4096;
const NAME_LENGTH_MAX = 512;
const SCANNERS_MAX = 32;
/** As many as the bridge tells of. */
const PLUGGED_MAX = 64;
const TRACE_MAX = 32;
const CHUNKS_MAX = 64;
const HEX_LENGTH_MAX = 131_072;

const utcMs = z.number();
const count = z.int().nonnegative();
const name = z.string().max(NAME_LENGTH_MAX);
const detail = z.string().max(DETAIL_LENGTH_MAX);
const unit = z.enum(CABLE_UNITS);

/** It is the name of a file: letters, digits and dashes, and never a path. */
export const recordingNameSchema = z.string().regex(/^[0-9a-z][0-9a-z-]{0,127}$/);

const deviceSchema = z.strictObject({
  name: name.nullable(),
  vendorId: name.nullable(),
  productId: name.nullable(),
  serialNumber: name.nullable(),
  path: detail,
});

const healthSchema = z.strictObject({
  reads: count,
  partials: count,
  misreads: count,
  unended: count,
  tooLong: count,
  mismatches: count,
  unplugs: count,
  lastScanAt: utcMs.nullable(),
  lastSeenAt: utcMs.nullable(),
});

export const devicesViewSchema = z.strictObject({
  readAt: utcMs,
  scanners: z
    .array(scannerSchema.extend({ unit, device: deviceSchema.nullable(), health: healthSchema }))
    .max(SCANNERS_MAX)
    .readonly(),
  typing: healthSchema.nullable(),
  unused: z
    .array(
      z.strictObject({
        device: deviceSchema,
        bus: z.enum(['hid', 'serial']),
        reason: z.enum(UNUSED_REASONS),
        detail: detail.nullable(),
      }),
    )
    .max(PLUGGED_MAX)
    .readonly()
    .nullable(),
  problems: z
    .array(z.strictObject({ bus: z.enum(['hid', 'serial']), detail }))
    .max(2)
    .readonly(),
  trace: z
    .array(
      z.strictObject({
        number: count,
        at: utcMs,
        scannerId: name,
        unit,
        chunks: z
          .array(z.strictObject({ afterMs: z.number(), hex: z.string().max(HEX_LENGTH_MAX) }))
          .max(CHUNKS_MAX)
          .readonly(),
        moreBytes: count,
        isMasked: z.boolean(),
        made: z.enum(SCAN_MADE).nullable(),
      }),
    )
    .max(TRACE_MAX)
    .readonly(),
  recording: z
    .strictObject({ scannerId: name, startedAt: utcMs, endsAt: utcMs, chunks: count })
    .nullable(),
  recordings: z.array(recordingNameSchema).max(RECORDINGS_SHOWN_MAX).readonly(),
  moreRecordings: count,
}) satisfies z.ZodType<DevicesView>;
