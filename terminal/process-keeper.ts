import type { ChildProcess } from 'node:child_process';
import type { ZodError, ZodType } from 'zod';
import type { Clock, Log } from './ports.ts';

/** A kept process says `heartbeat` this often once it has said `ready`. */
const HEARTBEAT_MS = 1000;
/** Three in a row missed: hung. One or two are a busy disk or a busy machine. */
const HEARTBEATS_MISSED_MAX = 3;
/** A process that dies more often than this will not get well by being started again. */
const RESTARTS_MAX = 5;
const RESTARTS_WINDOW_MS = 60_000;
/** Asked to end, or ending by itself, it has this long to close what it holds; then it is killed. */
const END_LIMIT_MS = 2000;
/** Enough of a schema's complaint to find the fault. */
const PROBLEM_LENGTH_MAX = 500;

export type KeptStatus =
  /** Started, and not `ready` yet. */
  | { readonly status: 'starting' }
  | { readonly status: 'running' }
  /** Ended and was started again; not `ready` yet. `times`: how often it died in the last minute. */
  | { readonly status: 'restarting'; readonly times: number }
  /** Said itself that it cannot run; only `restart` starts it again. */
  | { readonly status: 'failed' }
  /** Could not be started, or died too often; only `restart` starts it again. */
  | { readonly status: 'gaveUp'; readonly detail: string }
  | { readonly status: 'stopped' };

export interface KeeperPorts {
  /** Real time: heartbeats keep real time under a test clock too. */
  readonly clock: Pick<Clock, 'mono' | 'after'>;
  readonly log: Log;
}

export interface KeptProcess<To, From> {
  /** For the log. */
  readonly name: string;
  /** Starts it, with an IPC channel. What this throws is final, and becomes the detail of `gaveUp`. */
  readonly fork: () => ChildProcess;
  /** What it says. A message that does not fit is logged and dropped. */
  readonly schema: ZodType<From>;
  /** The message that asks it to end. */
  readonly stopMessage: To;
  /** From the start to `ready`; a longer start is a hung one. */
  readonly startLimitMs: number;
  readonly onMessage: (message: From) => void;
  /** Told after the message that caused it. */
  readonly onStatus: (status: KeptStatus) => void;
}

/** One run of the process, from its start to its end. */
interface Life {
  readonly child: ChildProcess;
  /** How it ended, in words. */
  readonly ended: Promise<string>;
  /** It ends because it was asked to, or said it had failed; null: its end is a crash. */
  ending: 'asked' | 'failed' | null;
  /** Killed by its owner: its end is no crash. */
  isReplaced: boolean;
  /** Why it was killed, when it was. */
  killedFor: string | null;
  heartbeatHeard: boolean;
  heartbeatsMissed: number;
  /** Undoes the one wait that runs: for `ready`, the next heartbeat, or the end. */
  cancelWait: () => void;
}

/**
 * Keeps one child process alive: starts it again at once when it dies or hangs, gives up when
 * that happens too often, and ends it cleanly. Of what the process says it understands
 * `ready`, `heartbeat` and `failed` (it cannot run and is about to exit); the rest is its
 * owner's.
 */
export class ProcessKeeper<To extends { type: string }, From extends { type: string }> {
  readonly #process: KeptProcess<To, From>;
  readonly #ports: KeeperPorts;
  readonly #restarts = new RestartBudget();
  #wanted = false;
  #life: Life | null = null;

  constructor(process: KeptProcess<To, From>, ports: KeeperPorts) {
    this.#process = process;
    this.#ports = ports;
  }

  /** Starts it for the first time, or again by hand: what runs is ended first, the count begins anew. */
  restart(): void {
    this.#wanted = true;
    this.#restarts.clear();
    if (this.#life === null) {
      this.#begin({ status: 'starting' });
    } else {
      this.#askToEnd(this.#life);
      this.#process.onStatus({ status: 'starting' });
    }
  }

  /**
   * Ends the one that runs, for a reason of its owner's, and starts it again, however often: how
   * patient to be is the owner's to say, and is not taken from the restarts of one that dies.
   */
  replace(reason: string): void {
    const life = this.#life;
    if (life === null || life.ending !== null || life.killedFor !== null) return;
    life.isReplaced = true;
    this.#kill(life, reason);
  }

  /** Hands it a message; false when there is nobody to hear it. */
  send(message: To): boolean {
    const life = this.#life;
    if (life === null || life.ending !== null || !life.child.connected) return false;
    // A failed write is a dying process: its end is told by `close`, and handled there.
    life.child.send(message, () => {});
    return true;
  }

  /** Ends it for good; resolves when it is gone, after 2 s at most and a kill. */
  async stop(): Promise<void> {
    this.#wanted = false;
    const life = this.#life;
    if (life === null) {
      this.#process.onStatus({ status: 'stopped' });
      return;
    }
    this.#askToEnd(life);
    await life.ended;
  }

