import { z } from 'zod';
import type { ConfigProblem } from '../../messages/config-problems.ts';

const NOT_ONE = 'notAPrinter' satisfies ConfigProblem;
const TOO_MANY = 'tooManyColumns' satisfies ConfigProblem;
const setting = { error: () => NOT_ONE };

const usbId = z
  .string()
  .regex(/^[0-9A-Fa-f]{4}$/)
  .toLowerCase();

/** As network printers listen since the first of them. */
const RAW_PORT = 9100;
/** Of a character in the smallest font of such printers. */
const SMALLEST_DOTS = 9;
/** As most come from the factory. */
const BAUD_RATE = 38_400;
/** 72 mm at 8 dots a millimetre: the head of nearly every printer for paper of 80 mm. */
const WIDTH_DOTS = 576;
/**
 * The pages of an Epson, and of those that do as it does, that say the languages of Europe. The
 * first one that can say a text is taken.
 */
const CODE_PAGES = [
  { number: 0, name: 'cp437' },
  { number: 16, name: 'windows1252' },
  { number: 19, name: 'cp858' },
  { number: 18, name: 'cp852' },
  { number: 17, name: 'cp866' },
];

const serialPort = z.union(
  [
    z.strictObject({ path: z.string().min(1) }),
    z.strictObject({
      vendorId: usbId,
      productId: usbId,
      serialNumber: z.string().nullable().default(null),
    }),
  ],
  setting,
);

/** The receipt printer: one of three ways to it, and what it has where that is not the usual. */
export const printerSchema = z
  .strictObject(
    {
      host: z.string(setting).trim().min(1, setting).max(253, setting).optional(),
      port: z.int(setting).min(1, setting).max(65_535, setting).default(RAW_PORT),
      serial: serialPort.optional(),
      baudRate: z.int(setting).positive(setting).default(BAUD_RATE),
      /** A file of the system that takes bytes. */
      device: z.string(setting).min(1, setting).max(4096, setting).optional(),
      /** Null: as many as fit into the width. */
      columns: z.int(setting).min(20, setting).max(64, setting).nullable().default(null),
      widthDots: z
        .int(setting)
        .min(240, setting)
        .max(832, setting)
        .multipleOf(8, setting)
        .default(WIDTH_DOTS),
      codePages: z
        .array(
          z.strictObject({ number: z.int().min(0).max(255), name: z.string().min(1) }, setting),
          setting,
        )
        .min(1, setting)
        .max(32, setting)
        .default(CODE_PAGES),
      cut: z.enum(['partial', 'full', 'none'], setting).default('partial'),
      /** The pin of its plug; null: there is none. */
      drawer: z.enum(['pin2', 'pin5'], setting).nullable().default(null),
      /** `always`: a receipt for each payment that goes through at the counter. */
      prints: z.enum(['asked', 'always'], setting).default('asked'),
      opensDrawerOn: z
        .strictObject({ paidOtherwise: z.boolean(setting).default(true) }, setting)
        .default({ paidOtherwise: true }),
    },
    setting,
  )
  .refine(
    ({ host, serial, device }) =>
      [host, serial, device].filter((way) => way !== undefined).length === 1,
    NOT_ONE,
  )
  .refine(({ columns, widthDots }) => (columns ?? 0) * SMALLEST_DOTS <= widthDots, {
    error: TOO_MANY,
    path: ['columns'],
  });
