import { z } from 'zod';
import type { FromTerminal, FromWorld, ToTerminal, ToWorld, WorldPlace } from './process.ts';
import { answerSchema } from './table.schema.ts';
import { CALL_ANSWERED_BY, type CallName, type CallsBy } from './table.ts';
import { simulationViewSchema, startFailureSchema, tillViewSchema } from './views.schema.ts';
import { START_STEPS } from './views.ts';

/** Run-time schemas of `process.ts`: what crosses between the shell and its children. */
const PATH_LENGTH_MAX = 4096;
const DETAIL_LENGTH_MAX = 4096;
/** A scenario types amounts; no request needs more keys than this. */
const KEYS_MAX = 64;
/** The longest code there is (EMV, 512 characters) and what people scan by mistake. */
const SCAN_LENGTH_MAX = 1024;
/** No scenario waits longer for a screen; the demonstration as a whole is shorter. */
const SCREEN_WAIT_MAX_MS = 600_000;

const path = z.string().min(1).max(PATH_LENGTH_MAX);
const detail = z.string().max(DETAIL_LENGTH_MAX);
const id = z.int().nonnegative();
const stop = z.strictObject({ type: z.literal('stop') });
const heartbeat = z.strictObject({ type: z.literal('heartbeat') });
const answer = z.strictObject({ type: z.literal('answer'), id, answer: answerSchema });

function callTo<By extends 'terminal' | 'world'>(by: By) {
  const names = (Object.keys(CALL_ANSWERED_BY) as CallName[]).filter(
    (name) => CALL_ANSWERED_BY[name] === by,
  ) as CallsBy<By>[];
  return z.strictObject({
    type: z.literal('call'),
    id,
    name: z.enum(names),
    argument: z.unknown(),
  });
}

const worldPlaceSchema = z.strictObject({
  url: z.url(),
  clientId: z.string().min(1).max(128),
  merchantPrivateKeyFile: path,
  acquirerPublicKeyFile: path,
  controlUrl: z.url(),
  scannerSocket: path,
  hidScannerSocket: path,
  printerPort: z.int().min(1).max(65_535),
}) satisfies z.ZodType<WorldPlace>;

export const toTerminalSchema: z.ZodType<ToTerminal> = z.discriminatedUnion('type', [
  callTo('terminal'),
  z.strictObject({ type: z.literal('world'), world: worldPlaceSchema }),
  stop,
]);

export const fromTerminalSchema: z.ZodType<FromTerminal> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('step'), step: z.enum(START_STEPS) }),
  z.strictObject({
    type: z.literal('configured'),
    mode: z.enum(['simulation', 'live']),
    needsWorld: z.boolean(),
    worldFolder: path.nullable(),
  }),
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('failed'), failure: startFailureSchema }),
  heartbeat,
  answer,
  z.discriminatedUnion('name', [
    z.strictObject({ type: z.literal('event'), name: z.literal('till'), value: tillViewSchema }),
    z.strictObject({
      type: z.literal('event'),
      name: z.literal('scanRead'),
      value: z.strictObject({ at: z.number() }),
    }),
  ]),
]);

export const toWorldSchema: z.ZodType<ToWorld> = z.discriminatedUnion('type', [
  callTo('world'),
  z.strictObject({
    type: z.literal('windowAnswer'),
    id,
    answer: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), text: z.string() }),
      z.strictObject({ ok: z.literal(false), why: z.string() }),
    ]),
  }),
  stop,
]);

const windowRequestSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('press'),
    keys: z.array(z.string().min(1).max(32)).max(KEYS_MAX),
  }),
  z.strictObject({ action: z.literal('scan'), text: z.string().min(1).max(SCAN_LENGTH_MAX) }),
  z.strictObject({
    action: z.literal('waitForScreen'),
    screen: z.string().regex(/^[A-Za-z]{1,32}$/),
    timeoutMs: z.number().nonnegative().max(SCREEN_WAIT_MAX_MS),
  }),
  z.strictObject({ action: z.literal('capture'), file: path }),
]);

const answerOfWorldSchema = z.strictObject({
  type: z.literal('answer'),
  id,
  answer: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), result: z.null() }),
    answerSchema.options[1],
  ]),
});

export const fromWorldSchema: z.ZodType<FromWorld> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), world: worldPlaceSchema }),
  z.strictObject({ type: z.literal('failed'), detail }),
  heartbeat,
  answerOfWorldSchema,
  z.strictObject({ type: z.literal('simulation'), view: simulationViewSchema }),
  z.strictObject({ type: z.literal('window'), id, request: windowRequestSchema }),
  z.strictObject({ type: z.literal('scenarioEnded'), failure: detail.nullable() }),
]);
