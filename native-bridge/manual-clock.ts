import type { Clock } from './clock.ts';

interface Waiting {
  readonly dueMono: number;
  readonly callback: () => void;
}

/** The clock's twin: time stands until a test moves it. */
export class ManualClock implements Clock {
  private elapsedMs = 0;
  private readonly waiting = new Set<Waiting>();

  now(): number {
    return Date.UTC(2026, 0, 2, 9, 0, 0) + this.elapsedMs;
  }

  mono(): number {
    return this.elapsedMs;
  }

  after(ms: number, callback: () => void): () => void {
    const entry = { dueMono: this.elapsedMs + Math.max(0, ms), callback };
    this.waiting.add(entry);
    return () => this.waiting.delete(entry);
  }

  /** How many wait. */
  get waitingCount(): number {
    return this.waiting.size;
  }

  /** Moves time on, calling back whoever falls due on the way, in order. */
  advance(ms: number): void {
    const end = this.elapsedMs + ms;
    for (;;) {
      const next = [...this.waiting]
        .filter((entry) => entry.dueMono <= end)
        .toSorted((a, b) => a.dueMono - b.dueMono)[0];
      if (next === undefined) break;
      this.waiting.delete(next);
      this.elapsedMs = Math.max(this.elapsedMs, next.dueMono);
      next.callback();
    }
    this.elapsedMs = end;
  }
}
