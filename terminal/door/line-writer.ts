import type { Writable } from 'node:stream';
import type { SaidLine } from './door-lines.ts';

/**
 * Lines of JSON to a reader who may be slow or stop reading: what it has not taken does not pile
 * up. A snapshot that was not taken gives way to the next one; whoever writes other lines waits
 * for `room` first.
 */
export class LineWriter {
  readonly #output: Writable;
  /** By name, while the reader does not take them. */
  readonly #newest = new Map<string, SaidLine>();
  readonly #waiting = new Set<() => void>();
  #status: 'free' | 'full' | 'broken' = 'free';

  /** `onBroken`: nobody will ever read again. */
  constructor(output: Writable, onBroken: () => void) {
    this.#output = output;
    output.on('drain', () => this.#drained());
    output.on('error', () => {
      this.#status = 'broken';
      this.#newest.clear();
      this.#wake();
      onBroken();
    });
  }

  write(line: SaidLine): void {
    if (this.#status === 'broken') return;
    const isTaken = this.#output.write(`${JSON.stringify(line)}\n`);
    if (!isTaken) this.#status = 'full';
  }

  /** One that replaces the line of the same name before it. */
  writeNewest(name: string, line: SaidLine): void {
    if (this.#status === 'free') this.write(line);
    else if (this.#status === 'full') this.#newest.set(name, line);
  }

  /** Resolves when the reader has taken what was written, or never will. */
  async room(): Promise<void> {
    while (this.#status === 'full') {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Resolves when everything is out of this process, or never will be. */
  async flushed(): Promise<void> {
    await this.room();
    if (this.#status === 'broken') return;
    await new Promise<void>((resolve) => {
      this.#output.write('', () => resolve());
    });
  }

  #drained(): void {
    if (this.#status === 'broken') return;
    this.#status = 'free';
    const lines = [...this.#newest.values()];
    this.#newest.clear();
    for (const line of lines) this.write(line);
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
