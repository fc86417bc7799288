import type { MonoMs, UtcMs } from './core/attempt.ts';
import type { LogCall } from './log/log-events.ts';

/** Time as the till knows it. Everything that waits, waits here. */
export interface Clock {
  /** Wall clock, UTC milliseconds. May jump. */
  now(): UtcMs;
  /** Monotonic milliseconds of this process. Never jumps, never goes back. */
  mono(): MonoMs;
  /** Calls back once, not before `ms`; the result undoes it. */
  after(ms: number, callback: () => void): () => void;
  /** Test clocks run faster than 1. */
  readonly rate: number;
}

/** Where chance comes from. */
export interface Chance {
  /** Cryptographically random bytes. */
  bytes(count: number): Uint8Array;
  /** A number in [0, 1), for jitter. */
  fraction(): number;
}

/** Where ids come from: each is written down where it outlives the database before it is used. */
export interface Ids {
  /** Of this life of the process: no two lives share one. */
  readonly epoch: string;
  /** A fresh `paymentRequestId`. Throws when it cannot be written down. */
  next(): string;
  /** Writes the next one down ahead, so that a scan need not wait for the disk. Throws as above. */
  prepare(): void;
  nextSale(): string;
  nextRefund(): string;
  /** Writes down that this refund gives money of that payment back. Throws as above. */
  noteRefund(refundRequestId: string, paymentRequestId: string): void;
  /** An id for a question that must be answered "not known": never used for a payment. */
  unused(): string;
}

/**
 * The log: an event of the table in `log/log-events.ts`, with its facts. What leaves through it is
 * masked by the kind of each fact, so that no payment code and no key can.
 */
export interface Log {
  info(...call: LogCall): void;
  warn(...call: LogCall): void;
  error(...call: LogCall): void;
}
