import { z } from 'zod';
import { JOURNAL_FAULTS } from './records.ts';

/** Run-time schemas of `records.ts`. */
const NAME_LENGTH_MAX = 128;
const PATH_LENGTH_MAX = 4096;

const count = z.int().nonnegative();
const utcMs = z.number();

export const journalViewSchema = z.discriminatedUnion('whole', [
  z.strictObject({ whole: z.literal(true), rows: count, sealedFrom: count }),
  z.strictObject({ whole: z.literal(false), seq: z.int(), fault: z.enum(JOURNAL_FAULTS) }),
]);

export const backupViewSchema = z.strictObject({
  name: z.string().max(NAME_LENGTH_MAX),
  at: utcMs,
});

export const backupsViewSchema = z.strictObject({
  folder: z.string().max(PATH_LENGTH_MAX),
  newest: backupViewSchema.nullable(),
  count,
  failure: z.enum(['backupFailed', 'recordsDamaged']).nullable(),
});

export const managerPinViewSchema = z.strictObject({
  isSet: z.boolean(),
  wrongTries: count,
  triesLeft: count,
  lockedUntil: utcMs.nullable(),
});
