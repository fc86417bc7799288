import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { StartFailure } from '../messages/views.ts';
import { startFailureLines } from '../words/start-failure.ts';
import { compose, databaseFile, dataFolder, type RunningTill } from './compose.ts';
import { CannotStart, readConfig } from './config/config.ts';
import { keepMemoryOutOfCoreDumps } from './core-dump.ts';
import type { Door, Doorkeeper } from './door/door.ts';
import { LineDoor } from './door/line-door.ts';
import { readParameters, USAGE, WrongParameters, type Parameters } from './door/parameters.ts';
import { ShellDoor } from './door/shell-door.ts';
import { terminalLog } from './log.ts';
import { databaseFailure, prepareRecords } from './records-at-start.ts';
import { DatabaseUnusable } from './store/database.ts';
import { systemClock, TEST_CLOCK_VARIABLE } from './system-clock.ts';

/**
 * The till's truth as a process: forked by the shell and gone within 2 s after it, or started
 * alone and asked through lines on standard input.
 */
const HEARTBEAT_MS = 1_000;
const END_LIMIT_MS = 2_000;

keepMemoryOutOfCoreDumps();
const isForked = process.send !== undefined;
const testClock = process.env[TEST_CLOCK_VARIABLE];
const clock = systemClock(testClock);
const realClock = systemClock(undefined);
const log = terminalLog(clock, writeToStderr);

let running: RunningTill | null = null;
let isEnding = false;

const keeper: Doorkeeper = {
  call: async (name, argument) =>
    (await running?.call(name, argument)) ?? { ok: false, failure: 'notReady' },
  end: () => void end(),
};
const door: Door = isForked
  ? new ShellDoor(process, keeper, log)
  : new LineDoor(process.stdin, process.stdout, keeper);

async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  log.info('terminal.ending');
  realClock.after(END_LIMIT_MS, () => process.exit(1));
  await running?.stop();
  await door.flushed();
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

async function fail(failure: StartFailure): Promise<void> {
  log.error('terminal.notStarted', { failure: failure.code });
  writeToStderr(`${startFailureLines(failure).join('\n')}\n`);
  realClock.after(END_LIMIT_MS, () => process.exit(1));
  await door.sayFailed(failure);
  process.exit(1);
}

async function start(parameters: Parameters): Promise<void> {
  const { userDataDir, configFile, runtime, records } = parameters;
  door.say({ type: 'step', step: 'configuration' });
  const config = readConfig(configFile, userDataDir, {
    isRoot: process.getuid?.() === 0,
    isFallbackRuntime: runtime === 'fallback',
    isTestClock: Boolean(testClock),
  });
  const folder = dataFolder(config, userDataDir);
  await log.keepIn(join(folder, 'logs'));
  log.info('terminal.started', { mode: config.mode, runtime });
  const world = await door.findWorld(config, folder);
  prepareRecords(records, databaseFile(folder), config.mode, clock.now());
  running = compose(config, parameters, world, clock, log, {
    onStep: (step) => door.say({ type: 'step', step }),
    onView: (value) => door.say({ type: 'event', name: 'till', value }),
    onScanRead: (at) => door.say({ type: 'event', name: 'scanRead', value: { at } }),
  });
  log.info('terminal.ready', { startMs: Math.round(realClock.mono()) });
  door.say({ type: 'ready' });
  beat();
}

function beat(): void {
  door.say({ type: 'heartbeat' });
  realClock.after(HEARTBEAT_MS, beat);
}

// Ctrl-C reaches every process of the till; a shell ends this one in its turn.
process.on('SIGINT', () => {
  if (!isForked) void end();
});
process.on('SIGTERM', () => void end());
process.on('uncaughtException', (error) => {
  log.error('uncaughtException', { detail: error.stack ?? error.message });
  process.exit(1);
});

try {
  await start(readParameters(process.argv.slice(2), isForked));
} catch (error) {
  if (error instanceof CannotStart) await fail(error.failure);
  else if (error instanceof DatabaseUnusable) await fail(databaseFailure(error.problem));
  else if (error instanceof WrongParameters) {
    writeToStderr(`${error.message}\n${USAGE}\n`);
    process.exit(2);
  } else throw error;
}
