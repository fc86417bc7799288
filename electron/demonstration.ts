import type { ShellView } from '../messages/views.ts';

/**
 * The till shown without a person: the world plays a scenario, with hands at the window.
 * Ends once, with null for a success or with a sentence for every way in which it can fail.
 */
export class Demonstration {
  readonly #end: (failure: string | null) => void;
  #hasEnded = false;

  constructor(end: (failure: string | null) => void) {
    this.#end = end;
  }

  onMode(mode: 'simulation' | 'live'): void {
    if (mode === 'live')
      this.end('The configuration says live, and only simulation is demonstrated.');
  }

  onView({ terminal }: ShellView): void {
    if (terminal.status !== 'stopped') return;
    const { failure } = terminal;
    // The terminal has said its own failures in full; those of a process are the shell's to say.
    const detail = failure.code === 'processFailed' ? ` ${failure.process}: ${failure.detail}` : '';
    this.end(`The till cannot start: ${failure.code}${detail}`);
  }

  onLost(process: 'terminal' | 'world'): void {
    if (process === 'world') this.end('The simulated world ended before the scenario did.');
  }

  end(failure: string | null): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#end(failure);
  }
}
