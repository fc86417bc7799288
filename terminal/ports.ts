import type { MonoMs, UtcMs } from './core/attempt.ts';

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

/** Structured log. Never given a payment code, a key or a request body. */
export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;
