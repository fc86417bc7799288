import { z } from 'zod';
import type { ConfigProblem } from '../../messages/config-problems.ts';
import { PROFILES } from '../acquirer/settings.ts';
import { CODE_FAMILIES } from '../core/payment-code.ts';
import { isKeyText } from './key-text.ts';
import { printerSchema } from './printer-schema.ts';
import { parseCurrency, parseMinorUnits, type Currency, type MinorUnits } from '../core/money.ts';

/**
 * The configuration file as `architecture.md` of the product lays it out. Every error message in
 * here is a `ConfigProblem`: the words and the remedy are made from it where it is shown.
 */
const says = (problem: ConfigProblem) => ({
  error: (issue: { input?: unknown }): ConfigProblem =>
    issue.input === undefined ? 'missing' : problem,
});

const text = (max: number) =>
  z
    .string(says('notText'))
    .trim()
    .min(1, says('missing'))
    .max(max, 'tooLong' satisfies ConfigProblem);
const matching = (pattern: RegExp, problem: ConfigProblem) =>
  z.string(says('notText')).regex(pattern, says(problem));

/** A key pasted where its file is to be named must not be taken for a name, and then be shown. */
const path = text(4096).refine(
  (value) => !isKeyText(value) && !/[\r\n]/.test(value),
  'notAPath' satisfies ConfigProblem,
);
/** Ids go to the acquirer (64 at most); letters, digits, `-` and `_` are safe everywhere. */
const id = matching(/^[A-Za-z0-9_-]{1,64}$/, 'notAnId');
const mcc = matching(/^\d{4}$/, 'notACategory');
const currency = z.string(says('notText')).transform((code, context): Currency => {
  const parsed = parseCurrency(code);
  const known = parsed !== null && Intl.supportedValuesOf('currency').includes(parsed);
  if (known) return parsed;
  context.addIssue('notACurrency' satisfies ConfigProblem);
  return z.NEVER;
});
const amount = z.number(says('notANumber')).transform((value, context): MinorUnits => {
  const parsed = parseMinorUnits(value);
  if (parsed !== null) return parsed;
  context.addIssue('notANumber' satisfies ConfigProblem);
  return z.NEVER;
});
/** Zero is an amount here: from the first unit on. */
const amountOrNone = z.int(says('notANumber')).nonnegative('notANumber' satisfies ConfigProblem);
const zone = z.string(says('notText')).refine(isZone, 'notAZone' satisfies ConfigProblem);
const url = z
  .string(says('notText'))
  .refine((value) => URL.canParse(value), 'notAUrl' satisfies ConfigProblem);
const usbId = z
  .string()
  .regex(/^[0-9A-Fa-f]{4}$/)
  .toLowerCase();

/** €10,000.00: above it somebody typed two zeros too many. */
const LARGEST_SALE_MINOR = 1_000_000;
/** Nobody has more scanners on one till; each one costs a process handle. */
const SCANNERS_MAX = 8;

/** What may be said of any serial scanner; the bridge finds out what is not. */
const serialLine = {
  baudRate: z.union([z.number().int().positive(), z.literal('auto')]).default('auto'),
  ending: z.enum(['auto', 'none']).optional(),
  handshake: z.enum(['none', 'ackNak']).optional(),
};
const serialScanner = z.union(
  [
    z.strictObject({ path: z.string().min(1), ...serialLine }),
    z.strictObject({
      vendorId: usbId,
      productId: usbId,
      serialNumber: z.string().nullable().default(null),
      ...serialLine,
    }),
    /** Whichever port is a scanner for certain, by its ids. */
    z.strictObject({ known: z.literal(true), ...serialLine }),
  ],
  says('notAScanner'),
);

const acquirer = z.strictObject(
  {
    profile: z.enum(PROFILES, says('notAProfile')),
    url,
    clientId: id,
    keyVersion: z
      .number(says('notANumber'))
      .int(says('notANumber'))
      .positive(says('notANumber'))
      .default(1),
    privateKeyFile: path,
    publicKeyFiles: z.array(path, says('notAList')).min(1, says('missing')),
    agentTokenFile: path.nullable().default(null),
    caFile: path.nullable().default(null),
    /** Null: those that the profile takes by itself. */
    families: z
      .array(z.enum(CODE_FAMILIES, says('notAFamily')), says('notAList'))
      .min(1, says('missing'))
      .nullable()
      .default(null),
    settlementCurrency: currency,
    notifyUrl: url,
  },
  says('notAGroup'),
);

export const configSchema = z.strictObject(
  {
    mode: z.enum(['live', 'simulation'], says('notAMode')),
    dataDir: path.nullable().default(null),
    store: z.strictObject(
      {
        id,
        name: text(256),
        mcc,
        region: matching(/^[A-Z]{2}$/, 'notARegion')
          .nullable()
          .default(null),
      },
      says('notAGroup'),
    ),
    merchant: z.strictObject({ id, name: text(256), mcc }, says('notAGroup')),
    terminalId: id,
    currency,
    zone,
    cutOff: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'notATime'),
    languages: z
      .array(z.enum(['en', 'fr'], says('notALanguage')), says('notAList'))
      .min(1, says('missing'))
      .default(['en', 'fr']),
    /** In simulation it may be left out: the simulated world's own is used then. */
    acquirer: acquirer.nullable().default(null),
    scanners: z
      .strictObject(
        {
          serial: z
            .array(serialScanner, says('notAList'))
            .max(SCANNERS_MAX, says('tooLong'))
            .default([]),
        },
        says('notAGroup'),
      )
      .default({ serial: [] }),
    /** Null: nothing is printed, and no screen speaks of it. */
    printer: printerSchema.nullable().default(null),
    /** A picture at the head of receipts, in black and white; null: the name of the brand. */
    brandFile: path.nullable().default(null),
    limits: z
      .strictObject(
        {
          largestSaleMinor: amount.default(LARGEST_SALE_MINOR as MinorUnits),
          refundWithoutPinMinor: amountOrNone.default(0),
        },
        says('notAGroup'),
      )
      .default({
        largestSaleMinor: LARGEST_SALE_MINOR as MinorUnits,
        // Giving money away is a manager's decision unless the shop says otherwise.
        refundWithoutPinMinor: 0,
      }),
  },
  says('notAGroup'),
);

export type Config = z.infer<typeof configSchema>;
export type AcquirerConfig = NonNullable<Config['acquirer']>;

function isZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