  #begin(status: KeptStatus): void {
    let child: ChildProcess;
    try {
      child = this.#process.fork();
    } catch (error) {
      this.#giveUp(error instanceof Error ? error.message : String(error));
      return;
    }
    const life: Life = {
      child,
      ended: endOf(child),
      ending: null,
      isReplaced: false,
      killedFor: null,
      heartbeatHeard: false,
      heartbeatsMissed: 0,
      cancelWait() {},
    };
    this.#life = life;
    child.on('message', (raw) => this.#hear(life, raw));
    void life.ended.then((how) => this.#end(life, life.killedFor ?? how));
    this.#wait(life, this.#process.startLimitMs, () => {
      this.#kill(life, `was not ready after ${this.#process.startLimitMs / 1000} s`);
    });
    this.#process.onStatus(status);
  }

  #hear(life: Life, raw: unknown): void {
    const parsed = this.#process.schema.safeParse(raw);
    if (!parsed.success) {
      this.#ports.log.warn('process.malformed', {
        child: this.#process.name,
        problem: problemOf(parsed.error).slice(0, PROBLEM_LENGTH_MAX),
      });
      return;
    }
    const message = parsed.data;
    if (message.type === 'heartbeat') life.heartbeatHeard = true;
    this.#process.onMessage(message);
    // What its owner heard may have made them end it.
    if (life.ending !== null) return;
    if (message.type === 'ready') {
      this.#watchHeartbeats(life);
      this.#process.onStatus({ status: 'running' });
    } else if (message.type === 'failed') {
      life.ending = 'failed';
      this.#killLater(life);
      this.#process.onStatus({ status: 'failed' });
    }
  }

  /** Counts beats, not time: after this process was itself held up, one is missing, not many. */
  #watchHeartbeats(life: Life): void {
    this.#wait(life, HEARTBEAT_MS, () => {
      life.heartbeatsMissed = life.heartbeatHeard ? 0 : life.heartbeatsMissed + 1;
      life.heartbeatHeard = false;
      if (life.heartbeatsMissed < HEARTBEATS_MISSED_MAX) this.#watchHeartbeats(life);
      else this.#kill(life, `missed ${HEARTBEATS_MISSED_MAX} heartbeats`);
    });
  }

  #askToEnd(life: Life): void {
    // Asked again, it gets no longer time for it.
    if (life.ending === 'asked') return;
    this.send(this.#process.stopMessage);
    life.ending = 'asked';
    this.#killLater(life);
  }

  #killLater(life: Life): void {
    this.#wait(life, END_LIMIT_MS, () => {
      this.#kill(life, `did not end within ${END_LIMIT_MS / 1000} s`);
    });
  }

  #kill(life: Life, reason: string): void {
    life.killedFor = reason;
    life.child.kill('SIGKILL');
  }

  #wait(life: Life, ms: number, callback: () => void): void {
    life.cancelWait();
    life.cancelWait = this.#ports.clock.after(ms, callback);
  }

  #end(life: Life, how: string): void {
    life.cancelWait();
    this.#life = null;
    if (life.ending === null || life.killedFor !== null) {
      this.#ports.log.warn('process.ended', { child: this.#process.name, how });
    }
    if (!this.#wanted) this.#process.onStatus({ status: 'stopped' });
    else if (life.ending === 'asked') this.#begin({ status: 'starting' });
    else if (life.ending === null) this.#beginAgain(life, how);
  }

  #beginAgain({ isReplaced }: Life, how: string): void {
    const mono = this.#ports.clock.mono();
    const times = isReplaced ? this.#restarts.takenAt(mono) : this.#restarts.take(mono);
    if (times === null) this.#giveUp(how);
    else this.#begin({ status: 'restarting', times });
  }

  #giveUp(detail: string): void {
    this.#ports.log.error('process.givenUp', { child: this.#process.name, detail });
    this.#process.onStatus({ status: 'gaveUp', detail });
  }
}

/** How often something may be started again: 5 times within any minute. */
export class RestartBudget {
  #takenMono: number[] = [];

  /** Takes one restart: how many there were in the last minute with it, or null: none is left. */
  take(nowMono: number): number | null {
    if (this.takenAt(nowMono) >= RESTARTS_MAX) return null;
    return this.#takenMono.push(nowMono);
  }

  /** How many were taken in the last minute. */
  takenAt(nowMono: number): number {
    this.#takenMono = this.#takenMono.filter((mono) => nowMono - mono < RESTARTS_WINDOW_MS);
    return this.#takenMono.length;
  }

  clear(): void {
    this.#takenMono = [];
  }
}

/** Where it does not fit, and how; never the values. */
function problemOf(error: ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}

/** Resolves with how it ended, in words, once everything it said has been heard. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    // `close`, not `exit`: what was said before the end may be read after `exit`.
    child.once('close', (code, signal) => {
      resolve(signal === null ? `exited with code ${code}` : `was killed by ${signal}`);
    });
    child.on('error', (error) => {
      // Without a pid it never ran, and there may be no `close`.
      if (child.pid === undefined) resolve(`could not be started: ${error.message}`);
    });
  });
}
