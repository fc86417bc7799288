import type { WindowAnswer, WindowRequest } from '../messages/process.ts';
import type { ShellView } from '../messages/views.ts';
import type { WindowHands } from './window-hands.ts';

type Hands = Pick<WindowHands, 'carryOut'>;

/**
 * The till shown without a person: the world plays a scenario, with these hands at the window.
 * Ends once, with null for a success or with a sentence for every way in which it can fail.
 */
export class Demonstration {
  readonly #hands: Hands;
  readonly #end: (failure: string | null) => void;
  #mode: 'simulation' | 'live' | null = null;
  #hasEnded = false;

  constructor(hands: Hands, end: (failure: string | null) => void) {
    this.#hands = hands;
    this.#end = end;
  }

  onMode(mode: 'simulation' | 'live'): void {
    this.#mode = mode;
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

  async carryOut(request: WindowRequest): Promise<WindowAnswer> {
    if (this.#mode !== 'simulation') return { ok: false, why: 'this is not a simulation' };
    return await this.#hands.carryOut(request);
  }

  end(failure: string | null): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#end(failure);
  }
}
