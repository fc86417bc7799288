import { writeSync } from 'node:fs';
import { createBridge } from './bridge.ts';
import type { Clock } from './clock.ts';
import { PROTOCOL_VERSION, type FromBridge } from './protocol.ts';

/**
 * The bridge as a process: forked by the terminal, over whose channel everything goes, and gone
 * soon after it. Owns the cables; whatever a driver does to this process, the terminal makes a
 * new one. Time enters here and nowhere else.
 */
const HEARTBEAT_PAUSE_MS = 1000;
/**
 * Messages that the channel has not taken yet. One read of 64 KiB holds at most 32,768 codes of
 * one character; a terminal behind by more than that does not listen, and must not fill memory.
 */
const UNTAKEN_MESSAGES_MAX = 40_000;

const liveClock: Clock = {
  now: () => Date.now(),
  mono: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.max(0, ms));
    return () => clearTimeout(timer);
  },
};

/** A stack or a list of faults in a message; more would only fill the log. */
const LOG_DETAIL_LENGTH_MAX = 4000;

/** One JSON line on stderr. Waits until it is written, since the process may end next. */
function log(event: string, detail: string): void {
  try {
    const entry = { at: Date.now(), event, detail: detail.slice(0, LOG_DETAIL_LENGTH_MAX) };
    writeSync(process.stderr.fd, `${JSON.stringify(entry)}\n`);
  } catch {
    // Nobody reads stderr any more: there is nobody left to tell.
  }
}

function fail(event: string, detail: string): never {
  log(event, detail);
  process.exit(1);
}

function measured() {
  const { user, system } = process.cpuUsage();
  return {
    mono: performance.now(),
    cpuMs: (user + system) / 1000,
    loop: performance.eventLoopUtilization(),
  };
}

/**
 * Says how it is, too. Work is what its threads took of the processor, or how long its loop was
 * not waiting, whichever is more: on a crowded machine a loop that spins gets less of one.
 */
function beat(): void {
  const now = measured();
  const cpuShare = (now.cpuMs - beaten.cpuMs) / (now.mono - beaten.mono);
  const { utilization } = performance.eventLoopUtilization(now.loop, beaten.loop);
  beaten = now;
  const busyShare = Math.max(cpuShare, utilization);
  say({ type: 'heartbeat', memoryBytes: process.memoryUsage.rss(), busyShare });
}

let untakenMessages = 0;

function say(message: FromBridge): void {
  // Between the end of the channel and the end of this process there is nobody to say it to.
  if (!process.connected) return;
  if (untakenMessages === UNTAKEN_MESSAGES_MAX) fail('notHeard', 'The terminal does not listen.');
  untakenMessages += 1;
  process.send?.(message, undefined, undefined, () => {
    untakenMessages -= 1;
  });
}

// A rejected promise that nobody awaits comes here too.
process.on('uncaughtException', (error) => fail('uncaughtException', error.stack ?? String(error)));
// Ctrl-C reaches every process of the till. The terminal stops this one when it is ready to.
process.on('SIGINT', () => {});

if (!process.connected) {
  fail('noTerminal', 'The bridge is started by the terminal, not by hand.');
}
const bridge = createBridge({ clock: liveClock, say, log, exit: () => process.exit(0) });
process.on('message', (message) => bridge.receive(message));
process.on('disconnect', () => bridge.stop());
say({ type: 'ready', version: PROTOCOL_VERSION });
let beaten = measured();
setInterval(beat, HEARTBEAT_PAUSE_MS);
