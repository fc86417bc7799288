import type { SerialPort } from 'serialport';
import type { Clock } from './clock.ts';
import { listSerialPorts } from './serial-list.ts';

/**
 * Reading an open port shows its unplugging at once, but not always:
 *
 * - On Linux a read that meets the hang-up gives no bytes, and serialport 13 then reads again,
 *   for ever and at full speed (`unix-read.js` of bindings-cpp 13.0.1; measured on pseudo
 *   terminals: 173 of 300 unplugs right after a code). Asking for the control lines fails on a
 *   port that has hung up (all 173), so that is done as well.
 * - On Windows usbser may say nothing until something is written (node-serialport 2351), so the
 *   list of ports is looked at too; rarely, for on Linux that starts a process (at every ten
 *   seconds that alone was half a percent of a core), and on Windows frequent looks slow other
 *   devices down.
 */
const ASK_PAUSE_MS = 500;
const LOOK_PAUSE_MS = 15_000;

interface PortWatch {
  /** Asks the open port itself, now. */
  isThere(): Promise<boolean>;
  stop(): void;
}

/** Calls `lost` once when the open port has gone away. */
export function watchSerialPort(port: SerialPort, clock: Clock, lost: () => void): PortWatch {
  const isGone = lineJudge(port);
  const stops = [
    repeat(clock, ASK_PAUSE_MS, isGone, leave),
    repeat(clock, LOOK_PAUSE_MS, listJudge(port.path), leave),
  ];
  function stop(): void {
    for (const each of stops) each();
  }
  function leave(): void {
    stop();
    lost();
  }
  return { isThere: async () => !(await isGone()), stop };
}

/**
 * Gone when asking for the control lines ends otherwise than it did first. What a port without
 * such lines says, as a pseudo terminal does each time, is not a reason.
 */
function lineJudge(port: SerialPort): () => Promise<boolean> {
  const first = askForLines(port);
  return async () => (await askForLines(port)) !== (await first);
}

/** The system's words for a refusal; null: the port answered. */
function askForLines(port: SerialPort): Promise<string | null> {
  return new Promise((resolve) => port.get((error) => resolve(error?.message ?? null)));
}

/**
 * Gone when the port was in the system's list and is no longer. One that never was in it (a
 * link, a pseudo terminal) is not judged by it, nor is any when the list cannot be had.
 */
function listJudge(path: string): () => Promise<boolean> {
  let wasListed = false;
  return async () => {
    try {
      const isListed = (await listSerialPorts()).some((listed) => listed.path === path);
      const isGone = wasListed && !isListed;
      wasListed = isListed;
      return isGone;
    } catch {
      return false;
    }
  };
}

/** Asks `isGone` again and again, one at a time, until it is so or the result is called. */
function repeat(
  clock: Clock,
  pauseMs: number,
  isGone: () => Promise<boolean>,
  leave: () => void,
): () => void {
  let isWatching = true;
  let undo = clock.after(pauseMs, askAgain);
  function askAgain(): void {
    void ask();
  }
  async function ask(): Promise<void> {
    const gone = await isGone();
    if (!isWatching) return;
    if (gone) leave();
    else undo = clock.after(pauseMs, askAgain);
  }
  return () => {
    isWatching = false;
    undo();
  };
}
