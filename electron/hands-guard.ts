import type { WindowAnswer, WindowRequest } from '../messages/process.ts';
import type { WindowHands } from './window-hands.ts';

type Hands = Pick<WindowHands, 'carryOut'>;

/**
 * Who may use the window in a person's place: nobody in a live till, and nobody before the till
 * has said that it is a simulation. There a scanner may type; only a demonstration does more.
 */
export class HandsGuard {
  readonly #hands: Hands;
  readonly #isDemonstration: boolean;
  #mode: 'simulation' | 'live' | null = null;

  constructor(hands: Hands, isDemonstration: boolean) {
    this.#hands = hands;
    this.#isDemonstration = isDemonstration;
  }

  onMode(mode: 'simulation' | 'live'): void {
    this.#mode = mode;
  }

  async carryOut(request: WindowRequest): Promise<WindowAnswer> {
    if (this.#mode !== 'simulation') return { ok: false, why: 'this is not a simulation' };
    if (request.action !== 'scan' && !this.#isDemonstration) {
      return { ok: false, why: 'nobody but a person uses this window' };
    }
    return await this.#hands.carryOut(request);
  }
}
