import type { Acquirer, ExchangeReport } from './acquirer/acquirer.ts';
import type { AcquirerClock } from './acquirer/acquirer-clock.ts';
import type { Money } from './core/money.ts';
import type { ArmingView, DisarmReason, LinkView } from '../messages/views.ts';
import type { Clock, Log } from './ports.ts';

/** Pause between probes while not armed: soon at first, then gently. */
const PROBE_PAUSE_MS = 2_000;
const PROBE_PAUSE_MS_MAX = 30_000;
/** An idle till asks this often, so that the link and the acquirer's clock stay known. */
const IDLE_PROBE_MS = 5 * 60_000;
/** Beyond this the till's clock is told to be wrong. */
const DRIFT_TOLD_MS = 30_000;
/** Room for a day of payments and their journal; with less, nothing new is begun. */
const DISK_RESERVE_BYTES = 50_000_000;

interface ArmingPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly acquirerClock: AcquirerClock;
  readonly freeBytes: () => number;
  /** Tries whether the database takes a write. */
  readonly isStoreWritable: () => boolean;
  /** An id the acquirer has never seen. */
  readonly unusedId: () => string;
  /** What a probe asks about; the acquirer is never asked to move it. */
  readonly probeMoney: Money;
  readonly onChange: () => void;
  /** The acquirer answered as before, in another time: nobody waits for that. */
  readonly onLatency: () => void;
}

/**
 * Whether a charge may begin: only after a signed, verified exchange since the start. A signed
 * "not known" to a question about a fresh id is enough; refused credentials, a wrong signature or
 * a server that is not believed disarm, and the till keeps probing until that is over.
 */
export class Arming {
  readonly #ports: ArmingPorts;
  #arming: ArmingView = { status: 'checking' };
  #link: LinkView = { status: 'unknown', latencyMs: null, clockDriftMs: null };
  #acquirer: Acquirer | null = null;
  #pauseMs = PROBE_PAUSE_MS;
  #isProbing = false;
  #stopWaiting: (() => void) | null = null;

  constructor(ports: ArmingPorts) {
    this.#ports = ports;
  }

  get view(): ArmingView {
    return this.#arming;
  }

  get link(): LinkView {
    return this.#link;
  }

  get isArmed(): boolean {
    return this.#arming.status === 'armed' && this.#ports.acquirerClock.now() !== null;
  }

  start(acquirer: Acquirer): void {
    this.#acquirer = acquirer;
    void this.#probe();
  }

  stop(): void {
    this.#acquirer = null;
    this.#stopWaiting?.();
  }

  /** Every exchange tells something about the link and about whether we are believed. */
  hear(report: ExchangeReport): void {
    const { acquirerClock } = this.#ports;
    const before = { arming: this.#arming, link: this.#link };
    if (report.verified) {
      acquirerClock.learn(report.acquirerAt);
      const driftMs = acquirerClock.driftMs() ?? 0;
      this.#link = {
        status: 'answering',
        latencyMs: Math.round(report.tookMs),
        clockDriftMs: Math.abs(driftMs) > DRIFT_TOLD_MS ? driftMs : null,
      };
      this.#settle();
    } else if (report.why === 'credentials') {
      this.#disarm('credentials', report.code);
    } else if (report.why === 'certificate') {
      this.#link = { ...this.#link, status: 'silent', latencyMs: null };
      this.#disarm('certificate', report.code);
    } else if (report.why === 'signature') {
      this.#disarm('signature', null);
    } else {
      this.#link = { ...this.#link, status: 'silent', latencyMs: null };
    }
    const isOnlyLatency =
      report.verified &&
      before.arming.status === 'armed' &&
      this.#arming.status === 'armed' &&
      before.link.status === this.#link.status &&
      before.link.clockDriftMs === this.#link.clockDriftMs;
    if (isOnlyLatency) this.#ports.onLatency();
    else this.#ports.onChange();
  }

  /** The database could not be written, or can be again. */
  hearStore(failure: string | null): void {
    if (failure !== null) this.#disarm('storeFailed', failure);
    else if (this.#isDisarmedBy('storeFailed')) this.#arming = { status: 'checking' };
    // Told after every commit, of which most change nothing here.
    else return;
    this.#ports.onChange();
  }

  /** Before a charge: a clock that became unknown is learned anew, and the disk is looked at. */
  refresh(): void {
    if (this.#arming.status !== 'armed') return;
    if (this.#ports.acquirerClock.now() === null) {
      this.#arming = { status: 'checking' };
      void this.#probe();
    } else {
      this.#settle();
    }
  }

  #settle(): void {
    if (this.#isDisarmedBy('storeFailed')) return;
    if (this.#ports.freeBytes() < DISK_RESERVE_BYTES) this.#disarm('diskFull', null);
    // A time that one answer alone tells is asked about once more.
    else if (this.#ports.acquirerClock.now() === null) this.#arming = { status: 'checking' };
    else this.#arming = { status: 'armed' };
  }

  #isDisarmedBy(reason: DisarmReason): boolean {
    return this.#arming.status === 'disarmed' && this.#arming.reason === reason;
  }

  #disarm(reason: DisarmReason, detail: string | null): void {
    // What cannot be written weighs more than who does not believe whom, and is told till it ends.
    if (this.#isDisarmedBy('storeFailed') && reason !== 'storeFailed') return;
    this.#ports.log.error('till.disarmed', { reason, detail });
    this.#arming = { status: 'disarmed', reason, detail };
    this.#probeLater();
  }

  async #probe(): Promise<void> {
    if (this.#acquirer === null || this.#isProbing) return;
    this.#isProbing = true;
    // A disarmed till may have nothing else to write, and would never hear that it can again.
    if (this.#isDisarmedBy('storeFailed') && this.#ports.isStoreWritable()) this.hearStore(null);
    // The report of the exchange arms or disarms; the answer itself says nothing of a payment.
    // A refusal of our credentials is a verified answer too: it is heard last, and wins.
    await this.#acquirer.inquire({
      paymentRequestId: this.#ports.unusedId(),
      money: this.#ports.probeMoney,
    });
    this.#isProbing = false;
    if (!this.isArmed) {
      this.#probeLater();
      return;
    }
    this.#pauseMs = PROBE_PAUSE_MS;
    this.#probeAfter(IDLE_PROBE_MS);
  }

  #probeLater(): void {
    this.#probeAfter(this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, PROBE_PAUSE_MS_MAX);
  }

  #probeAfter(ms: number): void {
    this.#stopWaiting?.();
    if (this.#acquirer === null) return;
    this.#stopWaiting = this.#ports.clock.after(ms, () => void this.#probe());
  }
}
