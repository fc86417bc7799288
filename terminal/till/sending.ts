import type { PayConnection } from '../acquirer/acquirer.ts';
import type { AttemptFacts, MonoMs, NotSentReason } from '../core/attempt.ts';
import { PayLine } from './pay-line.ts';
import type { TillPorts } from './till-ports.ts';

type SendingPorts = Pick<TillPorts, 'acquirer' | 'arming' | 'clock' | 'ids' | 'runner'>;

/** Pause between two tries to connect, while a code waits for it. */
const RECONNECT_MS = 1_000;

/** A code in memory, on its way to the acquirer. */
interface Unsent {
  readonly facts: AttemptFacts;
  readonly code: string;
  readonly reference: string | null;
  /** When it was scanned, on the clock that nobody can set back. */
  readonly scannedMono: MonoMs;
  isStopped: boolean;
}

/** Written down as waiting for a connection; `line`: one that stands, and waits for a word. */
interface Waiting extends Unsent {
  line: PayConnection | null;
  stopTimers: readonly (() => void)[];
}

/**
 * A scan between the scanner and the commit: connect, commit, write (rules 1, 2 and 7 of the life
 * of one attempt). Until the connection stands the code is in memory only. While none does, the
 * attempt waits on disk for as long as the code lives: soon after the scan it goes out by itself,
 * later on the cashier's word, since the customer may have paid another way (H19).
 */
export class Sending {
  readonly #ports: SendingPorts;
  /** What is shown changed without an attempt changing: nothing came of the scan, or a line stands. */
  readonly #onChange: () => void;
  readonly #line: PayLine;
  #unsent: Unsent | null = null;
  #waiting: Waiting | null = null;

  constructor(ports: SendingPorts, onChange: () => void) {
    this.#ports = ports;
    this.#onChange = onChange;
    this.#line = new PayLine(ports.acquirer);
  }

  /** What is on its way to its commit; null: nothing. */
  get facts(): AttemptFacts | null {
    return this.#unsent?.facts ?? null;
  }

  /** Whether this code is on its way, and has not been sent. */
  holds(code: string): boolean {
    return this.#unsent?.code === code || this.#waiting?.code === code;
  }

  /** Of the attempt that waits for a connection: until when, and whether it waits for a word. */
  waiting(paymentRequestId: string): { diesMono: MonoMs; forWord: boolean } | null {
    const waiting = this.#waiting;
    if (waiting?.facts.paymentRequestId !== paymentRequestId) return null;
    const diesMono = waiting.scannedMono + this.#ports.acquirer.policy.codeLifeMs;
    return { diesMono, forWord: waiting.line?.isFresh() === true };
  }

  /** A code is awaited: its connection is opened now, and its id is on the disk before it comes. */
  prepare(): void {
    this.#line.open();
    try {
      this.#ports.ids.prepare();
    } catch {
      // The scan tries again, and then it is told.
    }
  }

  /** No code is awaited any more. */
  release(): void {
    this.#line.close();
  }

  /** `scannedMono`: when the code was scanned. */
  async begin(
    facts: AttemptFacts,
    code: string,
    reference: string | null,
    scannedMono: MonoMs,
  ): Promise<void> {
    const unsent: Unsent = { facts, code, reference, scannedMono, isStopped: false };
    this.#unsent = unsent;
    // A customer stands there: what can go out goes out before anything else is done.
    const taken = this.#line.take();
    const line = taken instanceof Promise ? await taken : taken;
    if (unsent.isStopped) {
      line?.close();
    } else if (this.#isDead(unsent)) {
      line?.close();
      this.#end(facts, 'codeTooOld');
    } else if (line === null) {
      this.#wait(unsent);
    } else if (!this.#ports.arming.isArmed) {
      line.close();
      this.#end(facts, 'notArmed');
    } else {
      this.#unsent = null;
      this.#send(unsent, line);
    }
  }

  /** The cashier stops it before anything left. */
  stop(): void {
    if (this.#unsent === null) return;
    this.#unsent.isStopped = true;
    this.#end(this.#unsent.facts, 'stopped');
  }

  /** The cashier's word. False: it does not wait for one, or its connection has gone again. */
  sendNow(paymentRequestId: string): boolean {
    const waiting = this.#waiting;
    if (waiting?.facts.paymentRequestId !== paymentRequestId) return false;
    if (waiting.line?.isFresh() !== true || this.#isDead(waiting)) return false;
    const { line } = waiting;
    waiting.line = null;
    return this.#send(waiting, line);
  }

  /** What waited has got an end, or has been sent: its code is forgotten. */
  forget(paymentRequestId: string): void {
    const waiting = this.#waiting;
    if (waiting?.facts.paymentRequestId !== paymentRequestId) return;
    this.#waiting = null;
    waiting.isStopped = true;
    waiting.line?.close();
    for (const stop of waiting.stopTimers) stop();
  }

  #wait(unsent: Unsent): void {
    const { runner, clock, acquirer } = this.#ports;
    const { paymentRequestId } = unsent.facts;
    const waiting: Waiting = { ...unsent, line: null, stopTimers: [] };
    const lifeMs = unsent.scannedMono + acquirer.policy.codeLifeMs - clock.mono();
    const die = clock.after(lifeMs, () => runner.codeDied(paymentRequestId));
    waiting.stopTimers = [die];
    this.#waiting = waiting;
    const isWritten = this.#commit(() => runner.recordWaiting(unsent.facts));
    if (isWritten) this.#retryLater(waiting);
    else this.forget(paymentRequestId);
  }

  #retryLater(waiting: Waiting): void {
    const retry = this.#ports.clock.after(RECONNECT_MS, () => void this.#retry(waiting));
    waiting.stopTimers = [...waiting.stopTimers.slice(0, 1), retry];
  }

  /** Asks for a connection until one stands; one that waits for a word is kept fresh. */
  async #retry(waiting: Waiting): Promise<void> {
    if (waiting.line?.isFresh() !== true) {
      waiting.line?.close();
      waiting.line = null;
      const opened = await this.#ports.acquirer.connect();
      const line = opened.outcome === 'connected' ? opened.connection : null;
      if (waiting.isStopped) {
        line?.close();
        return;
      }
      if (line !== null) this.#stands(waiting, line);
      else this.#onChange();
    }
    if (!waiting.isStopped) this.#retryLater(waiting);
  }

  #stands(waiting: Waiting, line: PayConnection): void {
    const { clock, acquirer, arming } = this.#ports;
    const ageMs = clock.mono() - waiting.scannedMono;
    if (!arming.isArmed || this.#isDead(waiting)) line.close();
    else if (ageMs <= acquirer.policy.autoSendMs) this.#send(waiting, line);
    else {
      waiting.line = line;
      this.#onChange();
    }
  }

  #isDead({ scannedMono }: Unsent): boolean {
    return this.#ports.clock.mono() - scannedMono > this.#ports.acquirer.policy.codeLifeMs;
  }

  #send({ facts, code, reference }: Unsent, line: PayConnection): boolean {
    const isSent = this.#commit(() => this.#ports.runner.send(facts, code, reference, line));
    if (isSent) this.forget(facts.paymentRequestId);
    else line.close();
    return isSent;
  }

  #end(facts: AttemptFacts, reason: NotSentReason): void {
    this.#commit(() => this.#ports.runner.recordNeverSent(facts, reason));
  }

  /** Whatever is committed is an attempt from here on, and tells itself. */
  #commit(commit: () => void): boolean {
    this.#unsent = null;
    try {
      commit();
      return true;
    } catch {
      // The arming view says what is wrong with the store.
      this.#onChange();
      return false;
    }
  }
}
