import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toTerminalSchema } from '../messages/process.schema.ts';
import type { FromTerminal, ToTerminal, WorldPlace } from '../messages/process.ts';
import type { StartFailure } from '../messages/views.ts';
import { startFailureLines } from '../words/start-failure.ts';
import { compose, dataFolder, type RunningTill } from './compose.ts';
import { CannotStart, readConfig } from './config/config.ts';
import type { Config } from './config/config-schema.ts';
import { terminalLog } from './log.ts';
import { DatabaseUnusable } from './store/database.ts';
import { systemClock, TEST_CLOCK_VARIABLE } from './system-clock.ts';

/** The till's truth as a process: forked by the shell, and gone within 2 s after it. */
const HEARTBEAT_MS = 1_000;
const END_LIMIT_MS = 2_000;

const { values: parameters } = parseArgs({
  options: {
    'user-data': { type: 'string' },
    runtime: { type: 'string' },
    config: { type: 'string' },
  },
});
const testClock = process.env[TEST_CLOCK_VARIABLE];
const clock = systemClock(testClock);
const realClock = systemClock(undefined);
const log = terminalLog(clock, writeToStderr);
const userDataDir = parameters['user-data'];

let running: RunningTill | null = null;
let waitingForWorld: ((world: WorldPlace) => void) | null = null;
let isEnding = false;

function say(message: FromTerminal): void {
  // A failed write is a shell that died; `disconnect` tells it.
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}

async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  log.info('terminal.ending');
  realClock.after(END_LIMIT_MS, () => process.exit(1));
  await running?.stop();
  process.exit(0);
}

/** At once, since the process may end next. */
function writeToStderr(line: string): void {
  try {
    writeSync(process.stderr.fd, line);
  } catch {
    // Nobody reads it any more; the till goes on.
  }
}

function fail(failure: StartFailure): void {
  log.error('terminal.notStarted', { failure: failure.code });
  process.stderr.write(`${startFailureLines(failure).join('\n')}\n`);
  process.exitCode = 1;
  if (!process.send) process.exit();
  process.send({ type: 'failed', failure } satisfies FromTerminal, () => process.exit());
}

function hear(raw: unknown): void {
  const parsed = toTerminalSchema.safeParse(raw);
  if (!parsed.success) {
    log.warn('message.malformed', { problem: parsed.error.message });
    return;
  }
  const message: ToTerminal = parsed.data;
  if (message.type === 'stop') {
    void end();
  } else if (message.type === 'world') {
    waitingForWorld?.(message.world);
  } else {
    void answer(message);
  }
}

async function answer(call: Extract<ToTerminal, { type: 'call' }>): Promise<void> {
  const { id, name, argument } = call;
  const called = await running?.call(name, argument);
  say({ type: 'answer', id, answer: called ?? { ok: false, failure: 'notReady' } });
}

/** Asks the shell for the simulated world, when the configuration needs one. */
async function findWorld(config: Config, folder: string): Promise<WorldPlace | null> {
  const needsWorld = config.mode === 'simulation' && config.acquirer === null;
  const worldFolder = needsWorld ? join(folder, 'world') : null;
  say({ type: 'configured', mode: config.mode, needsWorld, worldFolder });
  if (!needsWorld) return null;
  say({ type: 'step', step: 'world' });
  return new Promise((resolve) => {
    waitingForWorld = resolve;
  });
}

async function start(userData: string): Promise<void> {
  say({ type: 'step', step: 'configuration' });
  const config = readConfig(parameters.config ?? null, userData, {
    isRoot: process.getuid?.() === 0,
    isFallbackRuntime: parameters.runtime === 'fallback',
    isTestClock: Boolean(testClock),
  });
  const folder = dataFolder(config, userData);
  await log.keepIn(join(folder, 'logs'));
  log.info('terminal.started', { mode: config.mode, runtime: parameters.runtime ?? null });
  const world = await findWorld(config, folder);
  running = compose(config, userData, world, clock, log, {
    onStep: (step) => say({ type: 'step', step }),
    onView: (value) => say({ type: 'event', name: 'till', value }),
    onScanRead: (at) => say({ type: 'event', name: 'scanRead', value: { at } }),
  });
  log.info('terminal.ready', { startMs: Math.round(realClock.mono()) });
  say({ type: 'ready' });
  beat();
}

function beat(): void {
  say({ type: 'heartbeat' });
  realClock.after(HEARTBEAT_MS, beat);
}

process.on('message', hear);
process.on('disconnect', () => void end());
// Ctrl-C reaches every process of the till; the shell ends this one in its turn.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => void end());
process.on('uncaughtException', (error) => {
  log.error('uncaughtException', { detail: error.stack ?? error.message });
  process.exit(1);
});

if (userDataDir === undefined || !process.send) {
  process.stderr.write('The terminal is started by the till: npm start.\n');
  process.exit(2);
}
try {
  await start(userDataDir);
} catch (error) {
  if (error instanceof CannotStart) fail(error.failure);
  else if (error instanceof DatabaseUnusable) fail(error.problem);
  else throw error;
}
