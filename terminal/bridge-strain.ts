/**
 * When a bridge that lives and beats must be replaced all the same; pure. A driver may leak or spin
 * for weeks without a crash, and takes the machine from the till meanwhile. Each replacement waits
 * longer than the one before: one bad device must not cost every other scanner its time.
 */

/** Measured: 70 MB with its drivers loaded, 80 MB while four scanners send 19,000 codes a second. */
const MEMORY_BYTES_MAX = 384 * 1024 * 1024;
/** At once, however often: the machine's own end would cost more than every scanner. */
const MEMORY_BYTES_NEVER = 1024 * 1024 * 1024;
/** Measured: 0.002 while it waits, 0.2 at that rate. */
const BUSY_SHARE_MAX = 0.9;
/** Heartbeats, so about 10 s: a burst of codes or a slow start is over by then. */
const STRAINED_BEATS_FIRST = 10;
/** About 10 minutes: the longest wait, and as long a calm makes the next wait short again. */
const STRAINED_BEATS_LONGEST = 640;
const CALM_BEATS = 640;

interface Beat {
  readonly memoryBytes: number;
  /** How much of the time since the last one it was at work. */
  readonly busyShare: number;
}

/** Watches one bridge after the other. */
export class BridgeStrain {
  #busyBeats = 0;
  #fullBeats = 0;
  #calmBeats = 0;
  /** Since the last long calm. */
  #replacements = 0;

  /** Why it is to be replaced; null: it is not. */
  beat({ memoryBytes, busyShare }: Beat): string | null {
    const isBusy = busyShare > BUSY_SHARE_MAX;
    const isFull = memoryBytes > MEMORY_BYTES_MAX;
    this.#busyBeats = isBusy ? this.#busyBeats + 1 : 0;
    this.#fullBeats = isFull ? this.#fullBeats + 1 : 0;
    this.#calmBeats = isBusy || isFull ? 0 : this.#calmBeats + 1;
    if (this.#calmBeats >= CALM_BEATS) this.#replacements = 0;
    const wait = Math.min(STRAINED_BEATS_FIRST * 2 ** this.#replacements, STRAINED_BEATS_LONGEST);
    // What was never full before has no burst to wait for.
    const fullWait = this.#replacements === 0 ? 1 : wait;
    if (this.#fullBeats >= fullWait || memoryBytes > MEMORY_BYTES_NEVER) {
      return this.#replaced(`took ${Math.round(memoryBytes / 1024 / 1024)} MB of memory`);
    }
    if (this.#busyBeats < wait) return null;
    return this.#replaced(`was at work without a pause for ${wait} heartbeats`);
  }

  /** It has done what it is for, or is another one: its work is not idle spinning. */
  worked(): void {
    this.#busyBeats = 0;
  }

  #replaced(reason: string): string {
    this.#replacements += 1;
    this.#busyBeats = 0;
    this.#fullBeats = 0;
    return reason;
  }
}
