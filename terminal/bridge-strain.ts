/**
 * When a bridge that lives and beats must be replaced all the same; pure. A driver may leak or spin
 * for weeks without a crash, and takes the machine from the till meanwhile.
 */

/** Measured: 70 MB with its drivers loaded, 80 MB while four scanners send 19,000 codes a second. */
const MEMORY_BYTES_MAX = 384 * 1024 * 1024;
/** Measured: 0.002 while it waits, 0.2 at that rate. */
const BUSY_SHARE_MAX = 0.9;
/** Heartbeats, so about 10 s: a burst of codes or a slow start is over by then. */
const BUSY_BEATS_MAX = 10;

interface Beat {
  readonly memoryBytes: number;
  /** How much of the time since the last one it was at work. */
  readonly busyShare: number;
}

/** Watches one bridge after the other. */
export class BridgeStrain {
  #busyBeats = 0;

  /** Why it is to be replaced; null: it is not. */
  beat({ memoryBytes, busyShare }: Beat): string | null {
    this.#busyBeats = busyShare > BUSY_SHARE_MAX ? this.#busyBeats + 1 : 0;
    if (memoryBytes > MEMORY_BYTES_MAX) {
      return `took ${Math.round(memoryBytes / 1024 / 1024)} MB of memory`;
    }
    if (this.#busyBeats < BUSY_BEATS_MAX) return null;
    return `was at work without a pause for ${BUSY_BEATS_MAX} heartbeats`;
  }

  /** It has done what it is for, or is another one: its work is not idle spinning. */
  worked(): void {
    this.#busyBeats = 0;
  }
}
